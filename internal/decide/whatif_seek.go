package decide

import (
	"math/bits"
	"slices"
)

// A seeker finds the fewest steps that lead to one outcome of a choice table, of
// whatever number, and every set of so few.
//
// An outcome is reached through one of its boxes (see box.go). Once the variables
// that meet in a rule are fixed, the others add points independently. Counted from
// the last variable back, layer j of a grid holds the sums from which the rest can
// still get into the bands with j steps; a branch that has left its layer is given
// up, so next to nothing is searched in vain.
type seeker struct {
	e       *Engine
	choice  *choice
	from    []uint8  // the cells as things stand
	allowed []uint64 // the cells that may be taken
	free    bool     // steps cost nothing: is there any way at all?
	enough  int      // stop after so many ways

	// of the box at hand
	branch  *branch
	target  *box
	inside  []uint64 // the cells that the box allows
	parts   []part
	order   []int      // variables that are fixed before the others
	open    []int      // variables that add up independently
	options [][]option // of the open variables
	steps   []step
	failed  map[string]bool // places from which there is no way on
	found   [][]step
}

// place is how far a walk has come: at an open variable, with steps left, with
// points in each part.
type place struct {
	at, left int
	points   []int
}

func (p place) key() string { return string(bytesOf(append([]int{p.at, p.left}, p.points...))) }

// fewest returns every smallest set of steps that leads to an outcome of choice c,
// at most enough of them; more says that there are others. Without any, no change
// within allowed leads there: reachable is false, and that is a proof. An outcome
// that holds already takes no steps.
func (e *Engine) fewest(c, outcome int, from []uint8, allowed []uint64, enough int) (ways [][]step, reachable, more bool) {
	s := &seeker{e: e, choice: &e.choices[c], from: from, allowed: allowed, enough: 1, free: true}
	boxes := s.choice.boxes
	if boxes == nil {
		boxes = e.boxes(s.choice)
	}
	boxes = slices.DeleteFunc(slices.Clone(boxes), func(b box) bool { return b.outcome != outcome })
	if s.all(boxes, 0); len(s.found) == 0 {
		return nil, false, false
	}
	s.free, s.enough, s.found = false, enough+1, nil
	for size := 0; len(s.found) == 0; size++ {
		s.all(boxes, size)
	}
	return s.found[:min(enough, len(s.found))], true, len(s.found) > enough
}

// all looks for ways of at most size steps through each box.
func (s *seeker) all(boxes []box, size int) {
	for i := range boxes {
		if len(s.found) < s.enough {
			s.enter(&boxes[i], size)
		}
	}
}

// enter looks for ways through one box.
func (s *seeker) enter(b *box, size int) {
	s.target, s.inside = b, slices.Clone(s.allowed)
	vars := s.e.newSet()
	for _, n := range b.needs {
		vars.add(n.Var)
		if s.inside[n.Var] &= n.Mask; s.inside[n.Var] == 0 {
			return
		}
	}
	forced := 0
	for v, in := range vars {
		if in && s.inside[v]>>s.from[v]&1 == 0 {
			forced++
		}
	}
	if forced > size && !s.free || !s.e.withinBounds(b, s.inside) {
		return
	}
	for _, i := range b.rules {
		for _, n := range s.e.rules[i].needs {
			vars.add(n.Var)
		}
	}
	s.prepare(vars.sorted())
	s.fix(0, size)
}

// prepare parts the variables of a box into those to fix and those that add up.
func (s *seeker) prepare(vars []int) {
	free := make([]bool, len(s.inside))
	for v, mask := range s.inside {
		free[v] = mask&(mask-1) != 0
	}
	must := s.e.mustFix(s.target.rules, s.e.newSet(), s.inside, free, nil)
	s.order, s.open = nil, nil
	for _, v := range vars {
		if free[v] && !slices.Contains(must, v) {
			s.open = append(s.open, v)
		} else {
			s.order = append(s.order, v) // where one cell is left, that is fixed, too
		}
	}
	s.branch = s.e.newBranch(s.target.rules, s.inside)
	for v, mask := range s.inside {
		s.branch.cells[v] = uint8(bits.TrailingZeros64(mask))
		s.branch.fixed[v] = slices.Contains(s.order, v)
	}
	s.part()
}

// fix goes through the cells of the variables that have to be fixed.
func (s *seeker) fix(i, left int) {
	if left < 0 || len(s.found) >= s.enough {
		return
	}
	if i == len(s.order) {
		s.add(left)
		return
	}
	v := s.order[i]
	for mask := s.inside[v]; mask != 0; mask &= mask - 1 {
		cell := uint8(bits.TrailingZeros64(mask))
		s.branch.cells[v] = cell
		s.try(v, cell, left, func(left int) { s.fix(i+1, left) })
	}
}

// try takes a cell, which costs a step where it is another one, and goes on.
func (s *seeker) try(v int, cell uint8, left int, on func(left int)) {
	if cell == s.from[v] {
		on(left)
		return
	}
	s.steps = append(s.steps, step{v, cell})
	on(left - s.cost(v, cell))
	s.steps = s.steps[:len(s.steps)-1]
}

func (s *seeker) cost(v int, cell uint8) int {
	if s.free || cell == s.from[v] {
		return 0
	}
	return 1
}

// add looks for the ways in which the open variables add up.
func (s *seeker) add(left int) {
	s.weigh()
	start := make([]int, len(s.parts))
	for k := range s.parts {
		s.branch.layout = s.parts[k].layout
		start[k] = s.parts[k].origin + s.branch.fixedPoints(noPivot)
		s.fill(k, left)
		if !s.parts[k].need[0][left].has(start[k]) {
			return
		}
	}
	s.failed = map[string]bool{}
	s.walk(place{0, left, start})
}

// walk goes through the cells of the open variables, one after another. It
// reports whether it found a way.
func (s *seeker) walk(at place) bool {
	if at.at == len(s.open) {
		s.found = append(s.found, slices.SortedFunc(slices.Values(s.steps), func(a, b step) int { return a.v - b.v }))
		return true
	}
	key := at.key()
	if s.failed[key] {
		return false
	}
	found := false
	next := place{at: at.at + 1, points: make([]int, len(at.points))}
	for _, o := range s.options[at.at] {
		next.left = at.left - o.cost
		for k := range s.parts {
			next.points[k] = at.points[k] + o.shifts[k]
		}
		if len(s.found) < s.enough && s.hopeful(next) {
			s.try(s.open[at.at], o.cell, 0, func(int) { found = s.walk(next) || found })
		}
	}
	if !found && len(s.found) < s.enough {
		s.failed[key] = true
	}
	return found
}

// hopeful reports whether each part, taken alone, can still get into its bands.
func (s *seeker) hopeful(at place) bool {
	if at.left < 0 {
		return false
	}
	for k := range s.parts {
		if !s.parts[k].need[at.at][at.left].has(at.points[k]) {
			return false
		}
	}
	return true
}

func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }
