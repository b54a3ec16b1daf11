package interview

import (
	"fmt"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// yes is the id of the answer that takes a company one stage up.
const yes = "yes"

// place leads someone who is not sure to a value of a scale: it asks whether the
// statements of the values hold, from the lowest up, until one does not. Its reply
// is Unsure where the question itself is to be put again. All of it is one question.
func (s *session) place(in *profile.Input) (Reply, error) {
	var before profile.Answer // what Back has come back to
	stage, unknown := 0, false
	for stage+1 < len(in.Values) {
		reply, err := s.Asker.Ask(s.statement(in, stage+1, before))
		before = profile.Answer{}
		switch {
		case err != nil || reply.Kind == Skip:
			return reply, err
		case reply.Kind == Back && stage == 0:
			return Reply{Kind: Unsure}, nil
		case reply.Kind == Back:
			stage--
			before = profile.Answer{State: profile.Answered, Value: yes}
			continue
		}
		if reply.Answer.Value != yes {
			unknown = stage == 0 && !reply.Answer.Known()
			break
		}
		stage++
	}
	if unknown { // no statement was said to be true or false
		return s.placed("Without an answer to the first statement there is nothing to go by.", "leave it at don't know", dontKnow())
	}
	v := in.Values[stage]
	return s.placed(
		fmt.Sprintf("By what you say, %s is %s, %d of %d.", in.Label, v.Label, stage+1, len(in.Values)), "keep that, noted as "+profile.SelfAssessed,
		Reply{Answer: profile.Answer{State: profile.Answered, Value: v.ID, Note: profile.SelfAssessed}})
}

// placed tells where the statements have led, and lets the person keep or change it.
func (s *session) placed(where, keep string, reply Reply) (Reply, error) {
	way, err := s.Asker.Choose(where, []string{keep, "choose another answer"})
	if way > 0 {
		reply = Reply{Kind: Unsure}
	}
	return reply, err
}

// statement is a question of yes and no: whether a company is at a value or above.
func (s *session) statement(in *profile.Input, stage int, before profile.Answer) Question {
	return Question{
		Input: &profile.Input{
			ID: "statement", Label: in.Label, Kind: profile.Choice,
			Question: in.Values[stage].Statement,
			Values: []profile.Value{
				{ID: yes, Label: yes, Definition: "that is true today", Aliases: []string{"y"}},
				{ID: "no", Label: "no", Definition: "not, or only in part", Aliases: []string{"n"}},
			},
		},
		Catalogue: s.Catalogue, Why: s.why(in), Current: before,
	}
}
