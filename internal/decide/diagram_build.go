package decide

import (
	"encoding/binary"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A clause is what an evidence rule or a row of a choice table asks of the layers.
type clause struct {
	passes [][]bool // by layer, nil where it is not read, and option
	last   int      // the last layer that it reads
	table  int      // evidence rules: the position of their table
	points int
	choice int // rows: their choice table and their number
	row    int
}

// A state is a node while a diagram is built.
type state struct {
	sums  []int32 // by table: what has been added up so far, or decided+band
	alive bitset  // by clause: no layer so far fails it; evidence rules only until they are added up
}

func (s *state) clone() state { return state{slices.Clone(s.sums), slices.Clone(s.alive)} }

// decided marks a sum that can no longer leave its band. Sums are smaller.
const decided = 1 << 30

type builder struct {
	e       *Engine
	c       *choice
	cells   []uint8
	layers  []layer
	layerOf []int // by variable, -1 where it is in none
	rules   int   // clauses[:rules] are evidence rules, the others are rows
	clauses []clause
	readers [][]int // by layer: the clauses that read it
	base    []int32 // by table: the points that no layer bears on
	low     [][]int32
	high    [][]int32 // by layer and table: the least and the most that can come after the layer
	trial   state
	key     []byte
	result  *result
}

func (e *Engine) newBuilder(c int, cells []uint8, layers []layer) *builder {
	b := &builder{e: e, c: &e.choices[c], cells: cells, layers: layers, result: e.newResult(), layerOf: make([]int, len(cells))}
	for v := range b.layerOf {
		b.layerOf[v] = -1
	}
	for k := range layers {
		for _, v := range layers[k].vars {
			b.layerOf[v] = k
		}
	}
	b.base = make([]int32, len(b.c.tables))
	for _, i := range b.c.rules {
		b.rule(&e.rules[i])
	}
	b.rules = len(b.clauses)
	for _, u := range b.c.upon {
		for k := range e.choices[u].rows {
			cl := b.clause(e.choices[u].rows[k].needs)
			if cl == nil {
				cl = &clause{last: noLayer, passes: make([][]bool, len(layers))} // a row that is dead from the start
			}
			cl.choice, cl.row = u, k
			b.clauses = append(b.clauses, *cl)
		}
	}
	b.readers = make([][]int, len(layers))
	for i := range b.clauses {
		for k, passes := range b.clauses[i].passes {
			if passes != nil {
				b.readers[k] = append(b.readers[k], i)
			}
		}
	}
	b.bounds()
	return b
}

// Clauses that read no layer: they hold always, or never.
const (
	always  = -1
	noLayer = -2
)

// clause sorts needs by layer; nil where a variable that is in no layer fails one.
func (b *builder) clause(needs []rulebook.Need) *clause {
	cl := &clause{last: always, passes: make([][]bool, len(b.layers))}
	for _, n := range needs {
		k := b.layerOf[n.Var]
		if k < 0 {
			if n.Mask>>b.cells[n.Var]&1 == 0 {
				return nil
			}
			continue
		}
		if cl.passes[k] == nil {
			cl.passes[k] = slices.Repeat([]bool{true}, len(b.layers[k].options))
		}
		at := slices.Index(b.layers[k].vars, n.Var)
		for o, cells := range b.layers[k].options {
			cl.passes[k][o] = cl.passes[k][o] && n.Mask>>cells[at]&1 == 1
		}
		cl.last = max(cl.last, k)
	}
	return cl
}

func (b *builder) rule(r *rule) {
	cl := b.clause(r.needs)
	if cl == nil {
		return
	}
	cl.table, cl.points = slices.Index(b.c.tables, r.table), r.Points
	if cl.last == always {
		b.base[cl.table] += int32(r.Points)
		return
	}
	b.clauses = append(b.clauses, *cl)
}

// bounds works out, for each layer, what the rules that end further down can add.
func (b *builder) bounds() {
	b.low, b.high = make([][]int32, len(b.layers)), make([][]int32, len(b.layers))
	for k := range b.layers {
		b.low[k], b.high[k] = make([]int32, len(b.c.tables)), make([]int32, len(b.c.tables))
		for _, cl := range b.clauses[:b.rules] {
			if cl.last > k {
				b.low[k][cl.table] += int32(min(0, cl.points))
				b.high[k][cl.table] += int32(max(0, cl.points))
			}
		}
	}
}

func (b *builder) start() state {
	s := state{sums: slices.Clone(b.base)}
	s.alive.resize((len(b.clauses) + 63) / 64)
	for i := range b.clauses {
		if b.clauses[i].last != noLayer {
			s.alive.set(i)
		}
	}
	b.trial = s.clone()
	return s
}

// step sets trial and key to what option o of layer k makes of a state.
func (b *builder) step(from *state, k, o int) {
	copy(b.trial.sums, from.sums)
	copy(b.trial.alive, from.alive)
	for _, i := range b.readers[k] {
		cl, bit := &b.clauses[i], uint64(1)<<(i%64)
		if !cl.passes[k][o] {
			b.trial.alive[i/64] &^= bit
		}
		if i < b.rules && cl.last == k {
			if b.trial.alive[i/64]&bit != 0 && b.trial.sums[cl.table] < decided {
				b.trial.sums[cl.table] += int32(cl.points)
			}
			b.trial.alive[i/64] &^= bit
		}
	}
	b.key = b.key[:0]
	for t := range b.trial.sums {
		b.settle(k, t)
		b.key = binary.LittleEndian.AppendUint32(b.key, uint32(b.trial.sums[t]))
	}
	for _, w := range b.trial.alive {
		b.key = binary.LittleEndian.AppendUint64(b.key, w)
	}
}

// settle puts the band in place of a sum that can no longer leave it.
func (b *builder) settle(k, t int) {
	sum := b.trial.sums[t]
	if sum >= decided {
		return
	}
	table := &b.e.tables[b.c.tables[t]]
	low := table.bands[int(sum+b.low[k][t])-table.low]
	if low == table.bands[int(sum+b.high[k][t])-table.low] {
		b.trial.sums[t] = decided + int32(low)
	}
}

// noOutcome is the outcome of a table none of whose rows matches. No rulebook that
// was proved complete has one.
const noOutcome = 0xff

// outcome decides a state below the last layer.
func (b *builder) outcome(s *state) uint8 {
	for t, sum := range s.sums {
		table := b.c.tables[t]
		if sum >= decided {
			b.result.bands[table] = uint8(sum - decided)
		} else {
			b.result.bands[table] = b.e.tables[table].bands[int(sum)-b.e.tables[table].low]
		}
	}
	for i := range b.result.outcomes {
		b.result.outcomes[i] = noOutcome
	}
	for i := b.rules; i < len(b.clauses); i++ { // in the order of the choice tables
		cl := &b.clauses[i]
		r := &b.e.choices[cl.choice].rows[cl.row]
		if s.alive[i/64]>>(i%64)&1 == 1 && picks(r.bands, b.result.bands) && picks(r.outs, b.result.outcomes) {
			b.result.outcomes[cl.choice] = uint8(r.Outcome)
		}
	}
	return b.result.outcomes[b.c.upon[len(b.c.upon)-1]]
}
