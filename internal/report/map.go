package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A chart is a map with a letter for every cell.
type chart struct {
	recommendation.Map
	shows aspect
	legend
	cells  [][]int // by row, from the top: a place in the legend
	counts []int   // by place: how many cells
	total  int
}

// newChart chooses what the cells show, and turns the rows so that an ordered axis
// grows upwards.
func newChart(m recommendation.Map) *chart {
	c := &chart{Map: m, shows: aspects(m.Now)[0]}
	for _, a := range aspects(m.Now) {
		if a.name == m.Shows {
			c.shows = a
		}
	}
	for i := range m.Rows {
		var row []int
		for _, v := range m.Rows[c.turned(i)] {
			place := c.place(c.shows.of(v))
			row = append(row, place)
			for len(c.counts) <= place {
				c.counts = append(c.counts, 0)
			}
			c.counts[place]++
			c.total++
		}
		c.cells = append(c.cells, row)
	}
	return c
}

// here returns the company's row, from the top, and its column; -1 where it has none.
func (c *chart) here() (row, column int) {
	row, column = -1, -1
	if c.X.Here != nil && c.Y.Here != nil {
		row, column = c.turned(*c.Y.Here), *c.X.Here
	}
	return row, column
}

// stopOf returns the stop of a row counted from the top.
func (c *chart) stopOf(row int) recommendation.Stop { return c.Y.Stops[c.turned(row)] }

// upwards reports whether the first stop is the lowest row. Values without an order
// are read from the top.
func (c *chart) upwards() bool { return c.Y.Kind != "choice" }

// turned turns a row counted from the top into a place among the stops, and back.
func (c *chart) turned(row int) int {
	if c.upwards() {
		return len(c.Y.Stops) - 1 - row
	}
	return row
}

// pick chooses between two words by the way the rows go.
func (c *chart) pick(up, down string) string {
	if c.upwards() {
		return up
	}
	return down
}

// share says how much of the map an outcome covers.
func (c *chart) share(place int) string {
	percent := (200*c.counts[place] + c.total) / (2 * c.total)
	return strconv.Itoa(c.counts[place]) + " of " + counted(c.total, "cell") + ", " + strconv.Itoa(percent) + " %"
}

func (c *chart) heading() string {
	return sentence(c.shows.label) + " over " + c.X.Label + " (across) and " + c.Y.Label + " (" + c.pick("up", "down") + "), every other answer being as it is"
}

// stand says where the company is, and what holds there.
func (c *chart) stand() string {
	_, now := c.shows.of(c.Now)
	var parts []string
	for _, a := range []recommendation.Axis{c.X.Axis, c.Y.Axis} {
		switch {
		case a.Says == "":
			parts = append(parts, a.Label+" not answered")
		case a.State == "assumed":
			parts = append(parts, a.Label+" "+a.Says+" (assumed)")
		default:
			parts = append(parts, a.Label+" "+a.Says)
		}
	}
	return strings.Join(parts, ", ") + ": " + now
}

// MapText draws a map with a letter in every cell; brackets mark where the company is.
func MapText(w io.Writer, m recommendation.Map, opts TextOptions) error {
	p, c := newPage(opts), newChart(rewrite(m, clean))
	p.title(recommendation.Recommendation{Name: c.Name, Summary: c.Summary})
	p.hanging(2, strong, c.heading())
	p.blank()
	g := p.grid(c)
	switch {
	case g.cell < leastCell:
		p.para(2, near, "A drawing of "+counted(len(c.X.Stops), "column")+" has no room here: -o svg and -o csv have it, and so may the inputs the other way round.")
	default:
		p.draw(c, g)
	}
	p.blank()
	for i, title := range c.titles {
		p.emit(2, p.palette.tint(i, letter(i)+hatch(i)+hatch(i))+" "+shorten(title+between+c.share(i), p.width-6))
	}
	p.blank()
	if row, _ := c.here(); row >= 0 {
		p.para(2, plain, "[ ] you are here: "+c.stand())
	} else {
		p.para(2, plain, "Now: "+c.stand())
	}
	_, err := io.WriteString(w, p.buf.String())
	return err
}

// grid is how a chart is laid out on a page.
type grid struct {
	left     int  // where the cells begin
	cell     int  // their width
	numbered bool // the columns have numbers, explained below
}

// The widths of a cell: its letter and two brackets at least.
const (
	leastCell = 3
	mostCell  = 14
)

// grid makes the cells as wide as the labels above need, as far as there is room.
func (p *page) grid(c *chart) grid {
	widest, words := 0, 0
	for _, s := range c.Y.Stops {
		widest = max(widest, ansi.StringWidth(s.Says))
	}
	for _, s := range c.X.Stops {
		for word := range strings.FieldsSeq(s.Says) {
			words = max(words, ansi.StringWidth(word)+1)
		}
	}
	n := len(c.X.Stops)
	left := 2 + min(widest, p.width/3) + gap
	if slim := p.width - leastCell*n; slim < left {
		left = max(slim, 2+least+gap)
	}
	g := grid{left: left}
	g.cell = min(mostCell, (p.width-g.left)/n)
	if g.cell < words {
		g.numbered = true
		g.cell = min(g.cell, 6)
	}
	return g
}

func (p *page) draw(c *chart, g grid) {
	for i := range c.cells {
		label := shorten(c.stopOf(i).Says, g.left-2-gap)
		p.label = "  " + label
		p.emit(g.left, p.cellsOf(c, g, i))
	}
	if g.numbered {
		p.numbers(c, g)
		return
	}
	var columns [][]string
	height := 0
	for _, s := range c.X.Stops {
		lines := wrap(s.Says, g.cell-1)
		columns, height = append(columns, lines), max(height, len(lines))
	}
	for n := range height {
		var line strings.Builder
		for _, lines := range columns {
			text := ""
			if n < len(lines) {
				text = lines[n]
			}
			line.WriteString(centred(text, g.cell, " "))
		}
		p.emit(g.left, p.palette.paint(faint, strings.TrimRight(line.String(), " ")))
	}
}

func (p *page) cellsOf(c *chart, g grid, row int) string {
	hereRow, hereColumn := c.here()
	var line strings.Builder
	for k, place := range c.cells[row] {
		text := letter(place)
		if row == hereRow && k == hereColumn {
			text = "[" + text + "]"
		}
		line.WriteString(p.palette.tint(place, centred(text, g.cell, hatch(place))))
	}
	return line.String()
}

// numbers writes a number under each column, and below what they stand for.
func (p *page) numbers(c *chart, g grid) {
	var line strings.Builder
	var names []string
	for i, s := range c.X.Stops {
		line.WriteString(centred(strconv.Itoa(i+1), g.cell, " "))
		names = append(names, strconv.Itoa(i+1)+" "+s.Says)
	}
	p.emit(g.left, p.palette.paint(faint, strings.TrimRight(line.String(), " ")))
	p.blank()
	p.para(2, plain, sentence(c.X.Label)+": "+strings.Join(names, between))
}

// centred puts text in the middle of width cells, with fill around it.
func centred(text string, width int, fill string) string {
	free := max(0, width-ansi.StringWidth(text))
	return strings.Repeat(fill, free/2) + text + strings.Repeat(fill, free-free/2)
}
