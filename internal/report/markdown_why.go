package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func (m *memo) why(r recommendation.Recommendation) {
	m.heading(2, "Why")
	m.block("Work comes first, then seats, then titles. Each answer adds points of evidence to a kind of work; the sum says how heavy that work is, and how heavy it is says who should hold it.")
	m.block("The basis of a rule is *document* where a document says so, *standard* where a named standard does, and *inference* where it is this rulebook's own convention.")
	m.seats(r.Seats)
	m.loads(r)
	m.heading(3, "What follows for each decision")
	for _, d := range decisions(r) {
		m.heading(4, txt(sentence(d.Label))+": "+txt(d.Title))
		m.block(txt(d.Because) + " *(rule " + code(d.Rule) + "; " + txt(origins(d.Basis, d.Citations)) + ")*")
		m.pulls("For it", pulls(r, d.For))
		m.pulls("Against it", pulls(r, d.Against))
	}
	m.disagree(r)
}

// seats writes who holds what, and why.
func (m *memo) seats(seats []recommendation.Seat) {
	if len(seats) == 0 {
		return
	}
	m.heading(3, "Who answers for what")
	var rows [][]markup
	for _, s := range seats {
		boss := txt(s.ReportsTo)
		if s.Level == notNeeded {
			boss = "-"
		}
		rows = append(rows, []markup{txt(s.Label), txt(heldBy(s)), txt(inWords(s.Level)), boss, txt(s.Because)})
	}
	m.table([]markup{"Mandate", "Held by", "Level", "Reports to", "Because"}, rows)
}

// loads writes each evidence table with its rules: first the work of the mandates,
// then what pulls work together or apart.
func (m *memo) loads(r recommendation.Recommendation) {
	parts := heavy(r)
	for i, title := range []markup{"How heavy the work is", "What else was weighed"} {
		if len(parts[i]) == 0 {
			continue
		}
		m.heading(3, title)
		for _, b := range parts[i] {
			m.heading(4, txt(sentence(b.Label))+": "+txt(b.Band))
			m.block(txt(tally(b.Load)+". "+sentence(b.Load.Says)) + ".")
			m.evidence(b.Rules)
		}
	}
}

func (m *memo) evidence(rules []recommendation.Evidence) {
	if len(rules) == 0 {
		m.block(txt(sentence(noRule)) + ".")
		return
	}
	var items []markup
	for _, e := range rules {
		items = append(items, txt(signed(e.Points))+" "+bold(txt(sentence(factOf(e))))+". "+txt(e.Because)+
			" *(rule "+code(e.Rule)+", if "+txt(e.Condition)+"; "+txt(origins(e.Basis, e.Citations))+")*")
	}
	m.bullets(items)
}

// pulls writes one side of a decision, table by table.
func (m *memo) pulls(heading markup, list []pull) {
	if len(list) == 0 {
		return
	}
	m.block(heading + ":")
	var items []markup
	for _, p := range list {
		items = append(items, bold(txt(p.Label+" "+p.Points))+": "+txt(strings.Join(p.Facts, "; "))+" *"+txt("("+listed("and", p.Basis...)+")")+"*")
	}
	m.bullets(items)
}

// disagree sets what the documents say for a decision beside what they say against it.
func (m *memo) disagree(r recommendation.Recommendation) {
	m.heading(3, "Where the documents disagree")
	all, others := tensions(r), otherVoices(r)
	for _, t := range all {
		m.heading(4, txt(sentence(t.Label))+": "+txt(t.Title))
		m.block("What speaks for it:")
		if len(t.For) == 0 {
			m.block("No document is cited for it.")
		} else {
			m.bullets(sayings(t.For))
		}
		var items []markup
		for _, e := range t.Voices {
			items = append(items, voice(e))
		}
		m.block("What speaks against it:")
		m.bullets(append(items, sayings(t.Against)...))
	}
	if len(others) > 0 {
		if len(all) > 0 {
			m.heading(4, "Against other parts of it")
		}
		var items []markup
		for _, e := range others {
			items = append(items, voice(e))
		}
		m.bullets(items)
	} else if len(all) == 0 {
		m.block("Nowhere, as far as they are used here.")
	}
}

func sayings(cites []recommendation.Cite) []markup {
	var items []markup
	for _, c := range cites {
		items = append(items, txt(c.Says)+" *("+txt(origins("", onlyOne(c)))+")*")
	}
	return items
}
