package rulebook

import (
	"cmp"
	"maps"
	"math/bits"
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

// hunt looks for cells that bring every evidence table into an allowed band.
type hunt struct {
	w    *witness
	g    goal
	keys []askedBand
	// failed holds dead ends. Once every open rule depends on one variable alone,
	// all that counts is which variable is next and what has been added up so far.
	failed map[string]bool
}

// search tries cells of undecided variables, the baseline first.
func (w *witness) search(g goal) (goal, bool) {
	h := hunt{w: w, g: g.clone(), failed: map[string]bool{}}
	for key := range g.bands {
		h.keys = append(h.keys, key)
	}
	slices.SortFunc(h.keys, func(a, b askedBand) int {
		return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.company, b.company))
	})
	return h.g, h.try()
}

func (h *hunt) try() bool {
	next, alone, state := -1, true, make([]byte, 0, 2*len(h.keys)+1)
	for _, key := range h.keys {
		b := h.w.bounds(key, &h.g)
		if !reaches(h.w.rb.EvidenceTable(key.table).Bands, h.g.bands[key], b.low, b.high) {
			return false
		}
		if b.open >= 0 && (next < 0 || b.tangled && alone || b.open < next && b.tangled == !alone) {
			next = b.open
		}
		alone = alone && !b.tangled
		state = append(state, byte(b.sum), byte(b.sum>>8))
	}
	if next < 0 {
		return true
	}
	state = append(state, byte(next))
	if alone && h.failed[string(state)] {
		return false
	}
	old := h.g.cells[next]
	for _, cell := range h.w.order(next, old) {
		h.g.cells[next] = 1 << cell
		if !alone {
			clear(h.failed) // dead ends hold for one choice of the tangled variables
		}
		if h.try() {
			return true
		}
	}
	h.g.cells[next] = old
	if alone {
		h.failed[string(state)] = true
	}
	return false
}

// bounds is what a table can still add up to for one company.
type bounds struct {
	sum       int  // of the rules that match whatever is chosen
	low, high int  // of all
	open      int  // the first variable on which it depends, -1 where there is none
	tangled   bool // a rule depends on that variable and another
}

func (w *witness) bounds(key askedBand, g *goal) bounds {
	b := bounds{open: -1}
	for _, r := range w.rules[key.table] {
		open, tangled, out := g.undecided(r.needs, key.company)
		switch {
		case out:
			continue
		case open < 0:
			b.sum += r.points
			continue
		case b.open < 0, tangled && !b.tangled, open < b.open && tangled == b.tangled:
			b.open, b.tangled = open, tangled
		}
		b.low, b.high = b.low+min(0, r.points), b.high+max(0, r.points)
	}
	b.low, b.high = b.low+b.sum, b.high+b.sum
	return b
}

// undecided returns the first variable that leaves open whether a rule matches, -1
// where it does; whether there are several; and whether it cannot match at all.
func (g *goal) undecided(needs []Need, company int) (open int, tangled, out bool) {
	open = -1
	for _, n := range needs {
		have := g.mask(n.Var, company)
		if have&n.Mask == 0 {
			return open, tangled, true
		}
		if have&^n.Mask != 0 {
			tangled = open >= 0
			if !tangled {
				open = n.Var
			}
		}
	}
	return open, tangled, false
}

func reaches(bands []Band, mask uint64, low, high int) bool {
	for i, b := range bands {
		if mask>>i&1 == 1 && b.Low <= high && low <= b.High {
			return true
		}
	}
	return false
}

// order lists the allowed cells of a variable, its baseline first.
func (w *witness) order(v int, mask uint64) []int {
	base := w.space.Vars[v].Baseline
	var out []int
	if mask>>base&1 == 1 {
		out = append(out, base)
	}
	for m := mask &^ (1 << base); m != 0; m &= m - 1 {
		out = append(out, bits.TrailingZeros64(m))
	}
	return out
}

// profile picks a cell for every variable and writes it as answers.
func (w *witness) profile(g goal) profile.Profile {
	chosen := make([]int, len(g.cells))
	for i := range g.cells {
		chosen[i] = w.order(i, g.mask(i, 0))[0]
	}
	return w.space.Profile(chosen)
}

// Profile returns the profile that answers every input with its cell. The input
// that only pre-fills is left out.
func (s *Space) Profile(cells []int) profile.Profile {
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for i, v := range s.Vars {
		in := v.Input
		a := p.Answers[in.ID]
		a.State = profile.Answered
		switch {
		case v.Member >= 0 && cells[i] == 1:
			a.Members = append(a.Members, in.Values[v.Member].ID)
		case v.Cuts != nil:
			a.Low, a.High = v.Cuts[cells[i]], v.Cuts[cells[i]]
		case v.Member < 0:
			a.Value = in.Values[cells[i]].ID
		}
		p.Answers[in.ID] = a
	}
	return p
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
