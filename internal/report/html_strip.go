package report

import (
	"math"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// stripCells is how finely a strip is divided. A segment has two cells at least.
const stripCells = 72

// The measures of a strip downwards, in pixels. Across, they are shares of the whole.
const (
	stripHead  = 22 // where the company is
	stripPitch = 48 // a decision: its name, then its bar
	stripFoot  = 22 // the numbers at which something changes
)

// A strip is what is decided along one input, drawn to the scale of that input, a row
// for each decision.
type strip struct {
	Height, Foot int
	Rows         []stripRow
	Ticks        []stripTick
	Here         *stripTick // where the company is; nil: nowhere
	Says         string     // the drawing in words
}

// A stripRow is one decision; Y is where its name stands and Top where its bar begins.
type stripRow struct {
	Label  string
	Y, Top int
	Runs   []stripRun
}

// A stripRun is neighbouring segments with one outcome, from cell to cell.
type stripRun struct {
	Place      int // of the outcome, as a tint
	Letter     string
	begin, end int
}

// X and W are shares of the whole width.
func (r stripRun) X() string { return percent(r.begin, stripCells) }

// W is how wide the run is.
func (r stripRun) W() string { return percent(r.end-r.begin, stripCells) }

// A stripTick is a text that begins at a place, or ends or has its middle there.
type stripTick struct {
	X, Text      string
	Back, Middle bool
}

// stripOf draws a sweep; nil where nothing changes or there is no room.
func stripOf(s recommendation.Sweep) *strip {
	if !drawn(s) || leastCells*len(s.Segments) > stripCells {
		return nil
	}
	ends := spread(s, stripCells)
	out := &strip{Ticks: ticksOf(s, ends), Here: hereOn(s, ends)}
	var says []string
	for i, a := range decisionAspects(s) {
		top := stripHead + i*stripPitch
		row := stripRow{Label: sentence(a.label), Y: top + 13, Top: top + 20}
		row.Runs = runsOf(s, a, ends)
		out.Rows = append(out.Rows, row)
		says = append(says, inRuns(s, a))
	}
	out.Foot = stripHead + len(out.Rows)*stripPitch
	out.Height = out.Foot + stripFoot
	out.Says = strings.Join(says, ". ")
	return out
}

// decisionAspects are the decisions. The structure only follows them, and how close
// the closest is stands in the table.
func decisionAspects(s recommendation.Sweep) []aspect {
	all := aspects(s.Now)
	return all[1 : len(all)-1]
}

func runsOf(s recommendation.Sweep, a aspect, ends []int) []stripRun {
	var runs []stripRun
	var l legend
	begin := 0
	for i, seg := range s.Segments {
		place := l.place(a.of(seg.Verdict))
		if last := len(runs) - 1; last >= 0 && runs[last].Letter == letter(place) {
			runs[last].end = ends[i]
		} else {
			runs = append(runs, stripRun{place % tints, letter(place), begin, ends[i]})
		}
		begin = ends[i]
	}
	return runs
}

// inRuns says what a row shows.
func inRuns(s recommendation.Sweep, a aspect) string {
	var l legend
	var at []string // by outcome
	for _, seg := range s.Segments {
		i := l.place(a.of(seg.Verdict))
		if i == len(at) {
			at = append(at, l.titles[i]+" at "+seg.Says)
		} else {
			at[i] += ", " + seg.Says
		}
	}
	return sentence(a.label) + ": " + strings.Join(at, "; ")
}

// ticksOf writes the numbers at which a decision changes, as far as there is room.
func ticksOf(s recommendation.Sweep, ends []int) []stripTick {
	if s.Segments[0].From == nil {
		return nil // no numbers; the table names the answers
	}
	ticks := []stripTick{{X: percent(0, stripCells), Text: grouped(*s.Segments[0].From)}}
	free := 2*len(ticks[0].Text) + 1 // a figure is two cells wide where the page is narrow
	for i := 1; i < len(s.Segments); i++ {
		at, text := ends[i-1], grouped(*s.Segments[i].From)
		if turnsAt(s, i) && at-len(text) >= free && at+len(text) <= stripCells {
			ticks = append(ticks, stripTick{X: percent(at, stripCells), Text: text, Middle: true})
			free = at + len(text) + 1
		}
	}
	return ticks
}

// turnsAt reports whether a decision is another one from a segment on.
func turnsAt(s recommendation.Sweep, i int) bool {
	return slices.ContainsFunc(decisionAspects(s), func(a aspect) bool {
		was, _ := a.of(s.Segments[i-1].Verdict)
		is, _ := a.of(s.Segments[i].Verdict)
		return was != is
	})
}

// hereOn is where the company is.
func hereOn(s recommendation.Sweep, ends []int) *stripTick {
	if s.Input.Here == nil {
		return nil
	}
	i, begin := *s.Input.Here, 0
	if i > 0 {
		begin = ends[i-1]
	}
	at := (begin + ends[i]) / 2
	if n := s.Input.Number; n != nil {
		at = int(math.Round(stripCells * along(s, *n)))
	}
	at = min(max(at, begin), ends[i])
	return &stripTick{X: percent(at, stripCells), Text: whereabouts(s.Input), Back: at > stripCells/2}
}
