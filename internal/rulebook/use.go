package rulebook

import "slices"

// RulesOn returns the rules, rows and entries that rest on a claim, in the order in
// which tables are evaluated.
func (rb *Rulebook) RulesOn(c *Claim) []*Grounds {
	var on []*Grounds
	for _, g := range rb.AllGrounds() {
		if slices.Contains(g.Cites, c) {
			on = append(on, g)
		}
	}
	return on
}

// MandatesOn returns the mandates whose description rests on a claim. A claim on
// which neither a rule nor a mandate rests is context, and says why.
func (rb *Rulebook) MandatesOn(c *Claim) []*Mandate {
	var on []*Mandate
	for _, m := range rb.Mandates {
		if slices.Contains(m.Cites, c) {
			on = append(on, m)
		}
	}
	return on
}
