package report

import (
	"cmp"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

const method markup = "Work comes first, then seats, then titles. Answers add points of evidence to tables, rule by rule; " +
	"the sum of a table falls into a named band. Choice tables, in which exactly one row matches, turn bands and answers " +
	"into decisions. A decision is called settled when no completion of the missing or assumed answers changes it, and its " +
	"closeness counts the points of evidence to the nearest other outcome: it is a distance, and no probability that the " +
	"decision is right. The same answers under the same rules always give the same memo."

func (m *memo) limits(r recommendation.Recommendation) {
	m.heading(2, "What this does not know")
	var items []markup
	for _, l := range r.Limits {
		items = append(items, txt(l))
	}
	m.bullets(items)
	m.unanswered(r)
	m.ledger(r)
	m.assumptions(r)
	m.heading(3, "Method")
	m.block(method)
	m.sources(r)
}

func (m *memo) unanswered(r recommendation.Recommendation) {
	if len(r.Unanswered) == 0 {
		return
	}
	m.heading(3, "Questions without an answer")
	var rows [][]markup
	for _, u := range r.Unanswered {
		if len(u.CanChange) > 0 {
			rows = append(rows, []markup{txt(u.Question), code(u.Input), txt(inWords(u.State)), txt(labelsOf(r, u.CanChange))})
		}
	}
	if len(rows) > 0 {
		m.table([]markup{"Question", "Input", "State", "Could change"}, rows)
	}
	if rest := idle(r.Unanswered); len(rest) > 0 {
		m.block("Not answered, and no decision depends on it: " + txt(strings.Join(rest, ", ")) + ".")
	}
}

func (m *memo) ledger(r recommendation.Recommendation) {
	if len(r.Answers) == 0 {
		return
	}
	m.heading(3, "Answers and assumptions")
	var rows [][]markup
	for _, a := range r.Answers {
		rows = append(rows, []markup{txt(a.Label), code(a.Input), cmp.Or(txt(a.Says), "-"), txt(inWords(a.State)), txt(provenance(a))})
	}
	m.table([]markup{"What", "Input", "Answer", "State", "From"}, rows)
}

func (m *memo) assumptions(r recommendation.Recommendation) {
	if len(r.Assumptions) == 0 {
		return
	}
	m.heading(3, "Why these assumptions")
	var items []markup
	for _, a := range r.Assumptions {
		line := txt(sentence(a.Label) + " = " + a.Says)
		if a.From != "" {
			line += txt(" (from " + a.From + ")")
		}
		items = append(items, line+": "+txt(a.Because))
	}
	m.bullets(items)
}

// again says by what and from what the memo was made. The profile is fenced: its
// name is quoted on the line of its key, so nothing in it can close the fence.
func (m *memo) again(r, given recommendation.Recommendation) {
	m.heading(3, "To get this again")
	m.block(txt(identity(r)))
	if answers := strings.TrimSpace(profileYAML(given)); answers != "" {
		m.block("This is the profile, for `csuite recommend`:")
		m.block("```yaml", markup(answers), "```")
	}
}
