package decide

import (
	"cmp"
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// RespondentsSchema names the shape of what Respondents returns.
const RespondentsSchema = "csuite.respondents/1"

// A hearing is what several people said about one company.
type hearing struct {
	e        *Engine
	list     []Labelled
	merged   profile.Profile // what nobody disputes
	disputes []dispute
	out      recommendation.Respondents
}

// A dispute is an input with more than one answer. Its way is what each answer does
// to the variables: those of the input, and for the industry those that it pre-fills.
type dispute struct {
	input   *profile.Input
	answers []profile.Answer
	vars    []int
	ways    [][]uint8
	shown   recommendation.Dispute
}

// Respondents lays what several people say of one company over each other: where they
// agree, where not, what any mixture of their answers would lead to, and which
// disputes decide that. One who knows beats one who does not, and an assumption is no
// view. It is exact; the error says that there were too many situations to tell apart.
func (e *Engine) Respondents(list []Labelled) (recommendation.Respondents, error) {
	p := &hearing{e: e, list: list, merged: profile.Profile{Answers: map[string]profile.Answer{}}}
	p.out = recommendation.Respondents{
		Schema: RespondentsSchema, Agreed: []recommendation.Agreed{}, Disputed: []recommendation.Dispute{},
		Silent: []recommendation.Silent{}, Mixtures: 1, Same: true,
	}
	for _, l := range list {
		r := e.Recommend(l.Profile)
		p.out.Views = append(p.out.Views, viewOf(l.Label, &r))
		p.out.Rulebook, p.out.Program = r.Rulebook, r.Program
	}
	for i := range e.rb.Catalogue.Inputs {
		p.hear(&e.rb.Catalogue.Inputs[i])
	}
	p.read()
	for _, id := range rulebook.Contract() {
		if err := p.decide(id); err != nil {
			return p.out, err
		}
	}
	p.rank()
	return p.out, nil
}

// hear sorts one input into agreed, disputed or silent.
func (p *hearing) hear(in *profile.Input) {
	var answers []profile.Answer
	var said []recommendation.Said
	unknown, notAsked := []string{}, []string{}
	for _, l := range p.list {
		a := l.Profile.Get(in.ID)
		switch a.State {
		case profile.Answered:
			k := slices.IndexFunc(answers, func(b profile.Answer) bool { return a.String() == b.String() })
			if k < 0 {
				k = len(answers)
				answers = append(answers, a)
				said = append(said, recommendation.Said{Value: answerValue(in, a), Says: label(in, a)})
			}
			said[k].By = append(said[k].By, l.Label)
		case profile.Unknown:
			unknown = append(unknown, l.Label)
		default:
			notAsked = append(notAsked, l.Label)
		}
	}
	switch {
	case len(answers) == 1:
		p.merged.Answers[in.ID] = answers[0]
		p.out.Agreed = append(p.out.Agreed, recommendation.Agreed{
			Input: in.ID, Label: in.Label, Said: said[0], Unknown: unknown, NotAsked: notAsked,
		})
	case len(answers) > 1:
		p.out.Mixtures *= float64(len(answers))
		p.disputes = append(p.disputes, dispute{input: in, answers: answers, shown: recommendation.Dispute{
			Input: in.ID, Label: in.Label, Said: said, Unknown: unknown, NotAsked: notAsked, Matters: []recommendation.Matters{},
		}})
	case len(unknown) > 0:
		p.merged.Answers[in.ID] = profile.Answer{State: profile.Unknown}
	}
}

// read turns answers into cells, and lists what nobody answered.
func (p *hearing) read() {
	for i := range p.disputes {
		d := &p.disputes[i]
		d.vars = p.varsOf(d.input)
		for _, a := range d.answers {
			cells := p.e.look(p.merged.With(d.input.ID, a)).cells
			way := make([]uint8, len(d.vars))
			for k, v := range d.vars {
				way[k] = cells[v]
			}
			d.ways = append(d.ways, way)
		}
	}
	read := p.e.rb.Catalogue.Prefill(p.merged)
	for i := range p.e.rb.Catalogue.Inputs {
		in := &p.e.rb.Catalogue.Inputs[i]
		a := read.Get(in.ID)
		if a.State == profile.Answered || p.disputed(in.ID) {
			continue
		}
		s := recommendation.Silent{Input: in.ID, Label: in.Label, State: a.State.String(), Value: answerValue(in, a), From: a.From}
		if a.Known() {
			s.Says = label(in, a)
		}
		p.out.Silent = append(p.out.Silent, s)
	}
}

func (p *hearing) disputed(input string) bool {
	return slices.ContainsFunc(p.disputes, func(d dispute) bool { return d.input.ID == input })
}

// varsOf lists the variables that an answer to an input sets; the industry sets also
// those of inputs that nobody was asked.
func (p *hearing) varsOf(in *profile.Input) []int {
	var vars []int
	for v := range p.e.space.Vars {
		id := p.e.space.Vars[v].Input.ID
		follows := in.ID == p.e.rb.Catalogue.IndustryInput && p.merged.Get(id).State == profile.NotAsked && !p.disputed(id)
		if id == in.ID || follows {
			vars = append(vars, v)
		}
	}
	return vars
}

// rank puts first the disputes that can change the most decisions, then those that do
// so in the most mixtures; the author's order breaks ties.
func (p *hearing) rank() {
	for i := range p.disputes {
		p.out.Disputed = append(p.out.Disputed, p.disputes[i].shown)
	}
	often := func(d recommendation.Dispute) (sum float64) {
		for _, m := range d.Matters {
			sum += m.Share
		}
		return sum
	}
	slices.SortStableFunc(p.out.Disputed, func(a, b recommendation.Dispute) int {
		return cmp.Or(cmp.Compare(len(b.Matters), len(a.Matters)), cmp.Compare(often(b), often(a)))
	})
}
