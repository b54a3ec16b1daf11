package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func (m *memo) howClose(r recommendation.Recommendation) {
	m.heading(2, "How close it is, and what would change it")
	m.block("Closeness is a distance in points of evidence, and no probability. Annex H says how it is counted.")
	var rows [][]markup
	for _, d := range decisions(r) {
		rows = append(rows, []markup{txt(d.Label), bold(txt(d.Closeness)) + ": " + txt(distance(d)), nearest(d)})
	}
	m.table([]markup{"Decision", "How close", "Likeliest single change"}, rows)
	m.nearLine(r)
	for _, d := range decisions(r) {
		m.heading(3, txt(sentence(d.Label))+": what was not chosen, and what would lead there")
		if !r.Settled { // else the first page has said so
			m.block(restsOn(d))
		}
		m.options(d)
	}
}

// nearest is the likeliest flip that changes one answer.
func nearest(d recommendation.Decision) markup {
	flips := singles(d)
	if len(flips) == 0 {
		return "none: no single answer changes it"
	}
	return txt(flips[0].Says) + " → " + txt(flips[0].Title)
}

func restsOn(d recommendation.Decision) markup {
	if d.Settled {
		return "Settled: no answer that is missing or assumed can change it."
	}
	line := "It rests on open answers: it could become " + txt(couldBe(d)) + "."
	if ask := toSettle(d, len(d.Open)); ask != "" {
		line += " To settle it, the likeliest first: " + txt(ask) + "."
	}
	return line
}

func (m *memo) options(d recommendation.Decision) {
	var items []markup
	for _, o := range options(d) {
		line := bold(txt(sentence(o.title)))
		if o.standing != "" {
			line += " (" + txt(o.standing) + ")"
		}
		if o.needs != "" {
			line += ", " + txt(o.needs)
		}
		items = append(items, line+". "+ways(o))
	}
	m.bullets(items)
}

// ways says what would lead to an option.
func ways(o option) markup {
	if !o.reached() {
		return txt(sentence(unreached)) + "."
	}
	var parts []string
	together := "Two changes together lead there: "
	switch len(o.alone) {
	case 0:
	case 1:
		parts = append(parts, "One change leads there: "+o.alone[0]+".")
		together = "So do two together: "
	default:
		parts = append(parts, "Any one of these changes leads there: "+strings.Join(o.alone, "; ")+".")
		together = "So do two together: "
	}
	if pairs := present(append(o.together, o.rest())...); len(pairs) > 0 {
		parts = append(parts, together+strings.Join(pairs, "; ")+".")
	}
	return txt(strings.Join(parts, " "))
}

func (m *memo) unknowns(r recommendation.Recommendation) {
	m.heading(2, "What is not known")
	m.heading(3, "Questions without an answer")
	var rows [][]markup
	var idle []string
	for _, u := range r.Unanswered {
		if len(u.CanChange) == 0 {
			idle = append(idle, u.Label)
			continue
		}
		rows = append(rows, []markup{txt(u.Question), code(u.Input), txt(inWords(u.State)), txt(labelsOf(r, u.CanChange))})
	}
	if len(rows) > 0 || len(idle) == 0 {
		m.table([]markup{"Question", "Input", "State", "Could change"}, rows)
	}
	if len(idle) > 0 {
		m.block("Not answered, and no decision depends on it: " + txt(strings.Join(idle, ", ")) + ".")
	}
	m.assumptions(r)
	m.heading(3, "What the documents do not say")
	var items []markup
	for _, l := range r.Limits {
		items = append(items, txt(l))
	}
	m.bullets(items)
}

func (m *memo) assumptions(r recommendation.Recommendation) {
	m.heading(3, "Assumed"+markup(from(r.Assumptions))+": please confirm")
	var rows [][]markup
	for _, a := range r.Assumptions {
		effect := markup("no decision")
		if len(a.CanChange) > 0 {
			effect = txt(labelsOf(r, a.CanChange))
		}
		where := txt(a.From)
		if from(r.Assumptions) != "" {
			where = "" // the heading says so
		}
		rows = append(rows, []markup{txt(a.Label), code(a.Input), txt(a.Says), where, txt(a.Because), effect})
	}
	m.table([]markup{"What", "Input", "Assumed", "From", "Because", "Another answer could change"}, rows)
}
