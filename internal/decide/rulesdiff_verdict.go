package decide

import (
	"errors"
	"fmt"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// verdict is the id of a choice table that compares rulebooks.
const verdictID = "verdict"

// A verdict compares one decision of several rulebooks in every situation. It is a
// choice table like any other, over the tables of all of them, so that the engine
// and its diagrams answer for it.
type verdict struct {
	decision string
	e        *Engine
	c        int
	ends     []ending // by alternative of the verdict; the first one: no change
	cells    []uint8  // where nothing is varied
	layers   []layer
	d        *diagram // nil where there would be too many nodes
}

// An ending is what a verdict can say: the outcome of the old and of the new
// rulebook, as alternatives of theirs, and whether a third one, if any, has the new one's.
type ending struct {
	old, now int
	alone    bool
}

// errTooManyEnds says that two decisions have more pairs of outcomes than a byte tells apart.
var errTooManyEnds = errors.New("too many alternatives to compare")

// judge makes the verdict on a decision. books are the old rulebook, the new one and
// perhaps a third, all brought into the union; all says whether every situation is to
// be counted. It is nil where old and new do the same.
func (u *union) judge(decision string, all bool, books ...*rulebook.Rulebook) (*verdict, error) {
	s := &stack{rb: &rulebook.Rulebook{Catalogue: u.catalogue}, have: map[string]string{}}
	t := &rulebook.ChoiceTable{ID: verdictID}
	v := &verdict{decision: decision, ends: []ending{{}}}
	sides := make([]side, len(books))
	for i, rb := range books {
		sides[i] = side{s.put(rb)[decision], rb.ChoiceTable(decision).Alternatives}
	}
	if sides[0].id == sides[1].id {
		return nil, nil
	}
	for i := range sides[0].outcomes {
		for j := range sides[1].outcomes {
			t.Rows = append(t.Rows, v.rows(sides, i, j)...)
		}
	}
	if len(v.ends) >= noOutcome {
		return nil, errTooManyEnds
	}
	for i := range v.ends {
		t.Alternatives = append(t.Alternatives, rulebook.Alternative{ID: fmt.Sprint(i)})
	}
	s.rb.Choices = append(s.rb.Choices, t)
	v.e = Compile(s.rb)
	v.c = v.e.byID[verdictID]
	v.situations(u)
	if !all {
		return v, nil
	}
	if d, err := v.e.diagram(v.c, v.cells, v.layers); err == nil {
		v.d = d
	}
	return v, nil
}

// A side is one rulebook's table for the decision.
type side struct {
	id       string
	outcomes []rulebook.Alternative
}

func (s side) is(outcomes uint64) rulebook.Test {
	return rulebook.Test{Subject: rulebook.OnOutcome, Name: s.id, Mask: outcomes}
}

// rows returns the rows for outcome i of the old rulebook and j of the new one.
func (v *verdict) rows(sides []side, i, j int) []*rulebook.Row {
	both := []rulebook.Test{sides[0].is(1 << i), sides[1].is(1 << j)}
	row := func(end int, when ...rulebook.Test) *rulebook.Row {
		return &rulebook.Row{Grounds: rulebook.Grounds{When: append(slices.Clone(both), when...)}, Outcome: end, Without: -1}
	}
	now := sides[1].outcomes[j].ID
	if sides[0].outcomes[i].ID == now {
		return []*rulebook.Row{row(0)}
	}
	v.ends = append(v.ends, ending{old: i, now: j})
	last := len(v.ends) - 1
	if len(sides) == 2 {
		return []*rulebook.Row{row(last)}
	}
	v.ends = append(v.ends, ending{old: i, now: j, alone: true})
	third := sides[2]
	same := uint64(0)
	for k, a := range third.outcomes {
		if a.ID == now {
			same |= 1 << k
		}
	}
	return []*rulebook.Row{row(last+1, third.is(same)), row(last, third.is(rulebook.Full(len(third.outcomes))&^same))}
}

// situations lays out what is varied: the inputs that both rulebooks ask, with the
// values that both know. All others stay as if nobody had answered.
func (v *verdict) situations(u *union) {
	e := v.e
	v.cells = make([]uint8, len(e.space.Vars))
	allowed := make([]uint64, len(e.space.Vars))
	var vars []int
	for i := range e.space.Vars {
		x := &e.space.Vars[i]
		v.cells[i] = uint8(x.Baseline)
		common, both := u.common[x.Input.ID]
		switch {
		case !both || !slices.Contains(e.choices[v.c].vars, i):
			continue
		case x.Member >= 0 && common>>x.Member&1 == 0:
			continue // a member that only one of them knows
		case x.Cuts != nil || x.Member >= 0:
			allowed[i] = rulebook.Full(x.Cells)
		default:
			allowed[i] = common
		}
		if allowed[i] != 0 {
			vars = append(vars, i)
		}
	}
	v.layers = e.ordered(v.c, e.layersOver(vars, allowed))
}

// sums adds up, by ending, what is counted by end of the diagram.
func (v *verdict) sums(count []float64) []float64 {
	out := make([]float64, len(v.ends))
	for i, n := range count {
		if end := v.d.ends[i]; end != noOutcome { // one change of several may leave a situation without a row
			out[end] += n
		}
	}
	return out
}
