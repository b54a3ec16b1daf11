package batch

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Markdown writes the whole summary as a page.
func (s *Summary) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# Portfolio\n\n%s, %s answered, %s rejected. All three decisions are settled for %s.\n",
		plural(s.Rows, "company", "companies"), thousands(s.Answered), thousands(s.Rejected), thousands(s.Settled))
	if s.Ranges > 0 {
		fmt.Fprintf(&b, "The size of %s spans several classes: the outcome is that of the middle.\n", thousands(s.Ranges))
	}
	s.markdownShares(&b, "Structure", s.Structures)
	for _, d := range s.Decisions {
		s.markdownShares(&b, d.Label, d.Alternatives)
	}
	s.markdownShares(&b, "Closeness", s.Closeness)
	s.markdownCalls(&b)
	s.markdownCollect(&b)
	s.markdownClasses(&b)
	s.markdownReasons(&b)
	s.markdownInputs(&b)
	fmt.Fprintf(&b, "\nRulebook %s %s, `%s`; csuite %s.\n", markdown(s.Rulebook.Name), markdown(s.Rulebook.Version), s.Rulebook.SHA256, markdown(s.Program))
	_, err := io.WriteString(w, b.String())
	return err
}

// mostFirst sorts shares, that with the most rows first.
func mostFirst(shares []Share) []Share {
	sorted := slices.Clone(shares)
	slices.SortStableFunc(sorted, func(a, b Share) int { return cmp.Compare(b.Rows, a.Rows) })
	return sorted
}

func (s *Summary) markdownShares(b *strings.Builder, title string, shares []Share) {
	head(b, title, "", "companies", "share")
	for _, sh := range mostFirst(shares) {
		line(b, sh.Title, thousands(sh.Rows), percent(sh.Rows, s.Answered))
	}
}

func (s *Summary) markdownCalls(b *strings.Builder) {
	if len(s.CloseCalls) > 0 {
		head(b, "Close calls", "decision", s.Classes.Label, "companies")
		for _, c := range s.CloseCalls {
			line(b, c.Decision, c.Class, thousands(c.Rows))
		}
	}
	if len(s.Flips) > 0 {
		head(b, "What would change decisions most often", "nearest flip", "companies")
		for _, f := range s.Flips {
			line(b, f.Flip, thousands(f.Rows))
		}
	}
}

func (s *Summary) markdownCollect(b *strings.Builder) {
	if len(s.Collect.Inputs) == 0 {
		return
	}
	head(b, "What to collect next", "input", "any answer would settle a decision in", "nearest flip in", "assumed in", "unanswered in")
	for _, m := range s.Collect.Inputs {
		line(b, m.Label, thousands(m.Settles), thousands(m.Turns), thousands(m.Assumed), thousands(m.Unanswered))
	}
	if s.Collect.sampled() {
		fmt.Fprintf(b, "\nThe first number is %s.\n", s.Collect.note())
	}
}

func (s *Summary) markdownClasses(b *strings.Builder) {
	if s.Classes.Input == "" {
		return
	}
	columns := []string{s.Classes.Label, "companies"}
	for _, sh := range s.Structures {
		columns = append(columns, sh.ID)
	}
	head(b, "Structure by "+s.Classes.Label, columns...)
	for _, c := range s.Classes.List {
		cells := []string{c.Label, thousands(c.Rows)}
		for _, sh := range c.Structures {
			cells = append(cells, thousands(sh.Rows))
		}
		line(b, cells...)
	}
}

func (s *Summary) markdownReasons(b *strings.Builder) {
	if len(s.Reasons) == 0 {
		return
	}
	head(b, "Why companies were rejected", "problem", "companies", "for example")
	for _, r := range s.Reasons {
		line(b, r.subject(), thousands(r.Rows), r.Example.Place+": "+r.Example.Message)
	}
}

func (s *Summary) markdownInputs(b *strings.Builder) {
	for _, m := range s.Inputs {
		head(b, "Columns of "+m.Source, "column", "input")
		for _, u := range m.Used {
			line(b, u.Column, u.Input)
		}
		for _, name := range m.Ignored {
			line(b, name, "not read")
		}
	}
}

func head(b *strings.Builder, title string, columns ...string) {
	fmt.Fprintf(b, "\n## %s\n\n", markdown(title))
	line(b, columns...)
	b.WriteString(strings.Repeat("| --- ", len(columns)) + "|\n")
}

func line(b *strings.Builder, cells ...string) {
	for _, c := range cells {
		b.WriteString("| " + markdown(c) + " ")
	}
	b.WriteString("|\n")
}

// markdown keeps text from being taken for markup.
func markdown(text string) string {
	var b strings.Builder
	for _, r := range printable(text) {
		if strings.ContainsRune("\\`*_[]<>|#&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
