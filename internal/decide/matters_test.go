package decide_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// Guarantee 10: each input can matter. For every input there is a profile in which
// it alone changes something printed: a decision, for all but current_roles, which
// changes the steps of the transition.
func TestGuarantee10EveryInputCanMatter(t *testing.T) {
	e, o := engineOf(t), theOracle()
	for i, in := range o.inputs {
		t.Run(in.id, func(t *testing.T) {
			base := rapid.Custom(drawComplete)
			answer := rapid.Custom(func(t *rapid.T) profile.Answer { return drawAnswer(t, in) })
			for seed := range 5000 {
				p := base.Example(seed)
				if in.id == "industry" {
					for input := range o.assumes["software"] {
						delete(p.Answers, input) // it matters where it may be assumed from
					}
				}
				a, b := e.Recommend(p), e.Recommend(p.With(in.id, answer.Example(seed+i+1)))
				if in.id == "current_roles" {
					if outcomesOf(a) != outcomesOf(b) {
						t.Fatal("a transition input changes a decision")
					}
					if seed == 200 {
						t.Fatal("no step of the transition depends on it")
					}
					if asJSON(t, a.Transition) != asJSON(t, b.Transition) && seed > 100 {
						return
					}
					continue
				}
				if outcomesOf(a) != outcomesOf(b) {
					t.Logf("%s: %v becomes %v", in.id, outcomesOf(a), outcomesOf(b))
					return
				}
			}
			t.Error("no profile was found in which it changes a decision")
		})
	}
}

func outcomesOf(r recommendation.Recommendation) [3]string {
	d := r.Decisions
	return [3]string{d.Technology.Recommended, d.Marketing.Recommended, d.Bridge.Recommended}
}

// An input that the ledger calls not applicable changes no decision and nothing
// that is possible, whatever the answer. It may still add points to a load, and
// through its band change who holds a mandate below the decisions.
func TestNotApplicableChangesNoDecision(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 2, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		r := e.Recommend(p)
		for _, a := range r.Answers {
			if a.State != "not-applicable" {
				continue
			}
			if p.Get(a.Input).State != profile.NotAsked {
				t.Fatalf("%s was asked", a.Input)
			}
			after := e.Recommend(p.With(a.Input, drawAnswer(t, o.inputs[o.at[a.Input]])))
			for id, d := range decisionsOf(after) {
				before := decisionsOf(r)[id]
				if d.Recommended != before.Recommended || asJSON(t, d.Possible) != asJSON(t, before.Possible) {
					t.Fatalf("%s is not applicable, yet changes %s", a.Input, id)
				}
			}
		}
	})
}
