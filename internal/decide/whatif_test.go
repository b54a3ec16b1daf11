package decide_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/rules"
)

// someProfiles draws n profiles: for what is too slow to try a hundred times.
func someProfiles(n, limit int) []profile.Profile {
	drawn := rapid.Custom(func(t *rapid.T) profile.Profile { return drawPartial(t, limit) })
	out := make([]profile.Profile, n)
	for i := range out {
		out[i] = drawn.Example(i)
	}
	return out
}

// turnKey writes a turn as the oracle writes its flips.
func turnKey(t testing.TB, turn recommendation.Turn, p profile.Profile) string {
	t.Helper()
	o := theOracle()
	parts := make([]string, len(turn.Changes))
	for i, m := range turn.Changes {
		parts[i] = o.changeKey(o.at[m.Input], toValue(t, m.To), p)
	}
	return sortedKey(parts, turn.Outcome)
}

func toValue(t testing.TB, to any) oValue {
	t.Helper()
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

func sortedKey(parts []string, outcome string) string {
	slices.Sort(parts)
	return fmt.Sprint(parts, " -> ", outcome)
}

// flipsOf writes the oracle's flips the same way.
func flipsOf(o *oracle, flips []oFlip, p profile.Profile) []string {
	var out []string
	for _, f := range flips {
		c, changed := o.read(p), map[int]bool{}
		for _, st := range f.steps {
			st.apply(c)
			changed[st.input] = true
		}
		var parts []string
		for i := range changed {
			parts = append(parts, o.changeKey(i, c[i], p))
		}
		out = append(out, sortedKey(parts, f.outcome))
	}
	slices.Sort(out)
	return out
}

func keysOf(t testing.TB, turns []recommendation.Turn, p profile.Profile) []string {
	t.Helper()
	var out []string
	for _, turn := range turns {
		out = append(out, turnKey(t, turn, p))
	}
	slices.Sort(out)
	return out
}

// threes returns what three steps change though no two of them do, by trying all.
func (o *oracle) threes(p profile.Profile, decision string) []oFlip {
	s, reads := o.reads(decision)
	base := o.read(p)
	after := func(steps ...oStep) string {
		c := slices.Clone(base)
		for _, st := range steps {
			st.apply(c)
		}
		return o.judgeScope(c, "", s).outs[decision]
	}
	now := after()
	var still []oStep
	for i := range o.inputs {
		if reads[i] {
			still = append(still, slices.DeleteFunc(o.steps(i, base), func(st oStep) bool { return after(st) != now })...)
		}
	}
	quiet := func(a, b oStep) bool {
		return (a.input != b.input || a.member != "" && a.member != b.member) && after(a, b) == now
	}
	var found []oFlip
	for i, a := range still {
		for k, b := range still[:i] {
			if !quiet(b, a) {
				continue
			}
			for _, c := range still[:k] {
				if quiet(c, a) && quiet(c, b) {
					if out := after(c, b, a); out != now {
						found = append(found, oFlip{[]oStep{c, b, a}, out})
					}
				}
			}
		}
	}
	return nearest(found)
}

// Every minimal change up to three answers is listed, and nothing else is.
func TestWhatIfIsExact(t *testing.T) {
	e, o := engineOf(t), theOracle()
	for _, p := range someProfiles(4, 1<<30) {
		full := o.prefill(p)
		for _, d := range e.WhatIf(p, decide.Deepest).Decisions {
			want := flipsOf(o, append(o.flips(p, d.ID), o.threes(p, d.ID)...), full)
			slices.Sort(want)
			if have := keysOf(t, d.Turns, full); !slices.Equal(have, want) {
				t.Fatalf("%s: only reported: %q\nonly the oracle has: %q", d.ID, missing(have, want), missing(want, have))
			}
		}
	}
}

// A smaller depth lists the same, as far as it goes.
func TestWhatIfDepths(t *testing.T) {
	e := engineOf(t)
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		deep := e.WhatIf(p, decide.Deepest)
		for depth := 1; depth < decide.Deepest; depth++ {
			for i, d := range e.WhatIf(p, depth).Decisions {
				want := slices.DeleteFunc(slices.Clone(deep.Decisions[i].Turns), func(x recommendation.Turn) bool { return x.Steps > depth })
				if fmt.Sprint(d.Turns) != fmt.Sprint(want) {
					t.Fatalf("%s at depth %d: %d turns, not %d", d.ID, depth, len(d.Turns), len(want))
				}
			}
		}
	})
}

