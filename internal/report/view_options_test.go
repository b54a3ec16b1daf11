package report

import (
	"fmt"
	"testing"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// pairs returns n flips of two answers each.
func pairs(n int, outcome, input string) []recommendation.Flip {
	var list []recommendation.Flip
	for i := range n {
		list = append(list, both(
			flip(fmt.Sprint(input, i), outcome, outcome, input, nil, fmt.Sprint(i)),
			flip(fmt.Sprint("other", i), outcome, outcome, "other", nil, fmt.Sprint(i))))
	}
	return list
}

func TestOptionsShareTheRoom(t *testing.T) {
	d := flips(append(append(pairs(20, "a", "x"), pairs(2, "b", "x")...), guard, grow)...)
	d.Excluded = []recommendation.Excluded{
		{Outcome: "a", Title: "A"}, {Outcome: "b", Title: "B"}, {Outcome: "separate-cto-cio", Title: "two"}, {Outcome: "c", Title: "C"},
	}
	list, shown := options(d), 0
	for _, o := range list {
		shown += len(o.together)
	}
	if shown != mostTogether || len(list[1].together) != 2 || list[0].hidden != 14 || list[1].hidden != 0 {
		t.Errorf("%d pairs shown: %+v", shown, list)
	}
	if len(list[2].alone) != 2 {
		t.Errorf("a single flip is missing: %+v", list[2])
	}
	if list[3].reached() || !list[0].reached() {
		t.Error("what leads to an option is wrong")
	}
	if got := list[0].rest(); got != "and 14 more such pairs, in -o json" {
		t.Errorf("rest: %q", got)
	}
}

func TestPairsDiffer(t *testing.T) {
	d := flips(append(pairs(3, "a", "x"), pairs(1, "a", "y")...)...)
	d.Excluded = []recommendation.Excluded{{Outcome: "a", Title: "A"}}
	want := "[x0 and other0 y0 and other0 x1 and other1 x2 and other2]"
	if got := fmt.Sprint(options(d)[0].together); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNoFlipIsLost(t *testing.T) {
	d := flips(grow) // to an outcome that the list of the excluded lacks
	if list := options(d); len(list) != 1 || list[0].title != grow.Title {
		t.Errorf("got %+v", list)
	}
}

func TestConditionsReadOn(t *testing.T) {
	for reason, want := range map[string]string{
		"needs marketing is full": "chosen if marketing is full",
		"nobody wants it":         "nobody wants it",
		"":                        "",
	} {
		if got := needs(recommendation.Excluded{Reason: reason}); got != want {
			t.Errorf("%q: got %q, want %q", reason, got, want)
		}
	}
}
