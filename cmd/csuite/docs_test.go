package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the documentation shows is what happens. In README.md and docs, a block
// marked console is a session: a line that begins with "$ " is run and what
// follows is what it prints. A YAML block whose first line is "# NAME.yaml" makes
// that file, "# at the end of NAME.yaml" adds to it. Each page begins in a folder
// of its own that has examples and rules. With -update the sessions are written anew.
func TestDocumentation(t *testing.T) {
	if testing.Short() {
		t.Skip("too long for -short")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, filepath.Join(root, "README.md")) {
		t.Run(filepath.Base(page), func(t *testing.T) {
			old, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			old = bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n"))
			work := t.TempDir()
			for _, folder := range []string{"examples", "rules"} {
				if err := os.CopyFS(filepath.Join(work, folder), os.DirFS(filepath.Join(root, folder))); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(work)
			got := replay(t, string(old))
			if *update {
				err = os.WriteFile(page, []byte(got), 0o644)
			} else if got != string(old) {
				t.Errorf("%s differs from what happens now; run with -update and read the diff\n%s", filepath.Base(page), firstDifference(string(old), got))
			}
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

var (
	block    = regexp.MustCompile("(?ms)^```(console|yaml)\n(.*?)^```$")
	fileLine = regexp.MustCompile(`^# (at the end of )?([\w./-]+\.yaml)\n`)
)

// replay goes through the blocks of a page and returns the page with the sessions as they are now.
func replay(t *testing.T, page string) string {
	t.Helper()
	sh := &shell{t: t}
	return block.ReplaceAllStringFunc(page, func(whole string) string {
		parts := block.FindStringSubmatch(whole)
		if parts[1] == "yaml" {
			sh.file(parts[2])
			return whole
		}
		var out strings.Builder
		for line := range strings.Lines(parts[2]) {
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				out.WriteString(line + sh.run(strings.TrimSpace(command)))
			}
		}
		return "```console\n" + out.String() + "```"
	})
}

func firstDifference(old, now string) string {
	a, b := strings.Split(old, "\n"), strings.Split(now, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "page: " + a[i] + "\nnow:  " + b[i]
		}
	}
	return "one ends before the other"
}
