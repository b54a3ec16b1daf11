package interview_test

import (
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/interview"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// unsure plays someone who is not sure about digital maturity and replies to the
// statements with one letter each: y, n, d, b for back, s for skip.
type unsure struct {
	talker
	left  string
	turns int // how often digital maturity itself was put
}

func (u *unsure) Ask(q interview.Question) (interview.Reply, error) {
	if q.Input.ID == "digital_maturity" {
		if u.turns++; u.turns > 1 && u.left == "" {
			return interview.Reply{Answer: profile.Answer{State: profile.Answered, Value: "converged"}}, nil
		}
		return interview.Reply{Kind: interview.Unsure}, nil
	}
	next := u.left[:1]
	u.left = u.left[1:]
	switch next {
	case "b":
		return interview.Reply{Kind: interview.Back}, nil
	case "s":
		return interview.Reply{Kind: interview.Skip}, nil
	case "d":
		return interview.Reply{Answer: profile.Answer{State: profile.Unknown}}, nil
	}
	value := map[string]string{"y": "yes", "n": "no"}[next]
	if _, ok := q.Input.Value(value); !ok {
		panic(q.Input.Question)
	}
	return interview.Reply{Answer: profile.Answer{State: profile.Answered, Value: value}}, nil
}

func TestPlaced(t *testing.T) {
	rb, e := shipped(t)
	for _, c := range []struct {
		replies string
		way     int // 1 changes the stage that was found
		want    string
		note    string
	}{
		{"n", 0, "business-as-usual", profile.SelfAssessed},
		{"yn", 0, "present-and-active", profile.SelfAssessed},
		{"yyd", 0, "formalized", profile.SelfAssessed},
		{"yyyn", 0, "strategic", profile.SelfAssessed},
		{"yyyyn", 0, "converged", profile.SelfAssessed},
		{"yyyyy", 0, "innovative-and-adaptive", profile.SelfAssessed},
		{"yybyn", 0, "formalized", profile.SelfAssessed},
		{"yyybbn", 0, "present-and-active", profile.SelfAssessed},
		{"byyn", 0, "formalized", profile.SelfAssessed},
		{"d", 0, "unknown", ""},
		{"yd", 1, "converged", ""},
		{"yys", 0, "", ""},
	} {
		u := &unsure{left: c.replies, talker: talker{way: c.way}}
		iv := begin(rb, e, u)
		iv.Quick = true
		start := profileOf(t, rb, map[string]string{"headcount": "300", "industry": "retail"})
		p, err := iv.Run(t.Context(), start)
		got := p.Get("digital_maturity")
		if err != nil || got.String() != c.want || got.Note != c.note || u.left != "" {
			t.Errorf("%s leads to %+v, %v, with %q left", c.replies, got, err, u.left)
		}
		written := strings.Contains(string(interview.YAML(p, &rb.Catalogue)), "self_assessed: [digital_maturity]\n")
		if written != (c.note != "") {
			t.Errorf("%s: the profile says self-assessed: %v", c.replies, written)
		}
	}
}
