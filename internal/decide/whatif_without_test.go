package decide_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// lacking is the oracle's rules without some: evidence that goes adds nothing, a
// row that goes gives its outcome without documents, if it names one.
func (o *oracle) lacking(goes func(*oRule) bool) *oracle {
	less := *o
	less.tables = slices.Clone(o.tables)
	for i := range less.tables {
		less.tables[i].rules = slices.DeleteFunc(slices.Clone(o.tables[i].rules), func(r oRule) bool { return goes(&r) })
	}
	less.choices = slices.Clone(o.choices)
	for i := range less.choices {
		less.choices[i].rules = slices.Clone(o.choices[i].rules)
		for k := range less.choices[i].rules {
			if r := &less.choices[i].rules[k]; r.without != "" && goes(r) {
				r.outcome = r.without
			}
		}
	}
	return &less
}

// outcome decides one table; "" where no row matches.
func (o *oracle) outcome(c company, decision string) (out string) {
	defer func() {
		if recover() != nil {
			out = ""
		}
	}()
	s, _ := o.reads(decision)
	return o.judgeScope(c, "", s).outs[decision]
}

// Leaving things out gives what the rules give from which they were removed.
func TestWithoutIsARulebookWithoutThem(t *testing.T) {
	rb, e := shipped(t)
	o := theOracle()
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		var a decide.Absence
		left := map[string]bool{}
		for _, s := range rb.Sources {
			if rapid.Bool().Draw(t, s.ID) {
				a.Sources = append(a.Sources, s)
				left[s.ID] = true
			}
		}
		for _, b := range decide.Bases() {
			if rapid.IntRange(0, 3).Draw(t, string(b)) == 0 {
				a.Bases = append(a.Bases, b)
				left[string(b)] = true
			}
		}
		goes := func(r *oRule) bool {
			rests := r.basis == "document" && !slices.ContainsFunc(r.cites, func(c string) bool { return !left[o.sources[c]] })
			return left[r.basis] || rests
		}
		omission := e.Without(p, []decide.Absence{a}).Omissions[0]
		compareOmission(t, p, omission, goes)
	})
}

func compareOmission(t *rapid.T, p profile.Profile, got recommendation.Omission, goes func(*oRule) bool) {
	o := theOracle()
	c := o.read(p)
	before, less := o.judge(c, ""), o.lacking(goes)
	for i, id := range aims() {
		d, after := got.Decisions[i], less.outcome(c, id)
		if d.ID != id || d.From != before.outs[id] || d.To != after || d.Stands != (d.From == d.To) {
			t.Fatalf("without %v: %+v, the oracle has %s and %s", got.Leaves, d, before.outs[id], after)
		}
	}
	all, left, matched := map[string]int{}, map[string]int{}, []string{}
	for _, table := range o.tables {
		for _, r := range table.rules {
			all[r.basis]++
			if goes(&r) {
				left[r.basis]++
				if o.met(r.when, c, &verdict{}) {
					matched = append(matched, r.id)
				}
			}
		}
	}
	for _, b := range got.Rules {
		if b.All != all[b.Basis] || b.Left != left[b.Basis] {
			t.Fatalf("without %v: %+v, the oracle has %d of %d", got.Leaves, b, left[b.Basis], all[b.Basis])
		}
	}
	var reasons []string
	for _, r := range got.Reasons {
		reasons = append(reasons, r.Rule)
	}
	slices.Sort(reasons)
	slices.Sort(matched)
	if !slices.Equal(reasons, matched) {
		t.Fatalf("without %v: %v matched, the oracle has %v", got.Leaves, reasons, matched)
	}
}

// The whole table has the leave-one-out of a recommendation in it.
func TestWithoutEachIsLeaveOneOut(t *testing.T) {
	e := engineOf(t)
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		table := e.Without(p, e.Each())
		sources := e.Recommend(p).Sources
		if want := len(sources) + len(decide.Bases()); len(table.Omissions) != want {
			t.Fatalf("%d omissions, not %d", len(table.Omissions), want)
		}
		for i, s := range sources {
			var changes []recommendation.SourceChange
			for _, d := range table.Omissions[i].Decisions {
				if !d.Stands && d.ID != "structure" {
					changes = append(changes, recommendation.SourceChange{Decision: d.ID, From: d.From, To: d.To})
				}
			}
			if table.Omissions[i].Leaves[0] != s.Source || !slices.Equal(changes, s.Changes) {
				t.Fatalf("without %s: %v, recommend has %v", s.Source, changes, s.Changes)
			}
		}
		last := table.Omissions[len(table.Omissions)-1]
		if last.Leaves[0] != decide.BasisPrefix+string(rulebook.Inference) {
			t.Fatalf("the last row leaves out %v", last.Leaves)
		}
	})
}
