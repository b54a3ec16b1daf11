package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// entries writes a list whose columns the rulebook names. One field makes a
// bullet, two a bullet, under a heading where several have the first in common,
// and more a small record.
func (p *page) entries(heading string, list []recommendation.Entry) {
	if len(list) == 0 {
		return
	}
	p.section(heading)
	for _, g := range groups(list) {
		indent := 2
		if g.heading != "" {
			p.para(2, plain, g.heading)
			indent = 4
		}
		for _, e := range g.entries {
			switch {
			case len(e.Fields) > 2:
				p.record(e)
			case len(e.Fields) > 0:
				p.bullet(indent, "-", told(e, g.heading != "")+" "+source(e))
			}
		}
	}
}

func (p *page) record(e recommendation.Entry) {
	p.para(2, plain, e.Fields[0].Text)
	var rows [][]cell
	for _, f := range e.Fields[1:] {
		rows = append(rows, []cell{{text: inWords(f.Name), style: faint}, {text: f.Text}})
	}
	p.table(4, rows)
	p.para(4, faint, source(e))
}

// source says in brackets on whose word an entry stands.
func source(e recommendation.Entry) string { return "(" + grounds(e.Basis, e.Citations) + ")" }

func (p *page) mandates(sheets []recommendation.Mandate) {
	if len(sheets) == 0 {
		return
	}
	p.section("Mandates")
	for i, m := range sheets {
		if i > 0 {
			p.blank()
		}
		p.para(2, strong, sentence(m.Title))
		p.para(2, plain, m.Purpose)
		p.sheet("holds", m.Mandates)
		p.sheet("owns", m.Owns)
		p.sheet("does not own", m.DoesNotOwn)
		p.sheet("measured by", m.MeasuredBy)
		if ids := claimIDs(m.Citations); len(ids) > 0 {
			p.para(4, faint, "("+strings.Join(ids, ", ")+")")
		}
	}
}

// sheet writes the lines of one part of a mandate beside its label.
func (p *page) sheet(label string, lines []string) {
	if len(lines) == 0 {
		return
	}
	at := p.beside(4, label, 18)
	for _, line := range lines {
		p.hanging(at, plain, line)
	}
}
