package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func (m *memo) change(d Dossier) {
	r := d.Recommendation
	m.heading(2, "What would change it")
	m.block("What follows are the smallest changes of answers that lead elsewhere.")
	for _, c := range decisions(r) {
		m.heading(3, txt(sentence(c.Label))+": "+txt(c.Title))
		m.block(bold(txt(sentence(c.Closeness))) + ": " + txt(distance(c)) + ". " + restsOn(c))
		m.oneChange(d, c)
		m.alternatives(c)
	}
	m.mapOf(d.Map)
	m.sweepOf(d.Sweep)
	m.withoutDocuments(r)
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

// oneChange lists the single changes that turn a decision, by who can bring them
// about where that is known.
func (m *memo) oneChange(d Dossier, c recommendation.Decision) {
	m.heading(4, "One change that is enough")
	var items []markup
	if d.WhatIf == nil {
		for _, f := range singles(c) {
			items = append(items, txt(sentence(f.Says))+" → "+txt(f.Title))
		}
		if len(items) == 0 {
			m.block("None: no single answer changes it.")
			return
		}
		m.bullets(items)
		return
	}
	for _, g := range turnGroups(d.WhatIf, c) {
		if len(g.Turns) == 0 {
			items = append(items, "- "+txt(g.Title)+": nothing")
			continue
		}
		items = append(items, "- "+txt(g.Title)+":")
		for _, t := range g.Turns {
			items = append(items, "  - "+txt(sentence(t.Says))+" → "+txt(t.Title))
		}
	}
	m.nested(items)
}

func (m *memo) alternatives(d recommendation.Decision) {
	m.heading(4, "What was not chosen")
	var rows [][]markup
	for _, a := range htmlOptions(d) {
		title := bold(txt(a.Title))
		if a.Standing != "" {
			title += " (" + txt(a.Standing) + ")"
		}
		ways := a.None
		if ways == "" {
			ways = inOneCell(present(append(a.Together, a.Rest)...))
		}
		rows = append(rows, []markup{title, txt(a.Needs), txt(ways)})
	}
	m.table([]markup{"Alternative", "Chosen if", "Two changes that lead there"}, rows)
}

// inOneCell joins sentences into one.
func inOneCell(ways []string) string {
	for i := 1; i < len(ways); i++ {
		ways[i] = lowerFirst(ways[i])
	}
	return strings.Join(ways, "; ")
}

func (m *memo) mapOf(given *recommendation.Map) {
	if given == nil {
		return
	}
	m.heading(3, "The decision map")
	c := tellingChart(*given)
	if c == nil {
		m.block("Nothing changes over " + txt(given.X.Label) + " and " + txt(given.Y.Label) + " while the other answers are as they are.")
		return
	}
	m.block(txt(c.heading() + "."))
	m.block(here(c.X.Axis, c.Y.Axis))
	m.grid(c)
}

func (m *memo) sweepOf(s *recommendation.Sweep) {
	if s == nil {
		return
	}
	m.heading(3, "Along "+txt(s.Input.Label))
	rows := sweepOf(*s)
	if rows == nil {
		m.block("No decision depends on " + txt(s.Input.Label) + " while the other answers are as they are.")
		return
	}
	m.block("What is decided as " + txt(s.Input.Label) + " changes and every other answer stays. What differs from now is in bold.")
	head := []markup{txt(sentence(s.Input.Label))}
	for _, o := range rows[0].Outcomes {
		head = append(head, txt(o.Label))
	}
	var lines [][]markup
	for _, row := range rows {
		line := []markup{txt(row.Says)}
		if row.Here {
			line[0] += " ← " + txt(onAxis(s.Input))
		}
		for _, o := range row.Outcomes {
			title := txt(o.Title)
			if o.Other {
				title = bold(title)
			}
			line = append(line, title)
		}
		lines = append(lines, line)
	}
	m.table(head, lines)
}

// withoutDocuments says what would be decided without each document.
func (m *memo) withoutDocuments(r recommendation.Recommendation) {
	if len(r.Sources) == 0 {
		return
	}
	m.heading(3, "Without one of the documents")
	head := []markup{"Without"}
	for _, d := range decisions(r) {
		head = append(head, txt(sentence(d.Label)))
	}
	var rows [][]markup
	for _, s := range r.Sources {
		row := []markup{txt(documentTitle(s))}
		for _, d := range decisions(r) {
			if to := becomes(s, d); to != "" {
				row = append(row, bold("becomes "+txt(to)))
			} else {
				row = append(row, "stands")
			}
		}
		rows = append(rows, row)
	}
	m.table(head, rows)
}
