package cli

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
)

// An answer is a recommendation with what its formats ask for beside it.
type answer struct {
	r       recommendation.Recommendation
	look    report.TextOptions
	dossier func() report.Dossier
}

// answer decides the case.
func (c whatifCase) answer(look report.TextOptions) answer {
	r := c.engine.Recommend(c.company)
	r.Program = c.stamp().Program
	return answer{r, look, func() report.Dossier { return c.dossier(r) }}
}

// dossier gathers what the HTML report shows: r, and what csuite whatif would say
// of the same company.
func (c whatifCase) dossier(r recommendation.Recommendation) report.Dossier {
	d := report.Dossier{Recommendation: r, Today: c.today()}
	flips := c.engine.WhatIf(c.company, 1)
	d.WhatIf = &flips
	number, scale := c.core(profile.Number), c.core(profile.Scale)
	if number != nil {
		s := c.engine.Sweep(c.company, number.ID, decide.Everything())
		d.Sweep = &s
	}
	if number != nil && scale != nil {
		m := c.engine.Map(c.company, number.ID, scale.ID)
		d.Map = &m
	}
	return d
}

// core returns the first input of a kind that everybody is asked; nil for none.
func (c whatifCase) core(kind profile.Kind) *profile.Input {
	inputs := c.rb.Catalogue.Inputs
	i := slices.IndexFunc(inputs, func(in profile.Input) bool { return in.Role == profile.Core && in.Kind == kind })
	if i < 0 {
		return nil
	}
	return &inputs[i]
}

// today returns the posts that are filled, by the input that changes the way there
// and nothing else; nil where nobody said.
func (c whatifCase) today() *report.Posts {
	for i := range c.rb.Catalogue.Inputs {
		in := &c.rb.Catalogue.Inputs[i]
		known := c.company.Get(in.ID)
		if in.Role != profile.Transition || in.Kind != profile.Set || !known.Known() {
			continue
		}
		posts := &report.Posts{}
		for _, v := range in.Values {
			posts.Asked = append(posts.Asked, v.ID)
		}
		for _, id := range known.Members {
			title := id
			if v, ok := in.Value(id); ok {
				title = v.Label
			}
			posts.Filled = append(posts.Filled, report.Post{ID: id, Title: title})
		}
		return posts
	}
	return nil
}
