package decide_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// The ten guarantees of the decision model, on the shipped rulebook. The others
// are in files of their own: 5 in order_test.go, 6 in flips_test.go, 10 in
// matters_test.go.

func decisionsOf(r recommendation.Recommendation) map[string]recommendation.Decision {
	d := r.Decisions
	return map[string]recommendation.Decision{"technology": d.Technology, "marketing": d.Marketing, "bridge": d.Bridge}
}

// Guarantee 1: every complete profile has exactly one outcome for each choice
// table; no rule is dead; none is a duplicate. The oracle panics unless exactly
// one row matches; Load looks for the rest.
func TestGuarantee1OneOutcome(t *testing.T) {
	if _, err := rulebook.Load(rules.FS); err != nil {
		t.Fatal(err)
	}
	e, o := engineOf(t), theOracle()
	check(t, 5, func(t *rapid.T) {
		p := drawComplete(t)
		agree(t, o.judge(o.read(p), ""), e.Recommend(p), p)
	})
	check(t, 2, func(t *rapid.T) { // the reading of partial profiles
		p := drawPartial(t, 1<<30)
		agree(t, o.judge(o.read(p), ""), e.Recommend(p), p)
	})
}

// agree compares all that follows from what the rules say of one reading.
func agree(t *rapid.T, want verdict, got recommendation.Recommendation, p profile.Profile) {
	for id, d := range decisionsOf(got) {
		if d.Recommended != want.outs[id] || d.Rule != want.rows[id] {
			t.Fatalf("%s: %s by %s, the oracle has %s by %s", id, d.Recommended, d.Rule, want.outs[id], want.rows[id])
		}
	}
	if got.Structure != want.outs["structure"] {
		t.Fatalf("structure: %s, the oracle has %s", got.Structure, want.outs["structure"])
	}
	for _, l := range got.Loads {
		if l.Sum != want.sums[l.ID] || l.Band != want.bands[l.ID] {
			t.Fatalf("%s: %d points, %s; the oracle has %d, %s", l.ID, l.Sum, l.Band, want.sums[l.ID], want.bands[l.ID])
		}
	}
	if len(got.Loads) != len(want.sums) {
		t.Fatalf("%d loads, the oracle has %d", len(got.Loads), len(want.sums))
	}
	for _, s := range got.Seats {
		for _, c := range theOracle().choices {
			if c.mandate == s.Mandate && want.outs[c.id] != s.Holder {
				t.Fatalf("%s is held by %s, the oracle has %s", s.Mandate, s.Holder, want.outs[c.id])
			}
		}
	}
	agreeOnLists(t, want, got, p)
}

// agreeOnLists compares list entries: those whose tests hold, unless one of them
// is of an input of which nothing is known.
func agreeOnLists(t *rapid.T, want verdict, got recommendation.Recommendation, p profile.Profile) {
	o := theOracle()
	lists := map[string][]recommendation.Entry{
		"dissent": got.Dissent, "decision_rights": got.DecisionRights, "practices": got.Practices,
		"risks": got.Risks, "transition": got.Transition, "triggers": got.Triggers,
	}
	if len(lists) != len(o.lists) {
		t.Fatalf("%d lists are printed of %d", len(lists), len(o.lists))
	}
	full := o.prefill(p)
	for _, l := range o.lists {
		var ids, have []string
		for _, en := range l.entries {
			known := !slices.ContainsFunc(en.when, func(x oTest) bool {
				return x.input >= 0 && !full.Get(o.inputs[x.input].id).Known()
			})
			if known && o.met(en.when, o.read(p), &want) {
				ids = append(ids, en.id)
			}
		}
		for _, en := range lists[l.id] {
			have = append(have, en.ID)
		}
		if !slices.Equal(ids, have) {
			t.Fatalf("list %s: %v, the oracle has %v", l.id, have, ids)
		}
	}
}

