package decide

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// decide works out what all mixtures make of one decision.
func (p *hearing) decide(id string) error {
	c := p.e.byID[id]
	cells := p.e.look(p.merged).cells
	for _, d := range p.disputes { // what is read alike under every answer is in no layer
		for k, v := range d.vars {
			cells[v] = d.ways[0][k]
		}
	}
	layers, of := p.layers(c)
	d, err := p.e.diagram(c, cells, p.e.ordered(c, layers))
	if err != nil {
		return err
	}
	p.mixed(c, d)
	for k, i := range of {
		at := slices.IndexFunc(d.layers, func(l layer) bool { return l.vars[0] == layers[k].vars[0] })
		if m, can := p.alone(c, d, at, &p.disputes[i]); can {
			p.disputes[i].shown.Matters = append(p.disputes[i].shown.Matters, m)
		}
	}
	return nil
}

// layers returns a layer for each dispute whose answers choice c can tell apart, and
// which dispute it is. Answers that are read alike are one option, that counts as
// often as there are such answers.
func (p *hearing) layers(c int) (layers []layer, of []int) {
	for i := range p.disputes {
		d := &p.disputes[i]
		var l layer
		var at []int
		for k, v := range d.vars {
			if slices.Contains(p.e.choices[c].vars, v) {
				l.vars, at = append(l.vars, v), append(at, k)
			}
		}
		for _, way := range d.ways {
			l.add(pickCells(way, at))
		}
		if len(l.options) > 1 {
			layers, of = append(layers, l), append(of, i)
		}
	}
	return layers, of
}

func pickCells(way []uint8, at []int) []uint8 {
	out := make([]uint8, len(at))
	for i, k := range at {
		out[i] = way[k]
	}
	return out
}

// add adds an option, or counts it once more.
func (l *layer) add(option []uint8) {
	if k := l.find(option); k >= 0 {
		l.times[k]++
		return
	}
	l.options, l.times = append(l.options, option), append(l.times, 1)
}

func (l *layer) find(option []uint8) int {
	return slices.IndexFunc(l.options, func(have []uint8) bool { return slices.Equal(have, option) })
}

// mixed counts the outcomes of all mixtures.
func (p *hearing) mixed(c int, d *diagram) {
	table := &p.e.choices[c]
	m := recommendation.Mixed{ID: table.ID, Label: table.Label, Open: []string{}}
	count, total := d.counts(nil), 0.0
	for _, n := range count {
		total += n
	}
	for end, n := range count {
		if n > 0 {
			a := table.Alternatives[d.ends[end]]
			m.Outcomes = append(m.Outcomes, recommendation.MixedOutcome{Outcome: a.ID, Title: a.Title, Share: n / total})
		}
	}
	slices.SortFunc(m.Outcomes, func(a, b recommendation.MixedOutcome) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(table.Outcome(a.Outcome), table.Outcome(b.Outcome)))
	})
	p.out.Same = p.out.Same && len(m.Outcomes) == 1
	open := p.open(c, 0, p.e.look(p.merged).allowed)
	for i, a := range table.Alternatives {
		if open>>i&1 == 1 {
			m.Open = append(m.Open, a.ID)
		}
	}
	p.out.Decisions = append(p.out.Decisions, m)
}

// alone says in how many mixtures of the others the layer of a dispute decides.
func (p *hearing) alone(c int, d *diagram, at int, of *dispute) (m recommendation.Matters, can bool) {
	share := d.apart(at)
	table, l := &p.e.choices[c], &d.layers[at]
	m = recommendation.Matters{Decision: table.ID, Label: table.Label, Share: share}
	if share == 0 {
		return m, false
	}
	var vars []int // of the layer, as positions in a way
	for _, v := range l.vars {
		vars = append(vars, slices.Index(of.vars, v))
	}
	for _, way := range of.ways {
		only := slices.Repeat([]uint64{^uint64(0)}, len(d.layers))
		only[at] = 1 << l.find(pickCells(way, vars))
		var leads uint64
		for end, n := range d.counts(only) {
			if n > 0 {
				leads |= 1 << d.ends[end]
			}
		}
		m.Possible = append(m.Possible, p.e.outcomesIn(c, leads))
	}
	return m, true
}

// outcomesIn lists the outcomes of a mask.
func (e *Engine) outcomesIn(c int, mask uint64) []string {
	var out []string
	for ; mask != 0; mask &= mask - 1 {
		out = append(out, e.choices[c].Alternatives[bits.TrailingZeros64(mask)].ID)
	}
	return out
}

// open returns the outcomes that are possible where the disputes from number i on
// take any of their answers, and what nobody answered takes any value. The members of
// a set belong together, so its answers are tried one after another.
func (p *hearing) open(c, i int, allowed []uint64) uint64 {
	if i == len(p.disputes) {
		return p.e.possible(c, allowed)
	}
	d := &p.disputes[i]
	if d.input.Kind != profile.Set {
		return p.open(c, i+1, p.allow(allowed, d, d.answers...))
	}
	var found uint64
	for _, a := range d.answers {
		found |= p.open(c, i+1, p.allow(allowed, d, a))
		if !slices.ContainsFunc(d.vars, func(v int) bool { return slices.Contains(p.e.choices[c].vars, v) }) {
			break // the answers make no difference here
		}
	}
	return found
}

// allow returns allowed with some answers for one dispute.
func (p *hearing) allow(allowed []uint64, d *dispute, answers ...profile.Answer) []uint64 {
	out := slices.Clone(allowed)
	first := p.e.space.First(d.input.ID)
	for v := first; v < len(out) && p.e.space.Vars[v].Input == d.input; v++ {
		out[v] = 0
		for _, a := range answers {
			variable := &p.e.space.Vars[v]
			out[v] |= openCells(variable, a, uint8(cellOf(variable, a)))
		}
	}
	return out
}
