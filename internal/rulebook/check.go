package rulebook

import (
	"fmt"
	"math/bits"
)

// checkTests looks at each rule alone: a test that says nothing, a rule that
// stands twice, a rule that a missing answer would set off.
func (l *loader) checkTests() {
	if len(l.rb.Closeness) == 0 {
		l.faults.add(Pos{File: "rulebook.yaml"}, "", "closeness names no band")
	}
	space := NewSpace(l.rb)
	for _, v := range space.Vars {
		if v.Cells > 64 {
			l.faults.add(Pos{File: "inputs.yaml"}, "", "the rules cut %q into more than 64 ranges", v.Input.ID)
			return
		}
	}
	for _, g := range l.rb.AllGrounds() {
		for _, t := range g.When {
			l.checkTest(space, g, t)
		}
	}
	for _, t := range l.rb.Evidence {
		l.checkEvidence(space, t)
	}
	for _, t := range l.rb.Choices {
		for _, r := range t.Rows {
			l.checkWithout(t, r)
		}
	}
}

// checkWithout makes sure that leaving a document out is answered for: a row that
// rests on one document alone says what would be decided without it.
func (l *loader) checkWithout(t *ChoiceTable, r *Row) {
	alone := r.Basis == Document && t.Mandate == "" // holders only follow the decisions
	for _, c := range r.Cites {
		alone = alone && c.Source == r.Cites[0].Source
	}
	if alone && r.Without < 0 {
		l.faults.add(r.Pos, "add without_sources: the outcome if that document did not exist",
			"rule %q of %q rests on one document alone", r.ID, t.ID)
	}
}

func (l *loader) checkTest(space *Space, g *Grounds, t Test) {
	if t.Subject == OnInput {
		for _, n := range space.Needs(t) {
			l.emptyOrFull(g, t, n.Mask, Full(space.Vars[n.Var].Cells))
		}
		return
	}
	l.emptyOrFull(g, t, t.Mask, l.rb.full(t))
}

func (l *loader) emptyOrFull(g *Grounds, t Test, mask, full uint64) {
	switch mask {
	case 0:
		l.faults.add(t.Pos, "", "rule %q is dead: %s %q never holds", g.ID, t.Name, t.Written)
	case full:
		l.faults.add(t.Pos, "leave it out", "in rule %q the test %s %q always holds", g.ID, t.Name, t.Written)
	}
}

func (l *loader) checkEvidence(space *Space, t *EvidenceTable) {
	seen := map[string]*EvidenceRule{}
	for _, r := range t.Rules {
		if len(r.When) == 0 {
			l.faults.add(r.Pos, "", "rule %q has no condition", r.ID)
		}
		key := fmt.Sprint(r.Points)
		for _, test := range r.When {
			key += fmt.Sprint(test.Name, space.Needs(test))
			l.checkBaseline(space, r, test)
		}
		if first := seen[key]; first != nil {
			l.faults.add(r.Pos, "", "rule %q is a duplicate of %q: same table, condition and points", r.ID, first.ID)
		}
		seen[key] = r
	}
}

// checkBaseline makes sure that an answer which is missing is no evidence.
func (l *loader) checkBaseline(space *Space, r *EvidenceRule, t Test) {
	for _, n := range space.Needs(t) {
		v := space.Vars[n.Var]
		if n.Mask>>v.Baseline&1 == 1 {
			l.faults.add(t.Pos, "test other values, or choose another baseline in inputs.yaml",
				"rule %q would match where %q was never answered: its baseline passes %q", r.ID, t.Name, t.Written)
			return
		}
	}
}

// situation is one combination of what a choice table reads.
type situation struct {
	reads []Test // one for each subject, narrowed to a single value
}

