package report

import (
	"cmp"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func (m *memo) annexes(r recommendation.Recommendation) {
	m.heading(2, "Annex A: decision rights")
	m.entries(r.DecisionRights)
	m.heading(2, "Annex B: mandates")
	m.mandates(r)
	m.heading(2, "Annex C: practices")
	m.entries(r.Practices)
	m.heading(2, "Annex D: risks")
	m.entries(r.Risks)
	m.heading(2, "Annex E: transition")
	m.entries(r.Transition)
	m.heading(2, "Annex F: when to look again")
	m.entries(r.Triggers)
	m.heading(2, "Annex G: answers and assumptions")
	m.ledger(r)
	m.heading(2, "Annex H: method and sources")
	m.block(method)
	m.loads(r.Loads)
	m.sources(r)
	m.heading(3, "To get this again")
	m.block(txt(identity(r)))
	m.block("Answers: " + code(answersLine(r)))
}

const method markup = "Work comes first, then seats, then titles. Answers add points of evidence to tables, rule by rule; " +
	"the sum of a table falls into a named band. Choice tables, in which exactly one row matches, turn bands and answers " +
	"into decisions. A decision is called settled when no completion of the missing or assumed answers changes it, and its " +
	"closeness counts the points of evidence to the nearest other outcome: it is a distance, and no probability that the " +
	"decision is right. The same answers under the same rules always give the same memo."

// entries writes a list whose columns the rulebook names: three or more as a
// table, two as bullets under the first, one as a bullet.
func (m *memo) entries(list []recommendation.Entry) {
	if len(list) == 0 {
		m.block(nothing)
		return
	}
	if len(list[0].Fields) > 2 {
		m.entryTable(list)
		return
	}
	group := ""
	var items []markup
	for _, e := range list {
		if len(e.Fields) == 2 && e.Fields[0].Text != group {
			if len(items) > 0 {
				m.bullets(items)
			}
			group, items = e.Fields[0].Text, nil
			m.block(bold(txt(group)))
		}
		if len(e.Fields) > 0 {
			items = append(items, txt(e.Fields[len(e.Fields)-1].Text)+" *"+txt(source(e))+"*")
		}
	}
	m.bullets(items)
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

func (m *memo) mandates(r recommendation.Recommendation) {
	if len(r.Mandates) == 0 {
		m.block(nothing)
	}
	for _, sheet := range r.Mandates {
		m.heading(3, txt(sheet.Title))
		m.block(txt(sheet.Purpose))
		var items []markup
		for _, part := range []struct {
			label markup
			lines []string
		}{{"Holds", inWordsAll(sheet.Mandates)}, {"Owns", sheet.Owns}, {"Does not own", sheet.DoesNotOwn}, {"Measured by", sheet.MeasuredBy}, {"Cites", claimIDs(sheet.Citations)}} {
			if len(part.lines) > 0 {
				items = append(items, bold(part.label)+": "+txt(strings.Join(part.lines, "; ")))
			}
		}
		if len(items) > 0 {
			m.bullets(items)
		}
	}
}

func (m *memo) ledger(r recommendation.Recommendation) {
	var rows [][]markup
	for _, a := range r.Answers {
		rows = append(rows, []markup{txt(a.Label), code(a.Input), cmp.Or(txt(a.Says), "-"), txt(inWords(a.State)), txt(provenance(a))})
	}
	m.table([]markup{"Question", "Input", "Answer", "State", "From"}, rows)
}

func (m *memo) loads(loads []recommendation.Load) {
	if len(loads) == 0 {
		return
	}
	m.heading(3, "Points of evidence")
	var rows [][]markup
	for _, l := range loads {
		rows = append(rows, []markup{txt(l.Label), txt(signed(l.Sum)), txt(l.Band + bandRange(l)), txt(l.Says), txt(contributions(l.Rules))})
	}
	m.table([]markup{"Table", "Sum", "Band", "That is", "Rules"}, rows)
}
