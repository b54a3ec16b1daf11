package rulebook

import (
	"maps"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A witness finds a company that meets given tests, or shows that there is none.
// It narrows each variable to the cells that are still allowed and cuts a branch
// as soon as an evidence table can no longer reach a band that is asked for.
type witness struct {
	rb    *Rulebook
	space *Space
	rules map[string][]pointsRule // by evidence table
}

type pointsRule struct {
	needs  []Need
	points int
}

func newWitness(rb *Rulebook) *witness {
	w := &witness{rb: rb, space: NewSpace(rb), rules: map[string][]pointsRule{}}
	for _, t := range rb.Evidence {
		for _, r := range t.Rules {
			c := pointsRule{points: r.Points}
			for _, test := range r.When {
				c.needs = append(c.needs, w.space.Needs(test)...)
			}
			w.rules[t.ID] = append(w.rules[t.ID], c)
		}
	}
	return w
}

// asked is a test that one of two companies has to meet. The two are alike but
// for the pivot; where there is only one company, its number is 0.
type asked struct {
	Test
	company int
}

// goal is what is still allowed: cells by variable, bands by table and company.
type goal struct {
	cells []uint64
	bands map[askedBand]uint64
	pivot int       // the variable in which the two companies differ, -1 for none
	at    [2]uint64 // its allowed cells, by company
}

type askedBand struct {
	table   string
	company int
}

func (w *witness) goal() goal {
	g := goal{cells: make([]uint64, len(w.space.Vars)), bands: map[askedBand]uint64{}, pivot: -1}
	for i, v := range w.space.Vars {
		g.cells[i] = Full(v.Cells)
	}
	return g
}

func (g goal) clone() goal {
	g.cells = slices.Clone(g.cells)
	g.bands = maps.Clone(g.bands)
	return g
}

// mask returns the allowed cells of a variable for one company.
func (g *goal) mask(v, company int) uint64 {
	if v == g.pivot {
		return g.at[company]
	}
	return g.cells[v]
}

// narrow allows a variable only some cells; it reports whether any is left.
func (g *goal) narrow(n Need, company int) bool {
	if n.Var == g.pivot {
		g.at[company] &= n.Mask
		return g.at[company] != 0
	}
	g.cells[n.Var] &= n.Mask
	return g.cells[n.Var] != 0
}

// find returns a profile that meets every test.
func (w *witness) find(tests []Test) (profile.Profile, bool) {
	list := make([]asked, len(tests))
	for i, t := range tests {
		list[i] = asked{t, 0}
	}
	return w.solve(list, w.goal())
}

// solve returns a profile, of the first company, that meets every test.
func (w *witness) solve(tests []asked, g goal) (profile.Profile, bool) {
	var found profile.Profile
	ok := w.expand(tests, g, func(g goal) bool {
		solved, ok := w.search(g)
		if ok {
			found = w.profile(solved)
		}
		return ok
	})
	return found, ok
}

// expand turns tests on outcomes into tests on what those outcomes rest on, one
// row after another, until yield accepts.
func (w *witness) expand(tests []asked, g goal, yield func(goal) bool) bool {
	if len(tests) == 0 {
		return yield(g)
	}
	t, rest := tests[0], tests[1:]
	if t.Subject == OnOutcome {
		for _, row := range w.rb.ChoiceTable(t.Name).Rows {
			if t.Mask>>row.Outcome&1 == 1 && w.expand(t.with(row.When), g, func(g goal) bool { return w.expand(rest, g, yield) }) {
				return true
			}
		}
		return false
	}
	next := g.clone()
	return w.narrow(&next, t) && w.expand(rest, next, yield)
}

// with asks tests of the same company as t.
func (t asked) with(tests []Test) []asked {
	out := make([]asked, len(tests))
	for i := range tests {
		out[i] = asked{tests[i], t.company}
	}
	return out
}

func (w *witness) narrow(g *goal, t asked) bool {
	if t.Subject == OnBand {
		key := askedBand{t.Name, t.company}
		if old, ok := g.bands[key]; ok {
			t.Mask &= old
		}
		g.bands[key] = t.Mask
		return t.Mask != 0
	}
	for _, n := range w.space.Needs(t.Test) {
		if !g.narrow(n, t.company) {
			return false
		}
	}
	return true
}

// profile picks a cell for every variable and writes it as answers.
func (w *witness) profile(g goal) profile.Profile {
	chosen := make([]int, len(g.cells))
	for i := range g.cells {
		chosen[i] = w.order(i, g.mask(i, 0))[0]
	}
	return w.space.Profile(chosen)
}

// describe lists the answers of a profile in order of input.
func describe(p profile.Profile) string {
	var parts []string
	for _, id := range slices.Sorted(maps.Keys(p.Answers)) {
		if a := p.Get(id); len(a.Members) > 0 || a.Value != "" || a.Low > 0 {
			parts = append(parts, id+"="+a.String())
		}
	}
	return strings.Join(parts, " ")
}
