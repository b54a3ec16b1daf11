package export_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/export"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

var update = flag.Bool("update", false, "write the generated files of docs anew")

const docs = "../../docs"

// What is generated from the rulebook says what the rulebook says now.
func TestGeneratedFilesAreCurrent(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := export.ProfileSchema(&rb.Catalogue)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{filepath.Join(docs, "profile.schema.json"): string(schema)}
	for _, p := range export.Reference(rb) {
		want[filepath.Join(docs, "reference", p.File)] = p.Text
	}
	there, err := filepath.Glob(filepath.Join(docs, "reference", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range there {
		if _, ok := want[file]; !ok {
			t.Errorf("%s is not generated; it belongs elsewhere", file)
		}
	}
	for file, text := range want {
		current(t, file, text)
	}
}

// current compares a file with what it should hold, or writes it.
func current(t *testing.T, file, text string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(old), "\r\n", "\n") != text {
		t.Errorf("%s is not what the rulebook says now; run go test ./internal/export -update and read the diff", file)
	}
}
