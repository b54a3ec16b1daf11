package rulebook_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// An edit replaces the first occurrence of a text in a file. Where old is "" the
// text is appended, and the file made if need be; where old is whole, the file goes.
type edit struct{ file, old, new string }

const whole = "\x00the whole file"

// cases stand in for the shipped ones, so that a fault elsewhere is not told twice.
const cases = `cases:
  - id: one
    why: an average company
    profile: {headcount: 100}
    accept: {technology: no-technology-chief}
    points: {technology_bond: 0}
    matches: [neither-load-is-heavy]
`

// edited returns the shipped rules with some edits. It fails where a text that is
// to be replaced is not there.
func edited(t testing.TB, edits ...edit) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"cases/one.yaml": {Data: []byte(cases)}}
	err := fs.WalkDir(rules.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "cases/") {
			return err
		}
		data, err := fs.ReadFile(rules.FS, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		file := out[e.file]
		switch {
		case e.old == whole:
			delete(out, e.file)
		case e.old == "" && file == nil:
			out[e.file] = &fstest.MapFile{Data: []byte(e.new)}
		case e.old == "":
			file.Data = append(file.Data, e.new...)
		case file == nil || !bytes.Contains(file.Data, []byte(e.old)):
			t.Fatalf("%s does not hold %q any more", e.file, e.old)
		default:
			file.Data = bytes.Replace(file.Data, []byte(e.old), []byte(e.new), 1)
		}
	}
	return out
}

// place returns file:line:column of a text in a file. The text begins at the
// place, or holds a mark § there.
func place(t testing.TB, fsys fs.FS, file, text string) string {
	t.Helper()
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(text, "§")
	if before == text {
		before = ""
	}
	at := bytes.Index(data, []byte(strings.Replace(text, "§", "", 1)))
	if at < 0 {
		t.Fatalf("%s does not hold %q", file, text)
	}
	lines := strings.Split(string(data[:at])+before, "\n")
	return fmt.Sprintf("%s:%d:%d", file, len(lines), len(lines[len(lines)-1])+1)
}

// faultsOf loads and returns what is wrong, nothing where all is well.
func faultsOf(t testing.TB, fsys fs.FS) []rulebook.Fault {
	t.Helper()
	rb, err := rulebook.Load(fsys)
	if err == nil {
		return nil
	}
	if rb != nil {
		t.Error("a rulebook with faults is returned")
	}
	var faults *rulebook.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("the error is a %T: %v", err, err)
	}
	return faults.List
}

// bad is a fixture: what is edited, and the fault that has to be found.
type bad struct {
	name    string
	edits   []edit
	in, at  string // the file and the text at which the fault is; at "" for no line
	message string // "…" at its end stands for anything
	hint    string
	more    bool // other faults follow from it
}

func (b bad) check(t *testing.T) {
	fsys := edited(t, b.edits...)
	want := b.in + ": "
	if b.at != "" {
		want = place(t, fsys, b.in, b.at) + ": "
	}
	want += b.message
	if b.hint != "" {
		want += "\n  hint: " + b.hint
	}
	var all []string
	for _, f := range faultsOf(t, fsys) {
		all = append(all, f.String())
	}
	if len(all) == 1 || b.more {
		for _, got := range all {
			start, open := strings.CutSuffix(want, "…")
			if got == want || open && strings.HasPrefix(got, start) {
				return
			}
		}
	}
	t.Errorf("want:\n%s\ngot %d:\n%s", want, len(all), strings.Join(all, "\n"))
}

func TestFixturesBeginWithoutFault(t *testing.T) {
	for _, f := range faultsOf(t, edited(t)) {
		t.Error(f)
	}
}
