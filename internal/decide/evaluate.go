package decide

import "github.com/csuite-advisor/csuite/internal/rulebook"

// result is what a complete situation gives: a band for each evidence table, an
// outcome and the row that gave it for each choice table.
type result struct {
	sums     []int
	bands    []uint8
	outcomes []uint8
	rows     []uint8
}

func (e *Engine) newResult() *result {
	return &result{
		make([]int, len(e.tables)), make([]uint8, len(e.tables)),
		make([]uint8, len(e.choices)), make([]uint8, len(e.choices)),
	}
}

// evaluate decides a complete situation by the whole rulebook. It allocates
// nothing.
func (e *Engine) evaluate(cells []uint8, r *result) {
	clear(r.sums)
	for i := range e.rules {
		rule := &e.rules[i]
		if meets(rule.needs, cells) {
			r.sums[rule.table] += rule.Points
		}
	}
	for i := range e.tables {
		r.bands[i] = e.tables[i].bands[r.sums[i]-e.tables[i].low]
	}
	for i := range e.choices {
		if !e.choose(i, cells, r, nil) {
			panic("decide: no row of " + e.choices[i].ID + " matches, though the rulebook was proved complete")
		}
	}
}

// choose finds the row of one choice table, given bands and earlier outcomes. It
// reports whether there is one: bands that no company reaches may have none.
func (e *Engine) choose(i int, cells []uint8, r *result, skip func(*rulebook.Grounds) bool) bool {
	c := &e.choices[i]
	for k := range c.rows {
		row := &c.rows[k]
		if !row.matches(cells, r) {
			continue
		}
		r.rows[i], r.outcomes[i] = uint8(k), uint8(row.Outcome)
		if row.Without >= 0 && skip != nil && skip(&row.Grounds) {
			r.outcomes[i] = uint8(row.Without)
		}
		return true
	}
	return false
}

func (r *row) matches(cells []uint8, res *result) bool {
	return picks(r.bands, res.bands) && picks(r.outs, res.outcomes) && meets(r.needs, cells)
}

func meets(needs []rulebook.Need, cells []uint8) bool {
	for _, n := range needs {
		if n.Mask>>cells[n.Var]&1 == 0 {
			return false
		}
	}
	return true
}

func picks(picks []pick, have []uint8) bool {
	for _, p := range picks {
		if p.mask>>have[p.of]&1 == 0 {
			return false
		}
	}
	return true
}
