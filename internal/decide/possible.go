package decide

import (
	"math/bits"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// possible returns the outcomes of choice c, as a mask, over every way in which
// the variables can take cells that allowed leaves open. It is exact.
//
// An outcome is possible if one of the boxes that lead to it can be reached. Rules
// add points, so once the variables that meet in one rule are fixed, the others
// add up independently: the sums that can be reached are a set of points on a small
// grid, and giving a variable one more cell is shifting that set. See docs/method.md.
func (e *Engine) possible(c int, allowed []uint64) uint64 {
	var found uint64
	for i := range e.choices[c].boxes {
		b := &e.choices[c].boxes[i]
		if found>>b.outcome&1 == 0 && e.reachable(b, allowed) {
			found |= 1 << b.outcome
		}
	}
	return found
}

// noPivot stands for no variable.
const noPivot = -1

// canChange reports whether there is a completion in which another answer to
// variable v alone changes choice c.
func (e *Engine) canChange(c, v int, allowed []uint64) bool {
	changes := false
	cells := allowed[v]
	e.branches(e.choices[c].rules, e.tested(c, allowed), allowed, []int{v}, func(b *branch) bool {
		changes = b.decide(c, v) && b.differs(v, cells)
		return !changes
	})
	return changes
}

// branches fixes, in every way, the variables on which independence depends: those
// in must, those that meet in a rule, and those that meet a pivot. It stops where
// visit returns false.
func (e *Engine) branches(rules []int, must set, allowed []uint64, pivots []int, visit func(*branch) bool) {
	b := e.newBranch(rules, allowed)
	free := make([]bool, len(allowed))
	for v, mask := range allowed {
		free[v] = mask&(mask-1) != 0
		b.fixed[v] = !free[v]
		b.cells[v] = uint8(bits.TrailingZeros64(mask))
	}
	order := e.mustFix(rules, must, allowed, free, pivots)
	for _, v := range slices.Concat(order, pivots) {
		b.fixed[v] = true // each visit tries the cells of a pivot
	}
	b.open = e.openVars(rules, b.fixed)
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

// tested returns the open variables that the rows of a choice, or of one that it
// reads, test directly.
func (e *Engine) tested(c int, allowed []uint64) set {
	tested := e.newSet()
	for _, u := range e.choices[c].upon {
		for _, r := range e.choices[u].rows {
			for _, n := range r.needs {
				if allowed[n.Var]&(allowed[n.Var]-1) != 0 && !hopeless(r.needs, allowed) {
					tested.add(n.Var)
				}
			}
		}
	}
	return tested
}

// mustFix returns the free variables, pivots aside, that have to be fixed.
func (e *Engine) mustFix(rules []int, must set, allowed []uint64, free []bool, pivots []int) []int {
	pivot := e.newSet()
	pivot.addAll(pivots)
	for _, i := range rules {
		if !hopeless(e.rules[i].needs, allowed) {
			meet(e.rules[i].needs, free, pivot, must)
		}
	}
	for _, v := range pivots {
		must[v] = false
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

// openVars returns the variables that rules read and that are not fixed.
func (e *Engine) openVars(rules []int, fixed []bool) []int {
	open := e.newSet()
	for _, i := range rules {
		for _, n := range e.rules[i].needs {
			if !fixed[n.Var] {
				open.add(n.Var)
			}
		}
	}
	return open.sorted()
}
