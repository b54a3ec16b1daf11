package rulebook_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// withInputs returns the shipped rulebook with a part of inputs.yaml replaced.
func withInputs(t *testing.T, old, replacement string) fs.FS {
	t.Helper()
	changed := fstest.MapFS{}
	err := fs.WalkDir(rules.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rules.FS, path)
		if path == "inputs.yaml" {
			if strings.Count(string(data), old) != 1 {
				t.Fatalf("%q is not once in inputs.yaml", old)
			}
			data = []byte(strings.Replace(string(data), old, replacement, 1))
		}
		changed[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return changed
}

// The values of a scale can be told apart by statements, or have none.
func TestStatements(t *testing.T) {
	for _, c := range []struct{ old, replacement, want string }{
		{
			"phrase: digital work is business as usual\n", "phrase: digital work is business as usual\n        statement: a\n",
			`the first value of "digital_maturity" takes no statement`,
		},
		{
			"phrase: digital projects are deliberate\n        statement:", "phrase:",
			`value "formalized" of "digital_maturity" needs a statement`,
		},
		{
			"      - id: customer-facing\n", "      - id: customer-facing\n        statement: a\n",
			`input "technology_role" is no scale: its values take no statement`,
		},
	} {
		_, err := rulebook.LoadProven(withInputs(t, c.old, c.replacement))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "inputs.yaml:") {
			t.Errorf("%q:\n got %v\nwant %s", c.replacement, err, c.want)
		}
	}
}

const reserved = `
  - {id: self_assessed, label: odd, kind: set, role: optional, topic: odd, question: odd, why: odd, values: [{id: odd, label: odd}]}
`

// No input takes the name of a key that profiles use otherwise.
func TestReservedInput(t *testing.T) {
	_, err := rulebook.Load(withInputs(t, "inputs:\n", "inputs:\n"+reserved))
	if err == nil || !strings.Contains(err.Error(), `no input can be called "self_assessed"`) {
		t.Errorf("%v", err)
	}
}

// Digital maturity can be placed, and nothing else needs it.
func TestPlaceable(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rb.Catalogue.Inputs {
		in := &rb.Catalogue.Inputs[i]
		if want := in.ID == "digital_maturity"; in.Placeable() != want {
			t.Errorf("%s can be placed: %v", in.ID, in.Placeable())
		}
		if in.Placeable() && (in.Kind != profile.Scale || in.Values[0].Statement != "") {
			t.Errorf("%s: %v", in.ID, in.Values[0])
		}
	}
}
