package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/cli"
)

// A shell understands as much as the sessions of the documentation need, on every
// system: csuite, pipes, "> FILE", "2>&1", and a little of cat, cp -r, echo, head and jq.
type shell struct {
	t      *testing.T
	code   int    // of the last csuite
	errors string // what the line wrote to standard error
}

// run runs one line and returns what a terminal would show.
func (sh *shell) run(line string) string {
	sh.t.Helper()
	line, file, redirected := strings.Cut(line, " > ")
	out := ""
	sh.errors = ""
	for command := range strings.SplitSeq(line, " | ") {
		args := strings.Fields(command)
		for i := range args {
			args[i] = strings.Trim(args[i], `'"`)
		}
		out = sh.command(args, out)
	}
	if redirected {
		sh.write(strings.TrimSpace(file), out)
		out = ""
	}
	return out + sh.errors
}

func (sh *shell) command(args []string, in string) string {
	sh.t.Helper()
	switch line := strings.Join(args, " "); {
	case args[0] == "csuite":
		return sh.csuite(args[1:], in)
	case strings.HasPrefix(line, "go run ./cmd/csuite "):
		return sh.csuite(args[3:], in)
	case line == "echo $?":
		return fmt.Sprintln(sh.code)
	case args[0] == "cat" && len(args) == 2:
		return sh.read(args[1])
	case args[0] == "cp" && len(args) == 4 && args[1] == "-r":
		if err := os.CopyFS(args[3], os.DirFS(args[2])); err != nil {
			sh.t.Fatal(err)
		}
		return ""
	case args[0] == "head" && len(args) == 2:
		return sh.head(args[1], in)
	case args[0] == "jq" && len(args) == 3 && args[1] == "-r":
		return sh.jq(args[2], in)
	}
	sh.t.Fatalf("the sessions of the documentation cannot run %q", args)
	return ""
}

func (sh *shell) csuite(args []string, in string) string {
	args, merged := cutLast(args, "2>&1")
	var out, errors bytes.Buffer
	sh.code = cli.Run(sh.t.Context(), cli.Invocation{
		Args: args, In: strings.NewReader(in), Out: &out, Err: &errors, Version: "devel",
	})
	said := filepath.ToSlash(errors.String())
	if merged {
		return filepath.ToSlash(out.String()) + said
	}
	sh.errors += said
	return out.String()
}

func cutLast(args []string, last string) ([]string, bool) {
	if n := len(args) - 1; n >= 0 && args[n] == last {
		return args[:n], true
	}
	return args, false
}

func (sh *shell) head(count, in string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(count, "-"))
	if err != nil {
		sh.t.Fatal(err)
	}
	lines := strings.SplitAfter(in, "\n")
	return strings.Join(lines[:min(n, len(lines))], "")
}

// jq follows a path such as .decisions.bridge.possible[] and prints each value on a line.
func (sh *shell) jq(path, in string) string {
	var doc any
	if err := json.Unmarshal([]byte(in), &doc); err != nil {
		sh.t.Fatalf("jq: %v", err)
	}
	found := []any{doc}
	for _, step := range strings.Split(strings.ReplaceAll(path, "[]", ".[]"), ".")[1:] {
		var next []any
		for _, v := range found {
			if step == "[]" {
				next = append(next, v.([]any)...)
				continue
			}
			value, ok := v.(map[string]any)[step]
			if !ok {
				sh.t.Fatalf("jq %s: no %s", path, step)
			}
			next = append(next, value)
		}
		found = next
	}
	var out strings.Builder
	for _, v := range found {
		switch v := v.(type) {
		case string:
			fmt.Fprintln(&out, v)
			continue
		case map[string]any:
			sh.t.Fatalf("jq %s: an object, whose order would be lost", path)
		}
		data, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			sh.t.Fatal(err)
		}
		fmt.Fprintf(&out, "%s\n", data)
	}
	return out.String()
}

// file makes the file that a YAML block names in its first line, or adds to it.
func (sh *shell) file(block string) {
	sh.t.Helper()
	name := fileLine.FindStringSubmatch(block)
	switch {
	case name == nil:
	case name[1] == "":
		sh.write(name[2], block)
	default:
		sh.write(name[2], sh.read(name[2])+block)
	}
}

func (sh *shell) read(name string) string {
	sh.t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		sh.t.Fatal(err)
	}
	return string(data)
}

func (sh *shell) write(name, text string) {
	sh.t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		sh.t.Fatal(err)
	}
}
