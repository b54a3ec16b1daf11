package decide

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// An Outlook says what the answers so far leave open.
type Outlook struct {
	Decisions []Standing // in the order of the contract
	Settled   bool       // every decision is
	AtMost    int        // no interview needs more questions than this
	Questions []Ranked   // inputs that could still change a decision, the one that tells most first
}

// A Standing is how far one decision is settled.
type Standing struct {
	ID, Label   string
	Recommended rulebook.Alternative
	Possible    []rulebook.Alternative
	Settled     bool
}

// Ranked is an input that could still change a decision.
type Ranked struct {
	Input     *profile.Input
	CanChange []string // decisions
	Removes   float64  // the outcomes that its answer rules out, over all decisions, averaged over its values
	Weight    float64  // by which questions are ranked, see weigh
}

// Outlook returns what p leaves open. It is exact: a question is listed if, and
// only if, it was not put yet and there are answers to the others with which it
// alone changes a decision. After a "don't know" or a range a decision can
// therefore stay open with nothing left to ask.
func (e *Engine) Outlook(p profile.Profile) Outlook {
	s := &situation{e: e, view: e.look(p), at: e.newResult(), flips: map[string][]flip{}}
	e.evaluate(s.cells, s.at)
	o := Outlook{Settled: true}
	open := map[string][]string{}
	for _, id := range rulebook.Contract() {
		standing := s.standing(id)
		o.Decisions = append(o.Decisions, standing)
		o.Settled = o.Settled && standing.Settled
		if !standing.Settled {
			s.openTo(id, open)
		}
	}
	o.Questions = s.ranked(open)
	o.AtMost = len(o.Questions)
	return o
}

func (s *situation) standing(id string) Standing {
	c := s.e.byID[id]
	possible := s.e.possible(c, s.allowed)
	out := Standing{ID: id, Label: s.e.choices[c].Label, Recommended: s.outcome(id), Settled: bits.OnesCount64(possible) == 1}
	for i, a := range s.e.choices[c].Alternatives {
		if possible>>i&1 == 1 {
			out.Possible = append(out.Possible, a)
		}
	}
	return out
}

// openTo notes, for each input that could still change a decision, that it could.
func (s *situation) openTo(id string, open map[string][]string) {
	s.flips[id] = s.e.flips(s.e.byID[id], s.cells, s.at)
	for _, in := range s.movers(id) {
		open[in.ID] = append(open[in.ID], id)
	}
}

// ranked orders the open inputs by weight; the author's order breaks ties. What was
// asked already, whether it was answered with a range or with "don't know", is not
// asked again.
func (s *situation) ranked(open map[string][]string) []Ranked {
	var out []Ranked
	for i := range s.e.rb.Catalogue.Inputs {
		in := &s.e.rb.Catalogue.Inputs[i]
		state := s.profile.Get(in.ID).State
		if can := open[in.ID]; len(can) > 0 && state != profile.Unknown && state != profile.Answered {
			removes := s.removes(in, can)
			out = append(out, Ranked{in, can, removes, s.weigh(in, can, removes)})
		}
	}
	slices.SortStableFunc(out, func(a, b Ranked) int { return cmp.Compare(b.Weight, a.Weight) })
	return out
}

// removesCounts is how many points of evidence a ruled-out outcome counts. On random
// companies anything from 5 to 40 leads to as few questions; 0 costs half a question more.
const removesCounts = 10

// weigh says how much an answer would tell: the points of evidence between its
// values, for each decision that it could change, and the outcomes that it rules
// out. Few answers rule anything out by themselves, so evidence breaks most ties.
func (s *situation) weigh(in *profile.Input, decisions []string, removes float64) float64 {
	spread := 0
	for v := s.e.space.First(in.ID); v < len(s.e.space.Vars) && s.e.space.Vars[v].Input == in; v++ {
		for _, id := range decisions {
			for _, t := range s.e.choices[s.e.byID[id]].tables {
				spread += s.spread(v, t)
			}
		}
	}
	return float64(spread) + removesCounts*removes
}

// spread returns how far apart the open cells of a variable lie in one table, with
// whatever else its rules ask for taken to hold where it still can.
func (s *situation) spread(v, table int) int {
	low, high, first := 0, 0, true
	for mask := s.allowed[v]; mask != 0; mask &= mask - 1 {
		points := 0
		for _, i := range s.e.readers[v] {
			if r := &s.e.rules[i]; r.table == table && !hopeless(r.needs, s.allowed) && passes(r.needs, v, mask&-mask) {
				points += r.Points
			}
		}
		if first {
			low, high, first = points, points, false
		}
		low, high = min(low, points), max(high, points)
	}
	return high - low
}

// passes reports whether a variable meets its own needs in one cell.
func passes(needs []rulebook.Need, v int, cell uint64) bool {
	for _, n := range needs {
		if n.Var == v && n.Mask&cell == 0 {
			return false
		}
	}
	return true
}

// removes returns how many outcomes an answer rules out on average. The members of
// a set count one by one.
func (s *situation) removes(in *profile.Input, decisions []string) float64 {
	total, ways, before := 0, 0, map[string]int{}
	for _, id := range decisions {
		before[id] = bits.OnesCount64(s.e.possible(s.e.byID[id], s.allowed))
	}
	for v := s.e.space.First(in.ID); v < len(s.e.space.Vars) && s.e.space.Vars[v].Input == in; v++ {
		allowed := slices.Clone(s.allowed)
		for mask := s.allowed[v]; mask != 0; mask &= mask - 1 {
			allowed[v] = mask & -mask
			ways++
			for _, id := range decisions {
				total += before[id] - bits.OnesCount64(s.e.possible(s.e.byID[id], allowed))
			}
		}
	}
	return float64(total) / float64(ways)
}

// Prefill returns p with the assumptions that its industry allows.
func (e *Engine) Prefill(p profile.Profile) profile.Profile { return e.rb.Catalogue.Prefill(p) }

// Why returns the claims on which the rules rest that read an input, the most
// explicit first.
func (e *Engine) Why(input string) []*rulebook.Claim {
	var claims []*rulebook.Claim
	for _, g := range e.rb.AllGrounds() {
		reads := slices.ContainsFunc(g.When, func(t rulebook.Test) bool { return t.Name == input })
		for _, c := range g.Cites {
			if reads && g.Basis == rulebook.Document && !slices.Contains(claims, c) {
				claims = append(claims, c)
			}
		}
	}
	order := []string{"strong", "moderate", "weak"}
	slices.SortStableFunc(claims, func(a, b *rulebook.Claim) int {
		return cmp.Compare(slices.Index(order, a.Strength), slices.Index(order, b.Strength))
	})
	return claims
}

// Improves returns the inputs without an answer that can change no decision any
// more, and still something else that is printed.
func (e *Engine) Improves(p profile.Profile) []*profile.Input {
	s := &situation{e: e, view: e.look(p), at: e.newResult(), flips: map[string][]flip{}}
	e.evaluate(s.cells, s.at)
	open := map[string][]string{}
	for _, id := range rulebook.Contract() {
		s.openTo(id, open)
	}
	var out []*profile.Input
	for i := range e.rb.Catalogue.Inputs {
		in := &e.rb.Catalogue.Inputs[i]
		if state := s.profile.Get(in.ID).State; state == profile.Answered || state == profile.Unknown {
			continue
		}
		if len(open[in.ID]) == 0 && s.matters(in.ID) && in.ID != e.rb.Catalogue.IndustryInput {
			out = append(out, in)
		}
	}
	return out
}
