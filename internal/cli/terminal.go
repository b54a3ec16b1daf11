package cli

import (
	"io"
	"strconv"

	"golang.org/x/term"
)

// The values of --color.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

// usualWidth is the width of text that goes to no terminal.
const usualWidth = 80

// terminal returns the file descriptor of a stream that is a terminal.
func terminal(stream any) (fd int, ok bool) {
	f, ok := stream.(interface{ Fd() uintptr })
	if !ok {
		return 0, false
	}
	fd = int(f.Fd())
	return fd, term.IsTerminal(fd)
}

// colored decides whether text that goes to w is coloured. A choice that was
// spelt out wins over NO_COLOR, as no-color.org asks.
func (a *app) colored(when string, w io.Writer) bool {
	if when != colorAuto {
		return when == colorAlways
	}
	_, ok := terminal(w)
	return ok && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb"
}

// width returns the columns that text for w may fill: the terminal's, else
// COLUMNS, else 80.
func (a *app) width(w io.Writer) int {
	if fd, ok := terminal(w); ok {
		if width, _, err := term.GetSize(fd); err == nil && width > 0 {
			return width
		}
	}
	if width, err := strconv.Atoi(a.env("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return usualWidth
}
