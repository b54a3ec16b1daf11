package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A strip has every outcome of the table below it, under the same letter, from one
// end to the other.
func TestStripIsItsTable(t *testing.T) {
	e := engineForDrawings(t)
	for _, people := range []int64{1, 9, 320, 4_999, 2_000_000} {
		for _, input := range []string{"headcount", "digital_maturity", "industry", "symptoms"} {
			s := e.Sweep(retailer(people), input, decide.Everything())
			strip, rows := stripOf(s), sweepOf(s)
			if strip == nil {
				if rows != nil && leastCells*len(s.Segments) <= stripCells {
					t.Errorf("%s at %d: a table and no strip", input, people)
				}
				continue
			}
			for i, row := range strip.Rows {
				var drawnLetters, written []string
				end := 0
				for _, run := range row.Runs {
					if run.begin != end || run.end < run.begin+leastCells {
						t.Errorf("%s at %d: a run from %d to %d after %d", input, people, run.begin, run.end, end)
					}
					end, drawnLetters = run.end, append(drawnLetters, run.Letter)
				}
				for _, r := range rows {
					written = append(written, r.Outcomes[i].Letter)
					if !strings.Contains(strip.Says, r.Outcomes[i].Title+" at ") {
						t.Errorf("%s at %d: the strip does not say %q", input, people, r.Outcomes[i].Title)
					}
				}
				if end != stripCells || !slices.Equal(drawnLetters, slices.Compact(written)) {
					t.Errorf("%s at %d: drawn %v to %d, written %v", input, people, drawnLetters, end, written)
				}
			}
		}
	}
}

func TestNearLinesAreOnTheFirstPage(t *testing.T) {
	r := recommendation.Recommendation{Thresholds: []recommendation.Threshold{
		{Says: "11 more people (250)", Near: true, Outcomes: []recommendation.OutcomeChange{{Decision: "technology", Label: "technology", ToTitle: "a CTO and a CIO"}}},
		{Says: "90 fewer people (149)"},
	}}
	got := turnsOf(r)
	if len(got) != 1 || !got[0].Near || got[0].Says != "11 more people (250)" || !slices.Equal(got[0].Outcomes, []string{"technology → a CTO and a CIO"}) {
		t.Errorf("got %+v", got)
	}
	r.Decisions.Technology.Flips = []recommendation.Flip{{Says: "11 more people (250)", Title: "a CTO and a CIO", Changes: make([]recommendation.Change, 1)}}
	if got := turnsOf(r); len(got) != 1 || !got[0].Near {
		t.Errorf("a change that is named is named again: %+v", got)
	}
}

// Voices stand beside the decision that they are about, and none is lost.
func TestEveryVoiceIsHeardOnce(t *testing.T) {
	for id, r := range companies(t) {
		var heard []string
		for _, x := range tensions(r) {
			for _, e := range x.Voices {
				heard = append(heard, e.ID)
			}
		}
		for _, e := range otherVoices(r) {
			heard = append(heard, e.ID)
		}
		var all []string
		for _, e := range r.Dissent {
			all = append(all, e.ID)
		}
		slices.Sort(heard)
		slices.Sort(all)
		if !slices.Equal(heard, all) {
			t.Errorf("%s: heard %v of %v", id, heard, all)
		}
	}
}
