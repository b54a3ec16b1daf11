package decide

import (
	"math/bits"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A Tally counts the outcomes of one decision over every situation: every
// combination of the cells of the inputs on which it depends.
type Tally struct {
	Decision   string
	Label      string
	Situations uint64
	Shares     []Share
}

// A Share is how many situations have an outcome.
type Share struct {
	Outcome    string
	Situations uint64
}

// Tally counts the outcomes of a choice table. Situations are counted, not
// weighed: a share says nothing about how many companies are in one.
func (e *Engine) Tally(decision string) Tally {
	c := e.byID[decision]
	t := Tally{Decision: decision, Label: e.choices[c].Label}
	for _, a := range e.choices[c].Alternatives {
		t.Shares = append(t.Shares, Share{Outcome: a.ID})
	}
	all := e.everything()
	e.branches(e.choices[c].rules, e.tested(c, all), all, nil, func(b *branch) bool {
		for at, n := range b.counts(c) {
			if n > 0 {
				t.Shares[b.outcome(0, at)].Situations += n
				t.Situations += n
			}
		}
		return true
	})
	return t
}

// everything allows every variable every cell.
func (e *Engine) everything() []uint64 {
	allowed := make([]uint64, len(e.space.Vars))
	for i := range allowed {
		allowed[i] = rulebook.Full(e.space.Vars[i].Cells)
	}
	return allowed
}

// counts returns in how many ways the open variables add up to each point of the
// grid. It is reach with numbers in place of bits.
func (b *branch) counts(c int) []uint64 {
	b.decide(c, noPivot)
	have, next := make([]uint64, b.size), make([]uint64, b.size)
	have[b.origin+b.fixedPoints(noPivot)] = 1
	for _, v := range b.open {
		clear(next)
		for mask := b.allowed[v]; mask != 0; mask &= mask - 1 {
			b.cells[v] = uint8(bits.TrailingZeros64(mask))
			shift := b.pointsOf(v)
			for at, n := range have {
				if n > 0 {
					next[at+shift] += n
				}
			}
		}
		have, next = next, have
	}
	return have
}
