package decide_test

import (
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// decided are the decisions of the JSON contract.
func decided() []string { return []string{"technology", "marketing", "bridge"} }

// theEngine is the engine over the shipped rulebook, made once.
var theEngine = sync.OnceValues(func() (*decide.Engine, error) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		return nil, err
	}
	return decide.Compile(rb), nil
})

func engineOf(t testing.TB) *decide.Engine {
	t.Helper()
	e, err := theEngine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// check runs a property rounds hundred times, a fifth of that under -short.
func check(t *testing.T, rounds int, property func(*rapid.T)) {
	t.Helper()
	for range rounds {
		rapid.Check(t, property)
	}
}

// drawAnswer draws an answer of state Answered; one in eight headcounts is a range.
func drawAnswer(t *rapid.T, in oInput) profile.Answer {
	a := profile.Answer{State: profile.Answered}
	switch in.kind {
	case "number":
		a.Low = drawHeadcount(t, in.id)
		a.High = a.Low
	case "set":
		a.Members = []string{}
		for _, m := range in.values {
			if rapid.Bool().Draw(t, in.id+"/"+m) {
				a.Members = append(a.Members, m)
			}
		}
	default:
		a.Value = rapid.SampledFrom(in.values).Draw(t, in.id)
	}
	return a
}

// drawHeadcount likes the numbers around which rules turn.
func drawHeadcount(t *rapid.T, label string) int64 {
	o := theOracle()
	if rapid.IntRange(0, 3).Draw(t, label+" near a line") > 0 {
		return int64(rapid.SampledFrom(numbersAround(o.testsOf(o.at["headcount"], scope{}))).Draw(t, label))
	}
	return int64(rapid.IntRange(1, 30000).Draw(t, label))
}

// drawComplete draws an answer to every input.
func drawComplete(t *rapid.T) profile.Profile {
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for _, in := range theOracle().inputs {
		p.Answers[in.id] = drawAnswer(t, in)
	}
	return p
}

// drawPartial draws a profile in which some inputs are open: not asked, unknown,
// assumed from the industry, or a range. Which ones is drawn too; the open inputs
// of each decision have no more than limit completions.
func drawPartial(t *rapid.T, limit int) profile.Profile {
	p := drawComplete(t)
	o := theOracle()
	ids := make([]string, len(o.inputs))
	for i := range ids {
		ids[i] = o.inputs[i].id
	}
	want := rapid.IntRange(1, len(ids)).Draw(t, "open")
	for _, id := range rapid.Permutation(ids).Draw(t, "order") {
		if want == 0 {
			break
		}
		in := o.inputs[o.at[id]]
		next := p.With(in.id, drawOpen(t, in))
		if next.Answers[in.id].State == profile.NotAsked {
			delete(next.Answers, in.id)
		}
		if slices.ContainsFunc(decided(), func(d string) bool { return o.waysOf(o.prefill(next), d).size > limit }) {
			continue
		}
		p = next
		want--
	}
	return p
}

func drawOpen(t *rapid.T, in oInput) profile.Answer {
	states := []profile.State{profile.NotAsked, profile.NotAsked, profile.Unknown}
	if in.kind == "number" {
		states = append(states, profile.Answered, profile.Answered, profile.Answered)
	}
	a := profile.Answer{State: rapid.SampledFrom(states).Draw(t, in.id+" is")}
	if a.State == profile.Answered {
		a.Low = drawHeadcount(t, in.id+" from")
		a.High = max(a.Low, drawHeadcount(t, in.id+" to"))
		if rapid.IntRange(0, 4).Draw(t, in.id+" open") == 0 {
			a.High = profile.Open
		}
	}
	return a
}

// openInputs lists the inputs without an answer, and those answered with a range.
func openInputs(p profile.Profile) []oInput {
	var out []oInput
	for _, in := range theOracle().inputs {
		if a := p.Get(in.id); a.State != profile.Answered || in.kind == "number" && !a.Exact() {
			out = append(out, in)
		}
	}
	return out
}
