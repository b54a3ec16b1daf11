package decide

import (
	"cmp"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// reading says how the cell of a variable comes from the code of its input.
type reading struct {
	input, v uint16
	at       uint32 // where the cells of its codes begin; of a member of a set its bit
}

// readings lists how each variable is read; only those that can matter.
func (s *Screen) readings() {
	for i := range s.inputs {
		c := &s.inputs[i]
		for v := range c.vars {
			r := reading{input: uint16(i), v: uint16(c.first + v)}
			switch {
			case !s.counts(c.first + v):
			case c.in.Kind == profile.Set:
				r.at = uint32(v)
				s.members = append(s.members, r)
			default:
				r.at = uint32(len(s.cells))
				s.reads = append(s.reads, r)
				s.cells = append(s.cells, c.cells()...)
			}
		}
	}
}

// counts reports whether a decision can depend on a variable. Where rules are
// applied one by one, all variables count.
func (s *Screen) counts(v int) bool {
	for d, p := range s.panels {
		if p == nil || s.composed == nil || slices.Contains(s.e.choices[s.choices[d]].vars, v) {
			return true
		}
	}
	return false
}

// read notes the answers, with what the industry lets us assume, and their cells.
func (k *Screener) read(codes []Code) {
	k.assumed, k.missing = 0, 0
	for i, code := range codes {
		k.codes[i] = code
		if code < firstCode {
			k.missing |= 1 << i
		}
	}
	if k.missing != 0 {
		k.prefill()
	}
	for _, r := range k.s.reads {
		k.cells[r.v] = k.s.cells[r.at+uint32(k.codes[r.input])]
	}
	for _, r := range k.s.members { // none is in a set that nobody listed
		k.cells[r.v] = uint8((max(k.codes[r.input], firstCode) - firstCode) >> r.at & 1)
	}
}

// prefill assumes what the industry allows. A "don't know" is kept.
func (k *Screener) prefill() {
	if k.s.industry < 0 || k.codes[k.s.industry] < firstCode {
		return
	}
	for _, as := range k.s.assumes[k.codes[k.s.industry]] {
		if k.codes[as.input] == CodeNotAsked {
			k.codes[as.input] = as.code
			k.assumed |= 1 << as.input
		}
	}
	k.missing &^= k.assumed
}

// leaveOpen notes the cells that the answers leave open.
func (k *Screener) leaveOpen() {
	k.open = false
	for i := range k.s.inputs {
		c := &k.s.inputs[i]
		open := (k.assumed|k.missing)>>i&1 == 1
		for v := c.first; v < c.first+c.vars; v++ {
			k.allowed[v] = 1 << k.cells[v]
			if open {
				k.allowed[v] = rulebook.Full(k.s.e.space.Vars[v].Cells)
			}
		}
		if c.in.Kind == profile.Number && !open {
			s := c.spans[k.codes[i]-firstCode]
			k.allowed[c.first] = rulebook.Full(int(s.high)+1) &^ rulebook.Full(int(s.low))
			open = s.low < s.high
		}
		k.open = k.open || open
	}
}

// byCloseness lists the decisions, that which the least evidence changes first and
// those that none changes last; then in the order of the contract.
func (k *Screener) byCloseness() [3]int {
	order := [3]int{0, 1, 2}
	slices.SortStableFunc(order[:], func(a, b int) int { return cmp.Compare(uint(k.points[a]), uint(k.points[b])) })
	return order
}

// closeness names how much evidence would change a decision.
func (s *Screen) closeness(points int) string {
	bands := s.e.rb.Closeness
	for _, b := range bands {
		if points >= 0 && b.Holds(points) {
			return b.ID
		}
	}
	return bands[len(bands)-1].ID // no amount of evidence changes it
}
