package decide

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// An Absence is what is left out of a rulebook: documents, and whole bases.
type Absence struct {
	Sources []*rulebook.Source
	Bases   []rulebook.Basis
}

// Bases lists every basis, the firmest first.
func Bases() []rulebook.Basis {
	return []rulebook.Basis{rulebook.Document, rulebook.Standard, rulebook.Inference}
}

// leaves reports whether a rule goes: its basis is left out, or it rests on
// documents that are all left out.
func (a Absence) leaves(g *rulebook.Grounds) bool {
	if slices.Contains(a.Bases, g.Basis) {
		return true
	}
	return g.Basis == rulebook.Document && !slices.ContainsFunc(g.Cites, func(c *rulebook.Claim) bool {
		return !slices.Contains(a.Sources, c.Source)
	})
}

// Each is every document and then every basis, one at a time.
func (e *Engine) Each() []Absence {
	var all []Absence
	for _, s := range e.rb.Sources {
		all = append(all, Absence{Sources: []*rulebook.Source{s}})
	}
	for _, b := range Bases() {
		all = append(all, Absence{Bases: []rulebook.Basis{b}})
	}
	return all
}

// Without returns what is decided for p where things are left out, for one absence
// after the other. An evidence rule that is left out adds no points. A row of a
// choice table that rests on documents names the outcome without them; any other
// row stays, as it only composes, and there is nothing that would stand in for it.
// The stamp is left for the caller.
func (e *Engine) Without(p profile.Profile, absences []Absence) recommendation.Without {
	s := e.asking(p)
	out := recommendation.Without{Asked: s.asked("without")}
	for _, a := range absences {
		out.Omissions = append(out.Omissions, s.omission(a))
	}
	return out
}

func (s *situation) omission(a Absence) recommendation.Omission {
	o := recommendation.Omission{Decisions: []recommendation.OmissionTurn{}, Reasons: []recommendation.Turned{}}
	for _, src := range a.Sources {
		o.Leaves = append(o.Leaves, src.ID)
	}
	if len(a.Sources) == 1 && len(a.Bases) == 0 {
		o.Title, o.Interest, o.Warning = a.Sources[0].Title, a.Sources[0].Interest, a.Sources[0].Warning
	}
	for _, b := range a.Bases {
		o.Leaves = append(o.Leaves, BasisPrefix+string(b))
	}
	without, open := s.e.lacking(a.leaves, s.cells)
	for _, id := range append(rulebook.Contract(), s.e.rb.Structure) {
		c := s.e.byID[id]
		from := s.e.choices[c].Alternatives[s.at.outcomes[c]]
		d := recommendation.OmissionTurn{ID: id, Label: s.e.choices[c].Label, From: from.ID, FromTitle: from.Title, ToTitle: undecided}
		if !open[c] {
			to := s.e.choices[c].Alternatives[without.outcomes[c]]
			d.To, d.ToTitle, d.Stands = to.ID, to.Title, from.ID == to.ID
		}
		o.Decisions = append(o.Decisions, d)
	}
	s.leftOut(a, &o)
	return o
}

// undecided stands where what is left of the rules has no row for the company.
const undecided = "undecided: no row fits"

// BasisPrefix marks a basis among the things that can be left out.
const BasisPrefix = "basis:"

// leftOut counts the rules that go, and lists those that would have matched.
func (s *situation) leftOut(a Absence, o *recommendation.Omission) {
	for _, b := range Bases() {
		o.Rules = append(o.Rules, recommendation.BasisCount{Basis: string(b)})
	}
	for i := range s.e.rules {
		r := &s.e.rules[i]
		count := &o.Rules[slices.Index(Bases(), r.Basis)]
		count.All++
		if !a.leaves(&r.Grounds) {
			continue
		}
		count.Left++
		if meets(r.needs, s.cells) {
			x := s.turned(&r.Grounds, s.e.tables[r.table].ID, false)
			x.Points, x.Carries = r.Points, true
			o.Reasons = append(o.Reasons, x)
		}
	}
	for _, u := range s.e.composing() {
		for _, row := range s.e.choices[u].rows {
			if row.Without < 0 && a.leaves(&row.Grounds) {
				o.RowsStay++
			}
		}
	}
	slices.SortStableFunc(o.Reasons, func(a, b recommendation.Turned) int { return abs(b.Points) - abs(a.Points) })
}
