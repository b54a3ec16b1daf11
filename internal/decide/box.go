package decide

import (
	"math/bits"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A box is one way to an outcome: a row of a choice table, with the outcomes that
// it tests replaced by what they rest on. What is left are cells and bands.
type box struct {
	outcome int
	needs   []rulebook.Need
	bands   []pick // each table once
	tables  []int
	rules   []int // the evidence rules of those tables
}

// boxes lists every way to an outcome of a choice table. Those that it reads have
// theirs already.
func (e *Engine) boxes(c *choice) []box {
	var all []box
	for k := range c.rows {
		r := &c.rows[k]
		e.widen(box{outcome: r.Outcome, needs: r.needs}, r.bands, r.outs, &all)
	}
	for i := range all {
		all[i].rules, all[i].tables = e.rulesOf(all[i].bands)
	}
	return all
}

// widen adds bands to a box, and for each outcome that it asks for, the rows that
// give it.
func (e *Engine) widen(b box, bands, outs []pick, all *[]box) {
	for _, p := range bands {
		b.bands = withBand(b.bands, p)
	}
	if len(outs) == 0 {
		*all = append(*all, b)
		return
	}
	first, rest := outs[0], outs[1:]
	for _, other := range e.choices[first.of].boxes {
		if first.mask>>other.outcome&1 == 1 {
			next := box{outcome: b.outcome, needs: append(b.needs[:len(b.needs):len(b.needs)], other.needs...), bands: b.bands}
			e.widen(next, other.bands, rest, all)
		}
	}
}

// withBand returns bands with one more condition; a table stands in it once.
func withBand(bands []pick, p pick) []pick {
	out := make([]pick, 0, len(bands)+1)
	for _, have := range bands {
		if have.of == p.of {
			p.mask &= have.mask
		} else {
			out = append(out, have)
		}
	}
	return append(out, p)
}

func (e *Engine) rulesOf(bands []pick) (rules, among []int) {
	tables := e.newSet()
	for _, p := range bands {
		tables.add(p.of)
	}
	for i := range e.rules {
		if tables[e.rules[i].table] {
			rules = append(rules, i)
		}
	}
	return rules, tables.sorted()
}

// reachable reports whether some completion lies in the box.
func (e *Engine) reachable(b *box, allowed []uint64) bool {
	inside := append([]uint64(nil), allowed...)
	for _, n := range b.needs {
		if inside[n.Var] &= n.Mask; inside[n.Var] == 0 {
			return false
		}
	}
	if !e.withinBounds(b, inside) {
		return false
	}
	found := len(b.bands) == 0
	if !found {
		l := e.layout(b.tables)
		e.branches(b.rules, e.newSet(), inside, nil, func(br *branch) bool {
			br.reach(l, noPivot)
			found = br.hits(b)
			return !found
		})
	}
	return found
}

// withinBounds reports whether each table by itself could get into its bands.
func (e *Engine) withinBounds(b *box, allowed []uint64) bool {
	for _, p := range b.bands {
		low, high := 0, 0
		for _, i := range b.rules {
			r := &e.rules[i]
			if r.table != p.of || hopeless(r.needs, allowed) {
				continue
			}
			if certain(r.needs, allowed) {
				low, high = low+r.Points, high+r.Points
			} else {
				low, high = low+min(0, r.Points), high+max(0, r.Points)
			}
		}
		t := &e.tables[p.of]
		from, to := t.bands[low-t.low], t.bands[high-t.low]
		if p.mask&rulebook.Full(int(to)+1)&^rulebook.Full(int(from)) == 0 {
			return false
		}
	}
	return true
}

// certain reports whether every allowed cell meets all the needs.
func certain(needs []rulebook.Need, allowed []uint64) bool {
	for _, n := range needs {
		if allowed[n.Var]&^n.Mask != 0 {
			return false
		}
	}
	return true
}

// hits reports whether the grid has a point whose bands are all in the box.
func (b *branch) hits(target *box) bool {
	inside := b.inside(target)
	for i, w := range b.grid {
		for ; w != 0; w &= w - 1 {
			if inside[b.combos[i*64+bits.TrailingZeros64(w)]] {
				return true
			}
		}
	}
	return false
}

// inside marks the combinations of bands that lie in a box.
func (b *branch) inside(target *box) []bool {
	out := make([]bool, b.combinations)
	for combo := range out {
		rest, ok := combo, true
		for _, t := range b.tables {
			n := len(b.e.tables[t].Bands)
			for _, p := range target.bands {
				ok = ok && (p.of != t || p.mask>>(rest%n)&1 == 1)
			}
			rest /= n
		}
		out[combo] = ok
	}
	return out
}
