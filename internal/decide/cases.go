package decide

import (
	"fmt"
	"maps"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// Test applies the rules to a case and returns what is not as the case expects,
// nothing where all is.
func (e *Engine) Test(c *rulebook.Case) []string {
	view, at := e.look(c.Profile), e.newResult()
	e.evaluate(view.cells, at)
	var wrong []string
	for _, id := range slices.Sorted(maps.Keys(c.Accept)) {
		i := e.byID[id]
		got := e.choices[i].Alternatives[at.outcomes[i]].ID
		if !slices.Contains(c.Accept[id], got) {
			wrong = append(wrong, fmt.Sprintf("%s is %s, not %s", id, got, rulebook.Join(c.Accept[id], "or")))
		}
	}
	for i := range e.tables {
		if want, ok := c.Points[e.tables[i].ID]; ok && want != at.sums[i] {
			wrong = append(wrong, fmt.Sprintf("%s has %d points, not %d", e.tables[i].ID, at.sums[i], want))
		}
	}
	for _, id := range c.Matches {
		if !e.matched(id, view, at) {
			wrong = append(wrong, fmt.Sprintf("rule %s does not match", id))
		}
	}
	return wrong
}

// matched reports whether a rule, row or entry matches.
func (e *Engine) matched(id string, v view, at *result) bool {
	for i := range e.rules {
		if e.rules[i].ID == id {
			return meets(e.rules[i].needs, v.cells)
		}
	}
	for i := range e.choices {
		for _, r := range e.choices[i].rows {
			if r.ID == id {
				return r.matches(v.cells, at)
			}
		}
	}
	s := situation{e: e, view: v, at: at}
	for _, l := range e.lists {
		for i := range l.entries {
			if l.entries[i].ID == id {
				return s.known(&l.entries[i]) && l.entries[i].matches(v.cells, at)
			}
		}
	}
	return false
}
