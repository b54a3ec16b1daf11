package decide

import (
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// asking is one profile of which something is asked, evaluated.
func (e *Engine) asking(p profile.Profile) *situation {
	s := &situation{e: e, view: e.look(p), at: e.newResult()}
	e.evaluate(s.cells, s.at)
	s.out.Name, s.out.Summary = p.Name, s.summary()
	return s
}

// asked is what every answer begins with.
func (s *situation) asked(question string) recommendation.Asked {
	return recommendation.Asked{
		Schema: recommendation.WhatIfSchema, Question: question, Name: s.out.Name, Summary: s.out.Summary,
	}
}

// WhatIf returns every minimal change of up to depth answers, 1 to Deepest, that
// changes a decision: none is left out but those that move an ordered input
// further than another that leads to the same outcome. The stamp is left for the
// caller.
func (e *Engine) WhatIf(p profile.Profile, depth int) recommendation.WhatIf {
	s := e.asking(p)
	out := recommendation.WhatIf{Asked: s.asked("flips"), Depth: depth}
	for _, id := range rulebook.Contract() {
		out.Decisions = append(out.Decisions, s.turning(id, depth))
	}
	return out
}

func (s *situation) turning(id string, depth int) recommendation.Turning {
	e, c := s.e, s.e.byID[id]
	n := e.nearest(c, s.cells, s.at)
	t := recommendation.Turning{
		ID: id, Label: e.choices[c].Label, Outcome: s.outcome(id).ID, Title: s.outcome(id).Title,
		Closeness: e.closeness(n), Turns: s.turns(c, e.flipsTo(depth, c, s.cells, s.at)),
	}
	if n.found {
		a := e.choices[c].Alternatives[n.outcome]
		t.Points, t.RunnerUp = &n.points, &recommendation.RunnerUp{Outcome: a.ID, Title: a.Title}
	}
	return t
}

// mostWays is how many ways to an alternative are listed at most.
const mostWays = 1000

// To returns what it would take to reach an alternative of a choice table: all the
// smallest changes that lead there, whatever their size, or that nothing does. The
// answers to the inputs in keep may not change; one that nobody answered is then
// taken as it is read. To panics where the rulebook has no such table, alternative
// or input. The stamp is left for the caller.
func (e *Engine) To(p profile.Profile, decision, alternative string, keep []string) recommendation.Reach {
	s, c := e.asking(p), e.byID[decision]
	outcome := e.choices[c].Outcome(alternative)
	allowed := e.everything()
	for v := range allowed {
		for _, id := range keep {
			if e.space.Vars[v].Input.ID == id {
				allowed[v] = 1 << s.cells[v]
			}
		}
	}
	ways, reachable, more := e.fewest(c, outcome, s.cells, allowed, mostWays)
	r := recommendation.Reach{
		Asked: s.asked("to"), Decision: decision, Label: e.choices[c].Label,
		Outcome: s.outcome(decision).ID, Title: s.outcome(decision).Title,
		To: alternative, ToTitle: e.choices[c].Alternatives[outcome].Title,
		Keep: append([]string{}, keep...), Reachable: reachable, More: more, Ways: []recommendation.Turn{},
	}
	if reachable && len(ways[0]) > 0 {
		r.Steps = len(ways[0])
		r.Ways = s.turns(c, e.nearestWays(s.cells, ways, uint8(outcome)))
	}
	return r
}

// nearestWays drops each way that another one betters: of several values of an
// ordered input that lie the same way, the nearest is enough.
func (e *Engine) nearestWays(cells []uint8, ways [][]step, outcome uint8) []flip {
	f := flipper{e: e, from: cells}
	byVars := map[string][]flip{}
	var order []string
	for _, w := range ways {
		var vars []int
		for _, st := range w {
			vars = append(vars, st.v)
		}
		key := string(bytesOf(vars))
		if byVars[key] == nil {
			order = append(order, key)
		}
		byVars[key] = append(byVars[key], flip{w, outcome})
	}
	var kept []flip
	for _, key := range order {
		for i, w := range byVars[key] {
			bettered := false
			for k, other := range byVars[key] {
				bettered = bettered || i != k && f.covers(other, w)
			}
			if !bettered {
				kept = append(kept, w)
			}
		}
	}
	return kept
}
