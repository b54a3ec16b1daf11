package cli

import (
	"io"

	"golang.org/x/term"

	"github.com/csuite-advisor/csuite/internal/interview"
)

// askTerminal describes the terminal that questions go to.
func (a *app) askTerminal(c Config, accessible bool) interview.Terminal {
	in, _ := a.In.(interface {
		io.Reader
		Fd() uintptr
	})
	return interview.Terminal{
		In: in, Out: a.Err,
		Width:  func() int { return a.width(a.Err) },
		Height: func() int { return a.height() },
		Plain:  accessible || a.env("ACCESSIBLE") != "" || a.env("TERM") == "dumb",
		Color:  a.colored(c.Color, a.Err),
	}
}

// usualHeight is the height of a terminal that does not say.
const usualHeight = 24

func (a *app) height() int {
	if fd, ok := terminal(a.Err); ok {
		if _, height, err := term.GetSize(fd); err == nil && height > 0 {
			return height
		}
	}
	return usualHeight
}
