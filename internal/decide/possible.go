package decide

import (
	"math/bits"
	"slices"

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
		b.reach(e, -1)
		found |= b.outcomes(e)
		return found != whole
	})
	return found
}

// canChange reports whether there is a completion in which another answer to
// variable v alone changes choice c.
func (e *Engine) canChange(c, v int, allowed []uint64) bool {
	changes := false
	cells := allowed[v]
	e.branches(c, allowed, []int{v}, func(b *branch) bool {
		b.reach(e, v)
		changes = b.differs(e, v, cells)
		return !changes
	})
	return changes
}

// branch is one way to fix the variables that do not add up independently.
type branch struct {
	c       int
	cells   []uint8 // of the fixed variables
	fixed   []bool
	open    []int    // variables that are still free, independent of each other
	allowed []uint64 // by variable
	tables  []int    // the evidence tables that the outcome still depends on
	undone  []int    // the choice tables whose outcome is still to be found, in order
	live    []uint64 // by choice table: the outcomes that rows still alive can give
	strides []int    // by table
	grid    bitset   // the sums that can be reached
	next    bitset
	res     *result
}

// branches fixes, in every way, the variables on which independence depends:
// those that choice tables test, those that meet in a rule, and the pivots with
// all that they meet. It stops where visit returns false.
func (e *Engine) branches(c int, allowed []uint64, pivots []int, visit func(*branch) bool) {
	b := &branch{c: c, allowed: allowed, res: e.newResult(), strides: make([]int, len(e.tables)), live: make([]uint64, len(e.choices)),
		cells: make([]uint8, len(e.space.Vars)), fixed: make([]bool, len(e.space.Vars))}
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
	for i := range e.rules {
		if e.reads(c, e.rules[i].table) && !hopeless(e.rules[i].needs, allowed) {
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

func (e *Engine) reads(c, table int) bool {
	for _, t := range e.choices[c].tables {
		if t == table {
			return true
		}
	}
	return false
}

// openVars returns the variables of c's evidence that are not fixed.
func (e *Engine) openVars(c int, fixed []bool) []int {
	open := set{}
	for i := range e.rules {
		if e.reads(c, e.rules[i].table) {
			for _, n := range e.rules[i].needs {
				if !fixed[n.Var] {
					open.add(n.Var)
				}
			}
		}
	}
	return open.sorted()
}

// reach fills the grid with the sums that the open variables can add up to. The
// points of the fixed variables are left out where they depend on the pivot v.
func (b *branch) reach(e *Engine, pivot int) {
	b.layout(e, pivot)
	b.grid.reset()
	b.next.resize(len(b.grid))
	b.grid.set(b.origin(e) + b.fixedPoints(e, pivot))
	for _, v := range b.open {
		shifts := b.shifts(e, v)
		if len(shifts) == 1 && shifts[0] == 0 {
			continue
		}
		b.next.reset()
		for _, s := range shifts {
			b.next.orShifted(b.grid, s)
		}
		b.grid, b.next = b.next, b.grid
	}
}

// layout chooses the tables that still matter and gives each an axis of the grid.
func (b *branch) layout(e *Engine, pivot int) {
	b.tables = b.relevant(e, pivot)
	size := 1
	clear(b.strides)
	for _, t := range b.tables {
		b.strides[t] = size
		size *= e.tables[t].high - e.tables[t].low + 1
	}
	b.grid.resize((size + 63) / 64)
}

func (b *branch) origin(e *Engine) int {
	at := 0
	for _, t := range b.tables {
		at -= e.tables[t].low * b.strides[t]
	}
	return at
}

// fixedPoints adds up the rules that read fixed variables only, the pivot aside.
func (b *branch) fixedPoints(e *Engine, pivot int) int {
	at := 0
	for i := range e.rules {
		r := &e.rules[i]
		if b.strides[r.table] != 0 && b.decided(r.needs, pivot) && meets(r.needs, b.cells) {
			at += r.Points * b.strides[r.table]
		}
	}
	return at
}

func (b *branch) decided(needs []rulebook.Need, pivot int) bool {
	for _, n := range needs {
		if !b.fixed[n.Var] || n.Var == pivot {
			return false
		}
	}
	return true
}

// pivotPoints adds up the rules that read the pivot.
func (b *branch) pivotPoints(e *Engine, pivot int) int {
	at := 0
	for i := range e.rules {
		r := &e.rules[i]
		if b.strides[r.table] != 0 && readsVar(r.needs, pivot) && meets(r.needs, b.cells) {
			at += r.Points * b.strides[r.table]
		}
	}
	return at
}

func readsVar(needs []rulebook.Need, v int) bool {
	for _, n := range needs {
		if n.Var == v {
			return true
		}
	}
	return false
}

// shifts returns, without repetition, what each allowed cell of an open variable adds.
func (b *branch) shifts(e *Engine, v int) []int {
	var out []int
	for mask := b.allowed[v]; mask != 0; mask &= mask - 1 {
		b.cells[v] = uint8(bits.TrailingZeros64(mask))
		s := b.pivotPoints(e, v) // every other variable of these rules is fixed
		if !containsInt(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func containsInt(list []int, n int) bool {
	for _, have := range list {
		if have == n {
			return true
		}
	}
	return false
}

// outcomes returns the outcomes over all sums in the grid.
func (b *branch) outcomes(e *Engine) uint64 {
	var found uint64
	b.grid.each(func(at int) {
		found |= 1 << b.outcome(e, at)
	})
	return found
}

// differs reports whether, for any sums in the grid, two cells of the pivot give
// two outcomes.
func (b *branch) differs(e *Engine, pivot int, cells uint64) bool {
	var shifts []int
	var values []uint8
	for mask := cells; mask != 0; mask &= mask - 1 {
		b.cells[pivot] = uint8(bits.TrailingZeros64(mask))
		values = append(values, b.cells[pivot])
		shifts = append(shifts, b.pivotPoints(e, pivot))
	}
	different := false
	b.grid.each(func(at int) {
		for i := range values {
			if different {
				return
			}
			b.cells[pivot] = values[0]
			first := b.outcome(e, at+shifts[0])
			b.cells[pivot] = values[i]
			different = b.outcome(e, at+shifts[i]) != first
		}
	})
	return different
}

// outcome decides the branch for the sums at one point of the grid. Tables that
// do not matter have no axis; any band of theirs gives the same outcome.
func (b *branch) outcome(e *Engine, at int) uint8 {
	for _, t := range b.tables {
		size := len(e.tables[t].bands)
		b.res.bands[t] = e.tables[t].bands[at/b.strides[t]%size]
	}
	for _, u := range b.undone {
		e.choose(u, b.cells, b.res, nil)
	}
	return b.res.outcomes[b.c]
}

// relevant returns the evidence tables that can still change the outcome once the
// fixed variables are fixed; the pivot may take any cell. Choice tables with one
// outcome left are settled here, and those that nothing asks for are left out.
func (b *branch) relevant(e *Engine, pivot int) []int {
	upon := e.choices[b.c].upon
	clear(b.live)
	for _, u := range upon {
		for k := range e.choices[u].rows {
			if r := &e.choices[u].rows[k]; b.alive(r, pivot) {
				b.live[u] |= 1 << r.Outcome
			}
		}
		b.res.outcomes[u] = uint8(bits.TrailingZeros64(b.live[u]))
	}
	tables, asked := set{}, set{b.c: true}
	b.undone = b.undone[:0]
	for i := len(upon) - 1; i >= 0; i-- { // later tables first
		if u := upon[i]; asked[u] && b.live[u]&(b.live[u]-1) != 0 {
			b.undone = append(b.undone, u)
			b.ask(&e.choices[u], pivot, tables, asked)
		}
	}
	slices.Reverse(b.undone)
	return tables.sorted()
}

// ask notes what the rows of an open choice table still need to know.
func (b *branch) ask(c *choice, pivot int, tables, asked set) {
	for k := range c.rows {
		if r := &c.rows[k]; b.alive(r, pivot) {
			for _, p := range r.bands {
				tables.add(p.of)
			}
			for _, o := range r.outs {
				asked.add(o.of)
			}
		}
	}
}

func (b *branch) alive(r *row, pivot int) bool {
	for _, n := range r.needs {
		if n.Var != pivot && n.Mask>>b.cells[n.Var]&1 == 0 {
			return false
		}
	}
	for _, o := range r.outs {
		if b.live[o.of]&o.mask == 0 {
			return false
		}
	}
	return true
}
