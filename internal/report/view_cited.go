package report

import (
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// cited returns every claim that r cites anywhere, each once, ordered by id.
func cited(r recommendation.Recommendation) []recommendation.Cite {
	var cites []recommendation.Cite
	rules := func(list []recommendation.Evidence) {
		for _, e := range list {
			cites = append(cites, e.Citations...)
		}
	}
	for _, d := range decisions(r) {
		cites = append(cites, d.Citations...)
		rules(d.For)
		rules(d.Against)
	}
	for _, reason := range r.Reasons {
		cites = append(cites, reason.Citations...)
	}
	for _, load := range r.Loads {
		rules(load.Rules)
	}
	for _, m := range r.Mandates {
		cites = append(cites, m.Citations...)
	}
	for _, list := range lists(r) {
		for _, e := range list.entries {
			cites = append(cites, e.Citations...)
		}
	}
	slices.SortStableFunc(cites, func(a, b recommendation.Cite) int { return strings.Compare(a.Claim, b.Claim) })
	return slices.CompactFunc(cites, func(a, b recommendation.Cite) bool { return a.Claim == b.Claim })
}

// A titled is a list with its heading.
type titled struct {
	heading string
	entries []recommendation.Entry
}

// lists returns the lists of r in reading order.
func lists(r recommendation.Recommendation) []titled {
	return []titled{
		{"Who disagrees", r.Dissent},
		{"Decision rights", r.DecisionRights},
		{"Practices", r.Practices},
		{"Risks", r.Risks},
		{"Transition", r.Transition},
		{"When to look again", r.Triggers},
	}
}
