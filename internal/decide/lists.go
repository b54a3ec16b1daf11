package decide

import (
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// lists fills in the list tables that the contract names.
func (s *situation) lists() {
	s.out.Dissent = s.list("dissent")
	s.out.DecisionRights = s.list("decision_rights")
	s.out.Practices = s.list("practices")
	s.out.Risks = s.list("risks")
	s.out.Transition = s.list("transition")
	s.out.Triggers = s.list("triggers")
}

// list returns the entries of a list that match. An entry that tests an input
// which nobody answered does not match, whatever its baseline. A field that is the
// id of a mandate becomes the title of whoever answers for it.
func (s *situation) list(id string) []recommendation.Entry {
	out := []recommendation.Entry{}
	for _, l := range s.e.lists {
		if l.ID != id {
			continue
		}
		for i := range l.entries {
			en := &l.entries[i]
			if s.known(en) && en.matches(s.cells, s.at) {
				out = append(out, s.entry(l, en))
			}
		}
	}
	return out
}

func (s *situation) known(en *entry) bool {
	for _, n := range en.needs {
		if !s.profile.Get(s.e.space.Vars[n.Var].Input.ID).Known() {
			return false
		}
	}
	return true
}

func (s *situation) entry(l list, en *entry) recommendation.Entry {
	x := recommendation.Entry{ID: en.ID, About: en.About, Basis: string(en.Basis), Citations: cites(en.Cites)}
	named := map[string]bool{}
	for i, text := range en.Fields {
		if s.e.rb.Mandate(text) != nil {
			text = s.accountable(text)
			if named[text] {
				text = "nobody else" // one person holds both mandates
			}
			named[text] = true
		}
		x.Fields = append(x.Fields, recommendation.Field{Name: l.Columns[i], Text: text})
	}
	return x
}

// sources says, for each document, which decisions would differ without it.
func (s *situation) sources() {
	s.out.Sources = []recommendation.SourceEffect{}
	for _, src := range s.e.rb.Sources {
		effect := recommendation.SourceEffect{
			Source: src.ID, Title: src.Title, Publisher: src.Publisher, Author: src.Author, Year: src.Year,
			Interest: src.Interest, Warning: src.Warning, Changes: []recommendation.SourceChange{},
		}
		r, open := s.e.lacking(Absence{Sources: []*rulebook.Source{src}}.leaves, s.cells)
		for _, d := range s.decisions() {
			c := s.e.byID[d.ID]
			to := s.e.choices[c].Alternatives[r.outcomes[c]].ID
			if open[c] {
				to = undecided
			}
			if to != d.Recommended {
				effect.Changes = append(effect.Changes, recommendation.SourceChange{Decision: d.ID, From: d.Recommended, To: to})
			}
		}
		s.out.Sources = append(s.out.Sources, effect)
	}
}
