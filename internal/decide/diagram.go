package decide

import (
	"errors"
	"slices"
)

// A diagram decides a choice table for many situations at once. The situations are
// given as layers: each fixes some variables, in one of several ways, and a
// situation takes one way in every layer. A node stands for all ways through the
// layers above it that nothing below can tell apart: the sums of evidence so far,
// what is known of rules that read several layers, and the rows that are still
// alive. Counting, and asking whether a part of the situations agrees, is then a
// walk over the nodes and never over the situations. It is exact.
type diagram struct {
	layers []layer
	nodes  [][][]int32 // by layer and node: the node that each option leads to, one layer further down
	ends   []uint8     // the outcomes that the last layer leads to
}

// A layer is variables that take their cells together, in one of several ways.
type layer struct {
	vars    []int
	options [][]uint8 // the cells, in the order of vars
	times   []float64 // by option: how often it counts; nil where each counts once
}

// mostNodes is how large a diagram may become. A node takes about 100 bytes while
// it is built; the shipped rulebook needs a few thousand.
const mostNodes = 1 << 20

// errTooLarge says that a diagram would have more than mostNodes nodes.
var errTooLarge = errors.New("too many situations to tell apart")

// diagram decides choice c. Variables in no layer stay in the cell given.
func (e *Engine) diagram(c int, cells []uint8, layers []layer) (*diagram, error) {
	b := e.newBuilder(c, cells, layers)
	d := &diagram{layers: layers}
	states := []state{b.start()}
	total := 0
	for k := range layers {
		found := map[string]int32{}
		var next []state
		nodes := make([][]int32, len(states))
		for i := range states {
			nodes[i] = make([]int32, len(layers[k].options))
			for o := range layers[k].options {
				b.step(&states[i], k, o)
				id, ok := found[string(b.key)]
				if !ok {
					id = int32(len(next))
					found[string(b.key)] = id
					next = append(next, b.trial.clone())
				}
				nodes[i][o] = id
			}
		}
		d.nodes = append(d.nodes, nodes)
		states = next
		if total += len(states); total > mostNodes {
			return nil, errTooLarge
		}
	}
	for i := range states {
		d.ends = append(d.ends, b.outcome(&states[i]))
	}
	d.reduce()
	return d, nil
}

// reduce makes one node of those that lead to the same, from the last layer up.
func (d *diagram) reduce() {
	same := make([]int32, len(d.ends)) // by old number: the new one
	var ends []uint8
	for i, out := range d.ends {
		at := slices.Index(ends, out)
		if at < 0 {
			at = len(ends)
			ends = append(ends, out)
		}
		same[i] = int32(at)
	}
	d.ends = ends
	var key []byte
	for k := len(d.nodes) - 1; k >= 0; k-- {
		found := map[string]int32{}
		var kept [][]int32
		old := d.nodes[k]
		now := make([]int32, len(old))
		for i, next := range old {
			key = key[:0]
			for o := range next {
				next[o] = same[next[o]]
				key = append(key, byte(next[o]), byte(next[o]>>8), byte(next[o]>>16))
			}
			id, ok := found[string(key)]
			if !ok {
				id = int32(len(kept))
				found[string(key)] = id
				kept = append(kept, next)
			}
			now[i] = id
		}
		d.nodes[k], same = kept, now
	}
}

// outcome follows one option a layer.
func (d *diagram) outcome(options []int) uint8 {
	at := int32(0)
	for k, o := range options {
		at = d.nodes[k][at][o]
	}
	return d.ends[at]
}
