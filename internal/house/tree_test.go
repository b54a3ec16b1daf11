// Package house_test is the repository testing itself: that imports point down
// the table of docs/project-layout.md, that files and functions stay small, that
// the linked program cannot reach a network, that licences are permissive.
//
// It has no code of its own to test and nothing imports it. Begin with
// floors_test.go; a test that fails says what to do.
package house_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const (
	root   = "../.."
	module = "github.com/csuite-advisor/csuite"
)

// A source is one parsed Go file of the repository.
type source struct {
	path string // slashed, relative to the root
	pkg  string // import path without the module: "internal/cli"
	file *ast.File
	fset *token.FileSet
}

func (s source) test() bool { return strings.HasSuffix(s.path, "_test.go") }

func (s source) line(p token.Pos) int { return s.fset.Position(p).Line }

// sources parses every Go file below cmd, internal and rules, but those of modules
// of their own.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	for _, dir := range []string{"cmd", "internal", "rules"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, d fs.DirEntry, err error) error {
			if _, none := os.Stat(filepath.Join(path, "go.mod")); none == nil {
				return filepath.SkipDir
			}
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
				return err
			}
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			rel = filepath.ToSlash(rel)
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
			all = append(all, source{rel, rel[:strings.LastIndex(rel, "/")], file, fset})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// imports returns the import paths of a file.
func (s source) imports() []string {
	paths := make([]string, len(s.file.Imports))
	for i, spec := range s.file.Imports {
		paths[i] = strings.Trim(spec.Path.Value, `"`)
	}
	return paths
}

// A listed package is what "go list -json" says of it.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Module     *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// list runs "go list" in the root of the repository.
func list(t *testing.T, args ...string) []listed {
	t.Helper()
	out := command(t, append([]string{"list", "-json=ImportPath,Standard,Imports,Module"}, args...)...)
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(out)); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// command runs the go command in the root of the repository and returns its standard output.
func command(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}
