package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// MapSVG draws a map as a picture that needs nothing else: no font, script or style
// of another file. Letters and hatches say what the colours say; what it shows is
// also told in words, to those who cannot see it.
func MapSVG(w io.Writer, m recommendation.Map) error {
	c := newChart(rewrite(m, clean))
	s := newSheet(c)
	d := &drawing{}
	d.open(s, c)
	d.labels(s, c)
	for i := range c.cells {
		for k := range c.cells[i] {
			d.cell(s, c, i, k)
		}
	}
	d.ring(s, c)
	d.key(s, c)
	d.put("</svg>\n")
	_, err := io.WriteString(w, d.buf.String())
	return err
}

// The measures of a drawing, in pixels.
const (
	pad       = 20
	perLetter = 7.2 // of text 13 pixels high, on average
	lineStep  = 17
	rowStep   = 36
	wideCell  = 84 // for labels in lines below each other
	slimCell  = 42 // for labels that stand aslant
	manyStops = 9
)

// drawingSheet is where the parts of a drawing lie.
type drawingSheet struct {
	left, top     int // of the cells
	cell          int
	slant         bool
	below         int // of the cells to the label of the axis
	width, height int
	heading       []string
}

func newSheet(c *chart) drawingSheet {
	s := drawingSheet{cell: wideCell, below: lineStep, left: pad + 10 + max(longest(c.Y.Stops), textWidth(c.Y.Label)*9/8+14)}
	if len(c.X.Stops) >= manyStops {
		s.cell, s.slant = slimCell, true
		s.below = int(0.6*float64(longest(c.X.Stops))) + 10
	}
	for k, stop := range c.X.Stops {
		if s.slant { // it leans to the left, and the page begins before it
			s.left = max(s.left, pad+textWidth(stop.Says)*5/6-s.cell*k)
		} else {
			s.below = max(s.below, lineStep*len(wrap(stop.Says, wideCell/8)))
		}
	}
	s.width = max(s.left+s.cell*len(c.X.Stops)+pad, 560)
	for i, title := range c.titles {
		s.width = max(s.width, 2*pad+40+textWidth(title+c.share(i)))
	}
	s.heading = append([]string{strings.Join(present(c.Name, strings.Join(c.Summary, between)), between)}, wrap(c.heading(), int(float64(s.width-2*pad)/perLetter))...)
	s.heading = present(s.heading...)
	s.top = pad + lineStep*(len(s.heading)+2)
	s.width = max(s.width, 2*pad+textWidth(s.heading[0]))
	s.height = s.top + rowStep*len(c.cells) + s.below + 2*lineStep + 24*(len(c.titles)+1) + pad
	return s
}

func textWidth(s string) int { return int(perLetter * float64(ansi.StringWidth(s))) }

func longest(stops []recommendation.Stop) int {
	n := 0
	for _, s := range stops {
		n = max(n, textWidth(s.Says))
	}
	return n
}

// drawing collects the elements of a picture.
type drawing struct{ buf strings.Builder }

// put writes markup; texts among the arguments are escaped.
func (d *drawing) put(format string, args ...any) {
	for i, a := range args {
		if text, ok := a.(string); ok {
			var safe strings.Builder
			_ = xml.EscapeText(&safe, []byte(text)) // a Builder takes everything
			args[i] = safe.String()
		}
	}
	fmt.Fprintf(&d.buf, format, args...)
}

// paper has the colours: pale tints that also differ as greys, dark on light and light
// on dark around them.
const paper = `<style>
text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1c1e21 }
.bg { fill: #ffffff } .strong { font-weight: 600 } .soft { fill: #54595f } .mid { text-anchor: middle } .end { text-anchor: end }
.ink { fill: #14171a; font-weight: 600; text-anchor: middle }
.grid { stroke: #ffffff; stroke-width: 1 } .ring { fill: none; stroke: #14171a; stroke-width: 3 }
.c0 { fill: #f1f1ee } .c1 { fill: #cfe1f2 } .c2 { fill: #f3cf85 } .c3 { fill: #a5cdb2 } .c4 { fill: #dc9cb4 } .c5 { fill: #7fa8cf }
.line { stroke: #14171a; stroke-opacity: .3; stroke-width: 1.2; fill: none } .dot { fill: #14171a; fill-opacity: .35 }
@media (prefers-color-scheme: dark) {
.bg { fill: #16191d } text { fill: #e9eaec } .soft { fill: #b3b8be } .ink { fill: #14171a } .grid { stroke: #16191d } .away { stroke: #e9eaec }
}
</style>
<defs>
<pattern id="h1" width="8" height="8" patternUnits="userSpaceOnUse"><path class="line" d="M0 8L8 0"/></pattern>
<pattern id="h2" width="8" height="8" patternUnits="userSpaceOnUse"><circle class="dot" cx="4" cy="4" r="1.3"/></pattern>
<pattern id="h3" width="8" height="8" patternUnits="userSpaceOnUse"><path class="line" d="M0 4H8"/></pattern>
<pattern id="h4" width="8" height="8" patternUnits="userSpaceOnUse"><path class="line" d="M0 0L8 8"/></pattern>
<pattern id="h5" width="8" height="8" patternUnits="userSpaceOnUse"><path class="line" d="M0 4H8M4 0V8"/></pattern>
</defs>
`

// tints is how many colours and hatches there are; later outcomes begin again, with
// letters of their own.
const tints = 6

func (d *drawing) open(s drawingSheet, c *chart) {
	d.put(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title desc">`+"\n",
		s.width, s.height, s.width, s.height)
	d.put(`<title id="title">%s</title>`+"\n", strings.Join(present(c.Name, c.heading()), ": "))
	d.put(`<desc id="desc">%s</desc>`+"\n", c.inWords())
	d.put(paper)
	d.put(`<rect class="bg" width="%d" height="%d"/>`+"\n", s.width, s.height)
	class := "strong"
	for i, line := range s.heading {
		d.put(`<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, pad, pad+lineStep*(i+1)-4, line)
		class = "soft"
	}
}

// inWords tells the whole map, row by row.
func (c *chart) inWords() string {
	lines := []string{"You are here: " + c.stand() + "."}
	for i, title := range c.titles {
		lines = append(lines, letter(i)+" stands for "+title+": "+c.share(i)+".")
	}
	var columns []string
	for _, s := range c.X.Stops {
		columns = append(columns, s.Says)
	}
	lines = append(lines, "Columns, "+c.X.Label+": "+strings.Join(columns, "; ")+".")
	for i, row := range c.cells {
		var letters []string
		for _, place := range row {
			letters = append(letters, letter(place))
		}
		lines = append(lines, c.Y.Label+" "+c.stopOf(i).Says+": "+strings.Join(letters, " ")+".")
	}
	return strings.Join(lines, " ")
}