// Guarantee 2: possible is exact, recommended is in it, settled means that it
// holds one element.
func TestGuarantee2PossibleIsExact(t *testing.T) {
	e, o := engineOf(t), theOracle()
	exact := func(limit int) func(*rapid.T) {
		return func(t *rapid.T) {
			p := drawPartial(t, limit)
			r := e.Recommend(p)
			all := true
			for id, d := range decisionsOf(r) {
				want := o.waysOf(o.prefill(p), id).possible()
				if !slices.Equal(d.Possible, want) {
					t.Fatalf("%s: possible %v, the oracle has %v", id, d.Possible, want)
				}
				if !slices.Contains(d.Possible, d.Recommended) {
					t.Fatalf("%s: %s is recommended but not possible", id, d.Recommended)
				}
				if d.Settled != (len(d.Possible) == 1) {
					t.Fatalf("%s: settled is %v with %v possible", id, d.Settled, d.Possible)
				}
				for _, x := range d.Excluded {
					if x.Possible != slices.Contains(d.Possible, x.Outcome) {
						t.Fatalf("%s: excluded %s says possible: %v", id, x.Outcome, x.Possible)
					}
				}
				all = all && d.Settled
			}
			if r.Settled != all {
				t.Fatalf("settled is %v", r.Settled)
			}
		}
	}
	check(t, 3, exact(300))
	check(t, 1, exact(5000))
}

// Whatever is open, no completion leads outside what is possible, and no single
// answer changes a decision that it is not said to be able to change.
func TestGuarantee2NothingElseHappens(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 2, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		r := e.Recommend(p)
		can := canChangeOf(r)
		for id, d := range decisionsOf(r) {
			w := o.waysOf(o.prefill(p), id)
			c := w.at(0)
			for k := range 40 {
				for i, in := range w.inputs {
					if k == 0 || rapid.IntRange(0, 5).Draw(t, "moves") == 0 {
						c[in] = rapid.SampledFrom(w.values[i]).Draw(t, "to")
					}
				}
				out := o.judgeScope(c, "", w.scope).outs[id]
				if !slices.Contains(d.Possible, out) {
					t.Fatalf("%s may become %s, which is not in %v: %v", id, out, d.Possible, c)
				}
				if len(w.inputs) == 0 {
					break
				}
				i := rapid.IntRange(0, len(w.inputs)-1).Draw(t, "one")
				in, old := o.inputs[w.inputs[i]].id, c[w.inputs[i]]
				c[w.inputs[i]] = rapid.SampledFrom(w.values[i]).Draw(t, "alone")
				if o.judgeScope(c, "", w.scope).outs[id] != out && !p.Get(in).Known() && !slices.Contains(can[in], id) {
					t.Fatalf("%s can change %s, says %v: %v", in, id, can[in], c)
				}
				c[w.inputs[i]] = old
			}
		}
	})
}

// canChangeOf returns, by input, the decisions that it is said to be able to change.
func canChangeOf(r recommendation.Recommendation) map[string][]string {
	out := map[string][]string{}
	for _, a := range r.Assumptions {
		out[a.Input] = a.CanChange
	}
	for _, u := range r.Unanswered {
		out[u.Input] = u.CanChange
	}
	return out
}

// What an open answer can change is exact: there is a completion of everything
// else in which another value of this input alone changes the decision.
func TestGuarantee2CanChangeIsExact(t *testing.T) {
	e, o := engineOf(t), theOracle()
	exact := func(limit int) func(*rapid.T) {
		return func(t *rapid.T) {
			p := drawPartial(t, limit)
			can := canChangeOf(e.Recommend(p))
			full := o.prefill(p)
			for _, id := range decided() {
				want := o.waysOf(full, id).canChange()
				for _, in := range o.inputs {
					if full.Get(in.id).State == profile.Answered {
						if _, named := can[in.id]; named {
							t.Fatalf("%s is answered, yet open", in.id)
						}
						continue
					}
					if got := slices.Contains(can[in.id], id); got != want[in.id] {
						t.Fatalf("%s can change %s: %v, the oracle has %v", in.id, id, got, want[in.id])
					}
				}
			}
		}
	}
	check(t, 3, exact(300))
	check(t, 1, exact(5000))
}

