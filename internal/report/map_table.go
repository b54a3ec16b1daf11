package report

import (
	"encoding/csv"
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// MapMarkdown writes a map as a table of letters, with a legend.
func MapMarkdown(w io.Writer, m recommendation.Map) error {
	memo, c := &memo{}, newChart(rewrite(m, clean))
	memo.asked("Decision map", c.Name, c.Summary)
	memo.block(txt(c.heading() + "."))
	memo.block(here(c.X.Axis, c.Y.Axis))
	memo.grid(c)
	memo.stamp(c.Stamp)
	_, err := io.WriteString(w, memo.buf.String())
	return err
}

// grid writes the cells of a map, and what their letters mean.
func (m *memo) grid(c *chart) {
	head := []markup{txt(sentence(c.Y.Label) + " " + c.pick("↑", "↓") + ", " + c.X.Label + " →")}
	for _, s := range c.X.Stops {
		head = append(head, txt(s.Says))
	}
	row, column := c.here()
	var rows [][]markup
	for i, cells := range c.cells {
		line := []markup{txt(c.stopOf(i).Says)}
		for k, place := range cells {
			text := txt(letter(place))
			if i == row && k == column {
				text = bold(text + " ← here")
			}
			line = append(line, text)
		}
		rows = append(rows, line)
	}
	m.table(head, rows)
	var items []markup
	for i, title := range c.titles {
		items = append(items, bold(txt(letter(i)))+" "+txt(title)+": "+txt(c.share(i)))
	}
	m.bullets(items)
}

// MapCSV writes a row for each cell: the two stops, then every decision by its id,
// whatever the map shows. Its ids come from the rulebook; a text that a spreadsheet
// would take for a formula gets a quote in front.
func MapCSV(w io.Writer, m recommendation.Map) error {
	m = rewrite(m, clean)
	out := csv.NewWriter(w)
	all := aspects(m.Now)
	line := []string{m.X.Input, m.Y.Input}
	for _, a := range all {
		line = append(line, a.name)
	}
	write := func(line []string) {
		for i := range line {
			line[i] = inert(line[i])
		}
		_ = out.Write(line) // Error tells, below
	}
	write(line)
	for i, row := range m.Rows {
		for k, v := range row {
			line = []string{stopID(m.X.Stops[k]), stopID(m.Y.Stops[i])}
			for _, a := range all {
				id, _ := a.of(v)
				line = append(line, id)
			}
			write(line)
		}
	}
	out.Flush()
	return out.Error()
}

// stopID writes a stop as a profile would: a value's id, or a range of numbers.
func stopID(s recommendation.Stop) string {
	switch {
	case s.From == nil:
		return valueOf(s.Value)
	case s.To == nil:
		return valueOf(*s.From) + "+"
	case *s.From == *s.To:
		return valueOf(*s.From)
	}
	return valueOf(*s.From) + "-" + valueOf(*s.To)
}

// inert keeps a spreadsheet from reading text as a formula.
func inert(s string) string {
	if strings.ContainsAny(s[:min(1, len(s))], "=+-@") {
		return "'" + s
	}
	return s
}
