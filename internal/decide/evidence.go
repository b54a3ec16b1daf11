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
			ID: t.ID, Label: t.Label, Sum: s.at.sums[i], Band: b.ID, Says: b.Says,
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
		Fact: s.e.fact(s.profile, r.When), Condition: s.e.condition(r.When),
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

// stronger orders evidence: more points first, then what a document says.
func stronger(a, b recommendation.Evidence) int {
	return cmp.Or(cmp.Compare(abs(b.Points), abs(a.Points)), cmp.Compare(rank(a.Basis), rank(b.Basis)))
}

func rank(basis string) int {
	return slices.Index([]string{string(rulebook.Document), string(rulebook.Standard), string(rulebook.Inference)}, basis)
}

// candidate is a reason that could be among the few that are shown first.
type candidate struct {
	recommendation.Reason
	decides bool // without it alone, a decision would differ
	order   int  // of its decision
}

// most is how many reasons are shown first, and of these for one decision.
const (
	mostReasons     = 3
	mostPerDecision = 2
)

// reasons returns the few rules that decided most. A rule without which a
// decision would differ goes before one with more points.
func (s *situation) reasons() []recommendation.Reason {
	var all []candidate
	for i, d := range s.decisions() {
		for _, ev := range d.For {
			all = append(all, candidate{recommendation.Reason{Decision: d.ID, Evidence: ev, Load: s.loadWords(ev.Table)}, s.decides(ev.Rule), i})
		}
		if len(d.For) == 0 {
			all = append(all, candidate{s.rowReason(d), false, i})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(-boolCompare(a.decides, b.decides), stronger(a.Evidence, b.Evidence), cmp.Compare(a.order, b.order))
	})
	out, count, seen := []recommendation.Reason{}, map[string]int{}, map[string]bool{}
	for _, c := range all {
		if len(out) < mostReasons && count[c.Decision] < mostPerDecision && !seen[c.Fact] {
			out = append(out, c.Reason)
			count[c.Decision]++
			seen[c.Fact] = true // the same answer told twice says nothing new
		}
	}
	return out
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// decides reports whether any of the three decisions would differ without a rule.
func (s *situation) decides(id string) bool {
	r := s.e.newResult()
	s.e.evaluate(s.cells, r, func(g *rulebook.Grounds) bool { return g.ID == id })
	for _, d := range s.decisions() {
		c := s.e.byID[d.ID]
		if r.outcomes[c] != s.at.outcomes[c] {
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
		Rule: r.ID, Table: d.ID, Fact: r.Because, Condition: s.e.condition(r.When), Because: r.Because,
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
