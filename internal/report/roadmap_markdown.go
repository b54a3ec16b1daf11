package report

import (
	"io"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// RoadmapMarkdown writes a timeline, and for each step its seats and triggers.
func RoadmapMarkdown(w io.Writer, r recommendation.Roadmap) error {
	m, r := &memo{}, rewrite(r, clean)
	m.asked("When the next seat becomes due", r.Name, r.Summary)
	m.block(bold(txt(next(r))))
	m.block(txt(course(r)))
	rows := [][]markup{{"today", "", txt(r.Start.Headline)}}
	for _, s := range r.Steps {
		rows = append(rows, []markup{txt("month " + strconv.Itoa(s.Month) + " (year " + strconv.Itoa(s.Year) + ")"), txt(s.Says), txt(s.Then.Headline)})
	}
	m.table([]markup{"When", txt(sentence(r.Input.Label)), "What holds from then on"}, rows)
	m.heading(2, "Today")
	m.moment(r.Start)
	for _, s := range r.Steps {
		m.heading(2, txt("Month "+strconv.Itoa(s.Month)+": "+s.Says))
		var items []markup
		for _, c := range s.Outcomes {
			items = append(items, txt(sentence(outcomeTurn(c))))
		}
		for _, c := range s.Seats {
			items = append(items, txt(sentence(seatTurn(c))))
		}
		m.bullets(items)
		m.moment(s.Then)
	}
	m.stamp(r.Stamp)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

// moment writes who holds what, and when to look again.
func (m *memo) moment(at recommendation.Moment) {
	var rows [][]markup
	for _, s := range at.Seats {
		superior := txt(s.ReportsTo)
		if s.Level == notNeeded {
			superior = "-"
		}
		rows = append(rows, []markup{txt(s.Label), txt(heldBy(s)), txt(inWords(s.Level)), superior})
	}
	m.table([]markup{"Mandate", "Held by", "Level", "Reports to \\*"}, rows)
	m.block("\\* Convention: no document is cited for reporting lines.")
	m.heading(3, "When to look again")
	m.entries(at.Triggers)
}
