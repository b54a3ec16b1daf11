package decide_test

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// month is one month of a plain walk: the whole number at its end, and the next one
// where a floating-point number cannot tell which of the two it is.
type month struct{ surely, perhaps int64 }

func walk(start int64, percent float64, months int) []month {
	out := []month{{start, start}}
	for m := 1; m <= months; m++ {
		n := float64(start) * math.Pow(1+percent/100, float64(m)/12)
		out = append(out, month{int64(math.Floor(n * (1 - 1e-9))), int64(math.Floor(n * (1 + 1e-9)))})
	}
	return out
}

// The steps are those months of the walk in which the outcomes or the seats differ
// from those of the month before.
func TestRoadmapAgreesWithAPlainWalk(t *testing.T) {
	e := engineOf(t)
	rapid.Check(t, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		p = p.With("headcount", exactly(drawHeadcount(t, "start")))
		percent := rapid.IntRange(-900, 3000).Draw(t, "tenths of a percent")
		years := rapid.IntRange(1, 3).Draw(t, "years")
		r, err := e.Roadmap(p, big.NewRat(int64(percent), 10), years)
		if err != nil {
			t.Fatal(err)
		}
		plain := walk(p.Get("headcount").Low, float64(percent)/10, 12*years)
		for _, s := range r.Steps {
			inWalk(t, s, plain)
		}
		before, reached := e.Recommend(p), 0
		for m := 1; m < len(plain); m++ {
			if plain[m].surely != plain[m].perhaps || plain[m].surely < 1 {
				return // too near a whole number for this twin
			}
			now := e.Recommend(p.With("headcount", exactly(plain[m].surely)))
			passed := 0
			for _, s := range r.Steps {
				if s.Month == m {
					passed++
				}
			}
			if passed == 0 && !sameSeats(before, now) {
				t.Fatalf("nothing is said of month %d, at %d", m, plain[m].surely)
			}
			if reached += passed; passed > 0 {
				then := r.Steps[reached-1].Then
				if then.Structure != now.Structure || then.Headline != now.Headline || len(then.Triggers) != len(now.Triggers) && passed == 1 {
					t.Fatalf("month %d: %q, want %q", m, then.Headline, now.Headline)
				}
			}
			before = now
		}
		if reached != len(r.Steps) {
			t.Fatalf("%d of %d steps were met", reached, len(r.Steps))
		}
	})
}

// inWalk: at the end of a step's month the number is beyond its line, and not before.
func inWalk(t *rapid.T, s recommendation.Step, plain []month) {
	up := plain[len(plain)-1].perhaps > plain[0].surely
	beyond := func(m month, sure bool) bool {
		n := m.surely
		if up != sure {
			n = m.perhaps
		}
		return up && n >= s.At || !up && n <= s.At
	}
	if !beyond(plain[s.Month], false) || beyond(plain[s.Month-1], true) {
		t.Fatalf("%d is reached in month %d: %v, %v", s.At, s.Month, plain[s.Month-1], plain[s.Month])
	}
	if s.Year != (s.Month-1)/12+1 {
		t.Fatalf("month %d in year %d", s.Month, s.Year)
	}
}

func sameSeats(a, b recommendation.Recommendation) bool {
	same := a.Structure == b.Structure && outcomesOf(a) == outcomesOf(b)
	for i := range a.Seats {
		same = same && a.Seats[i].Title == b.Seats[i].Title && a.Seats[i].ReportsTo == b.Seats[i].ReportsTo
	}
	return same
}

// Doubling from 125 reaches 250 when the first year is over, not a month later.
func TestRoadmapRoundsNothing(t *testing.T) {
	e := engineOf(t)
	p := threeAnswers().With("headcount", exactly(125))
	r, err := e.Roadmap(p, big.NewRat(100, 1), 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Steps) == 0 || r.Steps[0].At != 250 || r.Steps[0].Month != 12 || r.Steps[0].Year != 1 {
		t.Errorf("steps: %+v", r.Steps)
	}
	if r.End != 500 || r.EndSays != "500 people" || r.Growth != "100" {
		t.Errorf("ends at %d, %q, growth %q", r.End, r.EndSays, r.Growth)
	}
}

func TestRoadmapNeedsANumber(t *testing.T) {
	e := engineOf(t)
	for _, a := range []profile.Answer{{}, {State: profile.Unknown}} {
		if _, err := e.Roadmap(threeAnswers().With("headcount", a), big.NewRat(40, 1), 5); !errors.Is(err, decide.ErrNoNumber) {
			t.Errorf("%v: %v", a, err)
		}
	}
	if _, err := e.Roadmap(threeAnswers(), big.NewRat(1_000_000, 1), 30); !errors.Is(err, decide.ErrTooMuch) {
		t.Errorf("too much: %v", err)
	}
	for _, still := range []int64{0, -100} {
		r, err := e.Roadmap(threeAnswers(), big.NewRat(still, 1), 1)
		if err != nil || still == 0 && (len(r.Steps) != 0 || r.End != 320) || still < 0 && r.End != 1 {
			t.Errorf("%d%%: %+v, %v", still, r.End, err)
		}
	}
}

func BenchmarkGrowth(b *testing.B) {
	e := engineOf(b)
	for b.Loop() {
		if _, err := e.Roadmap(threeAnswers(), big.NewRat(40, 1), 30); err != nil {
			b.Fatal(err)
		}
	}
}
