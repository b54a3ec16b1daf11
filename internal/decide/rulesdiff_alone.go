package decide

import (
	"math/rand/v2"
	"slices"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A change made alone is counted in all situations where few changes bear on a
// decision. Each count takes about as long as the comparison itself, so where there
// are more, they are tried on situations drawn from those that change.
const (
	fewChanges = 3
	triedAlone = 5000
)

// responsible says of every change that bears on a decision how often it alone gives
// the new outcome.
func (d *ruleDiff) responsible(v *verdict, x *recommendation.DecisionDiff) {
	variants := map[string]*rulebook.Rulebook{} // by unit
	for i := range d.changes {
		c := &d.changes[i]
		if variants[c.unit] != nil || c.apply == nil {
			continue
		}
		next := *d.old
		next.Evidence, next.Choices = slices.Clone(next.Evidence), slices.Clone(next.Choices)
		if c.apply(&next); !d.same(x.ID, d.old, &next) {
			variants[c.unit] = &next
		}
	}
	if len(variants) == 0 {
		return
	}
	draws := v.changing(triedAlone)
	shares := map[string]recommendation.Alone{}
	for i := range d.changes {
		c := &d.changes[i]
		if variants[c.unit] == nil {
			continue
		}
		a, known := shares[c.unit]
		if !known {
			a = recommendation.Alone{Decision: x.ID, Label: x.Label}
			if !d.share(&a, variants[c.unit], x.Changed, v, draws, len(variants) <= fewChanges) {
				continue
			}
			shares[c.unit] = a
		}
		c.shown.Alone = append(c.shown.Alone, a)
	}
}

// same reports whether two rulebooks do the same for a decision.
func (d *ruleDiff) same(decision string, a, b *rulebook.Rulebook) bool {
	s := &stack{rb: &rulebook.Rulebook{}, have: map[string]string{}}
	return s.put(a)[decision] == s.put(b)[decision]
}

// changing draws n situations that change.
func (v *verdict) changing(n int) [][]uint8 {
	random, below := rand.New(rand.NewPCG(1, 2)), v.d.below(func(end uint8) bool { return end != 0 })
	var out [][]uint8
	for range n {
		out = append(out, v.cellsAt(v.d.draw(below, random)))
	}
	return out
}

// share fills in how often the old rulebook with one change gives the new outcome, in
// all situations that change or in those drawn. It reports whether that can be said.
func (d *ruleDiff) share(a *recommendation.Alone, variant *rulebook.Rulebook, changed float64, v *verdict, draws [][]uint8, all bool) bool {
	if d.same(a.Decision, variant, d.now) {
		a.Share = 1
		return true
	}
	third, err := d.judge(a.Decision, all, d.old, d.now, variant)
	if err != nil {
		return false
	}
	if third.d != nil {
		for end, n := range third.sums(third.d.counts(nil)) {
			if third.ends[end].alone {
				a.Share += n / changed
			}
		}
		return true
	}
	a.Sample = len(draws)
	hits := 0
	for _, cells := range draws {
		if third.alone(v, cells) {
			hits++
		}
	}
	a.Share = float64(hits) / float64(len(draws))
	return true
}

// alone decides one situation of another verdict over the same questions. The cells
// of that one are as fine as these, or finer.
func (v *verdict) alone(other *verdict, cells []uint8) bool {
	own := slices.Clone(cells)
	for i := range own {
		if x := &v.e.space.Vars[i]; x.Cuts != nil {
			own[i] = uint8(x.CellOf(other.e.space.Vars[i].Cuts[cells[i]]))
		}
	}
	r := v.e.newResult()
	// one change of several may leave a situation without a row
	return v.e.settles(v.c, own, r) && v.ends[r.outcomes[v.c]].alone
}
