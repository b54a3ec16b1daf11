package rulebook

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// An Invariant is something that holds for every company, proved when a rulebook
// is loaded. Where When holds, one of Then holds as well. With Rising, When is
// asked of one company and Then of another that is alike but further up that input.
type Invariant struct {
	ID, Says string
	Rising   string   // an input, or ""
	Through  []uint64 // the cells of Rising, from the lowest up
	When     []Test
	Then     [][]Test
	Pos      Pos
}

type invariantsFile struct {
	Invariants []invariantYAML `yaml:"invariants"`
}

type invariantYAML struct {
	ID      text    `yaml:"id"`
	Says    text    `yaml:"says"`
	Rising  text    `yaml:"rising"`
	Through texts   `yaml:"through"`
	When    pairs   `yaml:"when"`
	Then    []pairs `yaml:"then"`
}

const invariantsName = "invariants.yaml"

func (l *loader) invariants(raw *files) {
	seen := map[string]Pos{}
	for _, y := range raw.invariants.Invariants {
		l.once(invariantsName, y.ID, "invariant", seen)
		l.need(invariantsName, y.ID, map[string]text{"says": y.Says})
		inv := &Invariant{ID: y.ID.s, Says: y.Says.s, Rising: y.Rising.s, When: l.tests(y.When), Pos: y.ID.in(invariantsName)}
		for _, p := range y.Then {
			inv.Then = append(inv.Then, l.tests(p))
			l.deniable(inv.Then[len(inv.Then)-1])
		}
		l.through(y, inv)
		l.rb.Invariants = append(l.rb.Invariants, inv)
	}
}

func (l *loader) tests(ps pairs) []Test {
	var out []Test
	for _, p := range ps {
		if t, ok := l.test(invariantsName, p, true); ok {
			out = append(out, t)
		}
	}
	return out
}

// deniable refuses what the search for a company that breaks an invariant cannot
// turn around: it asks for the other values, and numbers and sets have none.
func (l *loader) deniable(then []Test) {
	for _, t := range then {
		if in := l.rb.Catalogue.Input(t.Name); in != nil && (in.Kind == profile.Number || in.Kind == profile.Set) {
			l.faults.add(t.Pos, "test it under when", "then cannot test %q, which is a %s", t.Name, in.Kind)
		}
	}
}

// through works out the steps up which the pivot goes: the values named, or all in order.
func (l *loader) through(y invariantYAML, inv *Invariant) {
	if inv.Rising == "" {
		return
	}
	in := l.rb.Catalogue.Input(inv.Rising)
	if in == nil || in.Kind == profile.Set {
		l.unknown(invariantsName, y.Rising, "ordered input", l.rb.Catalogue.IDs())
		return
	}
	space := NewSpace(l.rb)
	for i := range space.Vars[space.First(in.ID)].Cells {
		inv.Through = append(inv.Through, 1<<i)
	}
	if len(y.Through) == 0 {
		if in.Kind == profile.Choice {
			l.at(invariantsName, y.Rising, "add through: its values, lowest first", "the values of %q have no order to rise in", in.ID)
		}
		return
	}
	inv.Through = nil
	for _, v := range y.Through {
		i := in.Index(v.s)
		if i < 0 {
			l.unknown(invariantsName, v, "value", inputDomain(in).ids)
			continue
		}
		inv.Through = append(inv.Through, 1<<i)
	}
}

// proveInvariants looks for a company that breaks one.
func (l *loader) proveInvariants(w *witness) {
	for _, inv := range l.rb.Invariants {
		for _, g := range w.pairs(inv) {
			if p, ok := w.breaks(inv, g); ok {
				l.faults.add(inv.Pos, "", "invariant %q does not hold: %s; it fails for %s", inv.ID, inv.Says, describe(p))
				break
			}
		}
	}
}

// pairs returns what to start from: one goal for each step up the pivot.
func (w *witness) pairs(inv *Invariant) []goal {
	if inv.Rising == "" {
		return []goal{w.goal()}
	}
	var out []goal
	for i := 1; i < len(inv.Through); i++ {
		g := w.goal()
		g.pivot = w.space.First(inv.Rising)
		g.at = [2]uint64{inv.Through[i-1], inv.Through[i]}
		out = append(out, g)
	}
	return out
}

// breaks finds a company that meets When, while every way of meeting Then fails.
func (w *witness) breaks(inv *Invariant, g goal) (profile.Profile, bool) {
	then := 0
	if inv.Rising != "" {
		then = 1
	}
	return w.failEach(inv.Then, then, asked{}.with(inv.When), g)
}

// failEach asks, for each conjunction, that one of its tests fails.
func (w *witness) failEach(then [][]Test, company int, tests []asked, g goal) (profile.Profile, bool) {
	if len(then) == 0 {
		return w.solve(tests, g)
	}
	for _, t := range then[0] {
		t.Mask = w.rb.full(t) &^ t.Mask
		if p, ok := w.failEach(then[1:], company, append(slices.Clone(tests), asked{t, company}), g); ok {
			return p, true
		}
	}
	return profile.Profile{}, false
}
