package report

import (
	"slices"

	"github.com/charmbracelet/x/ansi"
)

// An orgChart is an organisation drawn as boxes, one below the other, indented by who
// reports to whom. Measures are pixels.
type orgChart struct {
	Width, Height int
	Boxes         []orgBox
	Lines         []orgLine
	Dotted        bool   // nobody knows who reports to whom
	Says          string // the drawing in words
}

// An orgBox is one post.
type orgBox struct {
	X, Y, W, H int
	Strong     bool // an executive's
	Texts      []orgText
}

// An orgText is one line in a box.
type orgText struct {
	X, Y  int
	Title bool
	Text  string
}

// An orgLine goes down from a box and right to one below it.
type orgLine struct{ X, Y, Down, Right int }

// The measures of a chart. Text is measured in cells: a browser's own font may be
// a little wider or narrower, and boxes leave room for that.
const (
	chartWidth  = 320
	chartIndent = 24
	boxPad      = 10
	boxGap      = 8
	titleHeight = 19
	noteHeight  = 16
	titleCell   = 9
	noteCell    = 7
	mostLines   = 3 // of one text; what is longer is cut
	tallChart   = 300
)

// Tall reports whether the chart has to be printed small, for the first page to stay
// one page.
func (c *orgChart) Tall() bool { return c.Height > tallChart }

func chartAdvised(d Dossier) *orgChart {
	if len(d.Recommendation.Seats) == 0 {
		return nil
	}
	return advised(d.Recommendation.Seats, d.Today).draw()
}

func chartToday(d Dossier) *orgChart {
	if d.Today == nil || len(d.Recommendation.Seats) == 0 {
		return nil
	}
	c := now(d.Today, advised(d.Recommendation.Seats, nil).top()).draw()
	c.Dotted = true
	return c
}

// draw places every post once, also where reports-to goes in a circle.
func (o organisation) draw() *orgChart {
	c := &orgChart{Width: chartWidth, Says: o.inWords()}
	done := map[*orgPost]bool{}
	for _, p := range o {
		if p.boss == nil {
			c.place(o, p, 0, done)
		}
	}
	for _, p := range o {
		c.place(o, p, 0, done)
	}
	c.Height -= boxGap - 2
	return c
}

// place draws a post and, below it, those who report to it.
func (c *orgChart) place(o organisation, p *orgPost, depth int, done map[*orgPost]bool) {
	if done[p] {
		return
	}
	done[p] = true
	b := orgBox{X: 1 + depth*chartIndent, Y: c.Height + 1, Strong: p.level == "executive"}
	b.W = chartWidth - b.X - 1
	y := b.Y + boxPad - 4
	write := func(text string, title bool, height, cell int) {
		for _, line := range capped(text, (b.W-2*boxPad)/cell) {
			y += height
			b.Texts = append(b.Texts, orgText{b.X + boxPad, y, title, line})
		}
	}
	write(p.title, true, titleHeight, titleCell)
	for _, n := range p.notes() {
		write(n, false, noteHeight, noteCell)
	}
	b.H = y + boxPad - b.Y
	c.Boxes = append(c.Boxes, b)
	c.Height = b.Y + b.H + boxGap
	from := b.Y + b.H
	for _, r := range o {
		if r.boss == p && !done[r] {
			at := c.Height + 1 + boxPad + titleHeight/2
			c.Lines = append(c.Lines, orgLine{b.X + chartIndent/2, from, at - from, chartIndent / 2})
			c.place(o, r, depth+1, done)
		}
	}
}

// capped wraps a text and cuts it after some lines, with an ellipsis.
func capped(text string, cells int) []string {
	lines := wrap(text, cells)
	if len(lines) <= mostLines {
		return lines
	}
	lines = slices.Clone(lines[:mostLines])
	last := &lines[mostLines-1]
	*last = ansi.Truncate(*last, cells-1, "") + "…"
	return lines
}
