package decide

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// lacking decides with things left out. Choice tables are proved complete for the
// whole rulebook only: open has those for which what is left gives no row, and
// those that read one.
func (e *Engine) lacking(left func(*rulebook.Grounds) bool, cells []uint8) (r *result, open set) {
	r, open = e.newResult(), e.newSet()
	for i := range e.rules {
		if rule := &e.rules[i]; meets(rule.needs, cells) && !left(&rule.Grounds) {
			r.sums[rule.table] += rule.Points
		}
	}
	for i := range e.tables {
		r.bands[i] = e.tables[i].bands[r.sums[i]-e.tables[i].low]
	}
	for _, u := range e.composing() {
		open[u] = slices.ContainsFunc(e.choices[u].upon, func(other int) bool { return open[other] }) ||
			!e.choose(u, cells, r, left)
	}
	return r, open
}

// composing returns the choice tables on which the decisions and the structure rest.
func (e *Engine) composing() []int {
	all := e.newSet()
	for _, id := range append(rulebook.Contract(), e.rb.Structure) {
		all.addAll(e.choices[e.byID[id]].upon)
	}
	return all.sorted()
}
