package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// decisions returns the three decisions in the order in which they are read.
func decisions(r recommendation.Recommendation) []recommendation.Decision {
	d := r.Decisions
	return []recommendation.Decision{d.Technology, d.Marketing, d.Bridge}
}

// labelOf returns a decision's label for its id.
func labelOf(r recommendation.Recommendation, id string) string {
	for _, d := range decisions(r) {
		if d.ID == id && d.Label != "" {
			return d.Label
		}
	}
	return id
}

func labelsOf(r recommendation.Recommendation, ids []string) string {
	var labels []string
	for _, id := range ids {
		labels = append(labels, labelOf(r, id))
	}
	return listed("and", labels...)
}

// titleOf returns an outcome in words, or its id where the decision names it nowhere.
func titleOf(d recommendation.Decision, outcome string) string {
	switch {
	case outcome == d.Recommended && d.Title != "":
		return d.Title
	case d.RunnerUp != nil && outcome == d.RunnerUp.Outcome:
		return d.RunnerUp.Title
	}
	for _, e := range d.Excluded {
		if e.Outcome == outcome {
			return e.Title
		}
	}
	return outcome
}

// couldBe lists the outcomes that open answers could still lead to.
func couldBe(d recommendation.Decision) string {
	var titles []string
	for _, outcome := range d.Possible {
		if outcome != d.Recommended {
			titles = append(titles, titleOf(d, outcome))
		}
	}
	return cmp.Or(listed("or", titles...), "something else")
}

// factOf returns the answers that made a rule match.
func factOf(e recommendation.Evidence) string {
	if e.Assumed {
		return e.Fact + " (assumed)"
	}
	return e.Fact
}

// tableOf returns the label of an evidence table.
func tableOf(r recommendation.Recommendation, id string) string {
	for _, l := range r.Loads {
		if l.ID == id {
			return l.Label
		}
	}
	return inWords(id)
}

// distance says how far the next outcome is.
func distance(d recommendation.Decision) string {
	if d.Points == nil {
		return "no amount of evidence changes it"
	}
	return counted(*d.Points, "point")
}

func nextBest(d recommendation.Decision) string {
	if d.RunnerUp == nil {
		return ""
	}
	return "next best: " + d.RunnerUp.Title
}

// A turn is one set of changes and everything that it would change.
type turn struct {
	says     string
	outcomes []string
}

// turns returns at most n flips: those of the closest decision first, and every
// decision's nearest before anybody's second. Two decisions that turn on the same
// changes share a line.
func turns(r recommendation.Recommendation, n int) []turn {
	ds := decisions(r)
	slices.SortStableFunc(ds, func(a, b recommendation.Decision) int {
		return cmp.Compare(pointsOr(a, 1<<30), pointsOr(b, 1<<30))
	})
	var found []turn
	for rank := 0; rank < longest(ds); rank++ {
		for _, d := range ds {
			if rank < len(d.Flips) {
				found = merged(found, d.Flips[rank])
			}
		}
	}
	return found[:min(n, len(found))]
}

func merged(found []turn, f recommendation.Flip) []turn {
	for i := range found {
		if found[i].says == f.Says {
			found[i].outcomes = append(found[i].outcomes, f.Title)
			return found
		}
	}
	return append(found, turn{f.Says, []string{f.Title}})
}

func pointsOr(d recommendation.Decision, otherwise int) int {
	if d.Points == nil {
		return otherwise
	}
	return *d.Points
}

func longest(ds []recommendation.Decision) int {
	n := 0
	for _, d := range ds {
		n = max(n, len(d.Flips))
	}
	return n
}

// field returns the text of an entry's field, "" where it has none of that name.
func field(e recommendation.Entry, name string) string {
	for _, f := range e.Fields {
		if f.Name == name {
			return f.Text
		}
	}
	return ""
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

// origin says where a claim stands: title, voice, year, paragraphs.
func origin(c recommendation.Cite) string {
	parts := []string{cmp.Or(c.Title, c.Source)}
	if c.Voice != "" {
		parts = append(parts, c.Voice)
	} else if c.Author != "" {
		parts = append(parts, c.Author)
	}
	if c.Year != "" {
		parts = append(parts, c.Year)
	}
	return strings.Join(present(append(parts, paragraphs(c))...), ", ")
}

// paragraphs says where in a document a claim stands.
func paragraphs(c recommendation.Cite) string {
	if len(c.Paragraphs) == 0 {
		return ""
	}
	return "¶ " + strings.Trim(strings.ReplaceAll(fmt.Sprint(c.Paragraphs), " ", ", "), "[]")
}
