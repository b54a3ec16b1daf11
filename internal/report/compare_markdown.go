package report

import (
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// CompareMarkdown writes profiles side by side as a memo, with every answer.
func CompareMarkdown(w io.Writer, c recommendation.Comparison) error {
	m, c := &memo{}, rewrite(c, clean)
	m.heading(1, "Comparison: "+txt(listed("and", labelsOfViews(c.Profiles)...)))
	m.heading(2, "Outcomes")
	m.outcomes(c.Profiles)
	for i, pair := range c.Pairs {
		m.pair(c, i+1, pair)
	}
	m.heading(2, "Answers")
	for _, part := range []struct {
		stand, title string
	}{{recommendation.Differs, "That differ"}, {recommendation.Same, "That are the same"}} {
		list, assumed := answersThat(part.stand, c.Inputs)
		m.heading(3, markup(part.title))
		m.answers(c.Profiles, list)
		if assumed {
			m.block("\\* assumed from the industry")
		}
	}
	if nobody, _ := answersThat(recommendation.Nobody, c.Inputs); len(nobody) > 0 {
		m.block("Nobody answered: " + txt(strings.Join(inputLabels(nobody), ", ")) + ".")
	}
	m.block(txt(identity(recommendation.Recommendation{Rulebook: c.Rulebook, Program: c.Program})))
	_, err := io.WriteString(w, m.buf.String())
	return err
}

func viewColumns(first markup, views []recommendation.View) []markup {
	head := []markup{first}
	for _, v := range views {
		head = append(head, txt(v.Label))
	}
	return head
}

func (m *memo) outcomes(views []recommendation.View) {
	var rows [][]markup
	for _, r := range outcomeRows(views) {
		row := []markup{txt(r.label)}
		for _, text := range r.cells {
			row = append(row, txt(text))
		}
		rows = append(rows, row)
	}
	m.table(viewColumns("Outcome", views), rows)
}

func (m *memo) answers(views []recommendation.View, list []recommendation.SideBySide) {
	var rows [][]markup
	for _, in := range list {
		row := []markup{txt(in.Label)}
		for _, t := range in.Answers {
			row = append(row, txt(toldWords(t)))
		}
		rows = append(rows, row)
	}
	m.table(viewColumns("Question", views), rows)
}

func (m *memo) pair(c recommendation.Comparison, second int, pair recommendation.Pair) {
	m.heading(2, "Why "+txt(pair.Second)+" differs from "+txt(pair.First))
	if len(pair.Decisions) == 0 {
		m.block("It does not: all decisions are the same, whatever differs in the answers.")
		return
	}
	m.block("The fewest answers of " + txt(pair.Second) + " that, put into " + txt(pair.First) + ", give the outcome of " + txt(pair.Second) + ".")
	for _, d := range pair.Decisions {
		m.block(bold(txt(sentence(d.Label))) + ": " + txt(d.FromTitle) + " → " + txt(d.ToTitle))
		ways, more := explained(c, second, d)
		var items []markup
		for _, way := range append(ways, present(more)...) {
			items = append(items, txt(way))
		}
		m.bullets(items)
		if len(d.Nothing) > 0 {
			m.block("These differ and explain nothing: " + txt(strings.Join(labelsFor(c, d.Nothing), ", ")) + ".")
		}
	}
}
