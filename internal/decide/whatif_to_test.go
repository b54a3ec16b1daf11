package decide_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// aims lists what can be asked for.
func aims() []string { return append(decided(), "structure") }

// asksNoRange leaves only exact answers: what is then not answered is open.
func asksNoRange(p profile.Profile) (_ profile.Profile, answered []string) {
	out := profile.Profile{Answers: map[string]profile.Answer{}}
	for _, in := range theOracle().inputs {
		if a := p.Get(in.id); a.State == profile.Answered && (in.kind != "number" || a.Exact()) {
			out.Answers[in.id] = a
			answered = append(answered, in.id)
		}
	}
	return out, answered
}

// distance counts the answers in which two companies differ, as far as tests of a
// scope can tell; each member of a set is one.
func (o *oracle) distance(a, b company, s scope) int {
	n := 0
	for i, in := range o.inputs {
		if in.kind == "set" {
			n += len(missing(a[i].members, b[i].members)) + len(missing(b[i].members, a[i].members))
		} else if tests := o.testsOf(i, s); signature(tests, a[i]) != signature(tests, b[i]) {
			n++
		}
	}
	return n
}

// With the answered inputs kept, --to is what trying every completion of the others
// finds: as few changes, or none that leads there.
func TestToIsSmallest(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		p, keep := asksNoRange(drawPartial(t, 2000))
		for _, id := range aims() {
			w, base := o.waysOf(o.prefill(p), id), o.read(p)
			scope, _ := o.reads(id)
			if w.size > 4000 {
				continue
			}
			w.run()
			least := map[string]int{}
			for k, out := range w.outs {
				n := o.distance(base, w.at(k), scope)
				if old, ok := least[out]; !ok || n < old {
					least[out] = n
				}
			}
			for _, alternative := range o.choice(id).alternatives {
				r := e.To(p, id, alternative, keep)
				want, ok := least[alternative]
				if r.Reachable != ok || ok && r.Steps != want {
					t.Fatalf("%s=%s: reachable %v in %d, the oracle has %v in %d", id, alternative, r.Reachable, r.Steps, ok, want)
				}
				leadThere(t, p, r, keep)
			}
		}
	})
}

// leadThere checks that every way reaches the alternative, is as long as it should
// be, and leaves alone what must be kept.
func leadThere(t *rapid.T, p profile.Profile, r recommendation.Reach, keep []string) {
	o := theOracle()
	scope, _ := o.reads(r.Decision)
	if r.Reachable != (len(r.Ways) > 0 || r.Outcome == r.To) || r.More {
		t.Fatalf("%s: reachable %v with %d ways", r.To, r.Reachable, len(r.Ways))
	}
	for _, way := range r.Ways {
		c := o.read(p)
		for _, m := range way.Changes {
			c[o.at[m.Input]] = valueOf(t, m.To)
			if slices.Contains(keep, m.Input) {
				t.Fatalf("%s: %q changes %s", r.To, way.Says, m.Input)
			}
		}
		if got := o.judge(c, "").outs[r.Decision]; got != r.To || way.Outcome != r.To {
			t.Fatalf("%q leads to %s, not %s", way.Says, got, r.To)
		}
		if n := o.distance(o.read(p), c, scope); n != r.Steps || way.Steps != n {
			t.Fatalf("%q changes %d answers, not %d", way.Says, n, r.Steps)
		}
	}
}

