package report

import (
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// SweepMarkdown writes a table with a line for each segment.
func SweepMarkdown(w io.Writer, s recommendation.Sweep) error {
	m, s := &memo{}, rewrite(s, clean)
	m.asked("What is decided along "+s.Input.Label, s.Name, s.Summary)
	m.block("Every other answer is as it is. " + here(s.Input))
	all := aspects(s.Now)
	head := []markup{txt(sentence(s.Input.Label))}
	for _, a := range all {
		head = append(head, txt(sentence(a.label)))
	}
	head = append(head, "Would assume")
	var rows [][]markup
	for i, seg := range s.Segments {
		row := []markup{txt(seg.Says)}
		if s.Input.Here != nil && *s.Input.Here == i {
			row[0] = bold(row[0] + " ← here")
		}
		for _, a := range all {
			_, title := a.of(seg.Verdict)
			row = append(row, txt(title))
		}
		rows = append(rows, append(row, txt(assumedList(seg.Assumes))))
	}
	m.table(head, rows)
	m.stamp(s.Stamp)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

// asked begins a memo about one company.
func (m *memo) asked(title, name string, summary []string) {
	heading := txt(title)
	if name != "" {
		heading += ": " + txt(shorten(name, longestTitle))
	}
	m.heading(1, heading)
	if len(summary) > 0 {
		m.block(txt(strings.Join(summary, between)))
	}
}

// here says where the company is, as a sentence.
func here(axes ...recommendation.Axis) markup {
	var known, open []string
	for _, a := range axes {
		switch {
		case a.Says == "":
			open = append(open, a.Label)
		case a.State == "assumed":
			known = append(known, a.Label+" "+a.Says+" (assumed)")
		default:
			known = append(known, a.Label+" "+a.Says)
		}
	}
	text := ""
	if len(known) > 0 {
		text = "The company is at " + listed("and", known...) + ". "
	}
	if len(open) > 0 {
		text += sentence(listed("and", open...)) + ": not answered."
	}
	return txt(strings.TrimSpace(text))
}

// stamp says by which rules the answer was given.
func (m *memo) stamp(s recommendation.Stamp) {
	program := strings.Join(present(s.Program.Name, s.Program.Version), " ")
	rules := strings.Join(present("rulebook", s.Rulebook.Name, s.Rulebook.Version), " ")
	m.block(txt(strings.Join(present(program, rules, "sha256 "+s.Rulebook.SHA256), between)))
}
