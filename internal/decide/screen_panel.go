package decide

import (
	"math/bits"
	"sync/atomic"
)

// A panel is one decision made ready. Where a company stands in it is one word:
// the sum of each evidence table in a field of its own, and above them a number for
// the cells that rows test directly. What an answer adds to the word was added up
// before, so a word is a few additions, and an outcome a look at each field.
type panel struct {
	c       int
	start   uint64 // where a company stands to which no group adds anything
	groups  []group
	adds    []uint64
	vars    []panelVar
	widest  int // the most cells that a variable has
	fields  []field
	bands   []uint32 // by field and sum: the band, weighted so that they add up to a combination
	shift   uint     // of the number of the raw cells
	classes []class  // by that number

	combinations int
	outcomes     []uint8 // by class and combination of bands; noRow where no company is
	distances    []int32 // by field, sum and band: the points that lie between; noWay for none
	size         int     // of the grid of sums
	near         []atomic.Uint32
}

// group is a variable, or some that rules read together: for every combination of
// their cells there is one entry in adds.
type group struct {
	at        int // in adds
	vars      []int
	strides   []int
	points    [][]int   // by combination and field
	cells     [][]uint8 // by combination and variable
	full      []uint64  // by variable: all its cells
	low, high uint64    // the least and the most that it adds, in each field
}

// panelVar is a variable that bears on the decision.
type panelVar struct {
	v, input int
	cells    int
	raw      bool // a row tests it directly
	ordered  bool
	groups   []int
	reach    []int // by cell: the most evidence that leaving it can shift, all tables together
}

// field is where a word keeps the sum of one evidence table.
type field struct {
	table, bands    int
	weight          int // of a band in a combination
	shift           uint
	mask            uint64
	at, away, pitch int // in panel.bands, in panel.distances; of the grid
}

// class is all raw cells that lead to the same outcomes: where these begin in
// panel.outcomes, and how near others are in panel.near.
type class struct{ outcomes, near uint32 }

// noRow stands for the outcome where there is none: no company has such bands.
const noRow = 0xff

// newPanel returns the panel of a choice table, nil where its tables would have
// more than largest cells.
func (s *Screen) newPanel(c, largest int) *panel {
	e, p := s.e, &panel{c: c, size: 1, combinations: 1}
	for _, t := range e.choices[c].tables {
		p.addField(e, t)
	}
	for _, v := range e.choices[c].vars {
		p.widest = max(p.widest, e.space.Vars[v].Cells)
		p.vars = append(p.vars, panelVar{v: v, input: s.inputAt[v], cells: e.space.Vars[v].Cells, raw: e.choices[c].raw[v], ordered: e.hasOrder(v)})
	}
	if !p.addClasses(e, largest) || !p.addGroups(e, largest) {
		return nil
	}
	for i := range p.vars {
		p.measure(&p.vars[i])
	}
	if cells := p.size * (len(p.outcomes) / p.combinations); cells <= largest {
		p.near = make([]atomic.Uint32, cells)
	}
	return p
}

// addField makes room in the word for the sum of one table. All fits: the rulebook
// limits how many sums a decision can depend on.
func (p *panel) addField(e *Engine, t int) {
	table := &e.tables[t]
	sums, n := len(table.bands), len(table.Bands)
	f := field{table: t, bands: n, weight: p.combinations, shift: p.shift, at: len(p.bands), away: len(p.distances), pitch: p.size}
	f.mask = 1<<bits.Len(uint(sums-1)) - 1
	p.start += uint64(-table.low) << f.shift
	for i, band := range table.bands {
		p.bands = append(p.bands, uint32(int(band)*p.combinations))
		for b := range n {
			points, ok := table.distance(table.low+i, b)
			if !ok {
				points = noWay
			}
			p.distances = append(p.distances, int32(abs(points)))
		}
	}
	p.shift += uint(bits.Len(uint(sums - 1)))
	p.size *= sums
	p.combinations *= n
	p.fields = append(p.fields, f)
}

// word tells where a company stands.
func (p *panel) word(cells []uint8) uint64 {
	w := p.start
	for i := range p.groups {
		g := &p.groups[i]
		w += p.adds[g.at+g.index(cells)]
	}
	return w
}

func (g *group) index(cells []uint8) int {
	at := 0
	for i, v := range g.vars {
		at += int(cells[v]) * g.strides[i]
	}
	return at
}

// outcome returns what is decided for a word.
func (p *panel) outcome(w uint64) uint8 {
	at := p.classes[w>>p.shift].outcomes
	for i := range p.fields {
		f := &p.fields[i]
		at += p.bands[f.at+int(w>>f.shift&f.mask)]
	}
	return p.outcomes[at]
}

// moved tells by how much a word changes when one variable moves to another cell.
func (p *panel) moved(v *panelVar, to uint8, cells []uint8) uint64 {
	var w uint64
	was := cells[v.v]
	for _, i := range v.groups {
		g := &p.groups[i]
		w -= p.adds[g.at+g.index(cells)]
		cells[v.v] = to
		w += p.adds[g.at+g.index(cells)]
		cells[v.v] = was
	}
	return w
}
