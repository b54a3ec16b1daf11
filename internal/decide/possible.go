package decide

import (
	"math/bits"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// possible returns the outcomes of choice c, as a mask, over every way in which
// the variables can take cells that allowed leaves open. It is exact.
//
// Rules add points, so once the variables that meet in one rule or are tested by
// a choice table are fixed, the others add up independently: the sums that can
// be reached are a set of points on a small grid, and giving a variable one more
// cell is shifting that set. See docs/method.md.
func (e *Engine) possible(c int, allowed []uint64) uint64 {
	var found uint64
	whole := rulebook.Full(len(e.choices[c].Alternatives))
	e.branches(c, allowed, nil, func(b *branch) bool {
		b.reach(noPivot)
		found |= b.outcomes()
		return found != whole
	})
	return found
}

// noPivot stands for no variable.
const noPivot = -1

// canChange reports whether there is a completion in which another answer to
// variable v alone changes choice c.
func (e *Engine) canChange(c, v int, allowed []uint64) bool {
	changes := false
	cells := allowed[v]
	e.branches(c, allowed, []int{v}, func(b *branch) bool {
		b.reach(v)
		changes = b.differs(v, cells)
		return !changes
	})
	return changes
}

// branches fixes, in every way, the variables on which independence depends:
// those that choice tables test, those that meet in a rule, and the pivots with
// all that they meet. It stops where visit returns false.
func (e *Engine) branches(c int, allowed []uint64, pivots []int, visit func(*branch) bool) {
	b := e.newBranch(c, allowed)
	free := make([]bool, len(allowed))
	for v, mask := range allowed {
		free[v] = mask&(mask-1) != 0
		b.fixed[v] = !free[v]
		b.cells[v] = uint8(bits.TrailingZeros64(mask))
	}
	for _, v := range pivots {
		b.fixed[v] = true // each visit tries its cells
	}
	order := e.mustFix(c, allowed, free, pivots)
	for _, v := range order {
		b.fixed[v] = true
	}
	b.open = e.openVars(c, b.fixed)
	var each func(int) bool
	each = func(i int) bool {
		if i == len(order) {
			return visit(b)
		}
		v := order[i]
		for mask := allowed[v]; mask != 0; mask &= mask - 1 {
			b.cells[v] = uint8(bits.TrailingZeros64(mask))
			if !each(i + 1) {
				return false
			}
		}
		return true
	}
	each(0)
}

// mustFix returns the free variables, pivots aside, that have to be fixed.
func (e *Engine) mustFix(c int, allowed []uint64, free []bool, pivots []int) []int {
	must, pivot := set{}, set{}
	pivot.addAll(pivots)
	for _, u := range e.choices[c].upon {
		for _, r := range e.choices[u].rows {
			for _, n := range r.needs {
				if free[n.Var] && !hopeless(r.needs, allowed) {
					must.add(n.Var)
				}
			}
		}
	}
	for _, i := range e.choices[c].rules {
		if !hopeless(e.rules[i].needs, allowed) {
			meet(e.rules[i].needs, free, pivot, must)
		}
	}
	for v := range pivot {
		delete(must, v)
	}
	return must.sorted()
}

// hopeless reports whether no allowed cell meets one of the needs.
func hopeless(needs []rulebook.Need, allowed []uint64) bool {
	for _, n := range needs {
		if n.Mask&allowed[n.Var] == 0 {
			return true
		}
	}
	return false
}

// meet fixes enough of a rule's free variables that at most one stays open, and
// all of them where a pivot is among them.
func meet(needs []rulebook.Need, free []bool, pivot, must set) {
	open, pivotal := []int{}, false
	for _, n := range needs {
		pivotal = pivotal || pivot[n.Var]
		if free[n.Var] && !must[n.Var] && !pivot[n.Var] {
			open = append(open, n.Var)
		}
	}
	keep := 1
	if pivotal {
		keep = 0
	}
	for len(open) > keep {
		must.add(open[0])
		open = open[1:]
	}
}

// openVars returns the variables of c's evidence that are not fixed.
func (e *Engine) openVars(c int, fixed []bool) []int {
	open := set{}
	for _, i := range e.choices[c].rules {
		for _, n := range e.rules[i].needs {
			if !fixed[n.Var] {
				open.add(n.Var)
			}
		}
	}
	return open.sorted()
}
