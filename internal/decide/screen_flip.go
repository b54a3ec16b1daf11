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

// oneChange finds the flip that changes one input and moves least: one step, or two
// members of a set. Of several it is the first in the order of flipper.allMoves.
func (k *Screener) oneChange(d int, p *panel) briefFlip {
	for far := 1; far < p.widest; far++ {
		for i := range p.vars {
			v := &p.vars[i]
			if far > 1 && !v.ordered || !v.raw && !k.within(d, v.reach[k.cells[v.v]]) {
				continue
			}
			if f := k.oneStep(d, p, v, far); f.n > 0 {
				return f
			}
		}
	}
	return k.twoSteps(d, p, true)
}

// oneStep tries the moves of a variable that are so far, or all where it has no order.
func (k *Screener) oneStep(d int, p *panel, v *panelVar, far int) briefFlip {
	from, to := 2*(far-1), 2*far
	if !v.ordered {
		from, to = 0, 2*(v.cells-1)
	}
	for n := from; n < to; n++ {
		cell, ok := v.nth(k.cells[v.v], n)
		if !ok {
			continue
		}
		if out := p.outcome(k.words[d] + p.moved(v, cell, k.cells)); out != k.outcomes[d] {
			return briefFlip{decision: d, n: 1, steps: [2]step{{v.v, cell}}, outcome: out}
		}
	}
	return briefFlip{}
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

// twoSteps finds, of the flips of two steps of which neither flips alone, the first
// that moves least; with oneInput, both are of one input.
func (k *Screener) twoSteps(d int, p *panel, oneInput bool) briefFlip {
	var best briefFlip
	least := 2 * p.widest
	for i := range p.vars {
		a := &p.vars[i]
		if oneInput && (i+1 == len(p.vars) || p.vars[i+1].input != a.input) {
			continue
		}
		was := k.cells[a.v]
		for n := range 2 * (a.cells - 1) {
			to, ok := a.nth(was, n)
			if !ok || least <= 1+a.far(was, to) {
				continue
			}
			w := k.words[d] + p.moved(a, to, k.cells)
			if p.outcome(w) != k.outcomes[d] {
				continue
			}
			k.cells[a.v] = to
			if f, far := k.second(d, p, i, was, w, least-a.far(was, to), oneInput); f.n > 0 {
				best, least = f, far+a.far(was, to)
				best.steps[0] = step{a.v, to}
			}
			k.cells[a.v] = was
		}
	}
	return best
}

// second finds the step that together with the first, which is made, flips and
// moves least, and how far that is; less than least, or there is none.
func (k *Screener) second(d int, p *panel, first int, was uint8, w uint64, least int, oneInput bool) (best briefFlip, far int) {
	a := &p.vars[first]
	for i := first + 1; i < len(p.vars) && least > 1; i++ {
		b := &p.vars[i]
		if oneInput && b.input != a.input {
			break
		}
		from := k.cells[b.v]
		if !b.raw && !a.raw && !k.within(d, a.reach[was]+b.reach[from]) {
			continue
		}
		for n := range 2 * (b.cells - 1) {
			to, ok := b.nth(from, n)
			if !ok || b.far(from, to) >= least {
				continue
			}
			out := p.outcome(w + p.moved(b, to, k.cells))
			if out != k.outcomes[d] && !k.alone(d, p, step{a.v, was}, b, to) {
				least = b.far(from, to)
				best = briefFlip{decision: d, n: 2, steps: [2]step{{}, {b.v, to}}, outcome: out}
			}
		}
	}
	return best, least
}

// far returns how far two cells lie apart, as Engine.far does.
func (v *panelVar) far(from, to uint8) int {
	if !v.ordered {
		return 1
	}
	return abs(int(to) - int(from))
}

// alone reports whether a step flips when another, which is made, is taken back.
func (k *Screener) alone(d int, p *panel, back step, b *panelVar, to uint8) bool {
	made := k.cells[back.v]
	k.cells[back.v] = back.to
	out := p.outcome(k.words[d] + p.moved(b, to, k.cells))
	k.cells[back.v] = made
	return out != k.outcomes[d]
}
