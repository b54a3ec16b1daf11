package decide

import (
	"cmp"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// step is one variable that moves to another cell.
type step struct {
	v  int
	to uint8
}

// flip is a smallest set of steps that changes an outcome.
type flip struct {
	steps   []step
	outcome uint8
}

// flips returns the minimal changes of choice c up to two steps: every single
// step that changes it, then every pair of which neither step does alone. Of
// several values of an ordered input that lie the same way and lead to the same
// outcome, the nearest is given. Of flips with as many steps the one that moves
// least comes first.
func (e *Engine) flips(c int, cells []uint8, at *result) []flip {
	f := flipper{
		e: e, c: &e.choices[c], id: c, from: cells, at: at,
		cells: slices.Clone(cells), trial: e.newResult(),
	}
	f.moves = f.allMoves()
	f.singles()
	f.pairs()
	slices.SortStableFunc(f.found, func(a, b flip) int {
		return cmp.Or(cmp.Compare(len(a.steps), len(b.steps)), cmp.Compare(f.way(a), f.way(b)))
	})
	return f.found
}

// way returns how far a flip moves, all steps together.
func (f *flipper) way(fl flip) int {
	way := 0
	for _, s := range fl.steps {
		way += f.e.far(s.v, f.from[s.v], s.to)
	}
	return way
}

// far returns how far two cells of a variable lie apart: in an ordered input so
// many cells, in any other one step.
func (e *Engine) far(v int, from, to uint8) int {
	if !e.hasOrder(v) {
		return 1
	}
	return abs(int(to) - int(from))
}

// hasOrder reports whether the cells of a variable have an order.
func (e *Engine) hasOrder(v int) bool {
	kind := e.space.Vars[v].Input.Kind
	return kind == profile.Number || kind == profile.Scale
}

type flipper struct {
	e     *Engine
	c     *choice
	id    int
	from  []uint8
	at    *result
	cells []uint8 // changed in place and put back
	trial *result
	moves []move
	still []move // moves that alone change nothing
	found []flip
}

// move is a step and what it adds to the evidence tables, all else being equal.
type move struct {
	step
	points []int
}

// allMoves lists the moves of each variable that the choice reads, nearest first.
func (f *flipper) allMoves() []move {
	var moves []move
	for _, v := range f.c.vars {
		from := int(f.from[v])
		for far := 1; far < f.e.space.Vars[v].Cells; far++ {
			for _, to := range []int{from - far, from + far} {
				if 0 <= to && to < f.e.space.Vars[v].Cells {
					moves = append(moves, f.move(step{v, uint8(to)}))
				}
			}
		}
	}
	return moves
}

func (f *flipper) move(s step) move {
	m := move{s, make([]int, len(f.e.tables))}
	for _, i := range f.e.readers[s.v] {
		r := &f.e.rules[i]
		if meets(r.needs, f.from) {
			m.points[r.table] -= r.Points
		}
		f.cells[s.v] = s.to
		if meets(r.needs, f.cells) {
			m.points[r.table] += r.Points
		}
		f.cells[s.v] = f.from[s.v]
	}
	return m
}

// outcome decides again after some moves. Their points add up unless a rule reads
// both variables; then joint says what is to be added for that.
func (f *flipper) outcome(moves ...move) uint8 {
	moved := false
	for _, t := range f.c.tables {
		sum := f.at.sums[t]
		for _, m := range moves {
			sum += m.points[t]
		}
		if len(moves) == 2 {
			sum += f.joint(moves[0].step, moves[1].step, t)
		}
		f.trial.bands[t] = f.e.tables[t].bands[sum-f.e.tables[t].low]
		moved = moved || f.trial.bands[t] != f.at.bands[t]
	}
	for _, m := range moves {
		moved = moved || f.c.raw[m.v]
	}
	if !moved {
		return f.at.outcomes[f.id]
	}
	for _, m := range moves {
		f.cells[m.v] = m.to
	}
	for _, u := range f.c.upon {
		f.e.choose(u, f.cells, f.trial, nil)
	}
	for _, m := range moves {
		f.cells[m.v] = f.from[m.v]
	}
	return f.trial.outcomes[f.id]
}

// joint returns what two moves together add to a table beyond the sum of what each
// adds alone: the rules that read both variables.
func (f *flipper) joint(a, b step, table int) int {
	points := 0
	for _, i := range f.e.shared[a.v][b.v] {
		r := &f.e.rules[i]
		if r.table != table {
			continue
		}
		for _, both := range [4][2]bool{{true, true}, {false, true}, {true, false}, {false, false}} {
			f.put(a, both[0])
			f.put(b, both[1])
			if meets(r.needs, f.cells) {
				if both[0] == both[1] {
					points += r.Points
				} else {
					points -= r.Points
				}
			}
		}
	}
	return points
}

// put makes a step, or takes it back.
func (f *flipper) put(s step, made bool) {
	f.cells[s.v] = f.from[s.v]
	if made {
		f.cells[s.v] = s.to
	}
}

func (f *flipper) singles() {
	for _, m := range f.moves {
		if out := f.outcome(m); out == f.at.outcomes[f.id] {
			f.still = append(f.still, m)
		} else {
			f.add(flip{[]step{m.step}, out})
		}
	}
}

func (f *flipper) pairs() {
	for i, a := range f.still {
		for _, b := range f.still[i+1:] {
			if a.v == b.v {
				continue
			}
			if out := f.outcome(a, b); out != f.at.outcomes[f.id] {
				f.add(flip{[]step{a.step, b.step}, out})
			}
		}
	}
}

// add keeps a flip unless one that moves less far the same way is kept already.
// Steps come nearest first, so none that is kept is ever bettered later.
func (f *flipper) add(next flip) {
	for _, have := range f.found {
		if have.outcome == next.outcome && len(have.steps) == len(next.steps) && f.covers(have, next) {
			return
		}
	}
	f.found = append(f.found, next)
}

func (f *flipper) covers(have, next flip) bool {
	for i, a := range have.steps {
		b := next.steps[i]
		if a.v != b.v || a.to != b.to && !f.nearer(a, b) {
			return false
		}
	}
	return true
}

// nearer reports whether a moves the same way as b, and less far.
func (f *flipper) nearer(a, b step) bool {
	if !f.e.hasOrder(a.v) {
		return false
	}
	da, db := int(a.to)-int(f.from[a.v]), int(b.to)-int(f.from[b.v])
	return sign(da) == sign(db) && abs(da) < abs(db)
}
