package decide_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// flipKey writes a reported flip as the oracle writes its own.
func flipKey(t *rapid.T, f recommendation.Flip, p profile.Profile) string {
	o := theOracle()
	parts := make([]string, len(f.Changes))
	for i, c := range f.Changes {
		parts[i] = o.changeKey(o.at[c.Input], valueOf(t, c.To), p)
	}
	slices.Sort(parts)
	return strings.Join(parts, " & ") + " -> " + f.Outcome
}

func valueOf(t *rapid.T, to any) oValue {
	switch to := to.(type) {
	case string:
		return oValue{id: to}
	case int64:
		return oValue{n: int(to)}
	case []string:
		return oValue{members: to}
	}
	t.Fatalf("a change to %T", to)
	return oValue{}
}

// answerOf is what a company would answer after a change.
func answerOf(v oValue) profile.Answer {
	return profile.Answer{State: profile.Answered, Value: v.id, Members: v.members, Low: int64(v.n), High: int64(v.n)}
}

// Guarantee 6: every reported flip is one of the oracle's, and none is missing.
func TestGuarantee6FlipsAreExact(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		full := o.prefill(p)
		for id, d := range decisionsOf(e.Recommend(p)) {
			var have, want []string
			for _, f := range d.Flips {
				have = append(have, flipKey(t, f, full))
			}
			for _, f := range o.flips(p, id) {
				want = append(want, o.key(f, full))
			}
			slices.Sort(have)
			slices.Sort(want)
			if !slices.Equal(have, want) {
				t.Fatalf("%s: only reported: %q\nonly the oracle has: %q", id, missing(have, want), missing(want, have))
			}
		}
	})
}

// missing returns what is in a and not as often in b.
func missing(a, b []string) []string {
	b = slices.Clone(b)
	var out []string
	for _, x := range a {
		if i := slices.Index(b, x); i >= 0 {
			b = slices.Delete(b, i, i+1)
		} else {
			out = append(out, x)
		}
	}
	return out
}

// Guarantee 6 as a reader would try it: with the answers changed as a flip says,
// the recommendation is the one that it names; with a part of them, it is the old one.
func TestGuarantee6FlipsFlip(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		for id, d := range decisionsOf(e.Recommend(p)) {
			if len(d.Flips) == 0 {
				continue
			}
			f := rapid.SampledFrom(d.Flips).Draw(t, id)
			after := p
			for _, c := range f.Changes {
				after = after.With(c.Input, answerOf(valueOf(t, c.To)))
			}
			if got := o.judge(o.read(after), "").outs[id]; got != f.Outcome || got == d.Recommended {
				t.Fatalf("%s: %s gives %s, not %s", id, f.Says, got, f.Outcome)
			}
			if got := decisionsOf(e.Recommend(after))[id].Recommended; got != f.Outcome {
				t.Fatalf("%s: %s gives %s, not %s", id, f.Says, got, f.Outcome)
			}
			for _, part := range partsOf(t, p, f) {
				if got := decisionsOf(e.Recommend(part))[id].Recommended; got != d.Recommended {
					t.Fatalf("%s: a part of %q already gives %s", id, f.Says, got)
				}
			}
			for _, x := range d.Excluded {
				for _, a := range x.Admits {
					if a.Outcome != x.Outcome || !slices.ContainsFunc(d.Flips, func(f recommendation.Flip) bool { return fmt.Sprint(f) == fmt.Sprint(a) }) {
						t.Fatalf("%s: %q admits %s, not %s", id, a.Says, a.Outcome, x.Outcome)
					}
				}
				admits := 0
				for _, f := range d.Flips {
					if f.Outcome == x.Outcome {
						admits++
					}
				}
				if admits != len(x.Admits) {
					t.Fatalf("%s: %d flips lead to %s, %d admit it", id, admits, x.Outcome, len(x.Admits))
				}
			}
		}
	})
}

// partsOf returns the profiles in which half of a flip of two steps is made.
func partsOf(t *rapid.T, p profile.Profile, f recommendation.Flip) []profile.Profile {
	var parts []profile.Profile
	if len(f.Changes) == 2 {
		for _, c := range f.Changes {
			parts = append(parts, p.With(c.Input, answerOf(valueOf(t, c.To))))
		}
		return parts
	}
	c := f.Changes[0]
	to, isSet := c.To.([]string)
	from := p.Get(c.Input).Members
	moved := append(missing(to, from), missing(from, to)...)
	if !isSet || len(moved) < 2 {
		return nil // a single step has no part
	}
	for _, m := range moved {
		half := missing(from, []string{m})
		if len(half) == len(from) {
			half = append(half, m)
		}
		parts = append(parts, p.With(c.Input, profile.Answer{State: profile.Answered, Members: half}))
	}
	return parts
}