// prove searches for what no rule covers, what two rules cover, and what no company can reach.
func (l *loader) prove() {
	w := newWitness(l.rb)
	for _, t := range l.rb.Evidence {
		for i, b := range t.Bands {
			if _, ok := w.find([]Test{{Subject: OnBand, Name: t.ID, Mask: 1 << i}}); !ok {
				l.faults.add(b.Pos, "", "no company reaches band %q of %q", b.ID, t.ID)
			}
		}
	}
	for _, t := range l.rb.Choices {
		l.proveUnique(w, t)
	}
	if len(l.faults.List) > 0 {
		return // an entry may be unreachable only because of them
	}
	l.proveInvariants(w)
	l.proveHolders(w)
	for _, list := range l.rb.Lists {
		for _, e := range list.Entries {
			if _, ok := w.find(e.When); !ok {
				l.faults.add(e.Pos, "", "entry %q is dead: no company meets all its tests", e.ID)
			}
		}
	}
}

// proveUnique goes through every situation that a table can tell apart.
func (l *loader) proveUnique(w *witness, t *ChoiceTable) {
	for _, r := range t.Rows {
		if _, ok := w.find(r.When); !ok {
			l.faults.add(r.Pos, "", "rule %q is dead: no company meets all its tests", r.ID)
		}
	}
	seen := map[string]bool{}
	w.situations(t, func(s situation, rows []*Row) {
		key := fmt.Sprint(ids(rows))
		if len(rows) == 1 || seen[key] && len(rows) > 1 {
			return
		}
		p, ok := w.find(s.reads)
		if !ok || seen[key] {
			return // no company is in this situation, or this fault is told already
		}
		seen[key] = true
		if len(rows) == 0 {
			l.faults.add(t.Pos, "", "decision %q has a gap: no rule for %s, as in %s", t.ID, s.describe(l.rb), describe(p))
			return
		}
		l.faults.add(rows[1].Pos, "", "rules %q and %q of %q overlap for %s, as in %s",
			rows[0].ID, rows[1].ID, t.ID, s.describe(l.rb), describe(p))
	})
}

func ids(rows []*Row) []string {
	return names(rows, func(r *Row) string { return r.ID })
}

// describe writes a situation in words: "technology_bond apart, headcount 250 or more".
func (s situation) describe(rb *Rulebook) string {
	out := ""
	for i, t := range s.reads {
		if i > 0 {
			out += ", "
		}
		out += t.Name + " " + rb.valueName(t)
	}
	return out
}

// valueName names the one value that a narrowed test allows.
func (rb *Rulebook) valueName(t Test) string {
	i := bits.TrailingZeros64(t.Mask)
	switch t.Subject {
	case OnBand:
		return rb.EvidenceTable(t.Name).Bands[i].ID
	case OnOutcome:
		return rb.ChoiceTable(t.Name).Alternatives[i].ID
	}
	in := rb.Catalogue.Input(t.Name)
	if len(t.Ranges) > 0 {
		return fmt.Sprint("from ", t.Ranges[0].Low)
	}
	return in.Values[i].ID
}

// proveHolders looks for a company in which work rides along with itself, or the
// work of two mandates with each other: nobody would answer for it.
func (l *loader) proveHolders(w *witness) {
	for i, a := range l.rb.Mandates {
		for _, b := range l.rb.Mandates[i:] {
			tests := []Test{l.ridesWith(a, b)}
			if a != b {
				tests = append(tests, l.ridesWith(b, a))
			}
			if p, ok := w.find(tests); ok {
				l.faults.add(a.Pos, "", "nobody answers for %q and %q, which ride along with each other, as in %s", a.ID, b.ID, describe(p))
			}
		}
	}
}

// ridesWith is the test that the work of mandate a rides along with that of b.
func (l *loader) ridesWith(a, b *Mandate) Test {
	table := l.holderTable(a.ID)
	t := Test{Subject: OnOutcome, Name: table.ID}
	for i, alternative := range table.Alternatives {
		if s := l.rb.Seat(alternative.ID); s.Level == NotNeeded && s.Superior() == b.ID {
			t.Mask |= 1 << i
		}
	}
	return t
}
