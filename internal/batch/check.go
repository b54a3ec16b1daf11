package batch

import (
	"fmt"
	"io"
	"strings"
)

// CheckSchema names the shape of Checked in JSON.
const CheckSchema = "csuite.batch-check/1"

// Checked says how a portfolio would be understood.
type Checked struct {
	Schema  string    `json:"schema"`
	Rows    int       `json:"rows"`
	Valid   int       `json:"valid"`
	Inputs  []Mapping `json:"inputs"` // the first hundred at most
	Reasons []Reason  `json:"reasons"`
}

func (r *run) checked() Checked {
	t := r.total()
	return Checked{CheckSchema, t.answered + t.rejected, t.answered, r.mappings(), t.reasons.list()}
}

// JSON writes what was found as a document.
func (c *Checked) JSON(w io.Writer) error { return writeJSON(w, c) }

// Text writes what was found for people.
func (c *Checked) Text(w io.Writer) error {
	var b strings.Builder
	for _, m := range c.Inputs {
		m.text(&b)
	}
	fmt.Fprintf(&b, "%s of %s are valid (%s)\n", thousands(c.Valid), plural(c.Rows, "company", "companies"), percent(c.Valid, c.Rows))
	writeReasons(&b, c.Reasons)
	_, err := io.WriteString(w, b.String())
	return err
}

// text writes how the columns of one input are understood.
func (m *Mapping) text(b *strings.Builder) {
	fmt.Fprintf(b, "%s\n", shown(m.Source))
	width := 0
	for _, u := range m.Used {
		width = max(width, len([]rune(shown(u.Column))))
	}
	for _, u := range m.Used {
		fmt.Fprintf(b, "  %-*s → %s\n", width, shown(u.Column), u.Input)
	}
	if len(m.Ignored) > 0 {
		names := make([]string, len(m.Ignored))
		for i, name := range m.Ignored {
			names[i] = heading(name)
		}
		fmt.Fprintf(b, "  ignored: %s\n", strings.Join(names, ", "))
	}
}

// writeReasons lists why rows are not valid.
func writeReasons(b *strings.Builder, reasons []Reason) {
	for _, r := range reasons {
		fmt.Fprintf(b, "  %s · %s\n      %s: %s\n", thousands(r.Rows), r.subject(), r.Example.Place, printable(r.Example.Message))
	}
}

// subject names a reason: "industry is not known".
func (r *Reason) subject() string {
	if r.Input == "" || strings.HasPrefix(r.Problem, r.Input) {
		return printable(r.Problem)
	}
	return r.Input + " " + printable(r.Problem)
}
