package decide

import (
	"cmp"
	"math/bits"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// Schema names the shape of the result, for programs that read it.
const Schema = "csuite.recommendation/1"

// The decisions and lists that the JSON contract names.
const (
	technology = "technology"
	marketing  = "marketing"
	bridge     = "bridge"
)

// situation is one profile under consideration.
type situation struct {
	e *Engine
	view
	at    *result
	fired []int               // evidence rules that match, in the order of the tables
	flips map[string][]flip   // by decision
	near  map[string]near     // by decision
	can   map[string][]string // by input: the decisions that it could still change
	out   recommendation.Recommendation
}

// Recommend returns the recommendation for p. It does no I/O. Inputs that p lacks
// match no rule; the outcomes that they could still change are in Possible. The
// program's version is left for the caller to fill in.
func (e *Engine) Recommend(p profile.Profile) recommendation.Recommendation {
	s := &situation{e: e, view: e.look(p), at: e.newResult(), flips: map[string][]flip{}, near: map[string]near{}}
	e.evaluate(s.cells, s.at)
	for i := range e.rules {
		if meets(e.rules[i].needs, s.cells) {
			s.fired = append(s.fired, i)
		}
	}
	s.out.Schema, s.out.Name = Schema, p.Name
	s.out.Summary = s.summary()
	s.loads()
	s.seats()
	s.out.Decisions.Technology = s.decision(technology)
	s.out.Decisions.Marketing = s.decision(marketing)
	s.out.Decisions.Bridge = s.decision(bridge)
	s.out.Structure, s.out.StructureTitle = s.outcome(e.rb.Structure).ID, s.outcome(e.rb.Structure).Title
	s.out.Headline = s.headline()
	s.out.Reasons = s.reasons()
	s.influence()
	s.ledger()
	s.out.Thresholds = e.Thresholds(p)
	s.sources()
	s.lists()
	s.out.Limits = e.rb.Limits
	s.out.Rulebook = recommendation.Rulebook{Name: e.rb.Name, Version: e.rb.Version, SHA256: e.rb.SHA256}
	s.out.Program.Name = "csuite"
	return s.out
}

// decisions returns the three decisions as they stand.
func (s *situation) decisions() []*recommendation.Decision {
	d := &s.out.Decisions
	return []*recommendation.Decision{&d.Technology, &d.Marketing, &d.Bridge}
}

// outcome returns the alternative that a choice table gives.
func (s *situation) outcome(id string) rulebook.Alternative {
	c := s.e.byID[id]
	return s.e.choices[c].Alternatives[s.at.outcomes[c]]
}

func (s *situation) decision(id string) recommendation.Decision {
	e, c := s.e, s.e.byID[id]
	table, row := &e.choices[c], e.choices[c].rows[s.at.rows[c]]
	possible := e.possible(c, s.allowed)
	s.near[id] = e.nearest(c, s.cells, s.at)
	s.flips[id] = e.flips(c, s.cells, s.at)
	d := recommendation.Decision{
		ID: id, Label: table.Label, Recommended: s.outcome(id).ID, Title: s.outcome(id).Title,
		Rule: row.ID, Because: row.Because, Basis: string(row.Basis), Citations: cites(row.Cites),
		Settled:  bits.OnesCount64(possible) == 1,
		Possible: []string{}, For: []recommendation.Evidence{}, Against: []recommendation.Evidence{},
		Flips: s.describe(c, s.flips[id]), Excluded: []recommendation.Excluded{},
	}
	for i, a := range table.Alternatives {
		if possible>>i&1 == 1 {
			d.Possible = append(d.Possible, a.ID)
		}
		if i != int(s.at.outcomes[c]) {
			d.Excluded = append(d.Excluded, s.excluded(c, i, possible, d.Flips))
		}
	}
	s.closeness(c, &d)
	s.evidence(c, &d)
	return d
}

// closeness fills in how much evidence would change the decision, and to what.
func (s *situation) closeness(c int, d *recommendation.Decision) {
	n := s.near[d.ID]
	d.Closeness = s.e.closeness(n)
	if !n.found {
		return
	}
	a := s.e.choices[c].Alternatives[n.outcome]
	d.Points, d.RunnerUp = &n.points, &recommendation.RunnerUp{Outcome: a.ID, Title: a.Title}
}

// closeness is the word for a distance to another outcome.
func (e *Engine) closeness(n near) string {
	bands := e.rb.Closeness
	if n.found {
		for _, b := range bands {
			if b.Holds(n.points) {
				return b.ID
			}
		}
	}
	return bands[len(bands)-1].ID // no amount of evidence changes it
}

// describe turns flips into words and values.
func (s *situation) describe(c int, flips []flip) []recommendation.Flip {
	out := make([]recommendation.Flip, len(flips))
	for i, f := range flips {
		a := s.e.choices[c].Alternatives[f.outcome]
		out[i] = recommendation.Flip{Outcome: a.ID, Title: a.Title, Changes: s.changes(f.steps)}
		says := make([]string, len(out[i].Changes))
		for k, change := range out[i].Changes {
			says[k] = change.Says
		}
		out[i].Says = rulebook.Join(says, "and")
	}
	return out
}

// changes describes steps; two members of one set are one change.
func (s *situation) changes(steps []step) []recommendation.Change {
	vars := s.e.space.Vars
	if len(steps) == 2 && vars[steps[0].v].Input == vars[steps[1].v].Input {
		return []recommendation.Change{s.e.change(&s.view, steps)}
	}
	out := make([]recommendation.Change, len(steps))
	for i := range steps {
		out[i] = s.e.change(&s.view, steps[i:i+1])
	}
	return out
}

// excluded says why an alternative was not recommended, and what would admit it.
func (s *situation) excluded(c, i int, possible uint64, flips []recommendation.Flip) recommendation.Excluded {
	a := s.e.choices[c].Alternatives[i]
	x := recommendation.Excluded{Outcome: a.ID, Title: a.Title, Possible: possible>>i&1 == 1, Admits: []recommendation.Flip{}}
	x.Reason = "needs " + s.lacking(c, i)
	for _, f := range flips {
		if f.Outcome == a.ID {
			x.Admits = append(x.Admits, f)
		}
	}
	return x
}

// lacking returns, in words, the tests that fail in the row that comes nearest; of
// several, in the one whose id comes first.
func (s *situation) lacking(c, outcome int) string {
	var fewest []rulebook.Test
	nearest := ""
	for _, r := range s.e.choices[c].rows {
		if r.Outcome != outcome {
			continue
		}
		failing := s.failing(r.When)
		if nearest == "" || cmp.Or(cmp.Compare(len(failing), len(fewest)), cmp.Compare(r.ID, nearest)) < 0 {
			fewest, nearest = failing, r.ID
		}
	}
	return s.e.rb.Condition(fewest)
}

func (s *situation) failing(when []rulebook.Test) []rulebook.Test {
	var failing []rulebook.Test
	for _, t := range when {
		if !s.holds(t) {
			failing = append(failing, t)
		}
	}
	return failing
}

// holds reports whether one test holds as things stand.
func (s *situation) holds(t rulebook.Test) bool {
	switch t.Subject {
	case rulebook.OnBand:
		for i := range s.e.tables {
			if s.e.tables[i].ID == t.Name {
				return t.Mask>>s.at.bands[i]&1 == 1
			}
		}
	case rulebook.OnOutcome:
		return t.Mask>>s.at.outcomes[s.e.byID[t.Name]]&1 == 1
	}
	return meets(s.e.space.Needs(t), s.cells)
}
