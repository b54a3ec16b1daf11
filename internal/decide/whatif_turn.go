package decide

import (
	"cmp"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// groupOrder is the order in which groups are listed.
func groupOrder(group string) int {
	return slices.Index([]string{recommendation.Decides, recommendation.Happens, recommendation.Unknown}, group)
}

// turns describes flips of choice c, by group, and in each the easiest first:
// fewest answers, then the shortest move, then the author's order.
func (s *situation) turns(c int, flips []flip) []recommendation.Turn {
	type ranked struct {
		flip
		turn recommendation.Turn
	}
	list := make([]ranked, len(flips))
	after := s.e.newResult()
	for i, f := range flips {
		list[i] = ranked{f, s.turn(c, f, after)}
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		return cmp.Or(
			cmp.Compare(groupOrder(a.turn.Group), groupOrder(b.turn.Group)),
			cmp.Compare(a.turn.Steps, b.turn.Steps), cmp.Compare(a.turn.Cells, b.turn.Cells),
			slices.CompareFunc(a.steps, b.steps, func(a, b step) int { return cmp.Or(a.v-b.v, int(a.to)-int(b.to)) }),
		)
	})
	out := make([]recommendation.Turn, len(list))
	for i := range list {
		out[i] = list[i].turn
	}
	return out
}

// turn describes one flip and the rules through which it works.
func (s *situation) turn(c int, f flip, after *result) recommendation.Turn {
	a := s.e.choices[c].Alternatives[f.outcome]
	t := recommendation.Turn{
		Group: s.groupOf(f.steps), Changes: s.moves(f.steps), Steps: len(f.steps),
		Outcome: a.ID, Title: a.Title, Bands: []recommendation.Shift{}, Rules: []recommendation.Turned{},
	}
	says := make([]string, len(t.Changes))
	for i, m := range t.Changes {
		says[i] = m.Says
	}
	t.Says = rulebook.Join(says, "and")
	cells := slices.Clone(s.cells)
	for _, st := range f.steps {
		t.Cells += s.e.far(st.v, s.cells[st.v], st.to)
		cells[st.v] = st.to
	}
	s.e.decideAlone(c, cells, after)
	s.shifts(c, after, &t)
	s.turnedRules(c, cells, after, &t)
	s.turnedRows(c, after, &t)
	return t
}

// groupOf is the group of the step that is least in the company's hands: what
// happens comes before what is not known, and that before what it decides.
func (s *situation) groupOf(steps []step) string {
	group := recommendation.Decides
	for _, st := range steps {
		switch s.stepGroup(st) {
		case recommendation.Happens:
			return recommendation.Happens
		case recommendation.Unknown:
			group = recommendation.Unknown
		}
	}
	return group
}

// stepGroup tells in whose hands one step is. Where the answers so far leave it
// open, it need not come about: it may be so already.
func (s *situation) stepGroup(st step) string {
	switch {
	case s.allowed[st.v]>>st.to&1 == 1:
		return recommendation.Unknown
	case s.e.space.Vars[st.v].Input.Control == profile.Decides:
		return recommendation.Decides
	}
	return recommendation.Happens
}

// moves describes steps, the members of one set together.
func (s *situation) moves(steps []step) []recommendation.Move {
	var out []recommendation.Move
	for i := 0; i < len(steps); {
		in, n := s.e.space.Vars[steps[i].v].Input, i+1
		for n < len(steps) && s.e.space.Vars[steps[n].v].Input == in {
			n++
		}
		out = append(out, recommendation.Move{
			Change: s.e.change(&s.view, steps[i:n]), Label: in.Label,
			State: s.profile.Get(in.ID).State.String(), Group: s.groupOf(steps[i:n]),
		})
		i = n
	}
	return out
}

// shifts lists the evidence tables that get another band.
func (s *situation) shifts(c int, after *result, t *recommendation.Turn) {
	for _, i := range s.e.choices[c].tables {
		table := &s.e.tables[i]
		if from, to := s.at.bands[i], after.bands[i]; from != to {
			t.Bands = append(t.Bands, recommendation.Shift{
				Table: table.ID, Label: table.Label, From: table.Bands[from].ID, To: table.Bands[to].ID,
				FromSum: s.at.sums[i], ToSum: after.sums[i],
			})
		}
	}
}

// turnedRules lists the evidence rules that match before or after, and not both,
// those first whose table gets another band.
func (s *situation) turnedRules(c int, cells []uint8, after *result, t *recommendation.Turn) {
	for _, i := range s.e.choices[c].rules {
		r := &s.e.rules[i]
		before, now := meets(r.needs, s.cells), meets(r.needs, cells)
		if before == now {
			continue
		}
		x := s.turned(&r.Grounds, s.e.tables[r.table].ID, now)
		x.Points, x.Carries = r.Points, s.at.bands[r.table] != after.bands[r.table]
		t.Rules = append(t.Rules, x)
	}
	slices.SortStableFunc(t.Rules, func(a, b recommendation.Turned) int {
		if a.Carries == b.Carries {
			return 0
		}
		if a.Carries {
			return -1
		}
		return 1
	})
}

// turnedRows lists the rows of choice tables that matched and those that match now.
func (s *situation) turnedRows(c int, after *result, t *recommendation.Turn) {
	for _, u := range s.e.choices[c].upon {
		table := &s.e.choices[u]
		if s.at.rows[u] == after.rows[u] {
			continue
		}
		for _, row := range []struct {
			at  uint8
			now bool
		}{{s.at.rows[u], false}, {after.rows[u], true}} {
			x := s.turned(&table.rows[row.at].Grounds, table.ID, row.now)
			x.Carries = s.at.outcomes[u] != after.outcomes[u]
			t.Rules = append(t.Rules, x)
		}
	}
}

func (s *situation) turned(g *rulebook.Grounds, table string, now bool) recommendation.Turned {
	return recommendation.Turned{
		Rule: g.ID, Table: table, Matches: now, Condition: s.e.rb.Condition(g.When), Because: g.Because,
		Basis: string(g.Basis), Citations: cites(g.Cites),
	}
}
