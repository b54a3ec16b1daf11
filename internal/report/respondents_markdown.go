package report

import (
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// RespondentsMarkdown writes one company as several people see it, as a memo.
func RespondentsMarkdown(w io.Writer, r recommendation.Respondents) error {
	m, r := &memo{}, rewrite(r, clean)
	m.heading(1, "What they disagree about: "+txt(listed("and", labelsOfViews(r.Views)...)))
	m.block(bold(txt(verdictOf(r))))
	m.disputes(r)
	m.heading(2, "What their answers lead to")
	m.block("A mixture takes, for each disputed question, one of the answers that were given to it. There are " +
		txt(countOf(r.Mixtures)) + ". What nobody answered stays as it is read: assumed from the industry, or without evidence.")
	var rows [][]markup
	for _, d := range r.Decisions {
		rows = append(rows, []markup{txt(d.Label), txt(mixedWords(d)), txt(openToo(d))})
	}
	m.table([]markup{"Decision", "Over all mixtures", "With open answers"}, rows)
	m.heading(2, "As each one alone would have it")
	m.outcomes(r.Views)
	m.heading(2, "What they agree on")
	m.agreed(r)
	m.block(txt(identity(recommendation.Recommendation{Rulebook: r.Rulebook, Program: r.Program})))
	_, err := io.WriteString(w, m.buf.String())
	return err
}

// disputes writes every dispute, and what those that matter lead to.
func (m *memo) disputes(r recommendation.Respondents) {
	matter, rest := disputesThat(r)
	for _, d := range matter {
		m.heading(2, txt(sentence(d.Label)))
		m.block(txt(opinions(d)))
		for _, x := range d.Matters {
			m.block(txt(sentence(matterWords(x))) + ".")
			var items []markup
			for _, line := range leadsTo(r, d, x) {
				items = append(items, txt(line))
			}
			m.bullets(items)
		}
	}
	if len(rest) == 0 {
		return
	}
	m.heading(2, "Disagreements that change nothing")
	var items []markup
	for _, d := range rest {
		items = append(items, bold(txt(d.Label))+": "+txt(opinions(d)))
	}
	m.bullets(items)
}

func (m *memo) agreed(r recommendation.Respondents) {
	var rows [][]markup
	for _, a := range r.Agreed {
		rows = append(rows, []markup{
			txt(a.Label), txt(a.Says), txt(strings.Join(a.By, ", ")), txt(strings.Join(silence(a.Unknown, a.NotAsked), between)),
		})
	}
	m.table([]markup{"Question", "Answer", "Given by", "Others"}, rows)
	if silent := silentLabels(r); len(silent) > 0 {
		m.block("Nobody answered: " + txt(strings.Join(silent, ", ")) + ".")
	}
}
