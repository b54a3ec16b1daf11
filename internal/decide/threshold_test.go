package decide_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// Up to a threshold every number is decided alike, and at it what is said changes.
func TestThresholdsAreTheNearest(t *testing.T) {
	rb, e := proven(t), engineOf(t)
	rapid.Check(t, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		n := drawHeadcount(t, "people")
		p = p.With("headcount", exactly(n))
		now := judged(t, rb, p)
		for _, th := range e.Thresholds(p) {
			if th.At != n+th.Distance || th.Distance == 0 {
				t.Fatalf("%d is %d from %d", th.At, th.Distance, n)
			}
			away := max(th.Distance, -th.Distance)
			if th.Near != (100*away <= int64(rb.WarnWithin)*n) {
				t.Fatalf("%d from %d: near is %v", th.At, n, th.Near)
			}
			step := th.Distance / away
			for _, m := range []int64{n + step, th.At - step, n + step*rapid.Int64Range(0, away-1).Draw(t, "on the way")} {
				if m*step < th.At*step && !slices.Equal(judged(t, rb, p.With("headcount", exactly(m))), now) {
					t.Fatalf("something changes at %d, before %d", m, th.At)
				}
			}
			changesAt(t, th, now, judged(t, rb, p.With("headcount", exactly(th.At))))
		}
	})
}

// changesAt compares what a threshold says with two judgements.
func changesAt(t *rapid.T, th recommendation.Threshold, now, then []string) {
	var outcomes, closeness []string
	for _, c := range th.Outcomes {
		outcomes = append(outcomes, c.Decision, c.From, c.To)
	}
	for _, c := range th.Closeness {
		closeness = append(closeness, c.Decision, c.From, c.To)
	}
	var wantOutcomes, wantCloseness []string
	if now[0] != then[0] {
		wantOutcomes = append(wantOutcomes, "structure", now[0], then[0])
	}
	for i, d := range decided() {
		switch k := 1 + 2*i; {
		case now[k] != then[k]:
			wantOutcomes = append(wantOutcomes, d, now[k], then[k])
		case now[k+1] != then[k+1]:
			wantCloseness = append(wantCloseness, d, now[k+1], then[k+1])
		}
	}
	if !slices.Equal(outcomes, wantOutcomes) || !slices.Equal(closeness, wantCloseness) {
		t.Fatalf("at %d: %v %v, want %v %v", th.At, outcomes, closeness, wantOutcomes, wantCloseness)
	}
}

// Every line that the rules draw is found from both of its sides.
func TestThresholdsMissNoLine(t *testing.T) {
	e := engineOf(t)
	o := theOracle()
	for _, n := range numbersAround(o.testsOf(o.at["headcount"], scope{})) {
		for _, m := range []int{n, n + 1} {
			if m < 1 {
				continue
			}
			p := threeAnswers().With("headcount", exactly(int64(m)))
			for _, th := range e.Thresholds(p) {
				if th.At < 1 {
					t.Errorf("from %d to %d", m, th.At)
				}
			}
		}
	}
	// 250 is a line: the rules say so in many places.
	found := e.Thresholds(threeAnswers().With("headcount", exactly(249)))
	if len(found) != 2 || found[0].At != 49 || found[1].At != 250 || !found[1].Near || found[1].Says != "1 more person (250)" {
		t.Errorf("from 249: %+v", found)
	}
}

// A range, a "don't know" and no answer have no distance to anything.
func TestThresholdsNeedOneNumber(t *testing.T) {
	e := engineOf(t)
	for _, a := range []profile.Answer{{}, {State: profile.Unknown}, {State: profile.Answered, Low: 51, High: 200}} {
		if found := e.Thresholds(threeAnswers().With("headcount", a)); len(found) != 0 {
			t.Errorf("%v: %v", a, found)
		}
	}
}

func BenchmarkThresholds(b *testing.B) {
	e := engineOf(b)
	for b.Loop() {
		e.Thresholds(threeAnswers())
	}
}
