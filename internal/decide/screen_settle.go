package decide

import "math/bits"

// patience is how many steps a search through completions may take before
// Engine.possible, which is slower but never takes much longer, is asked instead.
const patience = 2000

// settled reports whether every decision has one possible outcome. A flip that the
// answers leave open has shown already that one has not.
func (k *Screener) settled(closest [3]int, flip briefFlip) bool {
	if !k.open {
		return true
	}
	shown := flip.n > 0
	for _, st := range flip.steps[:flip.n] {
		shown = shown && k.allowed[st.v]>>st.to&1 == 1
	}
	if shown {
		return false
	}
	for _, d := range closest {
		if !k.single(d) {
			return false
		}
	}
	return true
}

// single reports whether a decision has one possible outcome. The cells as they are
// read are among those that are open.
func (k *Screener) single(d int) bool {
	p := k.s.panels[d]
	if p == nil {
		return bits.OnesCount64(k.s.e.possible(k.s.choices[d], k.allowed)) == 1
	}
	if k.outOfReach(d, p) {
		return true
	}
	if k.openMove(d, p) {
		return false
	}
	s := &k.search
	s.begin(k, p, k.outcomes[d])
	if differs := s.differs(0, s.word); s.left >= 0 {
		return !differs
	}
	return bits.OnesCount64(k.s.e.possible(k.s.choices[d], k.allowed)) == 1
}

// outOfReach reports whether all open variables together shift less evidence than
// it takes to change a decision.
func (k *Screener) outOfReach(d int, p *panel) bool {
	reach := 0
	for i := range p.vars {
		v := &p.vars[i]
		if open := k.allowed[v.v]; open&(open-1) != 0 {
			if v.raw {
				return false
			}
			reach += v.reach[k.cells[v.v]]
		}
	}
	return !k.within(d, reach)
}

// openMove reports whether one open variable by itself changes a decision.
func (k *Screener) openMove(d int, p *panel) bool {
	for i := range p.vars {
		v := &p.vars[i]
		open := k.allowed[v.v] &^ (1 << k.cells[v.v])
		if open == 0 || !v.raw && !k.within(d, v.reach[k.cells[v.v]]) {
			continue
		}
		for ; open != 0; open &= open - 1 {
			to := uint8(bits.TrailingZeros64(open))
			if p.outcome(k.words[d]+p.moved(v, to, k.cells)) != k.outcomes[d] {
				return true
			}
		}
	}
	return false
}

// completions searches all that open answers can turn out to be for one that leads
// to another outcome. It fixes one variable after the other and turns back where
// the sums that can still be reached all lead to the same.
type completions struct {
	p       *panel
	cells   []uint8
	allowed []uint64
	open    []*panelVar // those that rows test directly first
	raws    int         // how many these are
	depths  []int       // by variable: where in open it is, -1 for nowhere
	ends    [][]int     // by depth: the groups of which the last variable is fixed there
	low     []uint64    // by depth: the least that groups which are not fixed can add, in each field
	high    []uint64
	word    uint64 // what is fixed from the start
	start   int    // of the outcomes of the raw cells
	now     uint8  // the outcome with the cells as they are read
	left    int    // of patience
}

// begin prepares a search.
func (s *completions) begin(k *Screener, p *panel, now uint8) {
	s.p, s.allowed, s.left = p, k.allowed, k.s.patience
	s.cells = append(s.cells[:0], k.cells...)
	s.depths = s.depths[:0]
	for range s.cells {
		s.depths = append(s.depths, -1)
	}
	s.open = s.open[:0]
	s.line(true)
	s.raws = len(s.open)
	s.line(false)
	s.bound()
	s.now = now
}

// line lines up the open variables.
func (s *completions) line(raw bool) {
	for i := range s.p.vars {
		if v := &s.p.vars[i]; v.raw == raw && s.allowed[v.v]&(s.allowed[v.v]-1) != 0 {
			s.depths[v.v] = len(s.open)
			s.open = append(s.open, v)
		}
	}
}

// bound adds up what is fixed and what each depth can still add.
func (s *completions) bound() {
	n := len(s.open)
	s.low, s.high = append(s.low[:0], make([]uint64, n+1)...), append(s.high[:0], make([]uint64, n+1)...)
	for len(s.ends) < n {
		s.ends = append(s.ends, nil)
	}
	for i := range n {
		s.ends[i] = s.ends[i][:0]
	}
	s.word = s.p.start
	for i := range s.p.groups {
		g := &s.p.groups[i]
		last := -1
		for _, v := range g.vars {
			last = max(last, s.depths[v])
		}
		if last < 0 {
			s.word += s.p.adds[g.at+g.index(s.cells)]
			continue
		}
		low, high := s.extremes(g)
		s.ends[last] = append(s.ends[last], i)
		s.low[last] += low
		s.high[last] += high
	}
	for i := n - 1; i >= 0; i-- {
		s.low[i] += s.low[i+1]
		s.high[i] += s.high[i+1]
	}
}

// extremes returns the least and the most that a group can add, in each field.
func (s *completions) extremes(g *group) (low, high uint64) {
	if s.whole(g) {
		return g.low, g.high
	}
	return s.p.extremes(g, func(at int) bool { return s.allows(g, at) })
}

// whole reports whether every cell of a group's variables is open.
func (s *completions) whole(g *group) bool {
	for i, v := range g.vars {
		if s.allowed[v] != g.full[i] {
			return false
		}
	}
	return true
}

func (s *completions) allows(g *group, at int) bool {
	for i, v := range g.vars {
		if s.allowed[v]>>g.cells[at][i]&1 == 0 {
			return false
		}
	}
	return true
}
