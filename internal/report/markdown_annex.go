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
	m.practices(r.Practices)
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

// practices parts the list by basis, so that what a document advises stands first.
func (m *memo) practices(list []recommendation.Entry) {
	for _, part := range []struct {
		basis   string
		heading markup
	}{
		{"document", "What the documents advise"},
		{"standard", "What a named standard asks for"},
		{"inference", "What this rulebook infers"},
	} {
		var entries []recommendation.Entry
		for _, e := range list {
			if e.Basis == part.basis {
				entries = append(entries, e)
			}
		}
		if len(entries) > 0 {
			m.heading(3, part.heading)
			m.entries(entries)
		}
	}
	if len(list) == 0 {
		m.block(nothing)
	}
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
		m.heading(3, txt(sentence(sheet.Title)))
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

func (m *memo) ledger(r recommendation.Recommendation) {
	var rows [][]markup
	for _, a := range r.Answers {
		rows = append(rows, []markup{txt(a.Label), code(a.Input), cmp.Or(txt(a.Says), "-"), txt(inWords(a.State)), txt(provenance(a))})
	}
	m.table([]markup{"What", "Input", "Answer", "State", "From"}, rows)
}

// loads writes the sum of each evidence table with what it is made of, so that
// the band can be worked out again.
func (m *memo) loads(loads []recommendation.Load) {
	if len(loads) == 0 {
		return
	}
	m.heading(3, "Points of evidence")
	var rows [][]markup
	for _, l := range loads {
		rows = append(rows, []markup{txt(l.Label), txt(tally(l)), txt(l.Says), contributions(l.Rules)})
	}
	m.table([]markup{"Table", "Points and band", "That is", "Rules"}, rows)
}

// contributions lists the rules that a sum is made of.
func contributions(rules []recommendation.Evidence) markup {
	var parts []string
	for _, e := range rules {
		parts = append(parts, signed(e.Points)+" "+e.Rule)
	}
	return txt(cmp.Or(strings.Join(parts, ", "), noRule))
}
