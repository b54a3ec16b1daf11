// Package interview asks a person about a company, and only what can still matter.
//
// After the core questions it always puts the question whose answer rules out
// most, as the engine ranks them exactly from what is still possible, and stays
// within a topic where that costs next to nothing. No step is ever stored: what
// to ask, what is settled and what is left all follow from the answers, so an
// earlier answer can be changed at any time and the others stay. docs/interview.md
// has the reasons.
//
// An Interview asks through an Asker, which has three forms: Survey for terminals
// that can draw, Plain for numbered lines, and Scripted for tests. It is the only
// package that sees survey. It writes no file and makes no recommendation:
// internal/cli keeps the answers and prints what follows from them.
//
// Begin with Interview.Run, then plan.go for the choice of the next question.
package interview

import (
	"context"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// An Engine knows what answers leave open. It is *decide.Engine, or one that
// remembers what it found, for whoever plays thousands of interviews.
type Engine interface {
	Outlook(profile.Profile) decide.Outlook
	Prefill(profile.Profile) profile.Profile
	Why(input string) []*rulebook.Claim
	Improves(profile.Profile) []*profile.Input
}

// An Interview is how one company is to be asked about.
type Interview struct {
	Engine    Engine
	Catalogue *profile.Catalogue
	Asker     Asker
	Keep      func(profile.Profile) error // called after every answer; an error ends the interview
	Quick     bool                        // the core questions only
	All       bool                        // also what can change nothing any more
}

// session is one run: the answers, and the order in which they came for Back.
type session struct {
	*Interview
	answers profile.Profile
	asked   []string // inputs, in the order in which they were put
	at      int      // where Back has gone in asked; len(asked) where it has not
	topic   string
	further bool           // the person chose to go on after everything was settled
	view    decide.Outlook // what the answers leave open; empty before the first
}

// Run asks from the answers in p on, and returns all answers. It ends when nothing
// more is to be asked or the person has had enough. With an error, which is
// context.Canceled where the person broke off, it returns the answers so far.
func (iv *Interview) Run(ctx context.Context, p profile.Profile) (profile.Profile, error) {
	s := &session{Interview: iv, answers: profile.Profile{Name: p.Name, Answers: map[string]profile.Answer{}}, further: iv.All}
	for _, id := range iv.Catalogue.IDs() {
		if a := p.Get(id); a.State == profile.Answered || a.State == profile.Unknown {
			s.answers.Answers[id] = a
			s.asked = append(s.asked, id)
		}
	}
	iv.Asker.Say(s.intro())
	if s.at = len(s.asked); s.at > 0 || s.core() == nil {
		s.view = iv.Engine.Outlook(s.answers)
		iv.Asker.Say(s.progress())
	}
	for {
		if err := ctx.Err(); err != nil {
			return s.answers, err
		}
		on, err := s.step()
		if err != nil || !on {
			return s.answers, err
		}
	}
}

// intro says how much there is to do, and what can be done with a question.
func (s *session) intro() string {
	core, keys := 0, "With each question: ? why it is asked, b back, d don't know, s skip the rest."
	for i := range s.Catalogue.Inputs {
		if in := &s.Catalogue.Inputs[i]; in.Role == profile.Core && s.fresh(in.ID) {
			core++
		}
	}
	switch core {
	case 0:
		return keys
	case 1:
		return "One question gives an answer; more make it surer. " + keys
	}
	return "The first " + count(core, "question") + " give an answer; more make it surer. " + keys
}

// step puts one question and deals with the reply; it reports whether to go on.
func (s *session) step() (on bool, err error) {
	in, err := s.question()
	if in == nil || err != nil {
		return false, err
	}
	reply, err := s.Asker.Ask(s.describe(in))
	if err == nil && reply.Kind == Unsure {
		reply, err = s.place(in)
	}
	if err != nil {
		return false, err
	}
	switch reply.Kind {
	case Skip:
		return false, nil
	case Back:
		s.back()
		return true, nil
	case Unsure: // it is put once more
		return true, nil
	}
	return true, s.take(in, reply.Answer)
}

// question returns the input to ask about: the one that Back has gone to, else
// what the plan says; nil where the interview is over.
func (s *session) question() (*profile.Input, error) {
	if s.at < len(s.asked) {
		return s.Catalogue.Input(s.asked[s.at]), nil
	}
	if in := s.needed(); in != nil || s.Quick {
		return in, nil
	}
	further := s.furtherInputs()
	if len(further) == 0 {
		return nil, nil
	}
	if !s.further {
		on, err := s.offer()
		if err != nil || !on {
			return nil, err
		}
		s.further = true
	}
	return further[0], nil
}

// back goes to the question before the present one.
func (s *session) back() {
	if s.at == 0 {
		s.Asker.Say("This is the first question.")
		return
	}
	s.at--
}

// take keeps an answer and says what follows from it.
func (s *session) take(in *profile.Input, a profile.Answer) error {
	before := s.answers
	s.answers = before.With(in.ID, a)
	if s.at == len(s.asked) {
		s.asked = append(s.asked, in.ID)
	}
	s.at, s.topic = len(s.asked), in.Topic
	if err := s.Keep(s.answers); err != nil {
		return err
	}
	s.view = s.Engine.Outlook(s.answers)
	s.Asker.Say(s.progress())
	if old := before.Get(in.ID); old.State != profile.NotAsked && old.String() != a.String() {
		s.idle(before, in.ID)
	}
	return nil
}
