package decide

// near is the least evidence that would change an outcome.
type near struct {
	found   bool
	points  int
	outcome uint8
	shift   []int // by table: the points that would have to come (+) or go (-)
}

// nearest returns the least number of evidence points, over all tables together,
// that would change choice c, with the answers as they are. Equal distances go to
// the alternative that the table lists first.
func (e *Engine) nearest(c int, cells []uint8, at *result) near {
	s := search{e: e, c: c, cells: cells, at: at, trial: e.newResult(), shift: make([]int, len(e.tables))}
	copy(s.trial.bands, at.bands)
	copy(s.trial.outcomes, at.outcomes)
	s.tables(e.choices[c].tables, 0)
	return s.best
}

// search goes through combinations of bands, cheapest bands first being kept.
type search struct {
	e     *Engine
	c     int
	cells []uint8
	at    *result
	trial *result
	shift []int
	best  near
}

func (s *search) tables(rest []int, cost int) {
	if s.best.found && cost > s.best.points {
		return
	}
	if len(rest) == 0 {
		s.try(cost)
		return
	}
	t := rest[0]
	for b := range s.e.tables[t].Bands {
		points, ok := s.e.tables[t].distance(s.at.sums[t], b)
		if !ok {
			continue
		}
		s.trial.bands[t], s.shift[t] = uint8(b), points
		s.tables(rest[1:], cost+abs(points))
	}
	s.trial.bands[t], s.shift[t] = s.at.bands[t], 0
}

func (s *search) try(cost int) {
	if !s.e.recalculate(s.c, s.cells, s.trial) {
		return // bands that no company can be in together
	}
	outcome := s.trial.outcomes[s.c]
	if outcome == s.at.outcomes[s.c] {
		return
	}
	if !s.best.found || cost < s.best.points || cost == s.best.points && outcome < s.best.outcome {
		s.best = near{true, cost, outcome, append([]int(nil), s.shift...)}
	}
}

// distance returns the points from a sum to a band, less than zero downwards; ok
// is false where the rules cannot add up to the band at all.
func (t *table) distance(sum, band int) (points int, ok bool) {
	b := t.Bands[band]
	switch {
	case b.Low > t.high || b.High < t.low:
		return 0, false
	case sum < b.Low:
		return b.Low - sum, true
	case sum > b.High:
		return b.High - sum, true
	}
	return 0, true
}

func abs(n int) int { return max(n, -n) }

// direction tells which way a table would have to move for choice c to change:
// 1 for up, -1 for down, 0 where it alone cannot change it.
func (e *Engine) direction(c, t int, cells []uint8, at *result) int {
	trial := e.newResult()
	copy(trial.bands, at.bands)
	way, least := 0, 0
	for b := range e.tables[t].Bands {
		points, ok := e.tables[t].distance(at.sums[t], b)
		if !ok || points == 0 || way != 0 && abs(points) >= least {
			continue
		}
		trial.bands[t] = uint8(b)
		if e.recalculate(c, cells, trial) && trial.outcomes[c] != at.outcomes[c] {
			way, least = sign(points), abs(points)
		}
	}
	return way
}

// recalculate decides c again for changed bands.
func (e *Engine) recalculate(c int, cells []uint8, trial *result) bool {
	for _, u := range e.choices[c].upon {
		if !e.choose(u, cells, trial, nil) {
			return false
		}
	}
	return true
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}
