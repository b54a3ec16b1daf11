package batch

// The lines of the sheets beside that of the rows. A line of one cell is a heading.

func (s *Summary) summaryLines() [][]any {
	lines := [][]any{
		{"Companies"},
		{"companies", s.Rows},
		{"answered", s.Answered},
		{"rejected", s.Rejected},
		{"settled, whatever the open answers are", s.Settled},
		{"with a size that spans several classes", s.Ranges},
		{},
		{"Structure"},
	}
	lines = addShares(lines, s.Structures)
	for _, d := range s.Decisions {
		lines = addShares(append(lines, nil, []any{d.Label}), d.Alternatives)
	}
	lines = addShares(append(lines, nil, []any{"Closeness"}), s.Closeness)
	lines = append(lines, nil, []any{"Close calls"})
	for _, c := range s.CloseCalls {
		lines = append(lines, []any{c.Decision, c.Rows, s.Classes.Label + " " + c.Class})
	}
	lines = append(lines, nil, []any{"What would change decisions most often"})
	for _, f := range s.Flips {
		lines = append(lines, []any{f.Flip, f.Rows})
	}
	lines = append(lines, nil, []any{"Collect next"}, []any{"input", "would settle a decision in", "nearest flip in", "assumed in", "unanswered in"})
	for _, m := range s.Collect.Inputs {
		lines = append(lines, []any{m.Label, m.Settles, m.Turns, m.Assumed, m.Unanswered})
	}
	if s.Collect.sampled() {
		lines = append(lines, []any{s.Collect.note(), nil})
	}
	return s.addClasses(append(lines, nil))
}

func addShares(lines [][]any, shares []Share) [][]any {
	for _, sh := range shares {
		lines = append(lines, []any{sh.Title, sh.Rows, sh.ID})
	}
	return lines
}

func (s *Summary) addClasses(lines [][]any) [][]any {
	if s.Classes.Input == "" {
		return lines
	}
	head := []any{s.Classes.Label, "companies"}
	for _, sh := range s.Structures {
		head = append(head, sh.ID)
	}
	lines = append(lines, []any{"Structure by " + s.Classes.Label}, head)
	for _, c := range s.Classes.List {
		line := []any{c.Label, c.Rows}
		for _, sh := range c.Structures {
			line = append(line, sh.Rows)
		}
		lines = append(lines, line)
	}
	return lines
}

func (s *Summary) problemLines() [][]any {
	lines := [][]any{{"Why companies were rejected"}, {"problem", "companies", "for example in row", "at", "says"}}
	for _, r := range s.Reasons {
		lines = append(lines, []any{r.subject(), r.Rows, r.Example.Row, r.Example.Place, r.Example.Message})
	}
	return lines
}

func (s *Summary) methodLines() [][]any {
	lines := [][]any{
		{"Rules"},
		{"rulebook", s.Rulebook.Name},
		{"version", s.Rulebook.Version},
		{"SHA-256", s.Rulebook.SHA256},
		{"csuite", s.Program},
		nil,
		{"Columns"},
	}
	for _, m := range s.Inputs {
		lines = append(lines, []any{m.Source, nil})
		for _, u := range m.Used {
			lines = append(lines, []any{u.Column, u.Input})
		}
		for _, name := range m.Ignored {
			lines = append(lines, []any{name, "not read"})
		}
	}
	lines = append(lines, nil, []any{"What the documents do not say"})
	for _, text := range s.Limits {
		lines = append(lines, []any{text, nil})
	}
	return lines
}
