package decide_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// crowd draws random companies for a rulebook, the same at every run.
type crowd struct {
	rb     *rulebook.Rulebook
	random *rand.Rand
	cuts   []int64 // numbers around which something may turn
	gaps   float64 // share of the inputs that nobody was asked
	vague  float64 // share of "don't know", and of ranges
	core   bool    // nothing but the core inputs is answered
}

func newCrowd(rb *rulebook.Rulebook, seed uint64) *crowd {
	c := &crowd{rb: rb, random: rand.New(rand.NewPCG(seed, 7))}
	for _, v := range rulebook.NewSpace(rb).Vars {
		c.cuts = append(c.cuts, v.Cuts...)
	}
	return c
}

func (c *crowd) draw() profile.Profile {
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for i := range c.rb.Catalogue.Inputs {
		in := &c.rb.Catalogue.Inputs[i]
		switch {
		case c.core && in.Role != profile.Core, in.Role != profile.Core && c.random.Float64() < c.gaps:
		case c.random.Float64() < c.vague && in.Kind != profile.Number:
			p.Answers[in.ID] = profile.Answer{State: profile.Unknown}
		default:
			p.Answers[in.ID] = c.answer(in)
		}
	}
	return p
}

func (c *crowd) answer(in *profile.Input) profile.Answer {
	a := profile.Answer{State: profile.Answered}
	switch in.Kind {
	case profile.Number:
		a.Low, a.High = c.number(in), c.number(in)
		if a.Low > a.High {
			a.Low, a.High = a.High, a.Low
		}
		switch vague := c.random.Float64() < c.vague; {
		case !vague:
			a.High = a.Low
		case c.random.IntN(4) == 0:
			a.High = profile.Open
		}
	case profile.Set:
		a.Members = []string{}
		for i := range in.Values {
			if c.random.IntN(2) == 0 {
				a.Members = append(a.Members, in.Values[i].ID)
			}
		}
	default:
		a.Value = in.Values[c.random.IntN(len(in.Values))].ID
	}
	return a
}

func (c *crowd) number(in *profile.Input) int64 {
	n := c.cuts[c.random.IntN(len(c.cuts))] + c.random.Int64N(3) - 1
	if c.random.IntN(3) == 0 {
		n = 1 + c.random.Int64N(2*c.cuts[len(c.cuts)-1])
	}
	return max(in.Min, n)
}

func codesOf(s *decide.Screen, rb *rulebook.Rulebook, p profile.Profile) []decide.Code {
	codes := make([]decide.Code, len(rb.Catalogue.Inputs))
	for i := range codes {
		codes[i] = s.Code(i, p.Get(rb.Catalogue.Inputs[i].ID))
	}
	return codes
}

// briefOf is what a brief is to equal, taken from the recommendation as the
// contract of batch has it.
type briefOf struct {
	structure, closeness, flip string
	outcomes                   [3]string
	settled                    bool
	closest                    []string // the ids of the decisions that come nearest
	assumed, unanswered        []string
}

func inContract(r *recommendation.Recommendation) []recommendation.Decision {
	return []recommendation.Decision{r.Decisions.Technology, r.Decisions.Marketing, r.Decisions.Bridge}
}

func pointsOf(d recommendation.Decision) int {
	if d.Points == nil {
		return 1 << 30
	}
	return *d.Points
}

func deriveBrief(r recommendation.Recommendation) briefOf {
	b := briefOf{structure: r.Structure, settled: r.Settled, assumed: []string{}, unanswered: []string{}}
	decisions := inContract(&r)
	for i, d := range decisions {
		b.outcomes[i] = d.Recommended
	}
	slices.SortStableFunc(decisions, func(x, y recommendation.Decision) int { return pointsOf(x) - pointsOf(y) })
	b.closeness, b.closest = decisions[0].Closeness, []string{decisions[0].ID}
	var best *recommendation.Flip
	for _, d := range decisions {
		for i := range d.Flips {
			if f := &d.Flips[i]; best == nil || len(f.Changes) < len(best.Changes) {
				best = f
			}
		}
	}
	b.flip = writtenFlip(best)
	for _, a := range r.Assumptions {
		b.assumed = append(b.assumed, a.Input)
	}
	for _, u := range r.Unanswered {
		b.unanswered = append(b.unanswered, u.Input)
	}
	slices.Sort(b.assumed)
	slices.Sort(b.unanswered)
	return b
}