// One more answer never enlarges what is possible; nor does a narrower range.
func TestGuarantee2AnswersOnlyNarrow(t *testing.T) {
	e := engineOf(t)
	check(t, 3, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		open := openInputs(p)
		if len(open) == 0 {
			t.Skip("nothing is open")
		}
		before := decisionsOf(e.Recommend(p))
		in := rapid.SampledFrom(open).Draw(t, "answered")
		a := drawAnswer(t, in)
		if old := p.Get(in.id); old.State == profile.Answered { // a range
			a.Low = min(max(a.Low, old.Low), old.High)
			a.High = min(max(a.Low, drawHeadcount(t, "to")), old.High)
		}
		for id, d := range decisionsOf(e.Recommend(p.With(in.id, a))) {
			for _, out := range d.Possible {
				if !slices.Contains(before[id].Possible, out) {
					t.Fatalf("%s = %s makes %s possible for %s, which was not", in.id, a, out, id)
				}
			}
		}
	})
}

// Guarantee 3: with the inputs that it pre-fills answered, industry changes
// nothing but its own line of the ledger and its word in the summary.
func TestGuarantee3IndustryOnlyPrefills(t *testing.T) {
	e, o := engineOf(t), theOracle()
	industry := o.inputs[o.at["industry"]]
	starred := map[string]bool{}
	for _, assumes := range o.assumes {
		for in := range assumes {
			starred[in] = true
		}
	}
	check(t, 2, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		for _, in := range o.inputs {
			if starred[in.id] && p.Get(in.id).State == profile.NotAsked {
				p.Answers[in.id] = drawAnswer(t, in)
			}
		}
		var seen [2]recommendation.Recommendation
		for i := range seen {
			seen[i] = e.Recommend(p.With("industry", drawAnswer(t, industry)))
			seen[i].Summary = slices.Delete(seen[i].Summary, industryAt(p), industryAt(p)+1)
			seen[i].Answers = slices.DeleteFunc(seen[i].Answers, func(a recommendation.Answer) bool { return a.Input == "industry" })
		}
		if a, b := asJSON(t, seen[0]), asJSON(t, seen[1]); a != b {
			t.Fatalf("industry changes more than what it pre-fills:\n%s\n%s", a, b)
		}
	})
}

// industryAt is where the industry stands in the summary: after the headcount.
func industryAt(p profile.Profile) int {
	if p.Get("headcount").Known() {
		return 1
	}
	return 0
}

// Guarantee 4: more headcount never means fewer executive seats; more sensitive
// data never removes the CIO mandate; a more outward technology_role never
// removes the CTO mandate.
func TestGuarantee4Monotone(t *testing.T) {
	e, o := engineOf(t), theOracle()
	answered := func(v string) profile.Answer { return profile.Answer{State: profile.Answered, Value: v} }
	check(t, 3, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		n := []int64{drawHeadcount(t, "fewer"), drawHeadcount(t, "more")}
		slices.Sort(n)
		few := e.Recommend(p.With("headcount", profile.Answer{State: profile.Answered, Low: n[0], High: n[0]}))
		many := e.Recommend(p.With("headcount", profile.Answer{State: profile.Answered, Low: n[1], High: n[1]}))
		if executives(few) > executives(many) {
			t.Fatalf("%d executives with %d people, %d with %d", executives(few), n[0], executives(many), n[1])
		}
		rising := map[string][]string{ // the input, lowest first, and whose mandate it keeps
			"sensitive_data":  o.inputs[o.at["sensitive_data"]].values,
			"technology_role": {"internal", "customer-facing", "sold"},
		}
		mandate := map[string]string{"sensitive_data": "cio", "technology_role": "cto"}
		for in, values := range rising {
			low := rapid.IntRange(0, len(values)-2).Draw(t, in+" from")
			high := rapid.IntRange(low+1, len(values)-1).Draw(t, in+" to")
			a := e.Recommend(p.With(in, answered(values[low]))).Decisions.Technology.Recommended
			b := e.Recommend(p.With(in, answered(values[high]))).Decisions.Technology.Recommended
			if strings.Contains(a, mandate[in]) && !strings.Contains(b, mandate[in]) {
				t.Fatalf("%s from %s to %s turns %s into %s", in, values[low], values[high], a, b)
			}
		}
	})
}

// executives counts the distinct holders at executive level.
func executives(r recommendation.Recommendation) int {
	holders := map[string]bool{}
	for _, s := range r.Seats {
		if s.Level == rulebook.Executive {
			holders[s.Holder] = true
		}
	}
	return len(holders)
}
