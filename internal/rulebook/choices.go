package rulebook

// choices resolves the choice tables. A row may test the outcome of another
// table, so every table is known by name before any row is read, and the tables
// are then put in an order in which each follows those that it reads.
func (l *loader) choices(raw *files) {
	for _, f := range raw.choices {
		l.rb.Choices = append(l.rb.Choices, l.choiceHead(f.file, f.body))
	}
	for i, f := range raw.choices {
		t := l.rb.Choices[i]
		for _, r := range f.body.Rules {
			t.Rows = append(t.Rows, l.row(f.file, r, t))
		}
	}
	for _, id := range Contract() {
		if l.rb.ChoiceTable(id) == nil {
			l.faults.add(Pos{File: "choices"}, "", "no choice table decides %q, which every rulebook must", id)
		}
	}
	if l.rb.ChoiceTable(l.rb.Structure) == nil {
		l.faults.add(Pos{File: "rulebook.yaml"}, "", "structure names %q, which is no choice table", l.rb.Structure)
	}
	for _, m := range l.rb.Mandates {
		if l.holderTable(m.ID) == nil {
			l.faults.add(m.Pos, "give a choice table mandate: "+m.ID, "nothing chooses who holds mandate %q", m.ID)
		}
		if l.rb.ChoiceTable(m.Decision) == nil {
			l.faults.add(m.Pos, "", "mandate %q names decision %q, which is no choice table", m.ID, m.Decision)
		}
	}
	for _, s := range l.rb.Seats {
		if m := s.Superior(); m != "" && l.rb.Mandate(m) == nil {
			l.faults.add(s.Pos, "", "seat %q reports to mandate %q, which is not known", s.ID, m)
		}
	}
	l.sortChoices()
}

func (l *loader) holderTable(mandate string) *ChoiceTable {
	return find(l.rb.Choices, func(t *ChoiceTable) string { return t.Mandate }, mandate)
}

func (l *loader) choiceHead(file string, y choiceYAML) *ChoiceTable {
	l.once(file, y.Decision, "decision", l.ids)
	l.oneOf(file, y.HitPolicy, "hit policy", "unique")
	t := &ChoiceTable{ID: y.Decision.s, Label: y.Label.s, Question: y.Question.s, Mandate: y.Mandate.s, Pos: y.Decision.in(file)}
	if t.Mandate != "" && l.rb.Mandate(t.Mandate) == nil {
		l.unknown(file, y.Mandate, "mandate", names(l.rb.Mandates, func(m *Mandate) string { return m.ID }))
	}
	seen := map[string]Pos{}
	for _, a := range y.Alternatives {
		l.once(file, a.ID, "alternative", seen)
		alt := Alternative{a.ID.s, a.Title.s, a.Phrase.s, a.ID.in(file)}
		if t.Mandate != "" {
			alt = l.seatAlternative(file, a)
		}
		t.Alternatives = append(t.Alternatives, alt)
	}
	return t
}

// seatAlternative is an alternative of a table that chooses a holder: a seat.
func (l *loader) seatAlternative(file string, y alternativeYAML) Alternative {
	s := l.rb.Seat(y.ID.s)
	if s == nil {
		l.unknown(file, y.ID, "seat", names(l.rb.Seats, func(s *Seat) string { return s.ID }))
		return Alternative{ID: y.ID.s}
	}
	return Alternative{s.ID, s.Title, s.Phrase, y.ID.in(file)}
}

func (l *loader) row(file string, y rowYAML, t *ChoiceTable) *Row {
	r := &Row{Grounds: l.grounds(file, y.groundsYAML, true), Outcome: t.Outcome(y.Outcome.s), Without: -1}
	known := names(t.Alternatives, func(a Alternative) string { return a.ID })
	if r.Outcome < 0 {
		l.unknown(file, y.Outcome, "outcome", known)
	}
	if y.Without.s != "" {
		if r.Without = t.Outcome(y.Without.s); r.Without < 0 {
			l.unknown(file, y.Without, "outcome", known)
		}
	}
	return r
}

// sortChoices orders the tables, and reports those that read each other in a circle.
func (l *loader) sortChoices() {
	var sorted []*ChoiceTable
	done := map[string]bool{}
	for rest := l.rb.Choices; len(rest) > 0; {
		var later []*ChoiceTable
		for _, t := range rest {
			if t.ready(done) {
				sorted = append(sorted, t)
				done[t.ID] = true
			} else {
				later = append(later, t)
			}
		}
		if len(later) == len(rest) {
			for _, t := range later {
				l.faults.add(t.Pos, "", "decision %q reads itself, through the tables that it names", t.ID)
			}
			return
		}
		rest = later
	}
	l.rb.Choices = sorted
}

func (t *ChoiceTable) ready(done map[string]bool) bool {
	for _, r := range t.Rows {
		for _, test := range r.When {
			if test.Subject == OnOutcome && !done[test.Name] {
				return false
			}
		}
	}
	return true
}
