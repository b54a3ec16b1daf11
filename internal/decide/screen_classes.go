package decide

import (
	"math/bits"
	"slices"
)

// addClasses decides every combination of bands. Cells that rows test directly
// count only as far as they make other rows match; those that make the same rows
// match are one class. It reports whether that stays below the limit.
func (p *panel) addClasses(e *Engine, largest int) bool {
	ways := 1
	for _, v := range p.vars {
		if v.raw {
			ways *= v.cells
		}
		if ways > largest>>4 {
			return false
		}
	}
	if p.shift+uint(bits.Len(uint(ways-1))) > 64 {
		return false
	}
	like := e.alike(p.c)
	cells, known := make([]uint8, len(e.space.Vars)), map[string]class{}
	for at := range ways {
		p.rawCells(at, cells)
		key := e.matching(p.c, like, cells)
		if _, ok := known[key]; !ok {
			if len(p.outcomes)+p.combinations > largest>>4 {
				return false
			}
			known[key] = class{uint32(len(p.outcomes)), uint32(len(known) * p.size)}
			p.decideAll(e, cells)
		}
		p.classes = append(p.classes, known[key])
	}
	return true
}

// rawCells writes the cells that a number of raw cells stands for.
func (p *panel) rawCells(at int, cells []uint8) {
	for _, v := range p.vars {
		if v.raw {
			cells[v.v] = uint8(at % v.cells)
			at /= v.cells
		}
	}
}

// alike numbers the rows of a choice and of those that it reads; rows that differ
// in the cells that they test, and in nothing else, have one number.
func (e *Engine) alike(c int) [][]int {
	type kept struct{ u, k int }
	var seen []kept
	out := make([][]int, len(e.choices))
	for _, u := range e.choices[c].upon {
		rows := e.choices[u].rows
		for k := range rows {
			same := slices.IndexFunc(seen, func(s kept) bool {
				r := &e.choices[s.u].rows[s.k]
				return s.u == u && r.Outcome == rows[k].Outcome && slices.Equal(r.bands, rows[k].bands) && slices.Equal(r.outs, rows[k].outs)
			})
			if same < 0 {
				same = len(seen)
				seen = append(seen, kept{u, k})
			}
			out[u] = append(out[u], same)
		}
	}
	return out
}

// matching lists, as a key, the rows that raw cells let match.
func (e *Engine) matching(c int, like [][]int, cells []uint8) string {
	var key []int
	for _, u := range e.choices[c].upon {
		for k := range e.choices[u].rows {
			if n := like[u][k]; meets(e.choices[u].rows[k].needs, cells) && !slices.Contains(key, n) {
				key = append(key, n)
			}
		}
	}
	return string(bytesOf(key))
}

// decideAll appends the outcome of each combination of bands.
func (p *panel) decideAll(e *Engine, cells []uint8) {
	trial := e.newResult()
	for combo := range p.combinations {
		rest := combo
		for _, f := range p.fields {
			trial.bands[f.table] = uint8(rest % f.bands)
			rest /= f.bands
		}
		out := uint8(noRow)
		if e.recalculate(p.c, cells, trial) {
			out = trial.outcomes[p.c]
		}
		p.outcomes = append(p.outcomes, out)
	}
}
