package decide

import "math/bits"

// Settles returns the inputs without an answer of which any answer would settle a
// decision that is open now, bit i for Catalogue.Inputs[i]. It is exact.
func (k *Screener) Settles(codes []Code) uint64 {
	k.read(codes)
	k.decide()
	k.leaveOpen()
	var out uint64
	for d := range k.s.choices {
		if k.single(d) {
			continue
		}
		for i := range k.s.inputs {
			if (k.assumed|k.missing)>>i&1 == 1 && k.settles(d, i) {
				out |= 1 << i
			}
		}
	}
	return out
}

// settles reports whether every answer to an input leaves a decision one outcome;
// not for an input on which it does not depend.
func (k *Screener) settles(d, input int) bool {
	var vars []int
	for _, v := range k.s.e.choices[k.s.choices[d]].vars {
		if k.s.inputAt[v] == input {
			vars = append(vars, v)
		}
	}
	return len(vars) > 0 && k.everyAnswer(d, vars)
}

// everyAnswer goes through the cells of some variables, the members of a set one by
// one.
func (k *Screener) everyAnswer(d int, vars []int) bool {
	if len(vars) == 0 {
		return k.singleNow(d)
	}
	v, holds := vars[0], true
	cell, open := k.cells[v], k.allowed[v]
	for mask := open; holds && mask != 0; mask &= mask - 1 {
		k.cells[v] = uint8(bits.TrailingZeros64(mask))
		k.allowed[v] = mask & -mask
		holds = k.everyAnswer(d, vars[1:])
	}
	k.cells[v], k.allowed[v] = cell, open
	return holds
}

// singleNow is single for cells that were moved.
func (k *Screener) singleNow(d int) bool {
	p := k.s.panels[d]
	if p == nil {
		return k.single(d)
	}
	word, outcome, points := k.words[d], k.outcomes[d], k.points[d]
	k.words[d] = p.word(k.cells)
	k.outcomes[d], k.points[d] = p.look(k.words[d])
	single := k.single(d)
	k.words[d], k.outcomes[d], k.points[d] = word, outcome, points
	return single
}