// Each turn names the rules that begin or cease to match, the tables that change
// band, and in whose hands it is; and turns come in the order that is documented.
func TestTurnsSayWhy(t *testing.T) {
	e, o := engineOf(t), theOracle()
	groups := []string{recommendation.Decides, recommendation.Happens, recommendation.Unknown}
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		for _, d := range e.WhatIf(p, 2).Decisions {
			scope, _ := o.reads(d.ID)
			before := o.judge(o.read(p), "")
			for i, turn := range d.Turns {
				if i > 0 {
					last := d.Turns[i-1]
					order := []int{slices.Index(groups, last.Group) - slices.Index(groups, turn.Group), last.Steps - turn.Steps, last.Cells - turn.Cells}
					if at := slices.IndexFunc(order, func(n int) bool { return n != 0 }); at >= 0 && order[at] > 0 {
						t.Fatalf("%s: %q stands before %q", d.ID, last.Says, turn.Says)
					}
				}
			}
			if len(d.Turns) == 0 {
				continue
			}
			turn := rapid.SampledFrom(d.Turns).Draw(t, d.ID)
			c := o.read(p)
			for _, m := range turn.Changes {
				c[o.at[m.Input]] = valueOf(t, m.To)
			}
			after := o.judge(c, "")
			if after.outs[d.ID] != turn.Outcome || turn.Outcome == d.Outcome {
				t.Fatalf("%s: %q gives %s", d.ID, turn.Says, after.outs[d.ID])
			}
			var want, have []string
			for _, table := range o.tables {
				for _, r := range table.rules {
					if was, now := o.met(r.when, o.read(p), &verdict{}), o.met(r.when, c, &verdict{}); scope[table.id] && was != now {
						want = append(want, fmt.Sprint(r.id, now, r.points, before.bands[table.id] != after.bands[table.id]))
					}
				}
			}
			for _, ch := range o.choices {
				if was, now := before.rows[ch.id], after.rows[ch.id]; scope[ch.id] && was != now {
					carries := before.outs[ch.id] != after.outs[ch.id]
					want = append(want, fmt.Sprint(was, false, 0, carries), fmt.Sprint(now, true, 0, carries))
				}
			}
			for _, r := range turn.Rules {
				have = append(have, fmt.Sprint(r.Rule, r.Matches, r.Points, r.Carries))
			}
			slices.Sort(want)
			slices.Sort(have)
			if !slices.Equal(want, have) {
				t.Fatalf("%s: %q turns %v, the oracle has %v", d.ID, turn.Says, have, want)
			}
			hands(t, p, turn)
		}
	})
}

// hands checks the group of a turn against the answers and the rulebook's file.
func hands(t *rapid.T, p profile.Profile, turn recommendation.Turn) {
	control := map[string]string{}
	for _, in := range items(plainFile(rules.FS, "inputs.yaml"), "inputs") {
		control[str(in, "id")] = str(in, "control")
	}
	order := []string{recommendation.Happens, recommendation.Unknown, recommendation.Decides}
	least := len(order)
	for _, m := range turn.Changes {
		want := control[m.Input]
		if a := p.Get(m.Input); a.State != profile.Answered {
			want = recommendation.Unknown
		} else if n, ok := m.To.(int64); ok && a.Low <= n && n <= a.High && !a.Exact() {
			want = recommendation.Unknown
		}
		if m.Group != want {
			t.Fatalf("%s (%s) is in group %s", m.Input, p.Get(m.Input), m.Group)
		}
		least = min(least, slices.Index(order, m.Group))
	}
	if turn.Group != order[least] {
		t.Fatalf("%q is in group %s", turn.Says, turn.Group)
	}
}
