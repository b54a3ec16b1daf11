package decide

import (
	"cmp"
	"math"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// loads fills in the evidence tables.
func (s *situation) loads() {
	for i := range s.e.tables {
		t := &s.e.tables[i]
		b := t.Bands[s.at.bands[i]]
		load := recommendation.Load{
			ID: t.ID, Label: t.Label, Mandate: t.Mandate, Sum: s.at.sums[i], Band: b.ID, Says: b.Says,
			Low: bound(b.Low), High: bound(b.High), Rules: []recommendation.Evidence{},
		}
		for _, k := range s.fired {
			if s.e.rules[k].table == i {
				load.Rules = append(load.Rules, s.item(k))
			}
		}
		s.out.Loads = append(s.out.Loads, load)
	}
}

func bound(n int) *int {
	if n == math.MinInt || n == math.MaxInt {
		return nil
	}
	return &n
}

// item describes one rule that matched.
func (s *situation) item(k int) recommendation.Evidence {
	r := &s.e.rules[k]
	ev := recommendation.Evidence{
		Rule: r.ID, Table: s.e.tables[r.table].ID, Points: r.Points,
		Fact: s.e.fact(s.profile, r.When), Condition: s.e.rb.Condition(r.When),
		Because: r.Because, Basis: string(r.Basis), Citations: cites(r.Cites), Inputs: []string{},
	}
	for _, t := range r.When {
		ev.Inputs = append(ev.Inputs, t.Name)
		ev.Assumed = ev.Assumed || s.profile.Get(t.Name).State == profile.Assumed
	}
	return ev
}

// evidence sorts the rules that matched into those that hold the decision where it
// is and those that pull towards the nearest change, strongest first.
func (s *situation) evidence(c int, d *recommendation.Decision) {
	ways := map[int]int{}
	for _, t := range s.e.choices[c].direct {
		way := s.e.direction(c, t, s.cells, s.at)
		if n := s.near[d.ID]; way == 0 && n.found {
			way = sign(n.shift[t])
		}
		if way == 0 { // nothing moves it: what lifted it above the lowest band speaks for it
			way = 1
			if s.at.bands[t] > 0 {
				way = -1
			}
		}
		ways[t] = way
	}
	for _, k := range s.fired {
		way, ok := ways[s.e.rules[k].table]
		switch {
		case !ok:
		case sign(s.e.rules[k].Points) == -way:
			d.For = append(d.For, s.item(k))
		default:
			d.Against = append(d.Against, s.item(k))
		}
	}
	for _, list := range [][]recommendation.Evidence{d.For, d.Against} {
		slices.SortStableFunc(list, stronger)
	}
}

// stronger orders evidence: more points first, then what a document says, then by id.
func stronger(a, b recommendation.Evidence) int {
	return cmp.Or(cmp.Compare(abs(b.Points), abs(a.Points)), cmp.Compare(rank(a.Basis), rank(b.Basis)), cmp.Compare(a.Rule, b.Rule))
}

func rank(basis string) int {
	return slices.Index([]string{string(rulebook.Document), string(rulebook.Standard), string(rulebook.Inference)}, basis)
}

// reasons returns, for each decision, the one rule that decided most: first those
// without which a decision would differ, then those with more points. What another
// reason has said already is passed over where there is something else to say.
func (s *situation) reasons() []recommendation.Reason {
	out, said := []recommendation.Reason{}, map[string]bool{}
	for _, d := range s.decisions() {
		list := slices.Clone(d.For)
		slices.SortStableFunc(list, func(a, b recommendation.Evidence) int {
			return cmp.Or(cmp.Compare(s.weight(b), s.weight(a)), stronger(a, b))
		})
		if fresh := slices.IndexFunc(list, func(ev recommendation.Evidence) bool { return !said[ev.Fact] }); fresh > 0 {
			list[0] = list[fresh]
		}
		r := s.rowReason(d)
		if len(list) > 0 {
			r = recommendation.Reason{Decision: d.ID, Evidence: list[0], Load: s.loadWords(list[0].Table)}
		}
		said[r.Fact] = true
		out = append(out, r)
	}
	return out
}

// weight is 1 for a rule without which a decision would differ, else 0.
func (s *situation) weight(ev recommendation.Evidence) int {
	if s.decides(ev.Rule) {
		return 1
	}
	return 0
}

// decides reports whether any of the three decisions would differ without a rule.
func (s *situation) decides(id string) bool {
	r, open := s.e.lacking(func(g *rulebook.Grounds) bool { return g.ID == id }, s.cells)
	for _, d := range s.decisions() {
		c := s.e.byID[d.ID]
		if open[c] || r.outcomes[c] != s.at.outcomes[c] {
			return true
		}
	}
	return false
}

// rowReason stands in where no evidence holds a decision: the lack of it does.
func (s *situation) rowReason(d *recommendation.Decision) recommendation.Reason {
	c := s.e.byID[d.ID]
	r := s.e.choices[c].rows[s.at.rows[c]]
	return recommendation.Reason{Decision: d.ID, Load: d.Title, Evidence: recommendation.Evidence{
		Rule: r.ID, Table: d.ID, Fact: r.Because, Condition: s.e.rb.Condition(r.When), Because: r.Because,
		Basis: string(r.Basis), Citations: cites(r.Cites), Inputs: []string{},
	}}
}

func (s *situation) loadWords(table string) string {
	for i := range s.out.Loads {
		if l := &s.out.Loads[i]; l.ID == table {
			return l.Label + ": " + l.Band
		}
	}
	return ""
}
