package decide

import (
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
// outcome, the nearest is given.
func (e *Engine) flips(c int, cells []uint8, at *result) []flip {
	f := flipper{e: e, c: c, cells: slices.Clone(cells), from: cells, trial: e.newResult(), now: at.outcomes[c]}
	f.steps = f.allSteps()
	f.singles()
	f.pairs()
	return f.found
}

type flipper struct {
	e     *Engine
	c     int
	cells []uint8 // changed in place and put back
	from  []uint8
	trial *result
	now   uint8
	steps []step
	still []step // steps that alone change nothing
	found []flip
}

// allSteps lists the moves of each variable that the choice reads, nearest first.
func (f *flipper) allSteps() []step {
	var steps []step
	for _, v := range f.e.readsVars(f.c) {
		from := int(f.from[v])
		for far := 1; far < f.e.space.Vars[v].Cells; far++ {
			for _, to := range []int{from - far, from + far} {
				if 0 <= to && to < f.e.space.Vars[v].Cells {
					steps = append(steps, step{v, uint8(to)})
				}
			}
		}
	}
	return steps
}

// readsVars returns the variables on which choice c can depend.
func (e *Engine) readsVars(c int) []int {
	vars := set{}
	for i := range e.rules {
		if e.reads(c, e.rules[i].table) {
			for _, n := range e.rules[i].needs {
				vars.add(n.Var)
			}
		}
	}
	for _, u := range e.choices[c].upon {
		for _, r := range e.choices[u].rows {
			for _, n := range r.needs {
				vars.add(n.Var)
			}
		}
	}
	return vars.sorted()
}

func (f *flipper) outcome(steps ...step) uint8 {
	for _, s := range steps {
		f.cells[s.v] = s.to
	}
	f.e.evaluate(f.cells, f.trial, nil)
	for _, s := range steps {
		f.cells[s.v] = f.from[s.v]
	}
	return f.trial.outcomes[f.c]
}

func (f *flipper) singles() {
	for _, s := range f.steps {
		if out := f.outcome(s); out == f.now {
			f.still = append(f.still, s)
		} else {
			f.add(flip{[]step{s}, out})
		}
	}
}

func (f *flipper) pairs() {
	for i, a := range f.still {
		for _, b := range f.still[i+1:] {
			if a.v == b.v {
				continue
			}
			if out := f.outcome(a, b); out != f.now {
				f.add(flip{[]step{a, b}, out})
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
	kind := f.e.space.Vars[a.v].Input.Kind
	if kind != profile.Number && kind != profile.Scale {
		return false
	}
	da, db := int(a.to)-int(f.from[a.v]), int(b.to)-int(f.from[b.v])
	return sign(da) == sign(db) && abs(da) < abs(db)
}
