package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A Condensed is what a page about many companies says of one: a screenful of its
// recommendation.
type Condensed struct {
	Facts, Headline string
	Seats           []CondensedSeat
	Reasons         []string
	Decisions       []CondensedDecision
	Turns           []string // the likeliest single change for each decision
	Confirm         []string // what was assumed and could change a decision
}

// A CondensedSeat says who holds a mandate.
type CondensedSeat struct{ Mandate, Held string }

// A CondensedDecision is a decision with how close it is.
type CondensedDecision struct {
	Label, Title, Standing, Distance string
	Dots                             int // full ones of mostDots
}

// Condense takes from a recommendation what a Condensed holds.
func Condense(r recommendation.Recommendation) *Condensed {
	c := &Condensed{Facts: strings.Join(r.Summary, between), Headline: r.Headline}
	for _, s := range r.Seats {
		c.Seats = append(c.Seats, CondensedSeat{s.Label, heldBy(s)})
	}
	for _, reason := range first(r.Reasons) {
		what, load := decider(reason)
		if load != "" {
			what += " (" + load + ")"
		}
		c.Reasons = append(c.Reasons, sentence(what))
	}
	for _, d := range decisions(r) {
		standing := d.Closeness + ", open"
		if d.Settled {
			standing = d.Closeness + ", settled"
		}
		c.Decisions = append(c.Decisions, CondensedDecision{d.Label, d.Title, standing, distance(d), min(pointsOr(d, mostDots), mostDots)})
	}
	for _, t := range turns(r) {
		c.Turns = append(c.Turns, sentence(t.says)+" → "+strings.Join(t.outcomes, "; "))
	}
	for _, a := range r.Assumptions {
		if len(a.CanChange) > 0 {
			c.Confirm = append(c.Confirm, sentence(a.Label)+" = "+a.Says)
		}
	}
	return c
}

// fullDots draws so many full dots of a row.
func fullDots(n int) []dot { return dots(recommendation.Decision{Points: &n}) }
