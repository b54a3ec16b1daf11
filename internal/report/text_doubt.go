package report

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// margin is the column at which the lower half of the screen has its text.
const margin = 14

// whatIsUncertain writes the lower half of the screen: how close the decisions
// are, what would turn them, what is not known, and who disagrees.
func (p *page) whatIsUncertain(r recommendation.Recommendation) {
	p.howClose(r)
	p.wouldFlip(r)
	p.nearLine(r)
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
			{text: distance(d)},
		})
	}
	p.aside("How close", rows)
}

// wouldFlip shows the likeliest single change for each decision.
func (p *page) wouldFlip(r recommendation.Recommendation) {
	var rows [][]cell
	for _, t := range turns(r) {
		rows = append(rows, []cell{{text: t.says}, {text: "→ " + strings.Join(t.outcomes, "; ")}})
	}
	at := p.beside(2, "Would flip", margin)
	p.lines(at, " ", rows)
	if still := unmoved(r); len(still) > 0 {
		p.para(at, plain, noSingle(listed("or", still...)))
	}
}

func noSingle(what string) string { return "no single answer changes " + what }

// stillOpen names, for every decision that is not settled, what it could still
// become and what to do about that: two answers, or one where two need more than a
// line.
func (p *page) stillOpen(r recommendation.Recommendation) {
	labels := 0
	for _, d := range decisions(r) {
		labels = max(labels, ansi.StringWidth(d.Label))
	}
	var rows [][]cell
	for _, d := range decisions(r) {
		if d.Settled {
			continue
		}
		text := open(d, 2)
		if ansi.StringWidth(text) > p.width-margin-labels-gap {
			text = open(d, 1)
		}
		rows = append(rows, []cell{{text: d.Label}, {text: text}})
	}
	if len(rows) > 0 {
		p.aside("Still open", rows)
	}
}

func open(d recommendation.Decision, n int) string {
	text := "could be " + couldBe(d)
	if n := len(others(d)); n > 1 {
		text = strconv.Itoa(n) + " others possible"
	}
	return strings.Join(present(text, toSettle(d, n)), "; ")
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
		rows = append(rows, []cell{{text: strings.Join(matter, ", ") + from(r.Assumptions)}})
	}
	if len(rest) > 0 {
		rows = append(rows, []cell{{text: "no decision depends on " + listed("or", rest...)}})
	}
	if len(rows) > 0 {
		p.aside("Assumed", rows)
	}
}

// from says what the assumptions rest on, where all rest on the same.
func from(list []recommendation.Assumption) string {
	if len(list) == 0 {
		return ""
	}
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
		text = strings.TrimSuffix(text, ".") + " (" + strings.Join(ids, ", ") + ")"
	}
	p.aside("Disagrees", [][]cell{{{text: text}}})
}
