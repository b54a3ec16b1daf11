package decide

import (
	"cmp"
	"slices"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// through returns, by layer and option, how many situations of an area that change
// take the option.
func (v *verdict) through(a area) [][]float64 {
	below := v.d.belowIn(a, func(end uint8) bool { return end != 0 })
	out := make([][]float64, len(v.layers))
	for k, nodes := range v.d.nodes {
		above := v.d.reach(k, a)
		out[k] = make([]float64, len(v.layers[k].options))
		for i, n := range nodes {
			for o, to := range n {
				if a[k]>>o&1 == 1 {
					out[k][o] += above[i] * below[k+1][to]
				}
			}
		}
	}
	return out
}

// everywhere is the area of all situations.
func (v *verdict) everywhere() area {
	a := make(area, len(v.layers))
	for k := range a {
		a[k] = rulebook.Full(len(v.layers[k].options))
	}
	return a
}

// hull is the smallest area that holds everything that changes.
func (v *verdict) hull() area {
	a := v.everywhere()
	for k, options := range v.through(a) {
		for o, n := range options {
			if n == 0 {
				a[k] &^= 1 << o
			}
		}
	}
	return a
}

// How an area is narrowed to where most of the change is.
const (
	mostConditions = 3
	worthWhile     = 1.1 // a condition that gains less only makes the sentence longer
)

// mostly narrows an area by the few conditions that gain most: what it holds of the
// change, times how much of it changes, is to be large.
func (v *verdict) mostly(a area) area {
	a = slices.Clone(a)
	for range mostConditions {
		through := v.through(a)
		layer, options, gain := 0, uint64(0), worthWhile
		for k := range a {
			if chosen, g := narrowed(a[k], through[k]); g > gain {
				layer, options, gain = k, chosen, g
			}
		}
		if options == 0 {
			break
		}
		a[layer] = options
	}
	return a
}

// narrowed returns the options of one layer that are best kept, and what that gains.
func narrowed(options uint64, changed []float64) (best uint64, gain float64) {
	var order []int
	all := 0.0
	for o, n := range changed {
		if options>>o&1 == 1 {
			order = append(order, o)
			all += n
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(changed[y], changed[x]) })
	kept, sum := uint64(0), 0.0
	for i, o := range order {
		kept |= 1 << o
		sum += changed[o]
		if g := sum / all * sum / all * float64(len(order)) / float64(i+1); g > gain {
			best, gain = kept, g
		}
	}
	return best, gain
}

// where fills in where the change lies: what holds in all of it, and in most.
func (v *verdict) where(x *recommendation.DecisionDiff) {
	hull := v.hull()
	x.OnlyWhere = v.part(hull, x.Changed)
	if most := v.mostly(hull); !slices.Equal(most, hull) {
		part := v.part(most, x.Changed)
		x.Mostly = &part
	}
}

// part describes an area of which some changes.
func (v *verdict) part(a area, changed float64) recommendation.Part {
	p := recommendation.Part{Says: v.words(a), Situations: a.size(v.layers)}
	for end, n := range v.sums(v.d.counts(a)) {
		if end > 0 {
			p.Changed += n
		}
	}
	p.Share = p.Changed / changed
	return p
}
