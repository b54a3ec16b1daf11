package report

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A cell is one field of a table.
type cell struct {
	text  string
	style style
	right bool // for numbers
}

// least is the width below which a wrapped column can't be read any more.
const least = 11

// table writes rows in columns as wide as their text, narrowing the widest where
// the page has no room. Where that would be hard to read, every row becomes a
// small block.
func (p *page) table(indent int, rows [][]cell) {
	widths, ok := fit(rows, p.width-indent)
	ok = ok && (len(widths) < 3 || !p.narrow())
	for _, row := range rows {
		if ok {
			p.row(indent, widths, row)
		} else {
			p.block(indent, row)
		}
	}
}

// lines writes rows in columns where each then needs one line only. Elsewhere it
// joins the cells of a row with sep, as running text.
func (p *page) lines(indent int, sep string, rows [][]cell) {
	if _, total := natural(rows); total <= p.width-indent {
		p.table(indent, rows)
		return
	}
	for _, row := range rows {
		var texts []string
		for _, c := range row {
			texts = append(texts, c.text)
		}
		p.hanging(indent, plain, strings.Join(present(texts...), sep))
	}
}

// natural returns the widths of columns that wrap nothing, and their sum with the
// gaps. A row with fewer cells than the others has a last cell that spans.
func natural(rows [][]cell) (widths []int, total int) {
	for _, row := range rows {
		for len(widths) < len(row) {
			widths = append(widths, 0)
		}
	}
	for _, row := range rows {
		for i, c := range row {
			if i < len(row)-1 || len(row) == len(widths) {
				widths[i] = max(widths[i], ansi.StringWidth(c.text))
			}
		}
	}
	total = gap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	return widths, total
}

// fit returns the widths of the columns within room cells. It is false where a
// column would become too narrow.
func fit(rows [][]cell, room int) ([]int, bool) {
	widths, total := natural(rows)
	for ; total > room; total-- {
		widest := 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		if len(widths) == 0 || widths[widest] <= least {
			return nil, false
		}
		widths[widest]--
	}
	return widths, true
}

func (p *page) row(indent int, widths []int, row []cell) {
	wrapped, height := make([][]string, len(row)), 1
	if n := len(row) - 1; n < len(widths)-1 { // the last cell spans what is left
		left := p.width - indent
		for _, w := range widths[:n] {
			left -= w + gap
		}
		widths = append(slices.Clone(widths[:n]), left)
	}
	for i, c := range row {
		wrapped[i] = wrap(c.text, widths[i])
		height = max(height, len(wrapped[i]))
	}
	for n := range height {
		var line strings.Builder
		for i, c := range row {
			text := ""
			if n < len(wrapped[i]) {
				text = wrapped[i][n]
			}
			pad := strings.Repeat(" ", widths[i]-ansi.StringWidth(text))
			text = p.palette.paint(c.style, text)
			if c.right {
				text, pad = pad+text, ""
			}
			line.WriteString(text + pad + strings.Repeat(" ", gap))
		}
		p.emit(indent, line.String())
	}
}

// block writes a row as a heading with the other cells in a line below it.
func (p *page) block(indent int, row []cell) {
	if row[0].text != "" {
		p.para(indent, row[0].style, row[0].text)
	}
	var rest []string
	for _, c := range row[1:] {
		rest = append(rest, c.text)
	}
	if rest = present(rest...); len(rest) > 0 {
		p.para(indent+2, plain, strings.Join(rest, " · "))
	}
}
