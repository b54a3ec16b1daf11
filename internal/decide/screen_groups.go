package decide

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// addGroups adds up what the rules give for every combination of cells that they
// read together. It reports whether that stays below the limit.
func (p *panel) addGroups(e *Engine, largest int) bool {
	var sets [][]int
	of := map[int][]*rule{} // by set
	for _, i := range e.choices[p.c].rules {
		r := &e.rules[i]
		set := varsOf(r)
		k := slices.IndexFunc(sets, func(have []int) bool { return slices.Equal(have, set) })
		if k < 0 {
			k = len(sets)
			sets = append(sets, set)
		}
		of[k] = append(of[k], r)
	}
	joined := p.join(sets)
	for k, set := range joined {
		cells := 1
		for _, v := range set {
			cells *= e.space.Vars[v].Cells
		}
		if len(p.adds)+cells > largest>>6 {
			return false
		}
		p.addGroup(e, set, cells)
		for i := range sets {
			if joinedAt(joined, sets[i]) == k {
				p.groups[k].add(e, p, of[i])
			}
		}
	}
	p.addRaw(e)
	p.number()
	return true
}

// varsOf lists the variables that a rule reads, each once.
func varsOf(r *rule) []int {
	var vars []int
	for _, n := range r.needs {
		vars = append(vars, n.Var)
	}
	slices.Sort(vars)
	return slices.Compact(vars)
}

// join returns the sets that groups are made for: none within another, and one for
// each variable that no rule reads.
func (p *panel) join(sets [][]int) [][]int {
	for _, v := range p.vars {
		sets = append(sets, []int{v.v})
	}
	return widest(sets)
}

// widest drops each set that lies within another, which can count for both.
func widest(sets [][]int) [][]int {
	var out [][]int
	for i, set := range sets {
		within := func(other []int) bool { return len(other) > len(set) && contains(other, set) }
		if !slices.ContainsFunc(sets, within) && joinedAt(sets[:i], set) < 0 {
			out = append(out, set)
		}
	}
	return out
}

func contains(all, some []int) bool {
	return !slices.ContainsFunc(some, func(v int) bool { return !slices.Contains(all, v) })
}

// joinedAt returns the first set that holds all of some variables.
func joinedAt(sets [][]int, some []int) int {
	return slices.IndexFunc(sets, func(set []int) bool { return contains(set, some) })
}

func (p *panel) addGroup(e *Engine, vars []int, cells int) {
	g := group{at: len(p.adds), vars: vars, points: make([][]int, cells), cells: make([][]uint8, cells)}
	stride := 1
	for _, v := range vars {
		g.strides = append(g.strides, stride)
		g.full = append(g.full, rulebook.Full(e.space.Vars[v].Cells))
		stride *= e.space.Vars[v].Cells
	}
	for at := range g.points {
		g.points[at] = make([]int, len(p.fields))
		for i, v := range vars {
			g.cells[at] = append(g.cells[at], uint8(at/g.strides[i]%e.space.Vars[v].Cells))
		}
	}
	p.groups = append(p.groups, g)
	p.adds = append(p.adds, make([]uint64, cells)...)
}

// add counts the points of some rules in every combination of cells.
func (g *group) add(e *Engine, p *panel, rules []*rule) {
	cells := make([]uint8, len(e.space.Vars))
	for at := range g.points {
		g.put(at, cells)
		for _, r := range rules {
			if !meets(r.needs, cells) {
				continue
			}
			f := slices.IndexFunc(p.fields, func(f field) bool { return f.table == r.table })
			g.points[at][f] += r.Points
			p.adds[g.at+at] += uint64(r.Points) << p.fields[f].shift
		}
	}
}

// put writes the cells of a combination.
func (g *group) put(at int, cells []uint8) {
	for i, v := range g.vars {
		cells[v] = g.cells[at][i]
	}
}

// addRaw counts the cells that rows test directly.
func (p *panel) addRaw(e *Engine) {
	cells, stride := make([]uint8, len(e.space.Vars)), uint64(1)
	for _, v := range p.vars {
		if !v.raw {
			continue
		}
		g := &p.groups[slices.IndexFunc(p.groups, func(g group) bool { return slices.Contains(g.vars, v.v) })]
		for at := range g.points {
			g.put(at, cells)
			p.adds[g.at+at] += uint64(cells[v.v]) * stride << p.shift
		}
		stride *= uint64(v.cells)
	}
}

// number notes in which groups each variable is, and what each group can add.
func (p *panel) number() {
	for i := range p.groups {
		g := &p.groups[i]
		g.low, g.high = p.extremes(g, func(int) bool { return true })
	}
	for i := range p.vars {
		for k := range p.groups {
			if slices.Contains(p.groups[k].vars, p.vars[i].v) {
				p.vars[i].groups = append(p.vars[i].groups, k)
			}
		}
	}
}

// measure works out how much evidence a variable can shift from each of its cells.
func (p *panel) measure(v *panelVar) {
	v.reach = make([]int, v.cells)
	for _, k := range v.groups {
		g := &p.groups[k]
		stride := g.strides[slices.Index(g.vars, v.v)]
		for cell := range v.reach {
			most := 0
			for at := range g.points {
				if at/stride%v.cells == cell {
					most = max(most, g.farthest(at, at-cell*stride, stride, v.cells))
				}
			}
			v.reach[cell] += most
		}
	}
}

// farthest returns the most that lies between one combination and those in which
// one variable takes another cell.
func (g *group) farthest(at, first, stride, cells int) int {
	most := 0
	for to := range cells {
		points := 0
		for f, there := range g.points[first+to*stride] {
			points += abs(there - g.points[at][f])
		}
		most = max(most, points)
	}
	return most
}

// extremes returns the least and the most that some combinations of a group add, in
// each field.
func (p *panel) extremes(g *group, counts func(at int) bool) (low, high uint64) {
	for f := range p.fields {
		least, most := noWay, -noWay
		for at, points := range g.points {
			if counts(at) {
				least, most = min(least, points[f]), max(most, points[f])
			}
		}
		low += uint64(least) << p.fields[f].shift
		high += uint64(most) << p.fields[f].shift
	}
	return low, high
}
