package decide

import (
	"fmt"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// CompareSchema names the shape of a comparison.
const CompareSchema = "csuite.compare/1"

// A Labelled is a profile and the word that tells it from others.
type Labelled struct {
	Label   string
	Profile profile.Profile
}

// Compare sets two profiles or more side by side, and explains where each of the
// others comes out differently from the first. What the industry lets one assume is
// an answer here, marked as assumed.
func (e *Engine) Compare(list []Labelled) recommendation.Comparison {
	c := recommendation.Comparison{Schema: CompareSchema}
	ledgers := make([][]recommendation.Answer, len(list))
	for i, l := range list {
		r := e.Recommend(l.Profile)
		c.Profiles = append(c.Profiles, viewOf(l.Label, &r))
		c.Rulebook, c.Program = r.Rulebook, r.Program
		ledgers[i] = r.Answers
	}
	for i := range ledgers[0] {
		c.Inputs = append(c.Inputs, sideBySide(c.Profiles, ledgers, i))
	}
	for i := 1; i < len(list); i++ {
		c.Pairs = append(c.Pairs, e.pair(list[0], list[i], &c, i))
	}
	return c
}

// viewOf keeps of a recommendation what is compared.
func viewOf(label string, r *recommendation.Recommendation) recommendation.View {
	v := recommendation.View{
		Label: label, Name: r.Name, Summary: r.Summary, Structure: r.Structure, StructureTitle: r.StructureTitle,
		Headline: r.Headline, Settled: r.Settled,
	}
	for _, d := range []*recommendation.Decision{&r.Decisions.Technology, &r.Decisions.Marketing, &r.Decisions.Bridge} {
		v.Decisions = append(v.Decisions, recommendation.ViewDecision{
			ID: d.ID, Label: d.Label, Recommended: d.Recommended, Title: d.Title, Possible: d.Possible,
			Settled: d.Settled, Closeness: d.Closeness, Points: d.Points,
		})
	}
	return v
}

// sideBySide lines up input i of every ledger.
func sideBySide(views []recommendation.View, ledgers [][]recommendation.Answer, i int) recommendation.SideBySide {
	out := recommendation.SideBySide{Input: ledgers[0][i].Input, Label: ledgers[0][i].Label, Stands: recommendation.Nobody}
	for k, ledger := range ledgers {
		a := ledger[i]
		out.Answers = append(out.Answers, recommendation.Told{
			Label: views[k].Label, State: a.State, Value: a.Value, Says: a.Says, From: a.From,
		})
		switch stands := standing(out.Answers[0], out.Answers[k]); {
		case k == 0 || stands == recommendation.Differs:
			out.Stands = stands
		}
	}
	return out
}

// standing says how two answers to one input stand to each other. Whether a value was
// answered or assumed makes no difference to what is recommended.
func standing(a, b recommendation.Told) string {
	switch {
	case a.Value == nil && b.Value == nil:
		return recommendation.Nobody
	case fmt.Sprint(a.Value) == fmt.Sprint(b.Value) && a.Value != nil && b.Value != nil:
		return recommendation.Same
	}
	return recommendation.Differs
}

// pair compares the first profile with the one at position i.
func (e *Engine) pair(first, second Labelled, c *recommendation.Comparison, i int) recommendation.Pair {
	p := recommendation.Pair{First: first.Label, Second: second.Label, Differ: []string{}, Decisions: []recommendation.Difference{}}
	for _, in := range c.Inputs {
		switch standing(in.Answers[0], in.Answers[i]) {
		case recommendation.Same:
			p.Same++
		case recommendation.Nobody:
			p.Nobody++
		default:
			p.Differ = append(p.Differ, in.Input)
		}
	}
	from, to := e.look(first.Profile), e.look(second.Profile)
	for k, a := range c.Profiles[0].Decisions {
		b := c.Profiles[i].Decisions[k]
		if a.Recommended == b.Recommended {
			continue
		}
		d := recommendation.Difference{
			ID: a.ID, Label: a.Label, From: a.Recommended, FromTitle: a.Title, To: b.Recommended, ToTitle: b.Title,
		}
		e.explain(&d, p.Differ, from.cells, to.cells)
		p.Decisions = append(p.Decisions, d)
	}
	return p
}

// mostSets is how many sets of answers are looked at for one explanation.
const mostSets = 1 << 20

// explain finds the smallest sets of answers that lead from one outcome to the other,
// and the answers that are in none of them.
func (e *Engine) explain(d *recommendation.Difference, differ []string, from, to []uint8) {
	c := e.byID[d.ID]
	var layers []layer
	var inputs []string // by layer
	for _, id := range differ {
		if l := e.between(c, id, from, to); len(l.vars) > 0 {
			layers, inputs = append(layers, l), append(inputs, id)
		}
	}
	found, searched := e.sufficient(c, from, layers, e.choices[c].Outcome(d.To))
	d.SearchedTo, d.Complete, d.Nothing, d.Sets = searched, searched == len(layers), []string{}, [][]string{}
	used := map[string]bool{}
	for _, set := range found {
		var ids []string
		for k, id := range inputs {
			if set>>k&1 == 1 {
				ids = append(ids, id)
				used[id] = true
			}
		}
		d.Sets = append(d.Sets, ids)
	}
	for _, id := range differ { // one that was not searched for to the end may still explain something
		if !used[id] && (d.Complete || !slices.Contains(inputs, id)) {
			d.Nothing = append(d.Nothing, id)
		}
	}
}

// between returns the layer in which an input takes either of two readings; it is
// empty where choice c cannot tell them apart.
func (e *Engine) between(c int, input string, from, to []uint8) layer {
	l := layer{options: [][]uint8{nil, nil}}
	for v := e.space.First(input); v < len(e.space.Vars) && e.space.Vars[v].Input.ID == input; v++ {
		if from[v] != to[v] && slices.Contains(e.choices[c].vars, v) {
			l.vars = append(l.vars, v)
			l.options[0], l.options[1] = append(l.options[0], from[v]), append(l.options[1], to[v])
		}
	}
	return l
}
