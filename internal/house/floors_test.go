package house_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A storey is one row of the table in docs/project-layout.md.
type storey struct {
	floor   string
	imports []string // packages of this module, as "internal/profile"
}

// floors reads the table, so that the page and the test cannot differ.
func floors(t *testing.T) map[string]storey {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(root, "docs", "project-layout.md"))
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("(?m)^\\| ([0-9]) \\| `([a-z/]+)` \\|[^|]*\\|([^|]*)\\|")
	named := regexp.MustCompile("`([a-z/]+)`")
	table := map[string]storey{}
	for _, m := range row.FindAllStringSubmatch(string(page), -1) {
		s := storey{floor: m[1]}
		for _, n := range named.FindAllStringSubmatch(m[3], -1) {
			s.imports = append(s.imports, n[1])
		}
		table[m[2]] = s
	}
	if len(table) < 5 {
		t.Fatalf("docs/project-layout.md: only %d rows of the floor table were understood", len(table))
	}
	return table
}

// Imports point down the table. Tests may look further: the tests of a printer
// may well print what the engine decides.
func TestFloors(t *testing.T) {
	table := floors(t)
	for name, s := range table {
		for _, lower := range s.imports {
			if table[lower].floor >= s.floor {
				t.Errorf("docs/project-layout.md lets %s import %s, which is not on a lower floor", name, lower)
			}
		}
	}
	for _, src := range sources(t) {
		if src.test() {
			continue
		}
		s, ok := table[src.pkg]
		if !ok {
			t.Errorf("%s: package %s has no floor; give it a row in docs/project-layout.md", src.path, src.pkg)
			continue
		}
		for _, path := range src.imports() {
			ours, ok := strings.CutPrefix(path, module+"/")
			if ok && !slices.Contains(s.imports, ours) {
				t.Errorf("%s: %s on floor %s must not import %s", src.path, src.pkg, s.floor, ours)
			}
		}
	}
}

// Some libraries are seen by one package only, and some packages see no
// operating system: what they return depends on their arguments and nothing else.
func TestKeptApart(t *testing.T) {
	onlyIn := map[string][]string{
		"github.com/spf13/cobra":           {"internal/cli"},
		"github.com/spf13/pflag":           {"internal/cli"},
		"github.com/spf13/viper":           {"internal/cli"},
		"github.com/AlecAivazis/survey/v2": {"internal/interview"},
		"github.com/rogpeppe/go-internal":  {},
		"pgregory.net/rapid":               {},
		"github.com/google/go-cmp":         {},
		"golang.org/x/sys":                 {}, // system calls of every kind
		"os/exec":                          {},
		"plugin":                           {},
		"unsafe":                           {},
		"github.com/santhosh-tekuri":       {},
	}
	pure := []string{"internal/profile", "internal/recommendation", "internal/decide"}
	impure := []string{"os", "time", "math/rand", "log", "log/slog", "os/exec", "io/fs", "path/filepath"}
	for _, src := range sources(t) {
		if src.test() {
			continue
		}
		for _, path := range src.imports() {
			for prefix, where := range onlyIn {
				if strings.HasPrefix(path, prefix) && !slices.Contains(where, src.pkg) {
					t.Errorf("%s imports %s, which belongs in %v and in tests", src.path, path, where)
				}
			}
			if slices.Contains(pure, src.pkg) && slices.Contains(impure, path) {
				t.Errorf("%s imports %s: %s does no I/O and knows no clock and no chance", src.path, path, src.pkg)
			}
		}
	}
}

// Random profiles are drawn from a seeded generator, so that a proof by sampling
// is the same proof tomorrow.
func TestNoChance(t *testing.T) {
	seeded := []string{"New", "NewPCG", "Rand", "PCG"}
	for _, src := range sources(t) {
		if src.test() || !slices.Contains(src.imports(), "math/rand/v2") {
			continue
		}
		ast.Inspect(src.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				pkg, ok := sel.X.(*ast.Ident)
				if ok && pkg.Name == "rand" && !slices.Contains(seeded, sel.Sel.Name) {
					t.Errorf("%s:%d: rand.%s differs from run to run; take a generator with a seed", src.path, src.line(sel.Pos()), sel.Sel.Name)
				}
			}
			return true
		})
	}
}
