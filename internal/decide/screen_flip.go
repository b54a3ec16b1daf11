package decide

// briefFlip is a flip of a decision; it has no steps where there is none.
type briefFlip struct {
	decision int
	n        int // steps
	steps    [2]step
	outcome  uint8
}

// nearestFlip returns the flip with the fewest changes; of several that of the
// decision which the least evidence changes, and of its own the first.
func (k *Screener) nearestFlip(closest [3]int) briefFlip {
	for _, changes := range []int{1, 2} {
		for _, d := range closest {
			f := briefFlip{decision: d}
			switch p := k.s.panels[d]; {
			case p == nil:
				f = k.plainFlip(d, changes)
			case changes == 1:
				f = k.oneChange(d, p)
			default:
				f = k.twoSteps(d, p, false)
			}
			if f.n > 0 {
				return f
			}
		}
	}
	return briefFlip{}
}

// plainFlip finds the first flip with so many changes without a panel.
func (k *Screener) plainFlip(d, changes int) briefFlip {
	k.judge()
	for _, f := range k.s.e.flips(k.s.choices[d], k.cells, k.at) {
		out := briefFlip{decision: d, outcome: f.outcome}
		out.n = copy(out.steps[:], f.steps)
		if int(k.textOf(out).changes) == changes {
			return out
		}
	}
	return briefFlip{}
}

// oneChange finds the first flip that changes one input: one step, or two members
// of a set. It goes through the moves in the order of flipper.allMoves.
func (k *Screener) oneChange(d int, p *panel) briefFlip {
	f := briefFlip{decision: d, n: 1}
	for i := range p.vars {
		v := &p.vars[i]
		if !v.raw && !k.within(d, v.reach[k.cells[v.v]]) {
			continue
		}
		for n := range 2 * (v.cells - 1) {
			to, ok := v.nth(k.cells[v.v], n)
			if !ok {
				continue
			}
			if out := p.outcome(k.words[d] + p.moved(v, to, k.cells)); out != k.outcomes[d] {
				f.steps[0], f.outcome = step{v.v, to}, out
				return f
			}
		}
	}
	return k.twoSteps(d, p, true)
}

// within reports whether so much evidence could change a decision.
func (k *Screener) within(d, reach int) bool { return k.points[d] >= 0 && k.points[d] <= reach }

// nth returns the nth move from a cell, nearest first and down before up; many
// lead nowhere.
func (v *panelVar) nth(from uint8, n int) (to uint8, ok bool) {
	cell := int(from)
	if far := n/2 + 1; n%2 == 0 {
		cell -= far
	} else {
		cell += far
	}
	return uint8(cell), 0 <= cell && cell < v.cells
}

// twoSteps finds the first flip of two steps of which neither flips alone; with
// oneInput, both of one input.
func (k *Screener) twoSteps(d int, p *panel, oneInput bool) briefFlip {
	for i := range p.vars {
		a := &p.vars[i]
		if oneInput && (i+1 == len(p.vars) || p.vars[i+1].input != a.input) {
			continue
		}
		was := k.cells[a.v]
		for n := range 2 * (a.cells - 1) {
			to, ok := a.nth(was, n)
			if !ok {
				continue
			}
			w := k.words[d] + p.moved(a, to, k.cells)
			if p.outcome(w) != k.outcomes[d] {
				continue
			}
			k.cells[a.v] = to
			f := k.second(d, p, i, was, w, oneInput)
			k.cells[a.v] = was
			if f.n > 0 {
				f.steps[0] = step{a.v, to}
				return f
			}
		}
	}
	return briefFlip{}
}

// second finds the step that together with the first, which is made, flips.
func (k *Screener) second(d int, p *panel, first int, was uint8, w uint64, oneInput bool) briefFlip {
	a := &p.vars[first]
	for i := first + 1; i < len(p.vars); i++ {
		b := &p.vars[i]
		if oneInput && b.input != a.input {
			break
		}
		if !b.raw && !a.raw && !k.within(d, a.reach[was]+b.reach[k.cells[b.v]]) {
			continue
		}
		for n := range 2 * (b.cells - 1) {
			to, ok := b.nth(k.cells[b.v], n)
			if !ok {
				continue
			}
			out := p.outcome(w + p.moved(b, to, k.cells))
			if out != k.outcomes[d] && !k.alone(d, p, step{a.v, was}, b, to) {
				return briefFlip{decision: d, n: 2, steps: [2]step{{}, {b.v, to}}, outcome: out}
			}
		}
	}
	return briefFlip{}
}

// alone reports whether a step flips when another, which is made, is taken back.
func (k *Screener) alone(d int, p *panel, back step, b *panelVar, to uint8) bool {
	made := k.cells[back.v]
	k.cells[back.v] = back.to
	out := p.outcome(k.words[d] + p.moved(b, to, k.cells))
	k.cells[back.v] = made
	return out != k.outcomes[d]
}
