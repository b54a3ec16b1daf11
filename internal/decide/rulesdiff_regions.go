package decide

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// Regions are looked for from many starting points and the largest is kept, so what
// is found is exact in what it holds, though not proved to be the largest there is.
const (
	mostRegions = 5
	starts      = 16
	redraws     = 200 // until a situation is found that no region holds yet
)

// An area is situations: by layer the options that it allows.
type area []uint64

func (b area) size(layers []layer) float64 {
	n := 1.0
	for k := range layers {
		held := 0
		for o := range layers[k].options {
			held += int(b[k] >> o & 1)
		}
		n *= float64(held)
	}
	return n
}

// beyond returns how many situations of b none of others holds.
func (b area) beyond(others []area, layers []layer) float64 {
	if len(others) == 0 {
		return b.size(layers)
	}
	both := slices.Clone(b)
	for k := range both {
		both[k] &= others[0][k]
	}
	return b.beyond(others[1:], layers) - both.beyond(others[1:], layers)
}

func (b area) holds(options []int) bool {
	for k, o := range options {
		if b[k]>>o&1 == 0 {
			return false
		}
	}
	return true
}

// all reports whether every situation in an area comes to one end.
func (d *diagram) all(b area, end uint8) bool {
	have := []bool{true}
	for k, nodes := range d.nodes {
		next := make([]bool, d.width(k+1))
		for i, n := range nodes {
			for o, to := range n {
				next[to] = next[to] || have[i] && b[k]>>o&1 == 1
			}
		}
		have = next
	}
	for i, reached := range have {
		if reached && d.ends[i] != end {
			return false
		}
	}
	return true
}

// below returns, by layer and node, how many ways lead on to an end for which wanted is true.
func (d *diagram) below(wanted func(end uint8) bool) [][]float64 { return d.belowIn(nil, wanted) }

// belowIn is below for an area.
func (d *diagram) belowIn(a area, wanted func(end uint8) bool) [][]float64 {
	out := make([][]float64, len(d.nodes)+1)
	last := make([]float64, len(d.ends))
	for i, end := range d.ends {
		if wanted(end) {
			last[i] = 1
		}
	}
	out[len(d.nodes)] = last
	for k := len(d.nodes) - 1; k >= 0; k-- {
		out[k] = make([]float64, len(d.nodes[k]))
		for i, n := range d.nodes[k] {
			for o, to := range n {
				if a == nil || a[k]>>o&1 == 1 {
					out[k][i] += d.layers[k].often(o) * out[k+1][to]
				}
			}
		}
	}
	return out
}

// draw draws one situation that leads to a wanted end, each with the same chance.
func (d *diagram) draw(below [][]float64, random *rand.Rand) []int {
	options := make([]int, len(d.nodes))
	at := int32(0)
	for k := range d.nodes {
		left := random.Float64() * below[k][at]
		chosen := -1
		for o, to := range d.nodes[k][at] {
			w := d.layers[k].often(o) * below[k+1][to]
			if w == 0 {
				continue
			}
			chosen = o
			if left -= w; left < 0 {
				break
			}
		}
		options[k] = chosen
		at = d.nodes[k][at][chosen]
	}
	return options
}

// grown is a region before it is put into words.
type grown struct {
	area
	end  uint8
	from []int // the situation that it was grown from
}

// regions finds areas in which every situation makes the same move, the one that adds
// most first, until nothing is left or there are mostRegions.
func (v *verdict) regions(count []float64) []grown {
	random := rand.New(rand.NewPCG(1, 2))
	left := slices.Clone(count)
	left[0] = 0
	var list []grown
	var areas []area
	for len(list) < mostRegions {
		end := slices.Index(left, slices.Max(left))
		if left[end] < 1 {
			break
		}
		best, gain := v.largest(uint8(end), areas, random)
		if gain == 0 {
			left[end] = 0 // the rest of this move lies too scattered
			continue
		}
		left[end] -= gain
		list, areas = append(list, best), append(areas, best.area)
	}
	slices.SortStableFunc(list, func(a, b grown) int { return cmp.Compare(b.size(v.layers), a.size(v.layers)) })
	return list
}

// largest grows areas from several situations that no area holds yet, and returns the
// one that adds most.
func (v *verdict) largest(end uint8, areas []area, random *rand.Rand) (best grown, gain float64) {
	below := v.d.below(func(e uint8) bool { return e == end })
	tries := 0
	for range redraws {
		at := v.d.draw(below, random)
		if slices.ContainsFunc(areas, func(b area) bool { return b.holds(at) }) {
			continue
		}
		b := v.grow(at, end, random.Perm(len(v.layers)))
		if adds := b.beyond(areas, v.layers); adds > gain {
			best, gain = grown{b, end, at}, adds
		}
		if tries++; tries == starts {
			break
		}
	}
	return best, gain
}

// grow widens an area around a situation, layer by layer, as far as all in it comes to
// the same end: a whole layer where that is possible, else option by option.
func (v *verdict) grow(at []int, end uint8, order []int) area {
	b := make(area, len(at))
	for k, o := range at {
		b[k] = 1 << o
	}
	for _, k := range order {
		was := b[k]
		if b[k] = rulebook.Full(len(v.layers[k].options)); v.d.all(b, end) {
			continue
		}
		b[k] = was
		for o := range v.layers[k].options {
			if b[k] |= 1 << o; !v.d.all(b, end) {
				b[k] = was
			}
			was = b[k]
		}
	}
	return b
}

// words says in plain words which situations an area holds; "" where it holds all.
func (v *verdict) words(b area) string {
	var tests []rulebook.Test
	for i := range v.e.space.Vars { // in the order of the questions
		for k := range v.layers {
			if v.layers[k].vars[0] == i && b[k] != rulebook.Full(len(v.layers[k].options)) {
				tests = append(tests, v.test(k, b[k]))
			}
		}
	}
	return v.e.rb.Condition(tests)
}

// test is what a layer with some of its options says of its input.
func (v *verdict) test(k int, options uint64) rulebook.Test {
	l := &v.layers[k]
	x := &v.e.space.Vars[l.vars[0]]
	var cells uint64
	for o, cell := range l.options {
		cells |= options >> o & 1 << cell[0]
	}
	t := rulebook.Test{Subject: rulebook.OnInput, Name: x.Input.ID, Mask: cells}
	switch {
	case x.Member >= 0:
		t.Mask, t.Negated = 1<<x.Member, cells == 0b01
	case x.Cuts != nil:
		t.Mask, t.Ranges = 0, x.Ranges(cells)
	}
	return t
}
