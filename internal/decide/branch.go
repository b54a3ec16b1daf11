package decide

import (
	"math/bits"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// branch is one way to fix the variables that do not add up independently.
type branch struct {
	e       *Engine
	rules   []int   // the evidence rules that count
	c       int     // the choice to decide, if there is one
	cells   []uint8 // of the fixed variables
	fixed   []bool
	open    []int    // variables that are still free, independent of each other
	allowed []uint64 // by variable
	*layout          // of the evidence tables that still matter
	undone  []int    // the choice tables whose outcome is still to be found, in order
	live    []uint64 // by choice table: the outcomes that rows still alive can give
	grid    bitset   // the sums that can be reached
	next    bitset
	res     *result
	known   [][]uint8 // by trial cell: the outcome of each combination of bands, if found
}

func (e *Engine) newBranch(rules []int, allowed []uint64) *branch {
	n := len(e.space.Vars)
	return &branch{
		e: e, rules: rules, allowed: allowed, res: e.newResult(),
		cells: make([]uint8, n), fixed: make([]bool, n), live: make([]uint64, len(e.choices)),
	}
}

// decide prepares to decide choice c: it fills the grid over the tables on which
// its outcome still depends. It reports whether the pivot bears on any of them; if
// it does not, there is nothing to fill in.
func (b *branch) decide(c, pivot int) bool {
	b.c = c
	b.known = b.known[:0]
	l := b.e.layout(b.relevant(pivot))
	if pivot != noPivot && !b.e.choices[c].raw[pivot] && !b.e.bearsOn(pivot, l) {
		return false
	}
	b.reach(l, pivot)
	return true
}

// bearsOn reports whether a variable gives points in a table of the layout.
func (e *Engine) bearsOn(v int, l *layout) bool {
	for _, i := range e.readers[v] {
		if l.strides[e.rules[i].table] != 0 {
			return true
		}
	}
	return false
}

// reach fills the grid with the sums that the open variables can add up to. The
// points that depend on the pivot are left out.
func (b *branch) reach(l *layout, pivot int) {
	b.layout = l
	b.grid.resize((b.size + 63) / 64)
	b.next.resize(len(b.grid))
	b.grid.reset()
	b.grid.set(b.origin + b.fixedPoints(pivot))
	for _, v := range b.open {
		shifts := b.shifts(v)
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

// fixedPoints adds up the rules that read fixed variables only, the pivot aside.
func (b *branch) fixedPoints(pivot int) int {
	at := 0
	for _, i := range b.rules {
		r := &b.e.rules[i]
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

// pointsOf adds up the rules that read variable v, with its cell as it is.
func (b *branch) pointsOf(v int) int {
	at := 0
	for _, i := range b.e.readers[v] {
		r := &b.e.rules[i]
		if b.strides[r.table] != 0 && meets(r.needs, b.cells) {
			at += r.Points * b.strides[r.table]
		}
	}
	return at
}

// shifts returns, without repetition, what each allowed cell of an open variable adds.
func (b *branch) shifts(v int) []int {
	var out []int
	for mask := b.allowed[v]; mask != 0; mask &= mask - 1 {
		b.cells[v] = uint8(bits.TrailingZeros64(mask))
		if s := b.pointsOf(v); !slices.Contains(out, s) { // all else that these rules read is fixed
			out = append(out, s)
		}
	}
	return out
}

// differs reports whether, for any sums in the grid, two cells of the pivot give
// two outcomes.
func (b *branch) differs(pivot int, cells uint64) bool {
	first := uint8(bits.TrailingZeros64(cells))
	b.cells[pivot] = first
	base := b.pointsOf(pivot)
	for rest := cells & (cells - 1); rest != 0; rest &= rest - 1 {
		other := uint8(bits.TrailingZeros64(rest))
		b.cells[pivot] = other
		shift := b.pointsOf(pivot)
		for i, w := range b.grid {
			for ; w != 0; w &= w - 1 {
				at := i*64 + bits.TrailingZeros64(w)
				b.cells[pivot] = first
				out := b.outcome(int(first), at+base)
				b.cells[pivot] = other
				if b.outcome(int(other), at+shift) != out {
					return true
				}
			}
		}
	}
	return false
}

// unknown marks a combination of bands that was not decided yet.
const unknown = 0xff

// outcome decides the branch for the sums at one point of the grid. Tables that
// do not matter have no axis; any band of theirs gives the same outcome. What was
// decided for a combination of bands is kept, apart for each trial cell.
func (b *branch) outcome(trial, at int) uint8 {
	for len(b.known) <= trial {
		b.known = append(b.known, slices.Repeat([]uint8{unknown}, b.combinations))
	}
	combo := b.combos[at]
	if out := b.known[trial][combo]; out != unknown {
		return out
	}
	rest := int(combo)
	for _, t := range b.tables {
		n := len(b.e.tables[t].Bands)
		b.res.bands[t] = uint8(rest % n)
		rest /= n
	}
	for _, u := range b.undone {
		b.e.choose(u, b.cells, b.res, nil)
	}
	b.known[trial][combo] = b.res.outcomes[b.c]
	return b.res.outcomes[b.c]
}

// relevant returns the evidence tables that can still change the outcome once the
// fixed variables are fixed; the pivot may take any cell. Choice tables with one
// outcome left are settled here, and those that nothing asks for are left out.
func (b *branch) relevant(pivot int) []int {
	e := b.e
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
	tables, asked := e.newSet(), e.newSet()
	asked.add(b.c)
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