func writtenFlip(f *recommendation.Flip) string {
	if f == nil {
		return ""
	}
	var changes []string
	for _, c := range f.Changes {
		to := fmt.Sprint(c.To)
		if list, ok := c.To.([]string); ok {
			if to = strings.Join(list, "|"); len(list) == 0 {
				to = "[]"
			}
		}
		changes = append(changes, c.Input+"="+to)
	}
	return strings.Join(changes, " + ") + " -> " + f.Outcome
}

// inWords writes a brief with ids, as the recommendation has them.
func inWords(s *decide.Screen, rb *rulebook.Rulebook, b decide.Brief) briefOf {
	out := briefOf{
		structure: s.Structures()[b.Structure].ID, closeness: b.Closeness, flip: b.Flip, settled: b.Settled,
		closest: []string{rulebook.Contract()[b.Closest]}, assumed: []string{}, unanswered: []string{},
	}
	for d, o := range b.Outcomes {
		out.outcomes[d] = s.Alternatives(d)[o].ID
	}
	for i := range rb.Catalogue.Inputs {
		if b.Assumed>>i&1 == 1 {
			out.assumed = append(out.assumed, rb.Catalogue.Inputs[i].ID)
		}
		if b.Unanswered>>i&1 == 1 {
			out.unanswered = append(out.unanswered, rb.Catalogue.Inputs[i].ID)
		}
	}
	slices.Sort(out.assumed)
	slices.Sort(out.unanswered)
	return out
}

// screened is a rulebook with everything that the tests below hold equal.
type screened struct {
	rb *rulebook.Rulebook
	e  *decide.Engine
	s  *decide.Screen
}

func (x screened) compare(t *testing.T, k *decide.Screener, p profile.Profile) {
	t.Helper()
	r, codes := x.e.Recommend(p), codesOf(x.s, x.rb, p)
	want, got := deriveBrief(r), inWords(x.s, x.rb, k.Brief(codes))
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("for %v\nthe brief says        %+v\nthe recommendation is %+v", p.Answers, got, want)
	}
	d := k.Decide(codes)
	for i, decision := range inContract(&r) {
		points := -1
		if decision.Points != nil {
			points = *decision.Points
		}
		if x.s.Alternatives(i)[d.Outcomes[i]].ID != decision.Recommended || d.Points[i] != points {
			t.Fatalf("for %v\n%s: decided %+v, recommended %s, %d points", p.Answers, decision.ID, d, decision.Recommended, points)
		}
	}
}

func shippedScreen(t testing.TB) screened {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	e := decide.Compile(rb)
	return screened{rb, e, e.NewScreen()}
}

// crowds are kinds of company that a portfolio may hold.
func crowds(rb *rulebook.Rulebook, seed uint64) map[string]*crowd {
	all := map[string]*crowd{}
	for name, shape := range map[string]crowd{
		"complete": {}, "gaps": {gaps: 0.2}, "few answers": {gaps: 0.7}, "vague": {gaps: 0.2, vague: 0.3}, "core": {core: true, vague: 0.2},
	} {
		c := newCrowd(rb, seed)
		c.gaps, c.vague, c.core = shape.gaps, shape.vague, shape.core
		all[name] = c
	}
	return all
}

// TestBriefIsTheRecommendation: a row of a portfolio says what recommend says.
func TestBriefIsTheRecommendation(t *testing.T) {
	x := shippedScreen(t)
	k := x.s.NewScreener()
	for name, c := range crowds(x.rb, 1) {
		t.Run(name, func(t *testing.T) {
			for range rounds(400) {
				x.compare(t, k, c.draw())
			}
		})
	}
}

// rounds is n, a tenth of it under -short.
func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}
