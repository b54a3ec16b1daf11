package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func (m *memo) work(r recommendation.Recommendation) {
	m.heading(2, "Making it work")
	m.mandates(r)
	m.heading(3, "Who decides what")
	m.block("One post is accountable in each domain. The tie-break says who rules where the two cannot agree.")
	m.entries(r.DecisionRights)
	m.heading(3, "Practices")
	m.practices(r.Practices)
	m.heading(3, "Risks")
	m.entries(r.Risks)
	m.heading(3, "The way there")
	m.entries(r.Transition)
	m.heading(3, "When to look again")
	m.entries(r.Triggers)
}

func (m *memo) mandates(r recommendation.Recommendation) {
	if len(r.Mandates) == 0 {
		return
	}
	m.heading(3, "Mandate sheets")
	for _, sheet := range r.Mandates {
		m.heading(4, txt(sentence(sheet.Title)))
		m.block("Answers for " + txt(listed("and", sheet.Mandates...)) + ". " + txt(sheet.Purpose))
		for _, part := range []struct {
			label markup
			lines []string
		}{{"Owns", sheet.Owns}, {"Does not own", sheet.DoesNotOwn}, {"Measured by", sheet.MeasuredBy}} {
			m.sheet(part.label, part.lines)
		}
		if ids := claimIDs(sheet.Citations); len(ids) > 0 {
			m.block("*(" + txt(strings.Join(ids, ", ")) + ")*")
		}
	}
}

func (m *memo) sheet(label markup, lines []string) {
	if len(lines) == 0 {
		return
	}
	var items []markup
	for _, line := range lines {
		items = append(items, txt(line))
	}
	m.block(label + ":")
	m.bullets(items)
}

// practices parts the list by basis, so that what a document advises stands first.
func (m *memo) practices(list []recommendation.Entry) {
	for _, part := range practicesByBasis(list) {
		m.heading(4, txt(part.heading))
		m.entries(part.entries)
	}
	if len(list) == 0 {
		m.block(nothing)
	}
}

// entries writes a list whose columns the rulebook names: three or more as a
// table, two as bullets, under the first where several have it in common.
func (m *memo) entries(list []recommendation.Entry) {
	if len(list) > 0 && len(list[0].Fields) > 2 {
		m.entryTable(list)
		return
	}
	for _, g := range groups(list) {
		if g.heading != "" {
			m.block(bold(txt(g.heading)))
		}
		var items []markup
		for _, e := range g.entries {
			if len(e.Fields) > 0 {
				items = append(items, item(e, g.heading != "")+" *"+txt(source(e))+"*")
			}
		}
		m.bullets(items)
	}
}

// item is an entry in one line, with its first field in bold unless that is the
// heading above.
func item(e recommendation.Entry, headed bool) markup {
	if headed || len(e.Fields) == 1 {
		return txt(told(e, headed))
	}
	return bold(txt(sentence(e.Fields[0].Text))) + markup(joint(e)) + txt(e.Fields[len(e.Fields)-1].Text)
}

func (m *memo) entryTable(list []recommendation.Entry) {
	var head []markup
	for _, f := range list[0].Fields {
		head = append(head, txt(sentence(inWords(f.Name))))
	}
	var rows [][]markup
	for _, e := range list {
		var row []markup
		for _, f := range list[0].Fields {
			row = append(row, txt(field(e, f.Name)))
		}
		rows = append(rows, append(row, txt(grounds(e.Basis, e.Citations))))
	}
	m.table(append(head, "Basis"), rows)
}
