package report

import (
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// turnMargin is the column at which a turn begins, beside its group.
const turnMargin = 17

// newPage returns an empty page of the width and the colours asked for.
func newPage(opts TextOptions) *page {
	if opts.Width <= 0 {
		opts.Width = usualWidth
	}
	return &page{width: min(opts.Width, widestWidth), palette: palette(opts.Color)}
}

// WhatIfText writes what would change each decision: one screen, or with opts.Full
// every change that was found.
func WhatIfText(w io.Writer, r recommendation.WhatIf, opts TextOptions) error {
	p, r := newPage(opts), rewrite(r, clean)
	p.whatIfTitle(r.Asked)
	for _, d := range r.Decisions {
		p.turning(r, d, opts.Full)
		p.blank()
	}
	p.whatIfNotes(r.Decisions)
	if !opts.Full {
		p.para(p.beside(2, "More:", 8), faint, "--full · --depth 3 · --to ALTERNATIVE · --without each · -o json")
	}
	_, err := io.WriteString(w, p.buf.String())
	return err
}

// whatIfTitle names the company and sums it up.
func (p *page) whatIfTitle(a recommendation.Asked) {
	p.title(recommendation.Recommendation{Name: a.Name, Summary: a.Summary})
}

func (p *page) turning(r recommendation.WhatIf, d recommendation.Turning, full bool) {
	p.hanging(2, strong, "Would change "+d.Label+" (now "+standingNow(d)+")")
	if len(d.Turns) == 0 {
		p.para(4, plain, noTurn(r.Depth))
		return
	}
	hidden := 0
	for _, g := range handGroups(d.Turns) {
		shown := g.likeliest()
		if full {
			shown = g.turns
		}
		p.turns(g.label, shown, full)
		hidden += len(g.turns) - len(shown)
	}
	if hidden > 0 {
		p.para(p.beside(4, "in all", turnMargin), faint, countTurns(d.Turns))
	}
}

// marginAt is a column, or on a narrow page one further left.
func (p *page) marginAt(column int) int {
	if p.narrow() {
		return 6
	}
	return column
}

// turns writes the turns of one group beside its label.
func (p *page) turns(label string, turns []recommendation.Turn, full bool) {
	at := p.beside(4, label, turnMargin)
	for _, t := range turns {
		p.hanging(at, plain, changesOf(t)+" → "+t.Title)
		if full && t.Steps == 1 {
			p.turnedRules(at+gap, t)
			continue
		}
		p.para(at+gap, faint, p.throughIn(p.width-at-gap, t))
	}
}

// throughIn is through in one line, if two rules or one have room there.
func (p *page) throughIn(room int, t recommendation.Turn) string {
	words := strings.Join(through(t, 2), between)
	if ansi.StringWidth(words) > room {
		words = strings.Join(through(t, 1), between)
	}
	return words
}

// turnedRules writes each rule that carries a turn, with its reason and its origin.
func (p *page) turnedRules(indent int, t recommendation.Turn) {
	for _, b := range t.Bands {
		p.para(indent, plain, b.Label+": "+b.From+" → "+b.To)
	}
	for _, r := range carriers(t) {
		words := r.Rule
		if r.Points != 0 {
			words = signed(effect(r)) + " " + words
		}
		p.hanging(indent, faint, words+between+origins(r.Basis, r.Citations))
	}
}

// whatIfNotes explains the mark, where it stands anywhere.
func (p *page) whatIfNotes(list []recommendation.Turning) {
	for _, d := range list {
		for _, t := range d.Turns {
			if strings.Contains(strings.Join(through(t, 2), ""), "†") {
				p.para(2, faint, markNote)
				return
			}
		}
	}
}

const markNote = "† by a standard or inference, not a document"
