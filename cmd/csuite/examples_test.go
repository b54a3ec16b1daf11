package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/cli"
)

const examples = "../../examples"

// Every folder of examples has a profile, YAML or JSON, and what csuite makes of
// it, in one or more formats: output.txt, output.json, output.yaml, output.md. The
// ending says which. A folder with a command.txt shows another command than recommend. With -update the outputs that are there are written anew.
func TestExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("too long for -short")
	}
	outputs, err := filepath.Glob(filepath.Join(examples, "*", "output.*"))
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, output := range outputs {
		folder := filepath.Dir(output)
		shown[folder] = true
		t.Run(filepath.Base(folder)+strings.TrimPrefix(filepath.Base(output), "output"), func(t *testing.T) {
			got := filepath.Join(t.TempDir(), filepath.Base(output))
			csuite(t, append(commandIn(t, folder), "--out", got)...)
			compare(t, output, got)
		})
	}
	folders, err := os.ReadDir(examples)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.IsDir() && !shown[filepath.Join(examples, f.Name())] {
			t.Errorf("examples/%s shows no output; touch output.txt in it and run this test with -update", f.Name())
		}
	}
}

// commandIn returns what makes the outputs of a folder: the line in its command.txt,
// in which a word may be a file of the folder; recommend and its profile where there
// is none.
func commandIn(t *testing.T, folder string) []string {
	t.Helper()
	line, err := os.ReadFile(filepath.Join(folder, "command.txt"))
	if errors.Is(err, fs.ErrNotExist) {
		return []string{"recommend", profileIn(t, folder)}
	}
	if err != nil {
		t.Fatal(err)
	}
	args := strings.Fields(string(line))
	for i := range args {
		if file := filepath.Join(folder, args[i]); i > 0 && fileExists(file) {
			args[i] = file
		}
	}
	return args
}

func fileExists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// profileIn returns the one profile in a folder.
func profileIn(t *testing.T, folder string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "profile.*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s needs one file profile.*, has %v (%v)", folder, found, err)
	}
	return found[0]
}

func csuite(t *testing.T, args ...string) {
	t.Helper()
	var stderr bytes.Buffer
	code := cli.Run(t.Context(), cli.Invocation{Args: args, In: strings.NewReader(""), Out: &stderr, Err: &stderr, Version: "devel"})
	if code != cli.Done || stderr.Len() > 0 {
		t.Fatalf("csuite %s: exit code %d\n%s", strings.Join(args, " "), code, &stderr)
	}
}

func compare(t *testing.T, want, got string) {
	t.Helper()
	text, err := os.ReadFile(got)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(want, text, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, err := os.ReadFile(want)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(old, text) {
		t.Errorf("%s differs from what csuite makes of it now; run with -update and read the diff", want)
	}
}
