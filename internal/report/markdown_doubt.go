package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func (m *memo) whatWouldChangeIt(r recommendation.Recommendation) {
	m.heading(2, "Runner-up, and what would change it")
	var flips, options [][]markup
	for _, d := range decisions(r) {
		for _, f := range d.Flips {
			flips = append(flips, []markup{txt(d.Label), txt(f.Says), txt(f.Title)})
		}
		for _, e := range d.Excluded {
			options = append(options, []markup{txt(d.Label), option(d, e), txt(e.Reason), txt(admission(e))})
		}
	}
	m.block("The smallest changes of answers that would change a decision:")
	m.table([]markup{"Decision", "If", "Then"}, flips)
	m.block("Options that were not chosen:")
	m.table([]markup{"Decision", "Option", "Why not", "What it would take"}, options)
}

// option names an alternative that was not chosen, and its standing.
func option(d recommendation.Decision, e recommendation.Excluded) markup {
	var standing []string
	if d.RunnerUp != nil && d.RunnerUp.Outcome == e.Outcome {
		standing = append(standing, "runner-up")
	}
	if e.Possible {
		standing = append(standing, "still possible")
	}
	if len(standing) == 0 {
		return txt(e.Title)
	}
	return txt(e.Title) + " (" + markup(strings.Join(standing, ", ")) + ")"
}

func (m *memo) howClose(r recommendation.Recommendation) {
	m.heading(2, "How close it is")
	var rows [][]markup
	for _, d := range decisions(r) {
		rows = append(rows, []markup{
			txt(d.Label), bold(txt(d.Closeness)), txt(strings.Join(present(distance(d), nextBest(d)), "; ")), openWords(d),
		})
	}
	m.table([]markup{"Decision", "Closeness", "Evidence to the next outcome", "Could missing or assumed answers change it?"}, rows)
}

func openWords(d recommendation.Decision) markup {
	if d.Settled {
		return "no, it is settled"
	}
	return "yes, to " + txt(couldBe(d))
}

func (m *memo) dissent(r recommendation.Recommendation) {
	m.heading(2, "Who disagrees")
	m.entries(r.Dissent)
}

func (m *memo) unknowns(r recommendation.Recommendation) {
	m.heading(2, "What is not known")
	m.heading(3, "Questions without an answer")
	var rows [][]markup
	for _, u := range r.Unanswered {
		rows = append(rows, []markup{txt(u.Question), code(u.Input), txt(inWords(u.State)), effect(r, u.CanChange)})
	}
	m.table([]markup{"Question", "Input", "State", "Could change"}, rows)

	m.heading(3, "Assumed: please confirm")
	rows = nil
	for _, a := range r.Assumptions {
		rows = append(rows, []markup{txt(a.Label), txt(a.Says), txt(a.From), txt(a.Because), effect(r, a.CanChange)})
	}
	m.table([]markup{"Input", "Assumed", "From", "Because", "Another answer could change"}, rows)

	m.heading(3, "What the documents do not say")
	var items []markup
	for _, l := range r.Limits {
		items = append(items, txt(l))
	}
	m.bullets(items)
}

// effect names the decisions that an answer could still change.
func effect(r recommendation.Recommendation, ids []string) markup {
	if len(ids) == 0 {
		return "no decision"
	}
	return txt(labelsOf(r, ids))
}
