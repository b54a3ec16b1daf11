package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// mostDots is how many dots stand for a distance; it may be greater.
const mostDots = 4

// A dot is one of a row that shows a distance in points.
type dot struct {
	X    int // of its centre
	Full bool
}

// dots draws how far the nearest other outcome is: a full dot for each point of
// evidence. All are full where no amount of evidence leads there.
func dots(d recommendation.Decision) []dot {
	row := make([]dot, mostDots)
	for i := range row {
		row[i] = dot{X: 7 + 15*i, Full: i < pointsOr(d, mostDots)}
	}
	return row
}

// A loadBar is one evidence table, drawn on the scale that all tables share. Measures
// across are shares of the whole, so that text keeps its size when the page is
// narrow.
type loadBar struct {
	recommendation.Load
	Zero, Sum string // where nothing and where the sum is
	Parts     []barPart
	Ticks     []string // every point
	From, Len string   // the band of the sum
	Says      string   // the drawing in words
}

// heavy parts the bars: those of a mandate's own work come first, in the order of
// the mandates, and after them what pulls work together or apart.
func heavy(r recommendation.Recommendation) [2][]loadBar {
	all := bars(r)
	var parts [2][]loadBar
	of := func(s recommendation.Seat) func(loadBar) bool {
		return func(b loadBar) bool { return b.Mandate == s.Mandate }
	}
	for _, s := range r.Seats {
		if i := slices.IndexFunc(all, of(s)); i >= 0 {
			parts[0], all = append(parts[0], all[i]), slices.Delete(all, i, i+1)
		}
	}
	parts[1] = all
	return parts
}

// A barPart is one rule of a bar.
type barPart struct {
	X, W, Mid string
	Points    string
	Against   bool // it takes away
}

// bars draws every evidence table of r: what adds lies to the right of nothing,
// what takes away to its left.
func bars(r recommendation.Recommendation) []loadBar {
	least, most := reach(r.Loads)
	scale := func(points int) string { return percent(points-least, most-least) }
	var list []loadBar
	for _, l := range r.Loads {
		b := loadBar{Load: l, Zero: scale(0), Sum: scale(l.Sum), Says: inPoints(l)}
		low, high := least, most
		if l.Low != nil {
			low = max(low, *l.Low)
		}
		if l.High != nil {
			high = min(high, *l.High)
		}
		b.From, b.Len = scale(low), percent(high-low, most-least)
		for n := least; n <= most; n++ {
			b.Ticks = append(b.Ticks, scale(n))
		}
		right, left := 0, 0
		for _, e := range l.Rules {
			from, to := right, right+e.Points
			if e.Points < 0 {
				from, to = left+e.Points, left
				left = from
			} else {
				right = to
			}
			b.Parts = append(b.Parts, barPart{scale(from), percent(to-from, most-least), percent(from+to-2*least, 2*(most-least)), signed(e.Points), e.Points < 0})
		}
		list = append(list, b)
	}
	return list
}

// reach returns how far the bars go to either side, a point of room included.
func reach(loads []recommendation.Load) (least, most int) {
	for _, l := range loads {
		left, right := 0, 0
		for _, e := range l.Rules {
			left, right = left+min(0, e.Points), right+max(0, e.Points)
		}
		least, most = min(least, left, l.Sum), max(most, right, l.Sum)
	}
	return least - 1, most + 1
}

func percent(part, whole int) string { return fmt.Sprintf("%.4g%%", 100*float64(part)/float64(whole)) }

// inPoints says what a bar shows.
func inPoints(l recommendation.Load) string {
	var parts []string
	for _, e := range l.Rules {
		parts = append(parts, signed(e.Points)+" "+factOf(e))
	}
	return strings.Join(present(sentence(l.Label)+": "+tally(l), strings.Join(parts, "; ")), ". ")
}
