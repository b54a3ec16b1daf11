package decide

// noWay is farther than any sum is from any band.
const noWay = 1 << 24

// look returns what is decided for a word, and the evidence that would change it, -1
// where no amount does. It is worked out once for each place and remembered.
func (p *panel) look(w uint64) (outcome uint8, points int) {
	if p.near == nil {
		outcome = p.outcome(w)
		return outcome, p.nearest(w, outcome)
	}
	at := int(p.classes[w>>p.shift].near)
	for i := range p.fields {
		f := &p.fields[i]
		at += f.pitch * int(w>>f.shift&f.mask)
	}
	known := p.near[at].Load()
	if known == 0 {
		out := p.outcome(w)
		known = uint32(p.nearest(w, out)+2)<<8 | uint32(out)
		p.near[at].Store(known) // whoever else is at it stores the same
	}
	return uint8(known), int(known>>8) - 2
}

// nearest goes through all combinations of bands that lead to another outcome.
func (p *panel) nearest(w uint64, now uint8) int {
	least := noWay
	start := int(p.classes[w>>p.shift].outcomes)
	for combo, out := range p.outcomes[start : start+p.combinations] {
		if out == now || out == noRow {
			continue
		}
		cost, rest := 0, combo
		for i := range p.fields {
			f := &p.fields[i]
			cost += int(p.distances[f.away+int(w>>f.shift&f.mask)*f.bands+rest%f.bands])
			rest /= f.bands
		}
		least = min(least, cost)
	}
	if least == noWay {
		return -1
	}
	return least
}
