package main

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A model is the part of a rulebook that the wanted outcomes rest on, in terms
// that every engine has. Nothing in it is written by hand.
type model struct {
	inputs  []profile.Input
	sums    []sum
	choices []choice // each after those that it reads
}

// wanted are the outcomes that every engine has to give.
func wanted() [4]string { return [4]string{"structure", "technology", "marketing", "bridge"} }

// A sum is an evidence table. Its points are called points(id), its band id.
type sum struct {
	id    string
	rules []rule
	bands []rulebook.Band
}

type rule struct {
	id     string
	when   []condition
	points int
}

type choice struct {
	id   string
	rows []row // exactly one holds
}

type row struct {
	when    []condition
	outcome string
}

// A condition is on a number (ranges), on a set (has, lacks) or on a name (any).
type condition struct {
	on         string
	ranges     []rulebook.Range
	has, lacks []string
	any        []string
}

func points(id string) string { return id + "_points" }

func modelOf(rb *rulebook.Rulebook) *model {
	m := &model{inputs: rb.Catalogue.Inputs}
	need := map[string]bool{}
	for _, id := range wanted() {
		need[id] = true
	}
	for _, t := range slices.Backward(rb.Choices) {
		if !need[t.ID] {
			continue
		}
		c := choice{id: t.ID}
		for _, r := range t.Rows {
			for _, test := range r.When {
				need[test.Name] = true
			}
			c.rows = append(c.rows, row{conditions(rb, r.When), t.Alternatives[r.Outcome].ID})
		}
		m.choices = append(m.choices, c)
	}
	slices.Reverse(m.choices)
	for _, t := range rb.Evidence {
		if !need[t.ID] {
			continue
		}
		s := sum{id: t.ID, bands: t.Bands}
		for _, r := range t.Rules {
			s.rules = append(s.rules, rule{r.ID, conditions(rb, r.When), r.Points})
		}
		m.sums = append(m.sums, s)
	}
	return m
}

func conditions(rb *rulebook.Rulebook, tests []rulebook.Test) []condition {
	var all []condition
	for _, t := range tests {
		all = append(all, conditionOf(rb, t))
	}
	return all
}

func conditionOf(rb *rulebook.Rulebook, t rulebook.Test) condition {
	c := condition{on: t.Name}
	var ids []string
	switch in := rb.Catalogue.Input(t.Name); {
	case t.Subject == rulebook.OnBand:
		for _, b := range rb.EvidenceTable(t.Name).Bands {
			ids = append(ids, b.ID)
		}
	case t.Subject == rulebook.OnOutcome:
		for _, a := range rb.ChoiceTable(t.Name).Alternatives {
			ids = append(ids, a.ID)
		}
	case in.Kind == profile.Number:
		c.ranges = t.Ranges
		return c
	default:
		for _, v := range in.Values {
			ids = append(ids, v.ID)
		}
		if in.Kind == profile.Set && t.Negated {
			c.lacks = masked(ids, t.Mask)
			return c
		} else if in.Kind == profile.Set {
			c.has = masked(ids, t.Mask)
			return c
		}
	}
	c.any = masked(ids, t.Mask)
	return c
}

func masked(ids []string, mask uint64) []string {
	var out []string
	for i, id := range ids {
		if mask>>i&1 == 1 {
			out = append(out, id)
		}
	}
	return out
}
