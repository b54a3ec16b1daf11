package report

import (
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// sources lists the documents: what would follow without each, why it is to be
// read with care, and the claims that are used, paraphrased.
func (m *memo) sources(r recommendation.Recommendation) {
	m.heading(3, "Sources, and what would follow without each")
	cites := cited(r)
	known := slices.Clone(r.Sources)
	for _, c := range cites {
		if !slices.ContainsFunc(known, func(s recommendation.SourceEffect) bool { return s.Source == c.Source }) {
			known = append(known, recommendation.SourceEffect{Source: c.Source, Title: c.Title, Publisher: c.Publisher, Author: c.Author, Year: c.Year})
		}
	}
	if len(known) == 0 {
		m.block(nothing)
	}
	for i, s := range known {
		line := bold(txt(documentTitle(s)))
		if i < len(r.Sources) {
			line += ". " + txt(withoutIt(r, s))
		}
		m.block(line)
		for _, part := range caution(s) {
			m.block("*" + markup(part.label) + "*: " + txt(part.text))
		}
		if items := claimItems(s.Source, cites); len(items) > 0 {
			m.bullets(items)
		}
	}
}

func claimItems(document string, cites []recommendation.Cite) []markup {
	var items []markup
	for _, c := range cites {
		if c.Source == document {
			id := strings.Join(present(c.Claim, c.Voice, paragraphs(c)), ", ")
			items = append(items, txt(id)+": "+txt(c.Says))
		}
	}
	return items
}
