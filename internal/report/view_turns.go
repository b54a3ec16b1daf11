package report

import (
	"cmp"
	"slices"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// ranked returns the flips of a decision, the likeliest first: fewer changes before
// more, then what may come about by itself or is not known yet, and last of all
// numbers that would have to more than triple or halve.
func ranked(d recommendation.Decision) []recommendation.Flip {
	flips := slices.Clone(d.Flips)
	slices.SortStableFunc(flips, func(a, b recommendation.Flip) int {
		return cmp.Or(cmp.Compare(steps(a), steps(b)), cmp.Compare(effort(d, a), effort(d, b)))
	})
	return flips
}

// steps counts the answers that a flip changes; each member of a set is one.
func steps(f recommendation.Flip) int {
	n := 0
	for _, c := range f.Changes {
		n += max(1, apart(c.From, c.To))
	}
	return n
}

// apart counts the members that only one of two sets has; 0 where To is no set.
func apart(from, to any) int {
	a, _ := members(from)
	b, ok := members(to)
	if !ok {
		return 0
	}
	n := 0
	for _, m := range a {
		if !slices.Contains(b, m) {
			n++
		}
	}
	for _, m := range b {
		if !slices.Contains(a, m) {
			n++
		}
	}
	return n
}

func members(v any) (list []string, ok bool) {
	switch v := v.(type) {
	case []string:
		return v, true
	case []any:
		for _, m := range v {
			list = append(list, valueOf(m))
		}
		return list, true
	}
	return nil, false
}

// What it takes for an answer to become another. Between the first two stand the
// inputs without an answer, in the order in which they could matter.
const (
	numberMoves = 0
	answerTurns = 100
	numberLeaps = 10_000 // it more than triples or halves
)

func effort(d recommendation.Decision, f recommendation.Flip) int {
	sum := 0
	for _, c := range f.Changes {
		sum += changeEffort(d, c)
	}
	return sum
}

func changeEffort(d recommendation.Decision, c recommendation.Change) int {
	from, known := whole(c.From)
	to, number := whole(c.To)
	switch {
	case known && number && (to > 3*from || from > 2*to):
		return numberLeaps
	case known && number:
		return numberMoves
	}
	for i, o := range d.Open {
		if o.Input == c.Input {
			return min(numberMoves+1+i, answerTurns-1)
		}
	}
	return answerTurns
}

func whole(v any) (n int64, ok bool) {
	switch v := v.(type) {
	case int:
		return int64(v), true
	case int64:
		return v, true
	case float64:
		return int64(v), true
	}
	return 0, false
}

// singles returns the flips that change one answer, the likeliest first.
func singles(d recommendation.Decision) []recommendation.Flip {
	flips := ranked(d)
	for i, f := range flips {
		if steps(f) > 1 {
			return flips[:i]
		}
	}
	return flips
}

// A turn is one changed answer and all that it would change.
type turn struct {
	says     string
	outcomes []string
}

// turns returns the likeliest single change for each decision, those of the closest
// decision first. A far leap is among them only where a decision has nothing else.
func turns(r recommendation.Recommendation) []turn {
	ds := decisions(r)
	slices.SortStableFunc(ds, func(a, b recommendation.Decision) int {
		return cmp.Compare(pointsOr(a, 1<<30), pointsOr(b, 1<<30))
	})
	var found []turn
	for _, d := range ds {
		flips := singles(d)
		if len(flips) == 0 || slices.ContainsFunc(found, func(t turn) bool { return t.says == flips[0].Says }) {
			continue
		}
		found = append(found, turn{flips[0].Says, outcomesOf(ds, flips[0].Says)})
	}
	return found
}

// outcomesOf lists what one change would make of every decision that it flips.
func outcomesOf(ds []recommendation.Decision, says string) []string {
	var titles []string
	for _, d := range ds {
		for _, f := range d.Flips {
			if f.Says == says {
				titles = append(titles, f.Title)
			}
		}
	}
	return titles
}

func pointsOr(d recommendation.Decision, otherwise int) int {
	if d.Points == nil {
		return otherwise
	}
	return *d.Points
}

// unmoved lists the decisions that no single answer changes.
func unmoved(r recommendation.Recommendation) []string {
	var labels []string
	for _, d := range decisions(r) {
		if len(singles(d)) == 0 {
			labels = append(labels, d.Label)
		}
	}
	return labels
}
