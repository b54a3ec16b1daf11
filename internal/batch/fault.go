package batch

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// A Fault is what is wrong with a whole run, and whoever called can mend it: a
// column that nothing is known of, a file without a header.
type Fault struct {
	place, message, hint string
}

// Error returns one line, which begins with the place where there is one.
func (f *Fault) Error() string { return f.place + f.message }

// Hint returns the way out, "" for none.
func (f *Fault) Hint() string { return f.hint }

// Placed reports whether Error begins with the name of a file.
func (f *Fault) Placed() bool { return f.place != "" }

func faultf(hint, format string, args ...any) *Fault {
	return &Fault{message: fmt.Sprintf(format, args...), hint: hint}
}

// inFile makes a fault of a problem that leaves nothing of a file to read.
func inFile(source string, p *portfolio.Problem) *Fault {
	return &Fault{place: place(source, p.Line, p.Column), message: p.Message, hint: p.Hint}
}

// A Rejection is the row at which a run with FailFast stopped.
type Rejection struct {
	Row  int
	Text string // what its error column says
}

func (r *Rejection) Error() string { return r.Text }

// Hint says how to go on.
func (r *Rejection) Hint() string {
	return "without --fail-fast such a row is written with its error, and the run goes on"
}

// place writes where something is: "portfolio.csv:7:11: ".
func place(source string, line, column int) string {
	source = shown(source)
	switch {
	case line == 0:
		return source + ": "
	case column == 0:
		return fmt.Sprintf("%s:%d: ", source, line)
	}
	return fmt.Sprintf("%s:%d:%d: ", source, line, column)
}

// placeOnly is place without what leads over to a message.
func placeOnly(source string, line, column int) string {
	return strings.TrimSuffix(place(source, line, column), ": ")
}

// shown returns a file's name as a message may show it.
func shown(name string) string {
	if quoted := fmt.Sprintf("%q", name); strings.Contains(quoted, `\`) {
		return profile.Quote(name)
	}
	return name
}
