package decide

import (
	"math/bits"
	"math/rand/v2"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// tries is how many completions are looked at before all of them are searched.
const tries = 24

// movers returns the inputs that could still change a decision, each once, in the
// author's order. It is exact. A flip, or one completion in which an input decides,
// is proof enough; only for an input that shows itself in neither are all
// completions searched.
func (s *situation) movers(decision string) []*profile.Input {
	c := s.e.byID[decision]
	moves := map[*profile.Input]bool{}
	var pending []int
	for _, v := range s.e.choices[c].vars {
		in := s.e.space.Vars[v].Input
		switch {
		case s.allowed[v]&(s.allowed[v]-1) == 0:
		case s.flipShows(decision, v):
			moves[in] = true
		default:
			pending = append(pending, v)
		}
	}
	s.tryOut(c, pending, moves)
	var out []*profile.Input
	for _, v := range s.e.choices[c].vars {
		in := s.e.space.Vars[v].Input
		if !moves[in] && slices.Contains(pending, v) {
			moves[in] = s.e.canChange(c, v, s.allowed)
		}
		if moves[in] && !slices.Contains(out, in) {
			out = append(out, in)
		}
	}
	return out
}

// tryOut moves each pending variable in some completions, the same at every run, and
// notes the inputs that change the choice.
func (s *situation) tryOut(c int, pending []int, moves map[*profile.Input]bool) {
	random := rand.New(rand.NewPCG(1, 2))
	cells, r := make([]uint8, len(s.allowed)), s.e.newResult()
	for range tries {
		pending = slices.DeleteFunc(slices.Clone(pending), func(v int) bool { return moves[s.e.space.Vars[v].Input] })
		if len(pending) == 0 {
			return
		}
		for v, mask := range s.allowed {
			cells[v] = pickCell(mask, random.IntN(bits.OnesCount64(mask)))
		}
		s.e.evaluate(cells, r)
		now := r.outcomes[c]
		for _, v := range pending {
			was := cells[v]
			for mask := s.allowed[v]; mask != 0; mask &= mask - 1 {
				cells[v] = uint8(bits.TrailingZeros64(mask))
				s.e.evaluate(cells, r)
				if r.outcomes[c] != now {
					moves[s.e.space.Vars[v].Input] = true
					break
				}
			}
			cells[v] = was
		}
	}
}

// pickCell returns the nth cell of a mask.
func pickCell(mask uint64, n int) uint8 {
	for range n {
		mask &= mask - 1
	}
	return uint8(bits.TrailingZeros64(mask))
}
