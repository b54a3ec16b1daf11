package rulebook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fault is one thing wrong with a rulebook.
type Fault struct {
	Pos     Pos
	Message string
	Hint    string // the way out, or ""
}

// String returns the fault as file:line:column: message, with the hint on a second line.
func (f Fault) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s", f.Pos.File, f.Pos.Line, f.Pos.Column, f.Message)
	if f.Pos.Line == 0 {
		s = fmt.Sprintf("%s: %s", f.Pos.File, f.Message)
	}
	if f.Hint != "" {
		s += "\n  hint: " + f.Hint
	}
	return s
}

// Faults are all that is wrong with a rulebook, in order of file and line. It is
// the error that Load returns.
type Faults struct{ List []Fault }

// Error lists every fault, one a line.
func (fs *Faults) Error() string {
	lines := make([]string, len(fs.List))
	for i, f := range fs.List {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

func (fs *Faults) add(pos Pos, hint, format string, args ...any) {
	fs.List = append(fs.List, Fault{Pos: pos, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// err returns fs sorted and without repetition as an error, nil where it is empty.
func (fs *Faults) err() error {
	if len(fs.List) == 0 {
		return nil
	}
	slices.SortStableFunc(fs.List, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column))
	})
	fs.List = slices.Compact(fs.List)
	return fs
}
