package decide

import (
	"math/bits"
	"slices"
)

// layersOver returns a layer for each variable, with the cells that are allowed.
func (e *Engine) layersOver(vars []int, allowed []uint64) []layer {
	var out []layer
	for _, v := range vars {
		l := layer{vars: []int{v}}
		for mask := allowed[v]; mask != 0; mask &= mask - 1 {
			l.options = append(l.options, []uint8{uint8(bits.TrailingZeros64(mask))})
		}
		out = append(out, l)
	}
	return out
}

// ordered puts layers into an order that keeps diagrams small: what rows test comes
// first, then one evidence table after another.
func (e *Engine) ordered(c int, layers []layer) []layer {
	rest := slices.Clone(layers)
	var out []layer
	opened := e.newSet()
	for len(rest) > 0 {
		best, least := 0, 1<<30
		for i := range rest {
			if cost := e.opens(c, rest[i], rest, opened); cost < least {
				best, least = i, cost
			}
		}
		for _, t := range e.tablesOf(c, rest[best]) {
			opened.add(t)
		}
		out = append(out, rest[best])
		rest = slices.Delete(rest, best, best+1)
	}
	return out
}

// opens says how much a layer would add to what has to be kept in mind.
func (e *Engine) opens(c int, l layer, rest []layer, opened set) int {
	cost := 0
	for _, t := range e.tablesOf(c, l) {
		if !opened[t] {
			cost += 100
		}
		for _, other := range rest {
			if slices.Contains(e.tablesOf(c, other), t) {
				cost++
			}
		}
	}
	return cost
}

// tablesOf lists the evidence tables of choice c that a layer bears on.
func (e *Engine) tablesOf(c int, l layer) []int {
	tables := e.newSet()
	for _, v := range l.vars {
		for _, i := range e.readers[v] {
			if slices.Contains(e.choices[c].tables, e.rules[i].table) {
				tables.add(e.rules[i].table)
			}
		}
	}
	return tables.sorted()
}

// counts returns, by end, in how many ways it is reached. only limits the options
// of some layers, as masks; nil limits none.
func (d *diagram) counts(only []uint64) []float64 { return d.reach(len(d.nodes), only) }

// reach returns, by node of a layer, in how many ways it is reached; below the last
// layer are the ends.
func (d *diagram) reach(layer int, only []uint64) []float64 {
	have := []float64{1}
	for k, nodes := range d.nodes[:layer] {
		next := make([]float64, d.width(k+1))
		for i, n := range nodes {
			if have[i] == 0 {
				continue
			}
			for o, to := range n {
				if only == nil || only[k]>>o&1 == 1 {
					next[to] += have[i] * d.layers[k].often(o)
				}
			}
		}
		have = next
	}
	return have
}

// width is the number of nodes of a layer, or of the ends.
func (d *diagram) width(layer int) int {
	if layer < len(d.nodes) {
		return len(d.nodes[layer])
	}
	return len(d.ends)
}

func (l *layer) often(option int) float64 {
	if l.times == nil {
		return 1
	}
	return l.times[option]
}

// apart returns the share of the ways through all other layers in which the options of
// one layer do not all lead to the same end. The nodes that its options have come to
// are followed together, until they are one.
func (d *diagram) apart(layer int) float64 {
	together := map[string]float64{}
	for i, n := range d.reach(layer, nil) {
		together[tuple(d.nodes[layer][i])] += n
	}
	total := 0.0
	for _, n := range together {
		total += n
	}
	for k := layer + 1; k < len(d.nodes); k++ {
		next := map[string]float64{}
		for key, n := range together {
			nodes := untuple(key)
			if len(nodes) == 1 {
				continue
			}
			for o := range d.layers[k].options {
				step := make([]int32, len(nodes))
				for i, at := range nodes {
					step[i] = d.nodes[k][at][o]
				}
				next[tuple(step)] += n * d.layers[k].often(o)
			}
		}
		together = next
		total *= d.layers[k].ways()
	}
	differ := 0.0
	for key, n := range together {
		if len(untuple(key)) > 1 {
			differ += n
		}
	}
	return differ / total
}

// tuple writes a set of nodes as a key.
func tuple(nodes []int32) string {
	nodes = slices.Compact(slices.Sorted(slices.Values(nodes)))
	key := make([]byte, 0, 4*len(nodes))
	for _, n := range nodes {
		key = append(key, byte(n), byte(n>>8), byte(n>>16), byte(n>>24))
	}
	return string(key)
}

func untuple(key string) []int32 {
	nodes := make([]int32, 0, len(key)/4)
	for i := 0; i < len(key); i += 4 {
		nodes = append(nodes, int32(key[i])|int32(key[i+1])<<8|int32(key[i+2])<<16|int32(key[i+3])<<24)
	}
	return nodes
}

// ways is how often all options of a layer count together.
func (l *layer) ways() (n float64) {
	for o := range l.options {
		n += l.often(o)
	}
	return n
}
