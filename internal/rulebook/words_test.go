package rulebook_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// Each kind of test has its words. Several tests make one condition.
func TestConditionInWords(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, g := range rb.AllGrounds() {
		condition := rb.Condition(g.When)
		for _, test := range g.When {
			said[rb.Words(test)] = true
			if !strings.Contains(condition, rb.Words(test)) {
				t.Errorf("%s: %q lacks %q", g.ID, condition, rb.Words(test))
			}
		}
		if g.When == nil && condition != "" {
			t.Errorf("%s: %q for no condition", g.ID, condition)
		}
	}
	for _, want := range []string{
		"headcount is 250 or more", "headcount is below 50", "headcount is 50 to 249",
		"enterprise IT is substantial or full", "symptoms of a gap include fragmented journeys",
		"bridge is anything but one executive as CIO and CMO",
	} {
		if !said[want] {
			t.Errorf("no rule says %q", want)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := rulebook.Number(n); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
}

// A claim is used by rules, by mandates, or by nothing and then is context.
func TestUse(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range rb.Claims {
		if used := len(rb.RulesOn(c)) + len(rb.MandatesOn(c)); (used == 0) != (c.Context != "") {
			t.Errorf("%s is used %d times and has the context %q", c.ID, used, c.Context)
		}
	}
}

// The search for a company that breaks an invariant cannot ask for a number that
// fails, so it must not seem to have looked.
func TestInvariantThatCannotBeDenied(t *testing.T) {
	for _, then := range []string{`headcount: "< 5"`, `symptoms: duplicate-tools`} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, rules.FS); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "invariants.yaml")
		data, err := fs.ReadFile(rules.FS, "invariants.yaml")
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, "\n  - {id: odd, says: odd, when: {marketing: cmo}, then: [{"+then+"}]}\n"...)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := rulebook.LoadProven(os.DirFS(dir)); err == nil || !strings.Contains(err.Error(), "then cannot test") {
			t.Errorf("then: %s: %v", then, err)
		}
	}
}
