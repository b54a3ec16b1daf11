package decide

import (
	"errors"
	"math/big"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// What can keep a number from growing.
var (
	ErrNoNumber = errors.New("the number that would grow is not known")
	ErrTooMuch  = errors.New("the number would outgrow all that can be counted")
)

// Growing returns the input that a roadmap lets grow: the first number of the
// rulebook, nil where it has none.
func (e *Engine) Growing() *profile.Input {
	for i := range e.rb.Catalogue.Inputs {
		if in := &e.rb.Catalogue.Inputs[i]; in.Kind == profile.Number {
			return in
		}
	}
	return nil
}

// Roadmap returns what changes while the first number of the rulebook grows by
// percent a year, less than zero to shrink, compounding month by month, every other
// answer being as it is. Nothing is rounded: a line is reached in the first month at
// whose end the whole part of the number is beyond it. A number does not shrink
// below the least that its input allows. A range grows from its middle. The errors
// are ErrNoNumber and ErrTooMuch; the stamp is left for the caller.
func (e *Engine) Roadmap(p profile.Profile, percent *big.Rat, years int) (recommendation.Roadmap, error) {
	in := e.Growing()
	if in == nil || !p.Get(in.ID).Known() {
		return recommendation.Roadmap{}, ErrNoNumber
	}
	c := newCourse(p.Get(in.ID).Number(), percent)
	months := 12 * years
	if c.reaches(profile.Open, months) {
		return recommendation.Roadmap{}, ErrTooMuch
	}
	end := max(in.Min, c.number(months))
	r := recommendation.Roadmap{
		Schema: "csuite.roadmap/1", Name: p.Name, Summary: e.summary(p), Input: e.axis(p, in.ID, Everything()).Axis,
		Growth: decimal(percent), Years: years, Start: e.moment(p), Steps: []recommendation.Step{},
		End: end, EndSays: fact(in, profile.Answer{Low: end, High: end}),
	}
	r.Input.Here = nil // there are no stops to count
	before := r.Start
	for _, at := range e.lines(in, c.start, end) {
		then := e.moment(p.With(in.ID, profile.Answer{State: profile.Answered, Low: at, High: at}))
		step := recommendation.Step{
			Month: c.month(at, months), At: at, Says: fact(in, profile.Answer{Low: at, High: at}),
			Outcomes: e.outcomeChanges(before.Verdict, then.Verdict), Seats: seatChanges(before.Seats, then.Seats), Then: then,
		}
		step.Year = (step.Month + 11) / 12
		if len(step.Outcomes)+len(step.Seats) > 0 {
			r.Steps = append(r.Steps, step)
		}
		before = then
	}
	return r, nil
}

// lines returns, on the way from one number to another, the first number beyond each
// line at which a rule turns.
func (e *Engine) lines(in *profile.Input, from, to int64) []int64 {
	var lines []int64
	for _, cut := range e.space.Vars[e.space.First(in.ID)].Cuts[1:] {
		switch {
		case from < cut && cut <= to:
			lines = append(lines, cut)
		case to < cut && cut <= from:
			lines = append(lines, cut-1)
		}
	}
	if to < from {
		slices.Reverse(lines)
	}
	return lines
}

// moment says what holds for a profile.
func (e *Engine) moment(p profile.Profile) recommendation.Moment {
	s := &situation{e: e, view: e.look(p), at: e.newResult()}
	e.evaluate(s.cells, s.at)
	d := &s.out.Decisions
	d.Technology.ID, d.Marketing.ID, d.Bridge.ID = technology, marketing, bridge
	s.seats()
	return recommendation.Moment{
		Headline: s.headline(), Seats: s.out.Seats, Triggers: s.list("triggers"), Verdict: e.newProbe().verdict(p),
	}
}

// outcomeChanges lists what is decided otherwise, the structure first.
func (e *Engine) outcomeChanges(from, to recommendation.Verdict) []recommendation.OutcomeChange {
	label := e.choices[e.byID[e.rb.Structure]].Label
	all := []recommendation.OutcomeChange{
		{Decision: e.rb.Structure, Label: label, From: from.Structure, FromTitle: from.StructureTitle, To: to.Structure, ToTitle: to.StructureTitle},
		outcomeChange(technology, from.Technology, to.Technology),
		outcomeChange(marketing, from.Marketing, to.Marketing),
		outcomeChange(bridge, from.Bridge, to.Bridge),
	}
	return slices.DeleteFunc(all, func(c recommendation.OutcomeChange) bool { return c.From == c.To })
}

func outcomeChange(id string, from, to recommendation.Outcome) recommendation.OutcomeChange {
	return recommendation.OutcomeChange{
		Decision: id, Label: from.Label, From: from.Outcome, FromTitle: from.Title, To: to.Outcome, ToTitle: to.Title,
	}
}

// seatChanges lists the mandates that are held differently. Only the reason may differ.
func seatChanges(from, to []recommendation.Seat) []recommendation.SeatChange {
	out := []recommendation.SeatChange{}
	for i := range from {
		a, b := from[i], to[i]
		a.Because = b.Because
		if a != b {
			out = append(out, recommendation.SeatChange{From: from[i], To: to[i]})
		}
	}
	return out
}
