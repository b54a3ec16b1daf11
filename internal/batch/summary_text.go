package batch

import (
	"fmt"
	"io"
	"strings"
)

// Text writes the summary in a few lines for a terminal.
func (s *Summary) Text(w io.Writer) error {
	var b strings.Builder
	line := func(label, format string, args ...any) {
		fmt.Fprintf(&b, "%-13s  %s\n", label, fmt.Sprintf(format, args...))
	}
	s.members(&b)
	fmt.Fprintf(&b, "%s · %s answered · %s rejected%s\n", plural(s.Rows, "company", "companies"),
		thousands(s.Answered), thousands(s.Rejected), s.why())
	if s.Answered > 0 {
		line("structure", "%s", s.sharesText())
		line("close calls", "%s%s", thousands(s.closeCalls()), s.oftenClose())
	}
	if s.Ranges > 0 {
		line("ranges", "in %s the size spans several classes; the outcome is that of the middle", plural(s.Ranges, "company", "companies"))
	}
	if text := s.Collect.text(); text != "" {
		line("collect next", "%s", text)
	}
	for _, column := range s.Unmatched {
		line("not there", "column %s of --map", shown(column))
	}
	for i, r := range s.Reasons {
		if i == 3 {
			break
		}
		line("rejected", "%s: %s", r.Example.Place, printable(r.Example.Message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// members says which members of objects were read, of the first inputs. Of tables
// that was known, and told, before the first row.
func (s *Summary) members(b *strings.Builder) {
	for i, m := range s.Inputs {
		if i < mostMappings && m.objects && len(m.Used)+len(m.Ignored) > 0 {
			b.WriteString(m.Line() + "\n")
		}
	}
}

// mostMappings is of how many inputs that is said.
const mostMappings = 3

// why lists the reasons for which the most rows were rejected.
func (s *Summary) why() string {
	var parts []string
	for i, r := range s.Reasons {
		if i == 3 {
			parts = append(parts, "and more")
			break
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", r.subject(), thousands(r.Rows)))
	}
	if parts == nil {
		return ""
	}
	return ": " + strings.Join(parts, ", ")
}

// sharesText lists the structures, that with the most rows first.
func (s *Summary) sharesText() string {
	parts := []string{}
	for _, sh := range mostFirst(s.Structures) {
		if sh.Rows > 0 {
			parts = append(parts, sh.ID+" "+percent(sh.Rows, s.Answered))
		}
	}
	return strings.Join(parts, "   ")
}

// closeCalls counts the rows with any closeness but the last, which is not close.
func (s *Summary) closeCalls() int {
	n := 0
	for _, sh := range s.Closeness[:len(s.Closeness)-1] {
		n += sh.Rows
	}
	return n
}

func (s *Summary) oftenClose() string {
	if len(s.CloseCalls) == 0 {
		return ""
	}
	c := s.CloseCalls[0]
	at := ""
	switch {
	case s.Classes.Input == "":
	case c.Class == notKnown:
		at = " where the " + s.Classes.Label + " is not known"
	default:
		at = " at " + s.Classes.Label + " " + c.Class
	}
	return " · most often " + c.Decision + at
}

// sampled reports whether only some of the open rows were examined.
func (c *Collect) sampled() bool { return c.Examined < c.Open }

// note says what the numbers rest on.
func (c *Collect) note() string {
	return fmt.Sprintf("worked out from %s of the %s companies with an open decision", thousands(c.Examined), thousands(c.Open))
}

// text names the inputs that are worth most: those that settle a decision or, where
// no single one does, those that the nearest flips turn on.
func (c *Collect) text() string {
	settles := len(c.Inputs) > 0 && c.Inputs[0].Settles > 0
	var parts []string
	for _, m := range c.Inputs {
		n := m.Turns
		if settles {
			n = m.Settles
		}
		if n > 0 && len(parts) < 3 {
			parts = append(parts, fmt.Sprintf("%s (%s)", m.Input, thousands(n)))
		}
	}
	of := ""
	if c.sampled() {
		of = " in a sample of " + thousands(c.Examined) + " companies"
	}
	switch {
	case parts == nil:
		return ""
	case settles:
		return "any answer settles a decision" + of + ": " + strings.Join(parts, ", ")
	}
	return "no single answer settles a decision" + of + "; the nearest flips turn on " + strings.Join(parts, ", ")
}
