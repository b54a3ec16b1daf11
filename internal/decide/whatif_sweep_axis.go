package decide

import (
	"slices"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// axis is the answers that one input can take, in order.
type axis struct {
	recommendation.Axis
	in      *profile.Input
	stops   []recommendation.Stop
	answers []profile.Answer // by stop
}

// axis lists the stops of an input. Numbers that no rule tells apart are one stop.
func (e *Engine) axis(p profile.Profile, input string, within rulebook.Range) *axis {
	in := e.rb.Catalogue.Input(input)
	if in == nil {
		panic("decide: no input " + input) // whoever reads a person's words has checked it
	}
	now := e.rb.Catalogue.Prefill(p).Get(input)
	a := &axis{in: in, Axis: recommendation.Axis{
		Input: in.ID, Label: in.Label, Kind: string(in.Kind), State: now.State.String(), Value: answerValue(in, now),
	}}
	if now.Known() {
		a.Says = label(in, now)
	}
	switch in.Kind {
	case profile.Number:
		a.numbers(&e.space.Vars[e.space.First(input)], within)
		a.standAt(now)
	case profile.Set:
		a.members(now)
	default:
		a.values(e, p, now)
	}
	return a
}

// add appends a stop with the answer that stands for it.
func (a *axis) add(s recommendation.Stop, answer profile.Answer) {
	answer.State = profile.Answered
	s.Value = answerValue(a.in, answer)
	if s.Assumes == nil {
		s.Assumes = []recommendation.Assumed{}
	}
	a.stops, a.answers = append(a.stops, s), append(a.answers, answer)
}

func (a *axis) numbers(v *rulebook.Var, within rulebook.Range) {
	for i, low := range v.Cuts {
		high := int64(profile.Open)
		if i+1 < len(v.Cuts) {
			high = v.Cuts[i+1] - 1
		}
		low, high = max(low, within.Low), min(high, within.High)
		if low > high {
			continue
		}
		s := recommendation.Stop{From: &low, To: &high, Says: numberAnswer(profile.Answer{Low: low, High: high})}
		if high == profile.Open {
			s.To = nil
		}
		a.add(s, profile.Answer{Low: low, High: low})
	}
}

// standAt finds the stop with the number that stands for the answer, or where there
// is no answer, with the one that the rules read.
func (a *axis) standAt(now profile.Answer) {
	n, _ := strconv.ParseInt(a.in.Baseline, 10, 64) // the rulebook was checked
	if now.Known() {
		n = now.Number()
		a.Number = &n
	}
	for i, s := range a.stops {
		if *s.From <= n && (s.To == nil || n <= *s.To) {
			a.Here = &i
		}
	}
}

func (a *axis) values(e *Engine, p profile.Profile, now profile.Answer) {
	for i, v := range a.in.Values {
		a.add(recommendation.Stop{Says: v.Label, Assumes: e.assumes(p, a.in, i)}, profile.Answer{Value: v.ID})
	}
	read := a.in.Baseline
	if now.Known() {
		read = now.Value
	}
	if here := a.in.Index(read); here >= 0 {
		a.Here = &here
	}
}

// assumes lists what a value of the input that pre-fills others would fill in.
func (e *Engine) assumes(p profile.Profile, in *profile.Input, value int) []recommendation.Assumed {
	if in.ID != e.rb.Catalogue.IndustryInput {
		return nil
	}
	filled := e.rb.Catalogue.Prefill(p.With(in.ID, profile.Answer{State: profile.Answered, Value: in.Values[value].ID}))
	var out []recommendation.Assumed
	for i := range e.rb.Catalogue.Inputs {
		other := &e.rb.Catalogue.Inputs[i]
		if a := filled.Get(other.ID); a.State == profile.Assumed {
			out = append(out, recommendation.Assumed{Input: other.ID, Label: other.Label, Value: a.Value, Says: label(other, a)})
		}
	}
	return out
}

// members has the set as it is, and then each member put in or taken out.
func (a *axis) members(now profile.Answer) {
	here := 0
	a.Here = &here
	a.add(recommendation.Stop{Says: label(a.in, now)}, profile.Answer{Members: now.Members})
	for _, m := range a.in.Values {
		says, changed := "with "+m.Label, []string{}
		for _, other := range a.in.Values {
			if slices.Contains(now.Members, other.ID) != (other.ID == m.ID) {
				changed = append(changed, other.ID)
			}
		}
		if slices.Contains(now.Members, m.ID) {
			says = "without " + m.Label
		}
		a.add(recommendation.Stop{Says: says}, profile.Answer{Members: changed})
	}
}

// lay returns p with the answer of a stop.
func (a *axis) lay(p profile.Profile, stop int) profile.Profile {
	return p.With(a.in.ID, a.answers[stop])
}

// merge joins neighbouring stops of a number that are the same, and returns which
// of the old stops each new one begins with. Stops of other kinds stay apart.
func (a *axis) merge(same func(i, k int) bool) []int {
	kept := []int{}
	var stops []recommendation.Stop
	var here *int
	for i, s := range a.stops {
		if i > 0 && a.in.Kind == profile.Number && same(i-1, i) {
			last := &stops[len(stops)-1]
			last.To, last.Says = s.To, joined(*last.From, s.To)
		} else {
			kept, stops = append(kept, i), append(stops, s)
		}
		if a.Here != nil && *a.Here == i {
			n := len(stops) - 1
			here = &n
		}
	}
	a.stops, a.Here = stops, here
	return kept
}

func joined(from int64, to *int64) string {
	high := int64(profile.Open)
	if to != nil {
		high = *to
	}
	return numberAnswer(profile.Answer{Low: from, High: high})
}
