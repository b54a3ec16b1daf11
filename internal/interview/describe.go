package interview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// cited is how many claims a question shows; csuite inputs and rules have the rest.
const cited = 3

// describe collects what a person may want to know before answering.
func (s *session) describe(in *profile.Input) Question {
	q := Question{Input: in, Catalogue: s.Catalogue, Moves: s.moves(in), Why: s.why(in), Current: s.answers.Get(in.ID)}
	if a := s.Engine.Prefill(s.answers).Get(in.ID); a.State == profile.Assumed {
		q.Assumed = a
	}
	return q
}

// moves names the decisions that an answer could still change.
func (s *session) moves(in *profile.Input) string {
	o := s.view
	i := slices.IndexFunc(o.Questions, func(q decide.Ranked) bool { return q.Input == in })
	if i < 0 {
		return ""
	}
	var labels []string
	for _, d := range o.Decisions {
		if slices.Contains(o.Questions[i].CanChange, d.ID) {
			labels = append(labels, d.Label)
		}
	}
	return "matters for " + rulebook.Join(labels, "and")
}

// why says why an input is asked, and which documents make it matter.
func (s *session) why(in *profile.Input) string {
	text := []string{in.Why}
	claims := s.Engine.Why(in.ID)
	for _, c := range claims[:min(cited, len(claims))] {
		voice := c.Source.Publisher
		if c.Voice != "" {
			voice = c.Voice + ", in " + voice
		}
		text = append(text, fmt.Sprintf("%s %s, %s: %s", c.ID, voice, c.Locator, c.Says))
	}
	if len(claims) == 0 {
		text = append(text, "No document says so: the rules that read it are this rulebook's own inference.")
	}
	return strings.Join(text, "\n")
}
