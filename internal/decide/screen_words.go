package decide

import "slices"

// lookup finds what the cells of two variables add to the word of each decision; of
// one variable where the stride is 0.
type lookup struct {
	at, stride uint32
	a, b       uint16
}

// join2 makes the groups of all panels into lookups, so that what several of them
// read is looked up once. Variables that no rule joins are put in pairs all the same.
// There are none where a rule reads more than two variables.
func (s *Screen) join2() {
	var sets [][]int
	for _, p := range s.panels {
		if p == nil {
			return
		}
		for i := range p.groups {
			sets = append(sets, p.groups[i].vars)
		}
	}
	sets = inPairs(widest(sets))
	if slices.ContainsFunc(sets, func(set []int) bool { return len(set) > 2 }) {
		return
	}
	for k, set := range sets {
		l := lookup{at: uint32(len(s.adds)), a: uint16(set[0]), b: uint16(set[0])}
		cells := s.e.space.Vars[set[0]].Cells
		if len(set) == 2 {
			l.b, l.stride = uint16(set[1]), uint32(cells)
			cells *= s.e.space.Vars[set[1]].Cells
		}
		s.lookups = append(s.lookups, l)
		s.adds = append(s.adds, make([][3]uint64, cells)...)
		for d, p := range s.panels {
			for i := range p.groups {
				if joinedAt(sets, p.groups[i].vars) == k {
					s.lay(l, d, &p.groups[i])
				}
			}
		}
	}
}

// lay adds what a group of one panel gives to a lookup.
func (s *Screen) lay(l lookup, d int, g *group) {
	cells := make([]uint8, len(s.e.space.Vars))
	for at := range s.adds[l.at:] {
		n := s.e.space.Vars[l.a].Cells
		cells[l.a] = uint8(at % n)
		if l.stride > 0 {
			cells[l.b] = uint8(at / n)
		}
		s.adds[int(l.at)+at][d] += s.panels[d].adds[g.at+g.index(cells)]
	}
}

// inPairs joins each two sets of one variable.
func inPairs(sets [][]int) [][]int {
	var out [][]int
	single := -1
	for _, set := range sets {
		switch {
		case len(set) > 1:
			out = append(out, set)
		case single < 0:
			single = set[0]
		default:
			out = append(out, []int{single, set[0]})
			single = -1
		}
	}
	if single >= 0 {
		out = append(out, []int{single})
	}
	return out
}

// stand finds where the company stands in each panel.
func (k *Screener) stand() {
	s := k.s
	if s.lookups == nil {
		for d, p := range s.panels {
			if p != nil {
				k.words[d] = p.word(k.cells)
			}
		}
		return
	}
	a, b, c := s.panels[0].start, s.panels[1].start, s.panels[2].start
	for i := range s.lookups {
		l := &s.lookups[i]
		add := &s.adds[l.at+uint32(k.cells[l.a])+uint32(k.cells[l.b])*l.stride]
		a, b, c = a+add[0], b+add[1], c+add[2]
	}
	k.words = [3]uint64{a, b, c}
}
