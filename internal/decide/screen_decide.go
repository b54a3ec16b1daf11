package decide

// decide finds the outcome of each decision and how much evidence would change it.
func (k *Screener) decide() {
	k.judged = false
	k.stand()
	for d, p := range k.s.panels {
		if p == nil {
			k.decidePlainly(d)
			continue
		}
		k.outcomes[d], k.points[d] = p.look(k.words[d])
	}
}

// decidePlainly decides without a panel.
func (k *Screener) decidePlainly(d int) {
	c := k.s.choices[d]
	k.judge()
	k.outcomes[d], k.points[d] = k.at.outcomes[c], -1
	if n := k.s.e.nearest(c, k.cells, k.at); n.found {
		k.points[d] = n.points
	}
}

// judge applies the rules one by one.
func (k *Screener) judge() {
	if !k.judged {
		k.s.e.evaluate(k.cells, k.at)
		k.judged = true
	}
}

// structure names what was decided.
func (k *Screener) structure() int {
	if k.s.composed == nil {
		k.judge()
		return int(k.at.outcomes[k.s.named])
	}
	at, pitch := 0, 1
	for d, out := range k.outcomes {
		at += pitch * int(out)
		pitch *= len(k.s.Alternatives(d))
	}
	return int(k.s.composed[at])
}

// compose names the structure for all outcomes of the three decisions, nil where
// its table reads anything else or there are more than largest.
func (s *Screen) compose(largest int) []uint8 {
	e := s.e
	for i := range e.choices[s.named].rows {
		if r := &e.choices[s.named].rows[i]; len(r.needs)+len(r.bands) > 0 || !s.decides(r.outs) {
			return nil
		}
	}
	ways := 1
	for d := range s.choices {
		if ways *= len(s.Alternatives(d)); ways > largest {
			return nil
		}
	}
	composed, trial := make([]uint8, ways), e.newResult()
	for at := range composed {
		rest := at
		for d, c := range s.choices {
			n := len(s.Alternatives(d))
			trial.outcomes[c] = uint8(rest % n)
			rest /= n
		}
		if e.choose(s.named, nil, trial, nil) { // some outcomes may never meet
			composed[at] = trial.outcomes[s.named]
		}
	}
	return composed
}

// decides reports whether outcomes are all of the three decisions.
func (s *Screen) decides(outs []pick) bool {
	for _, o := range outs {
		if o.of != s.choices[0] && o.of != s.choices[1] && o.of != s.choices[2] {
			return false
		}
	}
	return true
}
