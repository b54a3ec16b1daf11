package decide

import (
	"math/bits"
	"slices"
)

// part is a grid over some of the box's evidence tables: those that one choice
// table reads. All of them together can be too many for one grid.
type part struct {
	*layout
	bands bitset     // the sums that lie in the box's bands
	need  [][]bitset // by position among the open variables and steps left
	own   [][]bitset // memory for need; where a variable adds nothing, need is that of the next
}

// option is a cell that an open variable can take.
type option struct {
	cell   uint8
	cost   int
	shifts []int // by part
}

// part lays out the box's evidence tables: a grid for those that one choice table
// reads and no later one did.
func (s *seeker) part() {
	n := 0
	covered := s.e.newSet()
	for _, u := range slices.Backward(s.choice.upon) {
		var tables []int
		for _, t := range s.e.choices[u].direct {
			if slices.Contains(s.target.tables, t) && !covered[t] {
				tables = append(tables, t)
				covered.add(t)
			}
		}
		if len(tables) > 0 {
			n++
			s.parts = resized(s.parts, n)
			s.parts[n-1].layout = s.e.layout(tables)
			s.mark(&s.parts[n-1])
		}
	}
	s.parts = s.parts[:n]
}

// mark marks the sums of a part that lie in the bands of the box.
func (s *seeker) mark(p *part) {
	s.branch.layout = p.layout
	inside := s.branch.inside(s.target)
	p.bands.resize((p.size + 63) / 64)
	p.bands.reset()
	for at, combo := range p.combos {
		if inside[combo] {
			p.bands.set(at)
		}
	}
}

// weigh works out, for each open variable, its cells and what each adds.
func (s *seeker) weigh() {
	s.options = resized(s.options, len(s.open))
	for i, v := range s.open {
		s.options[i] = resized(s.options[i], bits.OnesCount64(s.inside[v]))
		mask := s.inside[v]
		for n := range s.options[i] {
			o := &s.options[i][n]
			o.cell = uint8(bits.TrailingZeros64(mask))
			mask &= mask - 1
			o.cost = s.cost(v, o.cell)
			o.shifts = resized(o.shifts, len(s.parts))
			s.branch.cells[v] = o.cell
			for k := range s.parts {
				s.branch.layout = s.parts[k].layout
				o.shifts[k] = s.branch.pointsOf(v)
			}
		}
	}
}

// fill works out the layers of one part, from the last variable back.
func (s *seeker) fill(k, left int) {
	p, options := &s.parts[k], s.options
	p.need, p.own = resized(p.need, len(options)+1), resized(p.own, len(options)+1)
	for i := len(options); i >= 0; i-- {
		if i < len(options) && indifferent(options[i], k) {
			p.need[i] = p.need[i+1]
			continue
		}
		p.own[i] = resized(p.own[i], left+1)
		p.need[i] = p.own[i]
		for j := range left + 1 {
			layer := &p.need[i][j]
			layer.resize(len(p.bands))
			if i == len(options) {
				copy(*layer, p.bands)
				continue
			}
			layer.reset()
			for n, o := range options[i] {
				if j >= o.cost && !repeated(options[i][:n], o, k) {
					layer.orShifted(p.need[i+1][j-o.cost], -o.shifts[k])
				}
			}
		}
	}
}

// indifferent reports whether a variable adds nothing to a part and may stay.
func indifferent(options []option, k int) bool {
	stays := false
	for _, o := range options {
		if o.shifts[k] != 0 {
			return false
		}
		stays = stays || o.cost == 0
	}
	return stays
}

// repeated reports whether an option before it does the same in a part.
func repeated(before []option, o option, k int) bool {
	return slices.ContainsFunc(before, func(b option) bool { return b.cost <= o.cost && b.shifts[k] == o.shifts[k] })
}

func resized[T any](list []T, n int) []T {
	if n <= cap(list) {
		return list[:n]
	}
	return append(list[:cap(list)], make([]T, n-cap(list))...)
}
