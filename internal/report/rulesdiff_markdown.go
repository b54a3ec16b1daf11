package report

import (
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// RulesDiffMarkdown writes what a new rulebook decides otherwise, all of it, as a memo.
func RulesDiffMarkdown(w io.Writer, d recommendation.RulesDiff) error {
	m, d := &memo{}, rewrite(d, clean)
	m.heading(1, "Rules: "+txt(d.Old.Label)+" → "+txt(d.New.Label))
	m.block(txt(editionWords(d.Old)) + " → " + txt(editionWords(d.New)) + ", by csuite " + txt(d.Program.Version) + ".")
	m.block("A situation is a combination of answers that one of the two rulebooks tells apart. Shares count situations; they say nothing about how many companies are in one.")
	for _, line := range inputsWords(d) {
		m.block(txt(sentence(line)) + "; compared as if nobody had answered that.")
	}
	for _, x := range d.Decisions {
		m.decisionDiff(x)
	}
	m.heading(2, "Rules that are different")
	var rows [][]markup
	for _, c := range d.Changes {
		rows = append(rows, []markup{
			code(c.ID), txt(c.Table), txt(c.Kind), txt(strings.Join(c.Says, "; ")), txt(writtenIn(c)), txt(alonePhrase(c)),
		})
	}
	m.table([]markup{"Rule", "Table", "", "What", "Where", "By itself"}, rows)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

func (m *memo) decisionDiff(d recommendation.DecisionDiff) {
	m.heading(2, txt(sentence(d.Label)))
	m.block(txt(sentence(changedWords(d))) + ".")
	if len(d.Moves) == 0 {
		return
	}
	var rows [][]markup
	for _, x := range d.Moves {
		rows = append(rows, []markup{txt(x.FromTitle), txt(x.ToTitle), txt(share(x.Share)), code(exampleWords(x.Example))})
	}
	m.table([]markup{"From", "To", "Of the change", "For example"}, rows)
	if d.OnlyWhere.Says != "" {
		m.block("Only where " + txt(whereWords(d.OnlyWhere)) + ".")
	}
	if d.Mostly != nil {
		m.block(txt(sentence(share(d.Mostly.Share))) + " of it where " + txt(whereWords(*d.Mostly)) + ".")
	}
	if len(d.Regions) == 0 {
		return
	}
	m.block("In these regions everything changes. Together they hold " + txt(share(d.Covered)) + " of the change.")
	var items []markup
	for _, r := range d.Regions {
		items = append(items, txt(regionWords(r)))
	}
	m.bullets(items)
}