// Closeness: the points, the runner-up and the word are those of the naive search
// over every combination of bands.
func TestClosenessIsLeast(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 4, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		for id, d := range decisionsOf(e.Recommend(p)) {
			points, outcome := o.near(p, id)
			if d.Points == nil || d.RunnerUp == nil {
				if points >= 0 || d.Points != nil || d.RunnerUp != nil || d.Closeness != "clear" {
					t.Fatalf("%s: %s, no points, the oracle has %d to %s", id, d.Closeness, points, outcome)
				}
				continue
			}
			if *d.Points != points || d.RunnerUp.Outcome != outcome {
				t.Fatalf("%s: %d points to %s, the oracle has %d to %s", id, *d.Points, d.RunnerUp.Outcome, points, outcome)
			}
			if want := []string{"toss-up", "toss-up", "close", "clear"}[min(points, 3)]; d.Closeness != want {
				t.Fatalf("%s: %d points are called %s", id, points, d.Closeness)
			}
		}
	})
}

// What speaks for a decision and what speaks against it are, together and without
// overlap, the rules that match in the evidence tables that its own rows read.
func TestEvidenceIsAPartition(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 5, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		r := e.Recommend(p)
		c := o.read(p)
		for id, d := range decisionsOf(r) {
			own := map[string]bool{}
			for _, row := range o.choice(id).rules {
				for _, test := range row.when {
					own[test.key] = true
				}
			}
			var want, have []string
			for _, table := range o.tables {
				for _, rule := range table.rules {
					if own[table.id] && o.met(rule.when, c, &verdict{}) {
						want = append(want, fmt.Sprint(table.id, " ", rule.id, " ", rule.points))
					}
				}
			}
			for _, ev := range append(slices.Clone(d.For), d.Against...) {
				have = append(have, fmt.Sprint(ev.Table, " ", ev.Rule, " ", ev.Points))
			}
			slices.Sort(want)
			slices.Sort(have)
			if !slices.Equal(want, have) {
				t.Fatalf("%s: evidence %v, the oracle has %v", id, have, want)
			}
			sides(t, p, d)
			for _, list := range [][]recommendation.Evidence{d.For, d.Against} {
				for i := 1; i < len(list); i++ {
					if max(list[i].Points, -list[i].Points) > max(list[i-1].Points, -list[i-1].Points) {
						t.Fatalf("%s: %s stands after weaker evidence", id, list[i].Rule)
					}
				}
			}
		}
		for _, l := range r.Loads {
			sum := 0
			for _, ev := range l.Rules {
				sum += ev.Points
			}
			if sum != l.Sum {
				t.Fatalf("%s: rules of %d points under a sum of %d", l.ID, sum, l.Sum)
			}
		}
	})
}

// sides checks which evidence speaks for a decision: that which holds its table
// back from the nearest band that alone would change it. Where nothing changes the
// decision, what lifted the table above its lowest band speaks for it.
func sides(t *rapid.T, p profile.Profile, d recommendation.Decision) {
	o := theOracle()
	s, _ := o.reads(d.ID)
	now := o.judgeScope(o.read(p), "", s)
	for _, table := range o.tables {
		way, least := 0, 0
		low, high := table.sumRange()
		for k, b := range table.bands {
			far := table.edges[k](now.sums[table.id])
			v := verdict{bands: maps.Clone(now.bands), outs: map[string]string{}, rows: map[string]string{}}
			v.bands[table.id] = b
			reached := s[table.id] && now.sums[table.id]+far >= low && now.sums[table.id]+far <= high
			if far != 0 && reached && o.chooseAll(o.read(p), "", s, &v) == "" && v.outs[d.ID] != now.outs[d.ID] && (way == 0 || max(far, -far) < least) {
				way, least = far/max(far, -far), max(far, -far)
			}
		}
		switch {
		case way == 0 && d.Points != nil:
			continue // it moves only together with another table
		case way == 0 && now.bands[table.id] == table.bands[0]:
			way = 1
		case way == 0:
			way = -1
		}
		for i, list := range [][]recommendation.Evidence{d.For, d.Against} {
			for _, ev := range list {
				if ev.Table == table.id && (ev.Points*way < 0) != (i == 0) {
					t.Fatalf("%s: %s (%d) is on the wrong side: %s changes it by going %d", d.ID, ev.Rule, ev.Points, table.id, way)
				}
			}
		}
	}
}
