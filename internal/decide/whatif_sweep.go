package decide

import (
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// Everything returns the range that leaves no number out.
func Everything() rulebook.Range { return rulebook.Range{High: profile.Open} }

// Sweep returns what would be decided along one input, every other answer being as
// it is. A number runs over those in within; its segments begin exactly where
// something that is decided, or how close it is, changes. Other kinds have a segment
// for each value, and a set one for each member put in or taken out. The stamp is
// left for the caller. Sweep panics where the rulebook has no such input.
func (e *Engine) Sweep(p profile.Profile, input string, within rulebook.Range) recommendation.Sweep {
	probe, a := e.newProbe(), e.axis(p, input, within)
	verdicts := make([]recommendation.Verdict, len(a.stops))
	for i := range a.stops {
		verdicts[i] = probe.verdict(a.lay(p, i))
	}
	kept := a.merge(func(i, k int) bool { return verdicts[i] == verdicts[k] })
	s := recommendation.Sweep{
		Schema: "csuite.sweep/1", Name: p.Name, Summary: e.summary(p),
		Input: a.Axis, Now: probe.verdict(p), Segments: make([]recommendation.Segment, len(kept)),
	}
	for i, first := range kept {
		s.Segments[i] = recommendation.Segment{Stop: a.stops[i], Verdict: verdicts[first]}
	}
	return s
}

func (e *Engine) summary(p profile.Profile) []string {
	s := &situation{e: e, view: e.look(p)}
	return s.summary()
}

// probe finds what is decided for many profiles, one after the other.
type probe struct {
	e  *Engine
	at *result
}

func (e *Engine) newProbe() *probe { return &probe{e, e.newResult()} }

// verdict decides p, and how close each decision is.
func (b *probe) verdict(p profile.Profile) recommendation.Verdict {
	e, cells := b.e, b.e.look(p).cells
	e.evaluate(cells, b.at)
	structure := b.alternative(e.rb.Structure)
	v := recommendation.Verdict{Structure: structure.ID, StructureTitle: structure.Title, Closeness: e.closeness(near{})}
	least := near{}
	outcomes := map[string]*recommendation.Outcome{technology: &v.Technology, marketing: &v.Marketing, bridge: &v.Bridge}
	for _, id := range rulebook.Contract() {
		c := e.byID[id]
		n, a := e.nearest(c, cells, b.at), b.alternative(id)
		*outcomes[id] = recommendation.Outcome{Label: e.choices[c].Label, Outcome: a.ID, Title: a.Title, Closeness: e.closeness(n)}
		if n.found && (!least.found || n.points < least.points) {
			least, v.Closeness = n, e.closeness(n)
		}
	}
	return v
}

// alternative returns what a choice table gave last.
func (b *probe) alternative(table string) rulebook.Alternative {
	c := b.e.byID[table]
	return b.e.choices[c].Alternatives[b.at.outcomes[c]]
}