// With nothing kept, ways of one and of two answers are exactly those that trying
// all finds, and where more are needed none of two or fewer leads there.
func TestToListsEveryWay(t *testing.T) {
	e, o := engineOf(t), theOracle()
	for _, p := range someProfiles(6, 1<<30) {
		full := o.prefill(p)
		for _, id := range aims() {
			bySize := o.small(p, id)
			for _, alternative := range o.choice(id).alternatives {
				r := e.To(p, id, alternative, nil)
				if !r.Reachable {
					t.Fatalf("%s=%s cannot be reached from %v", id, alternative, p)
				}
				for size := 1; size < min(r.Steps, 3); size++ {
					if n := len(bySize[size][alternative]); n > 0 {
						t.Fatalf("%s=%s: %d steps, but %d ways have %d", id, alternative, r.Steps, n, size)
					}
				}
				if r.Steps < 1 || r.Steps > 2 {
					continue
				}
				want := flipsOf(o, nearest(bySize[r.Steps][alternative]), full)
				if have := keysOf(t, r.Ways, full); !slices.Equal(have, want) {
					t.Fatalf("%s=%s: only reported: %q\nonly the oracle has: %q", id, alternative, missing(have, want), missing(want, have))
				}
			}
		}
	}
}

// small returns every change of one or two answers by its outcome, minimal or not.
func (o *oracle) small(p profile.Profile, decision string) [3]map[string][]oFlip {
	s, reads := o.reads(decision)
	base := o.read(p)
	out := [3]map[string][]oFlip{{}, {}, {}}
	add := func(steps ...oStep) {
		c := slices.Clone(base)
		for _, st := range steps {
			st.apply(c)
		}
		got := o.judgeScope(c, "", s).outs[decision]
		out[len(steps)][got] = append(out[len(steps)][got], oFlip{steps, got})
	}
	var all []oStep
	for i := range o.inputs {
		if reads[i] {
			all = append(all, o.cells(i, base, s)...)
		}
	}
	for i, a := range all {
		add(a)
		for _, b := range all[i+1:] {
			if a.input != b.input || a.member != "" && a.member != b.member {
				add(a, b)
			}
		}
	}
	return out
}

// cells is steps without the numbers that tests of a scope cannot tell from the
// answer or from a nearer number.
func (o *oracle) cells(i int, base company, s scope) []oStep {
	tests := o.testsOf(i, s)
	best := map[string]oStep{}
	var order []string
	var out []oStep
	for _, st := range o.steps(i, base) {
		if o.inputs[i].kind != "number" {
			out = append(out, st)
			continue
		}
		sig := signature(tests, st.to)
		if sig == signature(tests, base[i]) {
			continue
		}
		old, ok := best[sig]
		if !ok {
			order = append(order, sig)
			old.far = math.MaxInt
		}
		if st.far < old.far {
			best[sig] = st
		}
	}
	for _, sig := range order {
		out = append(out, best[sig])
	}
	return out
}

// Keeping answers is keeping them: what --to proves impossible is not possible for
// the kept answers alone either, as recommend works it out.
func TestToAgreesWithPossible(t *testing.T) {
	e := engineOf(t)
	check(t, 2, func(t *rapid.T) {
		p, keep := asksNoRange(drawPartial(t, 1<<30))
		for id, d := range decisionsOf(e.Recommend(p)) {
			for _, a := range theOracle().choice(id).alternatives {
				if r := e.To(p, id, a, keep); r.Reachable != slices.Contains(d.Possible, a) {
					t.Fatalf("%s=%s: reachable %v, possible %v", id, a, r.Reachable, d.Possible)
				}
			}
		}
	})
}

// The last change away is undone by as many: a way back is never longer.
func TestToAndBack(t *testing.T) {
	e := engineOf(t)
	check(t, 1, func(t *rapid.T) {
		p := drawComplete(t)
		id := rapid.SampledFrom(aims()).Draw(t, "decision")
		r := e.To(p, id, rapid.SampledFrom(theOracle().choice(id).alternatives).Draw(t, "to"), nil)
		if r.Steps == 0 {
			return
		}
		there := p
		for _, m := range rapid.SampledFrom(r.Ways).Draw(t, "way").Changes {
			there = there.With(m.Input, answerOf(valueOf(t, m.To)))
		}
		if back := e.To(there, id, r.Outcome, nil); back.Outcome != r.To || back.Steps > r.Steps {
			t.Fatalf("%d steps to %s, %d back", r.Steps, r.To, back.Steps)
		}
	})
}
