package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// handLabels says in two words in whose hands a change is.
func handLabels() map[string]string {
	return map[string]string{
		recommendation.Decides: "you decide", recommendation.Happens: "happens", recommendation.Unknown: "not known",
	}
}

// changesOf says what changes; a change that is in other hands than the turn is
// marked so.
func changesOf(t recommendation.Turn) string {
	words := make([]string, len(t.Changes))
	for i, m := range t.Changes {
		words[i] = m.Says
		if m.Group != t.Group {
			words[i] += " [" + handLabels()[m.Group] + "]"
		}
	}
	return listed("and", words...)
}

// A handGroup is the turns that are in the same hands.
type handGroup struct {
	label string
	means string
	turns []recommendation.Turn
}

// handGroups parts turns by group, without the groups in which there is none.
func handGroups(turns []recommendation.Turn) []handGroup {
	var out []handGroup
	for _, g := range []struct{ id, means string }{
		{recommendation.Decides, "What the company can decide itself"},
		{recommendation.Happens, "What happens to the company"},
		{recommendation.Unknown, "What is only a question of knowledge: the answers leave it open"},
	} {
		group := handGroup{label: handLabels()[g.id], means: g.means}
		for _, t := range turns {
			if t.Group == g.id {
				group.turns = append(group.turns, t)
			}
		}
		if len(group.turns) > 0 {
			out = append(out, group)
		}
	}
	return out
}

// likeliest returns the turns of a group that the first screen shows: the easiest,
// and the easiest that leads elsewhere by one answer.
func (g handGroup) likeliest() []recommendation.Turn {
	shown := g.turns[:1]
	for _, t := range g.turns[1:] {
		if t.Steps == 1 && t.Outcome != shown[0].Outcome {
			return []recommendation.Turn{shown[0], t}
		}
	}
	return shown
}

// through names the rules and rows through which a turn works, the evidence with
// the points that come (+) or go (-), each with the claims that it rests on: at
// most n of them.
func through(t recommendation.Turn, n int) []string {
	carriers := carriers(t)
	var words []string
	for _, r := range carriers[:min(n, len(carriers))] {
		words = append(words, ruleWords(r))
	}
	if more := len(carriers) - n; more > 0 {
		words = append(words, fmt.Sprintf("%d more", more))
	}
	return words
}

// carriers returns the evidence rules that carry a turn; where none does, as a row
// tests the answer itself, the rows that match now.
func carriers(t recommendation.Turn) []recommendation.Turned {
	rules := slices.DeleteFunc(slices.Clone(t.Rules), func(r recommendation.Turned) bool { return !r.Carries || r.Points == 0 })
	if len(rules) == 0 {
		rules = slices.DeleteFunc(slices.Clone(t.Rules), func(r recommendation.Turned) bool { return !r.Matches || r.Points != 0 })
	}
	return rules
}

func ruleWords(r recommendation.Turned) string {
	words := r.Rule
	if r.Points != 0 {
		words = signed(effect(r)) + " " + words
	}
	ids := strings.Join(claimIDs(r.Citations), " ")
	return words + " (" + strings.TrimSpace(ids+mark(r.Basis)) + ")"
}

// effect is what a rule does to its table's sum by beginning or ceasing to match.
func effect(r recommendation.Turned) int {
	if r.Matches {
		return r.Points
	}
	return -r.Points
}

// standingNow says what a decision is and how close to something else.
func standingNow(d recommendation.Turning) string {
	words := d.Title + "; " + d.Closeness
	if d.Points != nil {
		words += ": " + counted(*d.Points, "point")
		if d.RunnerUp != nil {
			words += " to " + d.RunnerUp.Title
		}
	}
	return words
}

// countTurns says how many turns there are of each size: "14 by one answer, 212 by
// two answers".
func countTurns(turns []recommendation.Turn) string {
	counts := map[int]int{}
	for _, t := range turns {
		counts[t.Steps]++
	}
	var parts []string
	for size := range 64 {
		if counts[size] > 0 {
			parts = append(parts, fmt.Sprintf("%d by %s", counts[size], answers(size)))
		}
	}
	return strings.Join(parts, ", ")
}

// answers counts answers in words.
func answers(n int) string {
	small := []string{"no answer", "one answer", "two answers", "three answers"}
	if n < len(small) {
		return small[n]
	}
	return counted(n, "answer")
}

// noTurn says that nothing up to a depth changes a decision.
func noTurn(depth int) string {
	if depth == 1 {
		return "no single answer changes it"
	}
	return "no change of up to " + answers(depth) + " changes it"
}
