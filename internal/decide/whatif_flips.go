package decide

import (
	"cmp"
	"slices"
)

// Deepest is how many answers flipsTo changes at once.
const Deepest = 3

// flipsTo returns the minimal changes of choice c up to depth steps: each changes
// it, and no part of it does. Of several values of an ordered input that lie the
// same way and lead to the same outcome, the nearest is given, as by flips.
func (e *Engine) flipsTo(depth, c int, cells []uint8, at *result) []flip {
	found := e.flips(c, cells, at)
	switch {
	case depth == 1:
		return slices.DeleteFunc(found, func(f flip) bool { return len(f.steps) > 1 })
	case depth < Deepest:
		return found
	}
	t := &triples{flipper: flipper{
		e: e, c: &e.choices[c], id: c, from: cells, at: at, cells: slices.Clone(cells), trial: e.newResult(),
	}, kept: map[string][]flip{}}
	t.moves = t.allMoves()
	t.singles()
	t.quiet = make([][]bool, len(t.still))
	for i, a := range t.still {
		t.quiet[i] = make([]bool, len(t.still))
		for k, b := range t.still[:i] {
			t.quiet[i][k] = a.v != b.v && t.outcome(b, a) == at.outcomes[c]
		}
	}
	t.search()
	return append(found, t.threes...)
}

// triples looks for three steps that change an outcome though no two of them do.
type triples struct {
	flipper
	quiet  [][]bool // by two still moves, the later first: they are of two variables and change nothing
	kept   map[string][]flip
	threes []flip
}

func (t *triples) search() {
	for i := range t.still {
		for k := range t.still[:i] {
			if !t.quiet[i][k] {
				continue
			}
			for m := range t.still[:k] {
				if t.quiet[i][m] && t.quiet[k][m] {
					t.three(t.still[m], t.still[k], t.still[i])
				}
			}
		}
	}
	slices.SortStableFunc(t.threes, func(a, b flip) int {
		return slices.CompareFunc(a.steps, b.steps, func(a, b step) int { return cmp.Compare(t.rank(a), t.rank(b)) })
	})
	all := t.threes
	t.threes = nil
	for _, f := range all {
		key := string(bytesOf([]int{f.steps[0].v, f.steps[1].v, f.steps[2].v, int(f.outcome)}))
		if !slices.ContainsFunc(t.kept[key], func(have flip) bool { return t.covers(have, f) }) {
			t.kept[key], t.threes = append(t.kept[key], f), append(t.threes, f)
		}
	}
}

// rank orders steps by variable, nearest first, as allMoves does.
func (t *triples) rank(s step) int {
	far := int(s.to) - int(t.from[s.v])
	return (s.v<<16 | abs(far)<<1) + max(0, sign(far))
}

// three decides again after three moves, from the rules up.
func (t *triples) three(moves ...move) {
	for _, m := range moves {
		t.cells[m.v] = m.to
	}
	t.e.decideAlone(t.id, t.cells, t.trial)
	for _, m := range moves {
		t.cells[m.v] = t.from[m.v]
	}
	if out := t.trial.outcomes[t.id]; out != t.at.outcomes[t.id] {
		t.threes = append(t.threes, flip{[]step{moves[0].step, moves[1].step, moves[2].step}, out})
	}
}

// decideAlone evaluates one choice table and what it rests on, and nothing else.
func (e *Engine) decideAlone(c int, cells []uint8, r *result) {
	table := &e.choices[c]
	for _, t := range table.tables {
		r.sums[t] = 0
	}
	for _, i := range table.rules {
		if rule := &e.rules[i]; meets(rule.needs, cells) {
			r.sums[rule.table] += rule.Points
		}
	}
	for _, t := range table.tables {
		r.bands[t] = e.tables[t].bands[r.sums[t]-e.tables[t].low]
	}
	for _, u := range table.upon {
		e.choose(u, cells, r, nil)
	}
}
