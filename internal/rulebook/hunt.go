package rulebook

import (
	"cmp"
	"math/bits"
	"slices"
)

// hunt looks for cells that bring every evidence table into an allowed band.
type hunt struct {
	w    *witness
	g    goal
	keys []askedBand
	// failed holds dead ends. Once every open rule depends on one variable alone,
	// all that counts is which variable is next and what has been added up so far.
	failed map[string]bool
}

// search tries cells of undecided variables, the baseline first.
func (w *witness) search(g goal) (goal, bool) {
	h := hunt{w: w, g: g.clone(), failed: map[string]bool{}}
	for key := range g.bands {
		h.keys = append(h.keys, key)
	}
	slices.SortFunc(h.keys, func(a, b askedBand) int {
		return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.company, b.company))
	})
	return h.g, h.try()
}

func (h *hunt) try() bool {
	next, alone, state := -1, true, make([]byte, 0, 2*len(h.keys)+1)
	for _, key := range h.keys {
		b := h.w.bounds(key, &h.g)
		if !reaches(h.w.rb.EvidenceTable(key.table).Bands, h.g.bands[key], b.low, b.high) {
			return false
		}
		if b.open >= 0 && (next < 0 || b.tangled && alone || b.open < next && b.tangled == !alone) {
			next = b.open
		}
		alone = alone && !b.tangled
		state = append(state, byte(b.sum), byte(b.sum>>8))
	}
	if next < 0 {
		return true
	}
	state = append(state, byte(next))
	if alone && h.failed[string(state)] {
		return false
	}
	old := h.g.cells[next]
	for _, cell := range h.w.order(next, old) {
		h.g.cells[next] = 1 << cell
		if !alone {
			clear(h.failed) // dead ends hold for one choice of the tangled variables
		}
		if h.try() {
			return true
		}
	}
	h.g.cells[next] = old
	if alone {
		h.failed[string(state)] = true
	}
	return false
}

// bounds is what a table can still add up to for one company.
type bounds struct {
	sum       int  // of the rules that match whatever is chosen
	low, high int  // of all
	open      int  // the first variable on which it depends, -1 where there is none
	tangled   bool // a rule depends on that variable and another
}

func (w *witness) bounds(key askedBand, g *goal) bounds {
	b := bounds{open: -1}
	for _, r := range w.rules[key.table] {
		open, tangled, out := g.undecided(r.needs, key.company)
		switch {
		case out:
			continue
		case open < 0:
			b.sum += r.points
			continue
		case b.open < 0, tangled && !b.tangled, open < b.open && tangled == b.tangled:
			b.open, b.tangled = open, tangled
		}
		b.low, b.high = b.low+min(0, r.points), b.high+max(0, r.points)
	}
	b.low, b.high = b.low+b.sum, b.high+b.sum
	return b
}

// undecided returns the first variable that leaves open whether a rule matches, -1
// where it does; whether there are several; and whether it cannot match at all.
func (g *goal) undecided(needs []Need, company int) (open int, tangled, out bool) {
	open = -1
	for _, n := range needs {
		have := g.mask(n.Var, company)
		if have&n.Mask == 0 {
			return open, tangled, true
		}
		if have&^n.Mask != 0 {
			tangled = open >= 0
			if !tangled {
				open = n.Var
			}
		}
	}
	return open, tangled, false
}

func reaches(bands []Band, mask uint64, low, high int) bool {
	for i, b := range bands {
		if mask>>i&1 == 1 && b.Low <= high && low <= b.High {
			return true
		}
	}
	return false
}

// order lists the allowed cells of a variable, its baseline first.
func (w *witness) order(v int, mask uint64) []int {
	base := w.space.Vars[v].Baseline
	var out []int
	if mask>>base&1 == 1 {
		out = append(out, base)
	}
	for m := mask &^ (1 << base); m != 0; m &= m - 1 {
		out = append(out, bits.TrailingZeros64(m))
	}
	return out
}
