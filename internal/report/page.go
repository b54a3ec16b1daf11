package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A page collects lines that are never wider than width cells. Text is wrapped
// before it is painted, so an escape sequence never spans two lines and never
// counts as width.
type page struct {
	buf     strings.Builder
	width   int
	palette palette
	label   string // goes into the margin of the next line
}

const gap = 2 // cells between two columns

func (p *page) blank() { p.buf.WriteByte('\n') }

// emit writes one line that has been wrapped and painted.
func (p *page) emit(indent int, text string) {
	lead := p.label + strings.Repeat(" ", indent-ansi.StringWidth(p.label))
	p.label = ""
	p.buf.WriteString(strings.TrimRight(lead+text, " ") + "\n")
}

// para writes text wrapped at the page's width, every line indented. Without text
// there is no line.
func (p *page) para(indent int, st style, text string) {
	if text == "" && p.label == "" {
		return
	}
	for _, line := range wrap(text, p.width-indent) {
		p.emit(indent, p.palette.paint(st, line))
	}
}

// hanging is para with all lines but the first indented further.
func (p *page) hanging(indent int, st style, text string) {
	text = strings.Join(strings.Fields(text), " ")
	head := wrap(text, p.width-indent)[0]
	p.emit(indent, p.palette.paint(st, head))
	if rest := strings.TrimPrefix(text, head); rest != "" {
		p.para(indent+gap, st, rest)
	}
}

// beside puts a label into the margin of what comes next, and returns where that
// has to begin: at the column given, or further right where the label is longer.
// On a narrow page a wide margin becomes a line of its own.
func (p *page) beside(indent int, label string, at int) int {
	label = strings.Repeat(" ", indent) + label
	if p.narrow() && at > indent+8 {
		p.emit(0, label)
		return indent + 2
	}
	p.label = label
	return max(at, ansi.StringWidth(label)+1)
}

// bullet writes text behind a dash, or behind any other mark.
func (p *page) bullet(indent int, mark, text string) {
	p.para(p.beside(indent, mark, indent+ansi.StringWidth(mark)+1), plain, text)
}

// narrow reports whether the page is too narrow for labels beside text.
func (p *page) narrow() bool { return p.width < 60 }

// tied is a paragraph sign that no line break parts from its number: clean leaves
// no such space anywhere else.
const tied = "¶\u00a0"

// wrap breaks s at spaces into lines of at most width cells. A word wider than
// that is cut. There is always at least one line.
func wrap(s string, width int) []string {
	lines := broken(strings.ReplaceAll(s, "¶ ", tied), max(width, 1))
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], tied, "¶ ")
	}
	return lines
}

func broken(s string, width int) []string {
	lines := []string{""}
	used := 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }) {
		for i, piece := range cut(word, width) {
			n, last := ansi.StringWidth(piece), len(lines)-1
			switch {
			case i == 0 && used == 0:
				lines[last] += piece
				used = n
			case i == 0 && used+1+n <= width:
				lines[last] += " " + piece
				used += 1 + n
			default:
				lines = append(lines, piece)
				used = n
			}
		}
	}
	return lines
}

func cut(word string, width int) []string {
	if ansi.StringWidth(word) <= width {
		return []string{word}
	}
	return strings.Split(ansi.Hardwrap(word, width, true), "\n")
}

// shorten cuts s to width cells, with an ellipsis where something is missing.
func shorten(s string, width int) string { return ansi.Truncate(s, width, "…") }
