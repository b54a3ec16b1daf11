package decide_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// What rules check says of the method holds.
func TestGuaranteesHold(t *testing.T) {
	list := engineOf(t).Guarantees()
	for _, g := range list {
		if g.Wrong != "" || g.Says == "" || g.How == "" {
			t.Errorf("%s (%s): %s", g.Says, g.How, g.Wrong)
		}
	}
	if len(list) < 7 {
		t.Errorf("%d guarantees only", len(list))
	}
}

// A tally counts every situation once. For marketing the oracle counts them too.
func TestTally(t *testing.T) {
	e, o := engineOf(t), theOracle()
	for _, id := range decided() {
		c := o.choice(id)
		tally, sum := e.Tally(c.id), uint64(0)
		for i, s := range tally.Shares {
			if s.Outcome != c.alternatives[i] || s.Situations == 0 {
				t.Errorf("%s: %d situations of %s", c.id, s.Situations, s.Outcome)
			}
			sum += s.Situations
		}
		if sum != tally.Situations {
			t.Errorf("%s: %d situations, but %d with an outcome", c.id, tally.Situations, sum)
		}
	}
	tables, reads := o.reads("marketing")
	w := &ways{o: o, decision: "marketing", scope: tables, base: o.read(profile.Profile{}), size: 1}
	for i := range o.inputs {
		if reads[i] {
			values := o.steps(i, w.base) // all but the one that is read where nobody answers
			w.inputs = append(w.inputs, i)
			w.values = append(w.values, []oValue{w.base[i]})
			for _, st := range values {
				w.values[len(w.inputs)-1] = append(w.values[len(w.inputs)-1], st.to)
			}
			if o.inputs[i].kind == "number" { // one for each range that any rule tells apart
				w.values[len(w.inputs)-1] = o.values(profile.Profile{}, i, scope{})
			}
			w.size *= len(w.values[len(w.inputs)-1])
		}
	}
	w.run()
	for _, s := range e.Tally("marketing").Shares {
		want := uint64(0)
		for _, out := range w.outs {
			if out == s.Outcome {
				want++
			}
		}
		if s.Situations != want {
			t.Errorf("%d situations of %s, the oracle has %d", s.Situations, s.Outcome, want)
		}
	}
}

// An outlook is exact: it lists the inputs that can still change a decision, those
// aside that were answered with "don't know" or with a range, and no others.
func TestOutlookIsExact(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 2, func(t *rapid.T) {
		p := drawPartial(t, 300)
		look, full := e.Outlook(p), o.prefill(p)
		can := map[string][]string{}
		settled := true
		for i, id := range decided() {
			w := o.waysOf(full, id)
			var have []string
			for _, a := range look.Decisions[i].Possible {
				have = append(have, a.ID)
			}
			if look.Decisions[i].ID != id || !slices.Equal(have, w.possible()) || look.Decisions[i].Settled != (len(have) == 1) {
				t.Fatalf("%s: %v, the oracle has %v", id, have, w.possible())
			}
			settled = settled && len(have) == 1
			for in := range w.canChange() {
				if state := p.Get(in).State; state != profile.Unknown && state != profile.Answered {
					can[in] = append(can[in], id)
				}
			}
		}
		if look.Settled != settled || look.AtMost != len(look.Questions) || len(look.Questions) != len(can) {
			t.Fatalf("settled %v, %d of at most %d questions, the oracle has %v", look.Settled, len(look.Questions), look.AtMost, can)
		}
		for i, q := range look.Questions {
			if !slices.Equal(q.CanChange, can[q.Input.ID]) {
				t.Fatalf("%s can change %v, the oracle has %v", q.Input.ID, q.CanChange, can[q.Input.ID])
			}
			if i > 0 && q.Weight > look.Questions[i-1].Weight {
				t.Fatalf("%s weighs more than the question before it", q.Input.ID)
			}
			if q.Input.Kind == profile.Choice || q.Input.Kind == profile.Scale {
				total := 0
				for _, v := range q.Input.Values {
					answered := p.With(q.Input.ID, profile.Answer{State: profile.Answered, Value: v.ID})
					for _, id := range q.CanChange {
						total += len(o.waysOf(full, id).possible()) - len(o.waysOf(o.prefill(answered), id).possible())
					}
				}
				if want := float64(total) / float64(len(q.Input.Values)); math.Abs(q.Removes-want) > 1e-9 {
					t.Fatalf("%s rules out %v, the oracle has %v", q.Input.ID, q.Removes, want)
				}
			}
		}
		for _, in := range e.Improves(p) {
			if len(can[in.ID]) > 0 || p.Get(in.ID).State == profile.Answered {
				t.Fatalf("%s is asked for what else it improves, yet it can change %v", in.ID, can[in.ID])
			}
		}
	})
}

// Whatever is answered, no interview needs more questions than AtMost to settle
// every decision, unless an answer was "don't know" or a range.
func TestOutlookEnds(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		for id, a := range p.Answers {
			if a.State == profile.Unknown || a.Low != a.High {
				delete(p.Answers, id)
			}
		}
		atMost := e.Outlook(p).AtMost
		for asked := 0; ; asked++ {
			look := e.Outlook(p)
			if look.Settled != (len(look.Questions) == 0) {
				t.Fatalf("settled is %v with %d questions", look.Settled, len(look.Questions))
			}
			if look.Settled {
				return
			}
			if asked == atMost || look.AtMost > atMost-asked {
				t.Fatalf("after %d of at most %d questions, %d are left", asked, atMost, look.AtMost)
			}
			id := look.Questions[0].Input.ID
			p = p.With(id, drawAnswer(t, o.inputs[o.at[id]]))
		}
	})
}

// Why lists the claims behind the document rules that read an input.
func TestWhy(t *testing.T) {
	e, o := engineOf(t), theOracle()
	for i, in := range o.inputs {
		want := map[string]bool{}
		note := func(rules []oRule) {
			for _, r := range rules {
				if r.basis == "document" && slices.ContainsFunc(r.when, func(x oTest) bool { return x.input == i }) {
					for _, c := range r.cites {
						want[c] = true
					}
				}
			}
		}
		for _, x := range o.tables {
			note(x.rules)
		}
		for _, x := range o.choices {
			note(x.rules)
		}
		for _, x := range o.lists {
			note(x.entries)
		}
		var have []string
		last := 0
		for _, c := range e.Why(in.id) {
			have = append(have, c.ID)
			rank := slices.Index([]string{"strong", "moderate", "weak"}, c.Strength)
			if rank < last {
				t.Errorf("%s: %s stands after less explicit claims", in.id, c.ID)
			}
			last = rank
		}
		slices.Sort(have)
		if !slices.Equal(have, sortedKeys(want)) {
			t.Errorf("%s: %v, the oracle has %v", in.id, have, sortedKeys(want))
		}
	}
}
