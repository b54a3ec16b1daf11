package interview

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// near is how much less than the best a question may tell, as a share of the
// best, and still be asked first because it keeps to the topic. People find a
// purely ranked order restless; docs/interview.md has what this costs.
const near = 0.15

// fresh reports whether an input was neither answered nor met with "don't know".
func (s *session) fresh(id string) bool { return s.answers.Get(id).State == profile.NotAsked }

// open returns the questions that can still change a decision and were not put
// yet. A headcount that was given as a range stays out: asking again would only
// annoy.
func (s *session) open() []decide.Ranked {
	var open []decide.Ranked
	for _, q := range s.view.Questions {
		if s.fresh(q.Input.ID) {
			open = append(open, q)
		}
	}
	return open
}

// needed returns the next question that can change a decision, nil where there is
// none: the core in the author's order, then what tells most.
func (s *session) needed() *profile.Input {
	if in := s.core(); in != nil || s.Quick {
		return in
	}
	open := s.open()
	for _, q := range open {
		if q.Input.Topic == s.topic && q.Weight >= open[0].Weight*(1-near) {
			return q.Input
		}
	}
	if len(open) == 0 {
		return nil
	}
	return open[0].Input
}

// core returns the next core question, nil where none can matter. The very first is
// asked in any case: to know whether it matters is the longest wait of all.
func (s *session) core() *profile.Input {
	anyway := s.Quick || s.All || len(s.answers.Answers) == 0
	open := s.open()
	for i := range s.Catalogue.Inputs {
		in := &s.Catalogue.Inputs[i]
		if in.Role == profile.Core && s.fresh(in.ID) && (anyway || s.matters(in, open)) {
			return in
		}
	}
	return nil
}

// matters reports whether an input, or one that it pre-fills, is among the open questions.
func (s *session) matters(in *profile.Input, open []decide.Ranked) bool {
	return slices.ContainsFunc(open, func(q decide.Ranked) bool {
		return q.Input == in || in.ID == s.Catalogue.IndustryInput && s.prefills(q.Input.ID)
	})
}

// prefills reports whether some industry lets the rulebook assume an input.
func (s *session) prefills(id string) bool {
	for i := range s.Catalogue.Industries {
		for _, as := range s.Catalogue.Industries[i].Assumes {
			if as.Input == id {
				return true
			}
		}
	}
	return false
}

// furtherInputs returns what is left to ask when no decision can change any more:
// what still improves practices, risks or the transition, and with All the rest.
func (s *session) furtherInputs() []*profile.Input {
	improves := slices.DeleteFunc(s.Engine.Improves(s.answers), func(in *profile.Input) bool { return !s.fresh(in.ID) })
	if len(improves) > 0 || !s.All {
		return improves
	}
	var rest []*profile.Input
	for i := range s.Catalogue.Inputs {
		if in := &s.Catalogue.Inputs[i]; s.fresh(in.ID) {
			rest = append(rest, in)
		}
	}
	return rest
}

// offer says that no question can change a decision any more, and asks whether to go on.
func (s *session) offer() (on bool, err error) {
	why := "Nothing that could be asked would change a decision any more."
	if !s.view.Settled {
		why = "What is still open cannot be settled by another question."
	}
	further := len(s.furtherInputs())
	way, err := s.Asker.Choose(why, []string{
		"stop here, with the recommendation",
		"go on: " + count(further, "question") + " for better practices, risks and transition",
	})
	return way == 1, err
}
