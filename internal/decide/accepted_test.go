package decide_test

import (
	"io/fs"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// shipped is the engine over the embedded rulebook, fully checked.
func shipped(t testing.TB) (*rulebook.Rulebook, *decide.Engine) {
	t.Helper()
	rb, err := rulebook.Load(fs.FS(rules.FS))
	if err != nil {
		t.Fatalf("the shipped rulebook has faults:\n%v", err)
	}
	return rb, decide.Compile(rb)
}

// TestCases runs the cases that stand beside the rules.
func TestCases(t *testing.T) {
	rb, e := shipped(t)
	if len(rb.Cases) == 0 {
		t.Fatal("no cases")
	}
	for _, c := range rb.Cases {
		for _, wrong := range e.Test(c) {
			t.Errorf("%s:%d: case %s: %s", c.Pos.File, c.Pos.Line, c.ID, wrong)
		}
	}
}
