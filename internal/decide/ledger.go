package decide

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// notApplicable is the ledger's word for an input that nobody answered and that
// could no longer change anything that is printed.
const notApplicable = "not-applicable"

// influence works out, for every input without an answer, which decisions another
// answer could still change.
func (s *situation) influence() {
	s.can = map[string][]string{}
	s.out.Settled = true
	for _, d := range s.decisions() {
		s.out.Settled = s.out.Settled && d.Settled
		d.Open = []recommendation.OpenInput{}
		if d.Settled {
			continue
		}
		for _, in := range s.movers(d.ID) {
			s.can[in.ID] = append(s.can[in.ID], d.ID)
			d.Open = append(d.Open, recommendation.OpenInput{Input: in.ID, Label: in.Label, State: s.profile.Get(in.ID).State.String()})
		}
		s.rankOpen(d)
	}
}

// rankOpen puts first the inputs that change a decision alone, as things stand,
// then those that take part in the most flips of two; the author's order breaks ties.
func (s *situation) rankOpen(d *recommendation.Decision) {
	alone, pairs := map[string]int{}, map[string]int{}
	for _, f := range d.Flips {
		for _, c := range f.Changes {
			if len(f.Changes) == 1 {
				alone[c.Input] = 1
			} else {
				pairs[c.Input]++
			}
		}
	}
	slices.SortStableFunc(d.Open, func(a, b recommendation.OpenInput) int {
		return cmp.Or(cmp.Compare(alone[b.Input], alone[a.Input]), cmp.Compare(pairs[b.Input], pairs[a.Input]))
	})
}

// flipShows reports whether a flip proves that v can change a decision: it moves v,
// and every cell that it moves to is still open. Of two steps, the other one gives
// the completion in which v decides, since it alone changes nothing.
func (s *situation) flipShows(decision string, v int) bool {
	for _, f := range s.flips[decision] {
		moves, open := false, true
		for _, st := range f.steps {
			moves = moves || st.v == v
			open = open && s.allowed[st.v]>>st.to&1 == 1
		}
		if moves && open {
			return true
		}
	}
	return false
}

// summary states the core answers in a few words each.
func (s *situation) summary() []string {
	out := []string{}
	for i := range s.e.rb.Catalogue.Inputs {
		in := &s.e.rb.Catalogue.Inputs[i]
		a := s.profile.Get(in.ID)
		if in.Role != profile.Core || !a.Known() {
			continue
		}
		v, _ := in.Value(a.Value)
		switch in.Kind {
		case profile.Number:
			out = append(out, fact(in, a))
		case profile.Scale:
			out = append(out, fmt.Sprintf("%s %d of %d (%s)", in.Label, in.Index(a.Value)+1, len(in.Values), v.Label))
		default:
			out = append(out, v.Label)
		}
	}
	return out
}

// ledger lists every input once, and apart from that what was assumed and what is open.
func (s *situation) ledger() {
	s.out.Assumptions, s.out.Unanswered = []recommendation.Assumption{}, []recommendation.Unanswered{}
	for i := range s.e.rb.Catalogue.Inputs {
		in := &s.e.rb.Catalogue.Inputs[i]
		a := s.profile.Get(in.ID)
		line := recommendation.Answer{
			Input: in.ID, Label: in.Label, State: a.State.String(), Value: answerValue(in, a), From: a.From, Note: a.Note,
		}
		switch {
		case a.State == profile.Assumed:
			s.assumption(in, a)
		case !a.Known():
			s.unanswered(in, a)
			if a.State == profile.NotAsked && !s.matters(in.ID) {
				line.State = notApplicable
			}
		}
		if a.Known() {
			line.Says = label(in, a)
		}
		s.out.Answers = append(s.out.Answers, line)
	}
	s.rankUnanswered()
}

func (s *situation) assumption(in *profile.Input, a profile.Answer) {
	v, _ := in.Value(a.Value)
	s.out.Assumptions = append(s.out.Assumptions, recommendation.Assumption{
		Input: in.ID, Label: in.Label, Value: a.Value, Says: v.Label, From: a.From,
		Because: s.whyAssumed(in.ID), CanChange: s.canChange(in.ID),
	})
}

func (s *situation) whyAssumed(input string) string {
	cat := &s.e.rb.Catalogue
	for _, ind := range cat.Industries {
		if ind.ID != s.profile.Get(cat.IndustryInput).Value {
			continue
		}
		for _, as := range ind.Assumes {
			if as.Input == input {
				return as.Because
			}
		}
	}
	return ""
}

func (s *situation) canChange(input string) []string {
	return append([]string{}, s.can[input]...)
}

func (s *situation) unanswered(in *profile.Input, a profile.Answer) {
	s.out.Unanswered = append(s.out.Unanswered, recommendation.Unanswered{
		Input: in.ID, Label: in.Label, Question: in.Question, State: a.State.String(), CanChange: s.canChange(in.ID),
	})
}

// matters reports whether an answer to an input that nobody answered could change
// anything printed: a decision, the points of an evidence table, or a list entry
// whose other tests hold.
func (s *situation) matters(input string) bool {
	if len(s.can[input]) > 0 || input == s.e.rb.Catalogue.IndustryInput {
		return true
	}
	for i := range s.e.rules {
		r := &s.e.rules[i]
		reads := slices.ContainsFunc(r.When, func(t rulebook.Test) bool { return t.Name == input })
		if reads && !hopeless(r.needs, s.allowed) {
			return true
		}
	}
	for _, l := range s.e.lists {
		for _, en := range l.entries {
			reads, others := false, true
			for _, t := range en.When {
				reads = reads || t.Name == input
				others = others && (t.Name == input || s.holds(t))
			}
			if reads && others {
				return true
			}
		}
	}
	return false
}

// rankUnanswered puts first what changes the most decisions by itself, as things
// stand, then what could change the most; the author's order breaks ties.
func (s *situation) rankUnanswered() {
	alone := map[string]int{}
	for _, d := range s.decisions() {
		seen := map[string]bool{}
		for _, f := range d.Flips {
			if len(f.Changes) == 1 && !seen[f.Changes[0].Input] {
				seen[f.Changes[0].Input] = true
				alone[f.Changes[0].Input]++
			}
		}
	}
	slices.SortStableFunc(s.out.Unanswered, func(a, b recommendation.Unanswered) int {
		return cmp.Or(cmp.Compare(alone[b.Input], alone[a.Input]), cmp.Compare(len(b.CanChange), len(a.CanChange)))
	})
}
