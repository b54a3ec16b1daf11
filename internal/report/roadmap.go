package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// RoadmapText writes what changes while a number grows: first what is next, then
// each step with the decisions and seats that change, and with opts.Full the
// triggers that hold from then on.
func RoadmapText(w io.Writer, r recommendation.Roadmap, opts TextOptions) error {
	p, r := newPage(opts), rewrite(r, clean)
	p.title(recommendation.Recommendation{Name: r.Name, Summary: r.Summary})
	p.hanging(2, strong, next(r))
	p.para(2, plain, course(r))
	p.blank()
	at := p.beside(2, "today", margin)
	p.para(at, strong, r.Start.Headline)
	if opts.Full {
		p.triggers(at, r.Start)
	}
	for _, s := range r.Steps {
		p.blank()
		p.step(s, opts.Full)
	}
	if !opts.Full {
		p.blank()
		p.para(p.beside(2, "More:", 8), faint, "--full adds when to look again, by step · -o markdown|json|yaml")
	}
	_, err := io.WriteString(w, p.buf.String())
	return err
}

func (p *page) step(s recommendation.Step, full bool) {
	at := p.beside(2, "month "+strconv.Itoa(s.Month), margin)
	p.para(at, strong, s.Says+between+"year "+strconv.Itoa(s.Year))
	for _, c := range s.Outcomes {
		p.hanging(at, plain, outcomeTurn(c))
	}
	for _, c := range s.Seats {
		p.hanging(at, plain, seatTurn(c))
	}
	p.para(at, faint, "then: "+s.Then.Headline)
	if full {
		p.triggers(at, s.Then)
	}
}

func (p *page) triggers(at int, m recommendation.Moment) {
	if len(m.Triggers) == 0 {
		return
	}
	p.para(at, plain, "Look again when")
	for _, e := range m.Triggers {
		if len(e.Fields) > 0 {
			p.bullet(at, "-", told(e, false))
		}
	}
}

func outcomeTurn(c recommendation.OutcomeChange) string {
	return c.Label + ": " + c.FromTitle + " → " + c.ToTitle
}

// seatTurn says who holds a mandate before and after, and whom they report to where
// only that changes.
func seatTurn(c recommendation.SeatChange) string {
	from, to := heldBy(c.From), heldBy(c.To)
	if from == to {
		from, to = from+", reports to "+c.From.ReportsTo, "reports to "+c.To.ReportsTo
	}
	if c.From.Level != c.To.Level && c.To.Level != notNeeded {
		to += " (" + inWords(c.To.Level) + ")"
	}
	return "seat of " + lower(c.To.Label) + ": " + from + " → " + to
}

// lower makes a label part of a sentence, unless it begins with an abbreviation.
func lower(label string) string {
	if len(label) > 1 && strings.ToUpper(label[:2]) == label[:2] {
		return label
	}
	return strings.ToLower(label[:min(1, len(label))]) + label[min(1, len(label)):]
}

// next says in a sentence what is due first, and when.
func next(r recommendation.Roadmap) string {
	if len(r.Steps) == 0 {
		return "Nothing changes within " + counted(r.Years, "year") + ": " + r.EndSays + " then."
	}
	s := r.Steps[0]
	return "Next, in about " + counted(s.Month, "month") + " (year " + strconv.Itoa(s.Year) + "), at " + s.Says + ": " + firstTurn(s)
}

// firstTurn names the decision that a step changes, the structure only where nothing
// else does.
func firstTurn(s recommendation.Step) string {
	var turns []string
	for _, c := range s.Outcomes {
		turns = append(turns, outcomeTurn(c))
	}
	switch {
	case len(turns) > 1:
		return turns[1]
	case len(turns) == 1:
		return turns[0]
	}
	return seatTurn(s.Seats[0])
}

// course says what is taken for granted.
func course(r recommendation.Roadmap) string {
	way, rate := "Growing ", strings.TrimPrefix(r.Growth, "-")
	if rate != r.Growth {
		way = "Shrinking "
	}
	from := r.Input.Says
	if n := r.Input.Number; n != nil && strings.Contains(from, " ") {
		from = grouped(*n) + " (which stands for " + r.Input.Says + ")"
	}
	return way + rate + " % a year from a " + r.Input.Label + " of " + from + ", compounding by the month: " + r.EndSays +
		" after " + counted(r.Years, "year") + ". Every other answer stays as it is."
}
