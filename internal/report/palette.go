package report

import "github.com/charmbracelet/x/ansi"

// A style is a kind of emphasis. Whatever it says is also said in words, so
// nothing is lost without colour.
type style int

const (
	plain style = iota
	strong
	faint
	settled // green
	near    // yellow
	tossUp  // magenta
)

// A palette paints, or does not. It uses the terminal's own sixteen colours, which
// people have already chosen to be readable on their background.
type palette bool

func (p palette) paint(st style, s string) string {
	if !bool(p) || st == plain || s == "" {
		return s
	}
	var sgr ansi.Style
	switch st {
	case strong:
		sgr = sgr.Bold()
	case faint:
		sgr = sgr.Faint()
	case settled:
		sgr = sgr.ForegroundColor(ansi.Green)
	case near:
		sgr = sgr.ForegroundColor(ansi.Yellow)
	case tossUp:
		sgr = sgr.ForegroundColor(ansi.Magenta)
	}
	return sgr.Styled(s)
}

// closenessStyle colours the three degrees of closeness.
func closenessStyle(closeness string) style {
	switch closeness {
	case "clear":
		return settled
	case "close":
		return near
	case "toss-up":
		return tossUp
	}
	return plain
}
