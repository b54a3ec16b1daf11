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

// why lists the reasons for which the most rows were rejected.
func (s *Summary) why() string {
	var parts []string
	for i, r := range s.Reasons {
		if i == 3 {
			parts = append(parts, "and more")
			break
		}
		parts = append(parts, thousands(r.Rows)+" "+r.subject())
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
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
	if s.Classes.Input != "" {
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
			parts = append(parts, m.Input+" "+thousands(n))
		}
	}
	switch {
	case parts == nil:
		return ""
	case !settles:
		return "no one answer settles a decision; of the nearest flips " + strings.Join(parts, ", ")
	case c.sampled():
		return "settles a decision, by a sample of " + thousands(c.Examined) + " rows: " + strings.Join(parts, ", ")
	}
	return "settles a decision in so many rows: " + strings.Join(parts, ", ")
}
