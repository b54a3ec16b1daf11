package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// entries writes a list whose columns the rulebook names. One field makes a
// bullet, two a bullet under the first as a heading, more a small record.
func (p *page) entries(heading string, list []recommendation.Entry) {
	if len(list) == 0 {
		return
	}
	p.section(heading)
	group := ""
	for _, e := range list {
		switch len(e.Fields) {
		case 0:
		case 1:
			p.bullet(2, "-", e.Fields[0].Text+" "+source(e))
		case 2:
			if e.Fields[0].Text != group {
				group = e.Fields[0].Text
				p.para(2, plain, group)
			}
			p.bullet(4, "-", e.Fields[1].Text+" "+source(e))
		default:
			p.record(e)
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
		p.para(2, strong, m.Title)
		p.para(2, plain, m.Purpose)
		p.sheet("holds", inWordsAll(m.Mandates))
		p.sheet("owns", m.Owns)
		p.sheet("does not own", m.DoesNotOwn)
		p.sheet("measured by", m.MeasuredBy)
		if ids := claimIDs(m.Citations); len(ids) > 0 {
			p.para(4, faint, "("+strings.Join(ids, ", ")+")")
		}
	}
}

func (p *page) sheet(label string, lines []string) {
	if len(lines) > 0 {
		p.para(p.beside(4, label, 18), plain, strings.Join(lines, "; "))
	}
}
