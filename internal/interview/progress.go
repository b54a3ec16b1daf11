package interview

import (
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// progress says in one line what is settled, what is open, and how much there is
// left to ask at most.
func (s *session) progress() string {
	var parts []string
	for _, d := range s.view.Decisions {
		if d.Settled {
			parts = append(parts, d.Label+" settled: "+d.Recommended.Title)
		}
	}
	for _, d := range s.view.Decisions {
		if !d.Settled {
			parts = append(parts, d.Label+": "+count(len(d.Possible), "outcome")+" left")
		}
	}
	if n := len(s.open()); n > 0 {
		parts = append(parts, "at most "+count(n, "question"))
	}
	return strings.Join(parts, "; ")
}

// idle says which answers matter no longer, now that the one to changed is
// another. They are kept all the same: changing it back brings them back.
func (s *session) idle(before profile.Profile, changed string) {
	var labels []string
	for i := range s.Catalogue.Inputs {
		in := &s.Catalogue.Inputs[i]
		if in.ID == changed || s.fresh(in.ID) || !s.decides(before, in) || s.decides(s.answers, in) {
			continue
		}
		labels = append(labels, in.Label)
	}
	if len(labels) > 0 {
		s.Asker.Say("Kept, but of no weight now: " + strings.Join(labels, ", ") + ".")
	}
}

// decides reports whether another answer to in alone could change a decision.
func (s *session) decides(p profile.Profile, in *profile.Input) bool {
	without := p.With(in.ID, profile.Answer{})
	delete(without.Answers, in.ID)
	return slices.ContainsFunc(s.Engine.Outlook(without).Questions, func(q decide.Ranked) bool { return q.Input == in })
}

// numerals are the counts that read better as words.
var numerals = [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// count writes how many of something there are: "one outcome", "12 questions".
func count(n int, noun string) string {
	word := rulebook.Number(int64(n))
	if n < len(numerals) {
		word = numerals[n]
	}
	if n != 1 {
		noun += "s"
	}
	return word + " " + noun
}
