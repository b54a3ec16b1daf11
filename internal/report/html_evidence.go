package report

import (
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A reference is one authority and where it says what is cited.
type reference struct {
	Who    string
	Places []citedAt
}

// citedAt is a run of paragraphs with the claims that are made there.
type citedAt struct {
	At     string
	Claims []string
}

// references is origins with the claims apart, so that each can be a link.
func references(cites []recommendation.Cite) []reference {
	var list []reference
	for _, c := range cites {
		who, at := authority(c), strings.ReplaceAll(paragraphs(c), "¶ ", tied)
		i := slices.IndexFunc(list, func(r reference) bool { return r.Who == who })
		if i < 0 {
			i, list = len(list), append(list, reference{Who: who})
		}
		k := slices.IndexFunc(list[i].Places, func(p citedAt) bool { return p.At == at })
		if k < 0 {
			k, list[i].Places = len(list[i].Places), append(list[i].Places, citedAt{At: at})
		}
		if place := &list[i].Places[k]; !slices.Contains(place.Claims, c.Claim) {
			place.Claims = append(place.Claims, c.Claim)
		}
	}
	return list
}

func onlyOne(c recommendation.Cite) []recommendation.Cite { return []recommendation.Cite{c} }

// A pull is all that one evidence table brings to a decision.
type pull struct {
	Table, Label, Points string
	Facts                []string
	Basis                []string
}

// pulls sums up the evidence on one side of a decision, table by table.
func pulls(r recommendation.Recommendation, rules []recommendation.Evidence) []pull {
	var list []pull
	sums := map[string]int{}
	for _, e := range rules {
		i := slices.IndexFunc(list, func(p pull) bool { return p.Table == e.Table })
		if i < 0 {
			i, list = len(list), append(list, pull{Table: e.Table, Label: sentence(tableOf(r, e.Table))})
		}
		p := &list[i]
		sums[e.Table] += e.Points
		p.Points = signed(sums[e.Table])
		if fact := factOf(e); !slices.Contains(p.Facts, fact) {
			p.Facts = append(p.Facts, fact)
		}
		if !slices.Contains(p.Basis, e.Basis) {
			p.Basis = append(p.Basis, e.Basis)
		}
	}
	return list
}

// A tension is what the documents say for an outcome beside what they say against it.
type tension struct {
	Label, Title string
	For          []recommendation.Cite
	Voices       []recommendation.Entry // that speak against the outcome itself
	Against      []recommendation.Cite
}

// tensions returns the decisions on which the documents pull both ways: a claim
// that carries the outcome stands on one side, a voice that speaks against it or a
// claim that carries a rule against it on the other. Where the outcome's own row cites
// nothing, the claims behind its evidence stand for it.
func tensions(r recommendation.Recommendation) []tension {
	var list []tension
	for _, d := range decisions(r) {
		t := tension{d.Label, d.Title, claimsIn(nil, d.Citations), voicesOn(r, d.ID), claimsIn(d.Against, nil)}
		if len(t.For) == 0 {
			t.For = claimsIn(d.For, nil)
		}
		if len(t.Voices) > 0 || len(t.For) > 0 && len(t.Against) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// voicesOn returns the dissent that speaks to a decision.
func voicesOn(r recommendation.Recommendation, decision string) []recommendation.Entry {
	var list []recommendation.Entry
	for _, e := range r.Dissent {
		if slices.Contains(e.About, decision) {
			list = append(list, e)
		}
	}
	return list
}

// otherVoices returns the dissent that speaks to no decision by name.
func otherVoices(r recommendation.Recommendation) []recommendation.Entry {
	var list []recommendation.Entry
	for _, e := range r.Dissent {
		if len(e.About) == 0 {
			list = append(list, e)
		}
	}
	return list
}

// claimsIn returns the claims that rules rest on by a document's own word, each once.
func claimsIn(rules []recommendation.Evidence, cites []recommendation.Cite) []recommendation.Cite {
	for _, e := range rules {
		if e.Basis == "document" {
			cites = append(cites, e.Citations...)
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(cites), func(c recommendation.Cite) bool {
		again := seen[c.Claim]
		seen[c.Claim] = true
		return again
	})
}

// becomes says what a decision is without a document; "" where it stands.
func becomes(s recommendation.SourceEffect, d recommendation.Decision) string {
	for _, c := range s.Changes {
		if c.Decision == d.ID {
			return titleOf(d, c.To)
		}
	}
	return ""
}

// documentsOf returns every document that is used or cited.
func documentsOf(r recommendation.Recommendation) []recommendation.SourceEffect {
	known := slices.Clone(r.Sources)
	for _, c := range cited(r) {
		if !slices.ContainsFunc(known, func(s recommendation.SourceEffect) bool { return s.Source == c.Source }) {
			known = append(known, recommendation.SourceEffect{Source: c.Source, Title: c.Title, Publisher: c.Publisher, Author: c.Author, Year: c.Year})
		}
	}
	return known
}

// claimsOf returns the claims of a document that r cites.
func claimsOf(r recommendation.Recommendation, document string) []htmlClaim {
	var list []htmlClaim
	for _, c := range cited(r) {
		if c.Source == document {
			list = append(list, htmlClaim{c, strings.Join(present(c.Voice, paragraphs(c)), ", ")})
		}
	}
	return list
}

// A htmlClaim is a claim with who makes it where.
type htmlClaim struct {
	recommendation.Cite
	Where string
}
