package batch

import (
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// assignment is one "Column=input" of --map.
type assignment struct {
	column string
	to     target
	seen   *atomic.Bool // an input has such a column
}

// assignment understands one --map. A column may hold "=", an input does not.
func (m *mapper) assignment(text string) (assignment, error) {
	at := strings.LastIndexByte(text, '=')
	if at <= 0 {
		return assignment{}, faultf(`write --map "Column=input", --map "Column=name" or --map "Column=" to leave it out`,
			"--map %s is not a column and an input", profile.Quote(text))
	}
	column, input := strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+1:])
	a := assignment{column, ignored, &atomic.Bool{}}
	in, ok := m.cat.InputNamed(input)
	switch {
	case input == "":
	case strings.EqualFold(input, nameTarget):
		a.to = naming
	case ok:
		a.to = m.index(in)
	default:
		hint := "csuite inputs lists them"
		if near := profile.Nearest(input, append(m.cat.IDs(), nameTarget)); near != "" {
			hint = fmt.Sprintf("did you mean %q? %s", near, hint)
		}
		return a, faultf(hint, "--map %s: input %s is not known", profile.Quote(text), profile.Quote(input))
	}
	for _, other := range m.given {
		if other.column == column {
			return a, faultf("keep one of them", "--map names column %s twice", profile.Quote(column))
		}
	}
	return a, nil
}

// assigned returns the index of the assignment that means a column, -1 for none.
// One with the column's very name comes before one that differs in case or spaces.
func (m *mapper) assigned(column string) int {
	found := -1
	for i, a := range m.given {
		if a.column == column {
			found = i
			break
		}
		if found < 0 && strings.EqualFold(a.column, strings.TrimSpace(column)) {
			found = i
		}
	}
	if found >= 0 {
		m.given[found].seen.Store(true)
	}
	return found
}

// unseen returns the columns that were assigned and that no input had.
func (m *mapper) unseen() []string {
	out := []string{}
	for _, a := range m.given {
		if !a.seen.Load() {
			out = append(out, a.column)
		}
	}
	return out
}

// noColumn complains about a --map that names no column.
func noColumn(column string, columns []string) *Fault {
	hint := "--check shows the columns"
	if near := profile.Nearest(column, columns); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return faultf(hint, "--map: there is no column %s", profile.Quote(column))
}
