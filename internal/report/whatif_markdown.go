package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// mostTurnsTogether is how many turns of several answers a table holds for one
// group. There may be hundreds; all of them are in the JSON.
const mostTurnsTogether = 8

// WhatIfMarkdown writes what would change each decision as a memo.
func WhatIfMarkdown(w io.Writer, r recommendation.WhatIf) error {
	m, r := &memo{}, rewrite(r, clean)
	m.whatIfTitle("What would change it", r.Asked)
	for _, d := range r.Decisions {
		m.heading(2, txt(sentence(d.Label))+", now "+txt(standingNow(d)))
		if len(d.Turns) == 0 {
			m.block(txt(sentence(noTurn(r.Depth))) + ".")
		}
		for _, g := range handGroups(d.Turns) {
			m.heading(3, markup(g.means))
			m.turns(g.turns)
		}
	}
	m.whatIfEnd(r.Stamp)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

func (m *memo) whatIfTitle(title markup, a recommendation.Asked) {
	if a.Name != "" {
		title += ": " + txt(shorten(a.Name, longestTitle))
	}
	m.heading(1, title)
	if len(a.Summary) > 0 {
		m.block(txt(strings.Join(a.Summary, between)))
	}
}

// turns writes a table of turns: each single change, and the easiest others.
func (m *memo) turns(turns []recommendation.Turn) {
	var rows [][]markup
	together := 0
	for _, t := range turns {
		if t.Steps > 1 {
			if together++; together > mostTurnsTogether {
				continue
			}
		}
		rows = append(rows, []markup{txt(changesOf(t)), txt(t.Title), bandWords(t), rulesCell(t)})
	}
	m.table([]markup{"Change", "Leads to", "Because", "Rules, and the claims behind them"}, rows)
	if rest := together - mostTurnsTogether; rest > 0 {
		m.block("And " + markup(strconv.Itoa(rest)) + " more of several answers, in `-o json`.")
	}
}

// bandWords says which evidence tables get another band.
func bandWords(t recommendation.Turn) markup {
	var parts []string
	for _, b := range t.Bands {
		parts = append(parts, b.Label+": "+b.From+" → "+b.To)
	}
	return txt(strings.Join(parts, "; "))
}

func rulesCell(t recommendation.Turn) markup {
	var parts []string
	for _, r := range carriers(t) {
		parts = append(parts, string(code(r.Rule))+" "+string(txt(strings.TrimSpace(effectWords(r)+" "+grounds(r.Basis, r.Citations)))))
	}
	return markup(strings.Join(parts, "; "))
}

func effectWords(r recommendation.Turned) string {
	if r.Points == 0 {
		return ""
	}
	return signed(effect(r)) + ","
}

func (m *memo) whatIfEnd(s recommendation.Stamp) {
	m.block("A rule's points come or go with the change. Its basis is *document* where a document says so, *standard* where a named standard does, *inference* where it is this rulebook's own convention.")
	m.block(txt(identity(recommendation.Recommendation{Program: s.Program, Rulebook: s.Rulebook})))
}

// ReachMarkdown writes what it would take to reach an alternative as a memo.
func ReachMarkdown(w io.Writer, r recommendation.Reach) error {
	m, r := &memo{}, rewrite(r, clean)
	m.whatIfTitle("What it would take to reach "+txt(r.ToTitle), r.Asked)
	m.block(bold(txt(sentence(r.Label)+" now: "+r.Title)) + ". " + txt(sentence(takes(r))))
	for _, g := range handGroups(r.Ways) {
		m.heading(2, markup(g.means))
		var rows [][]markup
		for _, t := range g.turns {
			rows = append(rows, []markup{txt(changesOf(t)), bandWords(t), rulesCell(t)})
		}
		m.table([]markup{"Change", "Because", "Rules, and the claims behind them"}, rows)
	}
	m.whatIfEnd(r.Stamp)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

// WithoutMarkdown writes what is decided where things are left out as a memo.
func WithoutMarkdown(w io.Writer, r recommendation.Without) error {
	m, r := &memo{}, rewrite(r, clean)
	m.whatIfTitle("What rests on what", r.Asked)
	if len(r.Omissions) > 0 {
		m.omissions(r.Omissions)
	}
	for _, o := range r.Omissions {
		m.heading(2, "Without "+txt(named(o)))
		m.block(txt(sentence(leftOut(o)+"; "+matched(o))) + ".")
		if o.RowsStay > 0 {
			m.block("Stays: " + txt(rowsStay(o)) + ".")
		}
		for _, part := range caution(recommendation.SourceEffect{Interest: o.Interest, Warning: o.Warning}) {
			m.block("*" + markup(part.label) + "*: " + txt(part.text))
		}
		var items []markup
		for _, x := range o.Reasons {
			items = append(items, txt(signed(x.Points))+" "+code(x.Rule)+": "+txt(x.Because)+" *("+txt(origins(x.Basis, x.Citations))+")*")
		}
		if len(items) > 0 {
			m.bullets(items)
		}
	}
	m.whatIfEnd(r.Stamp)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

func (m *memo) omissions(list []recommendation.Omission) {
	head, now := []markup{"Without"}, []markup{"(nothing)"}
	for _, d := range list[0].Decisions {
		head, now = append(head, txt(sentence(d.Label))), append(now, txt(d.FromTitle))
	}
	rows := [][]markup{now}
	for _, o := range list {
		row := []markup{txt(strings.Join(o.Leaves, ", "))}
		for _, d := range o.Decisions {
			if d.Stands {
				row = append(row, "stands")
			} else {
				row = append(row, bold(txt(d.ToTitle)))
			}
		}
		rows = append(rows, row)
	}
	m.table(head, rows)
}
