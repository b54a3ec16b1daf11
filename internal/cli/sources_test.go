package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/cli"
)

// Every cited passage is found in the documents, and a changed word is noticed.
func TestSourcesVerify(t *testing.T) {
	const documents = "../../../shared/sources" // not part of the repository
	if _, err := os.Stat(documents); err != nil {
		t.Skip("the documents in ../shared are not there")
	}
	code, stdout, stderr := call(t.Context(), nil, "sources", "verify", documents)
	if code != cli.Done || stderr != "" {
		t.Fatalf("exit code %d\n%s%s", code, stdout, stderr)
	}

	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(documents)); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.ReplaceAll(string(text), " the ", " this ")
		if err := os.WriteFile(name, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr = call(t.Context(), nil, "sources", "verify", dir)
	if code != cli.Failure || !strings.Contains(stdout, "says something else now") || !strings.Contains(stderr, "could not be found") {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}
