package decide_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// A voice is shown because of the outcome that it speaks against, so a dissent is about
// the decisions that its condition tests, its mandates' among them. Recommendations
// say so, too.
func TestDissentIsAboutWhatItTests(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	about := map[string][]string{}
	for _, l := range rb.Lists {
		for _, en := range l.Entries {
			if l.ID == "dissent" {
				about[en.ID] = decisionsTested(rb, en)
				if !slices.Equal(en.About, about[en.ID]) {
					t.Errorf("line %d: %s is about %v and tests %v", en.Pos.Line, en.ID, en.About, about[en.ID])
				}
			}
		}
	}
	if len(about) == 0 {
		t.Fatal("nobody disagrees")
	}
	e := engineOf(t)
	check(t, 1, func(t *rapid.T) {
		for _, d := range e.Recommend(drawPartial(t, 1<<30)).Dissent {
			if !slices.Equal(d.About, about[d.ID]) {
				t.Fatalf("%s: about %v, want %v", d.ID, d.About, about[d.ID])
			}
		}
	})
}

func decisionsTested(rb *rulebook.Rulebook, en *rulebook.Entry) []string {
	var ids []string
	for _, test := range en.When {
		if t := rb.ChoiceTable(test.Name); t != nil {
			id := t.ID
			if m := rb.Mandate(t.Mandate); m != nil {
				id = m.Decision
			}
			ids = append(ids, id)
		}
	}
	return ids
}
