package decide

import (
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// Thresholds returns, for each number that p answers exactly, the nearest numbers
// below and above at which a rule turns, and what that would change. Near are those
// within the share of the number that the rulebook names.
func (e *Engine) Thresholds(p profile.Profile) []recommendation.Threshold {
	out := []recommendation.Threshold{}
	probe := e.newProbe()
	for i := range e.rb.Catalogue.Inputs {
		in := &e.rb.Catalogue.Inputs[i]
		a := p.Get(in.ID)
		if in.Kind != profile.Number || !a.Known() || !a.Exact() {
			continue
		}
		now := probe.verdict(p)
		for _, s := range e.beside(in, a.Low) {
			out = append(out, e.threshold(in, a, s, now, probe.verdict(p.With(in.ID, s))))
		}
	}
	return out
}

// beside returns the first numbers beyond the nearest lines below and above n.
func (e *Engine) beside(in *profile.Input, n int64) []profile.Answer {
	cuts := e.space.Vars[e.space.First(in.ID)].Cuts
	var out []profile.Answer
	cell := e.space.Vars[e.space.First(in.ID)].CellOf(n)
	if cell > 0 {
		out = append(out, profile.Answer{State: profile.Answered, Low: cuts[cell] - 1, High: cuts[cell] - 1})
	}
	if cell+1 < len(cuts) {
		out = append(out, profile.Answer{State: profile.Answered, Low: cuts[cell+1], High: cuts[cell+1]})
	}
	return out
}

func (e *Engine) threshold(in *profile.Input, from, to profile.Answer, now, then recommendation.Verdict) recommendation.Threshold {
	t := recommendation.Threshold{
		Input: in.ID, Label: in.Label, At: to.Low, Distance: to.Low - from.Low,
		Outcomes: e.outcomeChanges(now, then), Closeness: []recommendation.ClosenessChange{},
	}
	away, word := t.Distance, "more"
	if away < 0 {
		away, word = -away, "fewer"
	}
	t.Says = counted(in, away, word) + " (" + numberAnswer(to) + ")"
	t.Near = float64(away)*100 <= float64(e.rb.WarnWithin)*float64(from.Low)
	pairs := []struct {
		id       string
		from, to recommendation.Outcome
	}{{technology, now.Technology, then.Technology}, {marketing, now.Marketing, then.Marketing}, {bridge, now.Bridge, then.Bridge}}
	for _, d := range pairs {
		if d.from.Outcome == d.to.Outcome && d.from.Closeness != d.to.Closeness {
			t.Closeness = append(t.Closeness, recommendation.ClosenessChange{
				Decision: d.id, Label: d.from.Label, From: d.from.Closeness, To: d.to.Closeness,
			})
		}
	}
	return t
}
