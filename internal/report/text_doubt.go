package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// margin is the column at which the lower half of the screen has its text.
const margin = 15

// whatIsUncertain writes the lower half of the screen: how close the decisions
// are, what would turn them, what is not known, and who disagrees.
func (p *page) whatIsUncertain(r recommendation.Recommendation) {
	p.howClose(r)
	p.wouldFlip(r)
	p.stillOpen(r)
	p.assumed(r)
	p.disagrees(r)
}

// aside writes rows beside a label, or below it on a narrow page.
func (p *page) aside(label string, rows [][]cell) {
	p.table(p.beside(2, label, margin), rows)
}

func (p *page) howClose(r recommendation.Recommendation) {
	var rows [][]cell
	for _, d := range decisions(r) {
		rows = append(rows, []cell{
			{text: d.Label},
			{text: d.Closeness, style: closenessStyle(d.Closeness)},
			{text: strings.Join(present(distance(d), nextBest(d)), "; ")},
		})
	}
	p.aside("How close", rows)
}

func (p *page) wouldFlip(r recommendation.Recommendation) {
	var rows [][]cell
	most := 4
	if !r.Settled {
		most = 3 // leaves room to say what is open
	}
	for _, t := range turns(r, most) {
		rows = append(rows, []cell{{text: t.says}, {text: "→ " + listed("and", t.outcomes...)}})
	}
	if len(rows) == 0 {
		rows = [][]cell{{{text: "no change of one or two answers"}}}
	}
	p.aside("Would flip", rows)
}

// stillOpen names, for every decision that is not settled, what it could still
// become and the two answers that would tell most.
func (p *page) stillOpen(r recommendation.Recommendation) {
	var rows [][]cell
	for _, d := range decisions(r) {
		if d.Settled {
			continue
		}
		text := d.Label + " could still be " + couldBe(d)
		if ask := tellMost(d, 2); len(ask) > 0 {
			text += "; answer " + listed("and", ask...)
		}
		rows = append(rows, []cell{{text: text}})
	}
	if len(rows) > 0 {
		p.aside("Still open", rows)
	}
}

// tellMost returns the labels of at most n inputs that can still change a decision.
func tellMost(d recommendation.Decision, n int) []string {
	var labels []string
	for _, o := range d.Open[:min(n, len(d.Open))] {
		labels = append(labels, o.Label)
	}
	return labels
}

// assumed asks for the assumptions that matter first and names the others.
func (p *page) assumed(r recommendation.Recommendation) {
	var matter, rest []string
	for _, a := range r.Assumptions {
		pair := a.Label + " = " + a.Says
		if len(a.CanChange) > 0 {
			matter = append(matter, pair)
		} else {
			rest = append(rest, pair)
		}
	}
	var rows [][]cell
	if len(matter) > 0 {
		rows = append(rows, []cell{{text: "please confirm " + strings.Join(matter, ", ") + from(r.Assumptions)}})
	}
	if len(rest) > 0 {
		rows = append(rows, []cell{{text: strings.Join(rest, ", ") + ": another answer would change no decision"}})
	}
	if len(rows) > 0 {
		p.aside("Assumed", rows)
	}
}

// from says what the assumptions rest on, where all rest on the same.
func from(list []recommendation.Assumption) string {
	for _, a := range list {
		if a.From != list[0].From || a.From == "" {
			return ""
		}
	}
	return " (from " + list[0].From + ")"
}

func (p *page) disagrees(r recommendation.Recommendation) {
	if len(r.Dissent) == 0 {
		return
	}
	e := r.Dissent[0]
	text := strings.Join(present(field(e, "voice"), field(e, "says")), ": ")
	if ids := claimIDs(e.Citations); len(ids) > 0 {
		text += " (" + strings.Join(ids, ", ") + ")"
	}
	p.aside("Disagrees", [][]cell{{{text: text}}})
}
