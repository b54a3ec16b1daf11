package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// An option is an alternative that was not chosen, and what would lead to it.
type option struct {
	title    string
	standing string   // "runner-up, still possible"
	needs    string   // when it is chosen
	alone    []string // single changes that lead there
	together []string // several that do so together
	hidden   int      // more of these
}

// mostTogether is how many flips of several answers are shown for one decision.
// There may be hundreds; all of them are in the JSON.
const mostTogether = 8

// options returns the alternatives of a decision in the rulebook's order. Which
// flips of several answers are shown is dealt out in turn, so that every
// alternative has its likeliest.
func options(d recommendation.Decision) []option {
	var list []option
	more := make([][]recommendation.Flip, 0, len(d.Excluded))
	for _, e := range alternatives(d) {
		o := option{title: e.Title, standing: standing(d, e), needs: needs(e)}
		var pairs []recommendation.Flip
		for _, f := range ranked(d) {
			switch {
			case f.Outcome != e.Outcome:
			case steps(f) == 1:
				o.alone = append(o.alone, f.Says)
			default:
				pairs = append(pairs, f)
			}
		}
		list, more = append(list, o), append(more, varied(pairs))
	}
	deal(list, more)
	return list
}

func deal(list []option, pairs [][]recommendation.Flip) {
	left := mostTogether
	for round := 0; left > 0; round++ {
		dealt := false
		for i := range list {
			if left > 0 && round < len(pairs[i]) {
				list[i].together = append(list[i].together, pairs[i][round].Says)
				left, dealt = left-1, true
			}
		}
		if !dealt {
			break
		}
	}
	for i := range list {
		list[i].hidden = len(pairs[i]) - len(list[i].together)
	}
}

// varied puts the likeliest flip of each combination of inputs before the second
// one of any: four pairs of the same symptoms say less than four that differ.
func varied(flips []recommendation.Flip) []recommendation.Flip {
	seen, turn := map[string]int{}, make([]int, len(flips))
	order := make([]int, len(flips))
	for i, f := range flips {
		var inputs []string
		for _, c := range f.Changes {
			inputs = append(inputs, c.Input)
		}
		key := strings.Join(inputs, " ")
		order[i], turn[i] = i, seen[key]
		seen[key]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(turn[a], turn[b]) })
	out := make([]recommendation.Flip, len(flips))
	for i, at := range order {
		out[i] = flips[at]
	}
	return out
}

// alternatives are the outcomes that were excluded, and any other that a flip leads to.
func alternatives(d recommendation.Decision) []recommendation.Excluded {
	list := slices.Clone(d.Excluded)
	for _, f := range d.Flips {
		if !slices.ContainsFunc(list, func(e recommendation.Excluded) bool { return e.Outcome == f.Outcome }) {
			list = append(list, recommendation.Excluded{Outcome: f.Outcome, Title: f.Title})
		}
	}
	return list
}

func standing(d recommendation.Decision, e recommendation.Excluded) string {
	var words []string
	if d.RunnerUp != nil && d.RunnerUp.Outcome == e.Outcome {
		words = append(words, "runner-up")
	}
	if e.Possible {
		words = append(words, "still possible")
	}
	return strings.Join(words, ", ")
}

// needs turns the engine's "needs X is Y" into a clause that reads on.
func needs(e recommendation.Excluded) string {
	if condition, ok := strings.CutPrefix(e.Reason, "needs "); ok {
		return "chosen if " + condition
	}
	return e.Reason
}

// unreached says so of an option to which no shown or hidden flip leads.
const unreached = "more than two answers would have to change"

func (o option) reached() bool { return len(o.alone)+len(o.together)+o.hidden > 0 }

// rest says how many flips are not shown, and where they are.
func (o option) rest() string {
	switch o.hidden {
	case 0:
		return ""
	case 1:
		return "and 1 more such pair, in -o json"
	}
	return fmt.Sprintf("and %d more such pairs, in -o json", o.hidden)
}
