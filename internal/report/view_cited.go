package report

import (
	"cmp"
	"fmt"
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

// lists returns the lists of r in reading order.
func lists(r recommendation.Recommendation) []group {
	return []group{
		{"Who disagrees", r.Dissent},
		{"Decision rights", r.DecisionRights},
		{"Practices", r.Practices},
		{"Risks", r.Risks},
		{"Transition", r.Transition},
		{"When to look again", r.Triggers},
	}
}

// claimIDs names the claims that a line rests on, each once.
func claimIDs(cites []recommendation.Cite) []string {
	var ids []string
	for _, c := range cites {
		if !slices.Contains(ids, c.Claim) {
			ids = append(ids, c.Claim)
		}
	}
	return ids
}

// grounds says on whose word a rule stands.
func grounds(basis string, cites []recommendation.Cite) string {
	return strings.Join(present(basis, strings.Join(claimIDs(cites), ", ")), ": ")
}

// origins is grounds with publisher, year and paragraphs: "CTO Magazine, 2025,
// ¶ 18 (A13, A14), ¶ 21 (A18)". What one document says stands together.
func origins(basis string, cites []recommendation.Cite) string {
	var from, whos []string
	for _, c := range cites {
		who := authority(c)
		if slices.Contains(whos, who) {
			continue
		}
		whos = append(whos, who)
		from = append(from, who+", "+strings.Join(places(who, cites), ", "))
	}
	return strings.Join(present(basis, strings.Join(from, "; ")), ": ")
}

// places says where one authority makes its claims.
func places(who string, cites []recommendation.Cite) []string {
	var where, out []string
	claims := map[string][]string{}
	for _, c := range cites {
		if authority(c) != who {
			continue
		}
		at := paragraphs(c)
		if claims[at] == nil {
			where = append(where, at)
		}
		claims[at] = append(claims[at], c.Claim)
	}
	for _, at := range where {
		out = append(out, strings.Join(present(at, "("+strings.Join(claims[at], ", ")+")"), " "))
	}
	return out
}

// origin says where a claim stands: "CTO Magazine, 2025, ¶ 18".
func origin(c recommendation.Cite) string {
	return strings.Join(present(authority(c), paragraphs(c)), ", ")
}

// authority says who speaks, and when.
func authority(c recommendation.Cite) string {
	who := cmp.Or(c.Publisher, c.Author, c.Title, c.Source)
	if c.Voice != "" {
		speaker, _, _ := strings.Cut(c.Voice, ", comment ") // the paragraph says which
		who = speaker + ", in " + who
	}
	return who + ", " + dated(c.Year)
}

func dated(year string) string { return cmp.Or(year, "undated") }

// paragraphs says where in a document a claim stands: "¶ 4-7, 11".
func paragraphs(c recommendation.Cite) string {
	var runs []string
	for i := 0; i < len(c.Paragraphs); i++ {
		first := i
		for i+1 < len(c.Paragraphs) && c.Paragraphs[i+1] == c.Paragraphs[i]+1 {
			i++
		}
		run := fmt.Sprint(c.Paragraphs[first])
		if i > first {
			run += fmt.Sprintf("-%d", c.Paragraphs[i])
		}
		runs = append(runs, run)
	}
	if len(runs) == 0 {
		return ""
	}
	return "¶ " + strings.Join(runs, ", ")
}
