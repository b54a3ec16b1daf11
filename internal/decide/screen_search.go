package decide

import "math/bits"

// differs reports whether two completions lead to two outcomes, with the first
// depth variables fixed.
func (s *completions) differs(depth int, w uint64) bool {
	if s.left--; s.left < 0 {
		return true
	}
	if depth == s.raws {
		s.start = int(s.p.classes[s.raw()].outcomes)
	}
	if depth >= s.raws && s.agree(w, depth) {
		return false
	}
	if depth == len(s.open) {
		return true
	}
	v := s.open[depth].v
	for mask := s.allowed[v]; mask != 0; mask &= mask - 1 {
		s.cells[v] = uint8(bits.TrailingZeros64(mask))
		next := w
		for _, i := range s.ends[depth] {
			g := &s.p.groups[i]
			next += s.p.adds[g.at+g.index(s.cells)]
		}
		if s.differs(depth+1, next) {
			return true
		}
	}
	return false
}

// raw is the number of the raw cells.
func (s *completions) raw() int {
	at, pitch := 0, 1
	for i := range s.p.vars {
		if v := &s.p.vars[i]; v.raw {
			at += int(s.cells[v.v]) * pitch
			pitch *= v.cells
		}
	}
	return at
}

// agree reports whether all bands that can still be reached lead to one outcome.
func (s *completions) agree(w uint64, depth int) bool {
	return s.box(len(s.p.fields)-1, s.start, w+s.low[depth], w+s.high[depth])
}

// box goes through the bands between two words, field by field.
func (s *completions) box(i, at int, low, high uint64) bool {
	if i < 0 {
		out := s.p.outcomes[at]
		return out == s.now || out == noRow
	}
	f := &s.p.fields[i]
	from, to := s.p.bands[f.at+int(low>>f.shift&f.mask)], s.p.bands[f.at+int(high>>f.shift&f.mask)]
	for band := from; band <= to; band += uint32(f.weight) {
		if !s.box(i-1, at+int(band), low, high) {
			return false
		}
	}
	return true
}
