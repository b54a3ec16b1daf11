package decide

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A Guarantee is a promise of the method and how it was checked. Wrong is what
// breaks it, "" where it holds.
type Guarantee struct {
	Says, How string
	Wrong     string
}

// sampled is how many situations a guarantee is tried on where it is not proved.
const sampled = 1000

// Guarantees checks what can be promised of a rulebook. Those that rulebook.Load
// proves are listed with the others: a rulebook that breaks one is not loaded.
func (e *Engine) Guarantees() []Guarantee {
	rb := e.rb
	proved := []Guarantee{
		{
			Says: "every situation has exactly one outcome, and no rule is dead or stands twice",
			How:  fmt.Sprintf("proved by search for all %d choice tables", len(rb.Choices)),
		},
		{
			Says: "a missing answer adds no evidence, so what is recommended is always possible",
			How:  "no evidence rule passes at a baseline",
		},
		{Says: "the industry only pre-fills", How: "no rule reads it"},
		{Says: "every claim is used or is context with a reason", How: fmt.Sprintf("all %d claims checked", len(rb.Claims))},
	}
	for _, inv := range rb.Invariants {
		proved = append(proved, Guarantee{Says: inv.Says, How: "proved by search"})
	}
	return append(proved, e.order(), e.minimal(), e.everyInput())
}

// order tries whether the order of rules and rows changes anything.
func (e *Engine) order() Guarantee {
	g := Guarantee{Says: "the order of rules and rows changes nothing", How: fmt.Sprintf("tried on %d situations", sampled)}
	back := *e.rb
	back.Evidence = mapped(e.rb.Evidence, func(t rulebook.EvidenceTable) rulebook.EvidenceTable {
		t.Rules = slices.Clone(t.Rules)
		slices.Reverse(t.Rules)
		return t
	})
	back.Choices = mapped(e.rb.Choices, func(t rulebook.ChoiceTable) rulebook.ChoiceTable {
		t.Rows = slices.Clone(t.Rows)
		slices.Reverse(t.Rows)
		return t
	})
	other, a, b := Compile(&back), e.newResult(), e.newResult()
	e.sample(func(cells []uint8) {
		e.evaluate(cells, a)
		other.evaluate(cells, b)
		if !slices.Equal(a.outcomes, b.outcomes) || !slices.Equal(a.sums, b.sums) {
			g.Wrong = fmt.Sprintf("it does for cells %v", cells)
		}
	})
	return g
}

func mapped[T any](list []*T, change func(T) T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		t := change(*list[i])
		out[i] = &t
	}
	return out
}

// minimal tries whether every flip changes its decision and no part of it does,
// deciding again from the start.
func (e *Engine) minimal() Guarantee {
	g := Guarantee{Says: "a flip changes the decision, and no part of it does", How: fmt.Sprintf("tried on %d situations", sampled)}
	at := e.newResult()
	e.sample(func(cells []uint8) {
		e.evaluate(cells, at)
		for _, id := range rulebook.Contract() {
			c := e.byID[id]
			for _, f := range e.flips(c, cells, at) {
				if !e.isMinimal(c, cells, f) {
					g.Wrong = fmt.Sprintf("%s: %v does not, for cells %v", id, f.steps, cells)
				}
			}
		}
	})
	return g
}

// isMinimal decides again from the start, with all steps of a flip and with each alone.
func (e *Engine) isMinimal(c int, cells []uint8, f flip) bool {
	decided := func(steps ...step) uint8 {
		changed, r := slices.Clone(cells), e.newResult()
		for _, s := range steps {
			changed[s.v] = s.to
		}
		e.evaluate(changed, r)
		return r.outcomes[c]
	}
	now := decided()
	if len(f.steps) > 1 && (decided(f.steps[0]) != now || decided(f.steps[1]) != now) {
		return false
	}
	return decided(f.steps...) == f.outcome && f.outcome != now
}

// everyInput looks, for each input, for a company in which it alone matters.
func (e *Engine) everyInput() Guarantee {
	g := Guarantee{Says: "every input can change something", How: "a company was found for each"}
	all := e.everything()
	matters := map[string]bool{e.rb.Catalogue.IndustryInput: true} // through what it pre-fills
	for v := range e.space.Vars {
		id := e.space.Vars[v].Input.ID
		for _, d := range rulebook.Contract() {
			c := e.byID[d]
			matters[id] = matters[id] || slices.Contains(e.choices[c].vars, v) && e.canChange(c, v, all)
		}
	}
	for _, l := range e.rb.Lists {
		for _, en := range l.Entries {
			for _, t := range en.When {
				matters[t.Name] = true // Load found a company for each entry
			}
		}
	}
	for i := range e.rb.Catalogue.Inputs {
		if in := &e.rb.Catalogue.Inputs[i]; !matters[in.ID] {
			g.Wrong = fmt.Sprintf("%q never does", in.ID)
		}
	}
	return g
}

// sample calls try with the cells of many situations, the same at every run.
func (e *Engine) sample(try func(cells []uint8)) {
	random := rand.New(rand.NewPCG(1, 2))
	cells := make([]uint8, len(e.space.Vars))
	for range sampled {
		for i := range cells {
			cells[i] = uint8(random.IntN(e.space.Vars[i].Cells))
		}
		try(cells)
	}
}
