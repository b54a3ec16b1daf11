package batch

import (
	"fmt"
	"strings"
)

// mostOnLine is how many columns are named on one line.
const mostOnLine = 12

// Line says on one line which columns were read and which were not; of very many it
// names some.
func (m *Mapping) Line() string {
	var uses, rest []string
	for _, u := range m.Used {
		uses = append(uses, heading(u.Column)+" → "+u.Input)
	}
	for _, name := range m.Ignored {
		rest = append(rest, heading(name))
	}
	what := "columns"
	if m.objects {
		what = "members"
	}
	text := fmt.Sprintf("%s · %s of %s %s used", shown(m.Source), thousands(len(uses)), thousands(len(uses)+len(rest)), what)
	if len(uses) > 0 {
		text += ": " + listed(uses)
	}
	if len(rest) > 0 {
		text += "; ignored: " + listed(rest)
	}
	return printable(text)
}

// listed joins names; of many the first.
func listed(names []string) string {
	more := ""
	if len(names) > mostOnLine {
		more = fmt.Sprintf(" and %s more", thousands(len(names)-mostOnLine))
		names = names[:mostOnLine]
	}
	return strings.Join(names, ", ") + more
}

// heading shows the name of a column, also where it has none.
func heading(name string) string {
	if strings.TrimSpace(name) == "" {
		return `""`
	}
	return shown(name)
}
