package batch

import (
	"cmp"
	"maps"
	"slices"

	"github.com/csuite-advisor/csuite/internal/decide"
)

// A tally counts rows. Each worker has one; together they say the same however
// the rows were shared out.
type tally struct {
	answered, rejected int
	settled, wide      int
	structures         [][]int // by class and structure
	outcomes           [3][]int
	closeness          map[string]int
	close              [3][]int // by decision and class
	flips              map[string]int
	assumed, missing   []int // by input
	turns              []int // by input: open, and the nearest flip is an answer to it
	reasons            reasons
	open               sample
	last               string // the closeness that is not close
}

func newTally(screen *decide.Screen, classes, inputs int, last string) *tally {
	t := &tally{
		closeness: map[string]int{}, flips: map[string]int{}, assumed: make([]int, inputs), missing: make([]int, inputs), turns: make([]int, inputs),
		reasons: reasons{}, last: last,
	}
	for range classes {
		t.structures = append(t.structures, make([]int, len(screen.Structures())))
	}
	for d := range t.outcomes {
		t.outcomes[d] = make([]int, len(screen.Alternatives(d)))
		t.close[d] = make([]int, classes)
	}
	return t
}

// add counts the rows of a situation.
func (t *tally) add(s *situation) {
	b := &s.brief
	t.answered += s.count
	t.structures[s.class][b.Structure] += s.count
	for d, out := range b.Outcomes {
		t.outcomes[d][out] += s.count
	}
	t.closeness[b.Closeness] += s.count
	if b.Closeness != t.last {
		t.close[b.Closest][s.class] += s.count
	}
	if b.Settled {
		t.settled += s.count
	}
	if s.wide {
		t.wide += s.count
	}
	if b.Flip != "" {
		t.flips[b.Flip] += s.count
	}
	for i := range t.assumed {
		t.assumed[i] += s.count * int(b.Assumed>>i&1)
		t.missing[i] += s.count * int(b.Unanswered>>i&1)
		t.turns[i] += s.count * int(s.turns>>i&1)
	}
}

// merge adds what another tally has counted.
func (t *tally) merge(other *tally) {
	t.answered += other.answered
	t.rejected += other.rejected
	t.settled += other.settled
	t.wide += other.wide
	for c := range t.structures {
		sum(t.structures[c], other.structures[c])
	}
	for d := range t.outcomes {
		sum(t.outcomes[d], other.outcomes[d])
		sum(t.close[d], other.close[d])
	}
	sum(t.assumed, other.assumed)
	sum(t.missing, other.missing)
	sum(t.turns, other.turns)
	for id, n := range other.closeness {
		t.closeness[id] += n
	}
	for text, n := range other.flips {
		t.flips[text] += n
	}
	t.reasons.merge(other.reasons)
	for _, s := range other.open.rows {
		t.open.add(s.hash, s.codes)
	}
}

func sum(to, from []int) {
	for i, n := range from {
		to[i] += n
	}
}

// reasons counts why rows were rejected. There are at most mostReasons: of more,
// those that come first by input and kind, whatever the order in which they came.
type reasons map[reasonKey]*Reason

type reasonKey struct{ input, kind string }

const mostReasons = 100

// add counts a row for every kind of problem that it has.
func (rs reasons) add(r *row) {
	for i, p := range r.wrong {
		key := reasonKey{p.input, p.kind}
		if slices.ContainsFunc(r.wrong[:i], func(q problem) bool { return q.input == key.input && q.kind == key.kind }) {
			continue
		}
		rs.count(key, &Reason{
			Input: p.input, Problem: p.kind, Rows: 1,
			Example: Example{Row: r.number, Place: placeOnly(r.src.name, p.line, p.column), Message: p.text},
		})
	}
}

func (rs reasons) count(key reasonKey, more *Reason) {
	have := rs[key]
	if have == nil {
		rs[key] = more
		rs.bound()
		return
	}
	have.Rows += more.Rows
	if more.Example.Row < have.Example.Row {
		have.Example = more.Example
	}
}

func (rs reasons) bound() {
	if len(rs) > mostReasons {
		delete(rs, slices.MaxFunc(slices.Collect(maps.Keys(rs)), compareReasons))
	}
}

func compareReasons(a, b reasonKey) int {
	return cmp.Or(cmp.Compare(a.input, b.input), cmp.Compare(a.kind, b.kind))
}

func (rs reasons) merge(other reasons) {
	for key, more := range other {
		rs.count(key, more)
	}
}
