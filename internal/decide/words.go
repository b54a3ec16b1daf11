package decide

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// numberAnswer writes a number or a range of numbers.
func numberAnswer(a profile.Answer) string {
	switch {
	case a.High == profile.Open:
		return rulebook.Number(a.Low) + " or more"
	case !a.Exact():
		return rulebook.Number(a.Low) + " to " + rulebook.Number(a.High)
	}
	return rulebook.Number(a.Low)
}

// fact states an answer as part of a sentence: "700 people".
func fact(in *profile.Input, a profile.Answer) string {
	switch in.Kind {
	case profile.Number:
		if a.Exact() && a.Low == 1 && in.PhraseOne != "" {
			return strings.ReplaceAll(in.PhraseOne, "{n}", "1")
		}
		return strings.ReplaceAll(in.Phrase, "{n}", numberAnswer(a))
	case profile.Set:
		var phrases []string
		for _, m := range a.Members {
			v, _ := in.Value(m)
			phrases = append(phrases, v.Phrase)
		}
		if len(phrases) == 0 {
			return in.Label + ": none found"
		}
		return strings.Join(phrases, ", ")
	}
	v, _ := in.Value(a.Value)
	return v.Phrase
}

// label names an answer as a list of answers would: "strategic".
func label(in *profile.Input, a profile.Answer) string {
	switch in.Kind {
	case profile.Number:
		return numberAnswer(a)
	case profile.Set:
		var labels []string
		for _, m := range a.Members {
			v, _ := in.Value(m)
			labels = append(labels, v.Label)
		}
		if len(labels) == 0 {
			return "none"
		}
		return strings.Join(labels, ", ")
	}
	v, _ := in.Value(a.Value)
	return v.Label
}

// fact states what made a rule match.
func (e *Engine) fact(p profile.Profile, when []rulebook.Test) string {
	var parts []string
	for _, t := range when {
		in := e.rb.Catalogue.Input(t.Name)
		if in.Kind == profile.Set && !t.Negated {
			parts = append(parts, in.Values[bits.TrailingZeros64(t.Mask)].Phrase)
		} else {
			parts = append(parts, fact(in, p.Get(in.ID)))
		}
	}
	return strings.Join(parts, ", ")
}

// cites lists claims as citations.
func cites(claims []*rulebook.Claim) []recommendation.Cite {
	out := make([]recommendation.Cite, len(claims))
	for i, c := range claims {
		out[i] = recommendation.Cite{
			Claim: c.ID, Source: c.Source.ID, Title: c.Source.Title, Publisher: c.Source.Publisher, Author: c.Source.Author,
			Year: c.Source.Year, Voice: c.Voice, Says: c.Says,
		}
		for _, p := range c.Passages {
			out[i].Paragraphs = append(out[i].Paragraphs, p.Paragraph)
		}
		slices.Sort(out[i].Paragraphs)
		out[i].Paragraphs = slices.Compact(out[i].Paragraphs)
	}
	return out
}

// change describes one step in words and values.
func (e *Engine) change(view *view, steps []step) recommendation.Change {
	v := &e.space.Vars[steps[0].v]
	in, a := v.Input, view.profile.Get(v.Input.ID)
	c := recommendation.Change{Input: in.ID, From: answerValue(in, a)}
	switch {
	case in.Kind == profile.Number:
		c.To, c.Says = numberChange(in, a, v, steps[0])
	case in.Kind == profile.Set:
		c.To, c.Says = setChange(e, in, a, steps)
	default:
		to := in.Values[steps[0].to]
		c.To, c.Says = to.ID, to.Phrase
	}
	return c
}

// answerValue is an answer as JSON has it; nil where nothing is known.
func answerValue(in *profile.Input, a profile.Answer) any {
	switch {
	case !a.Known():
		return nil
	case in.Kind == profile.Set:
		return append([]string{}, a.Members...)
	case in.Kind == profile.Number && a.Exact():
		return a.Low
	}
	return a.String()
}

// numberChange gives the nearest number of the cell that a step leads to.
func numberChange(in *profile.Input, a profile.Answer, v *rulebook.Var, s step) (int64, string) {
	to := v.Cuts[s.to]
	if !a.Known() {
		return to, strings.ReplaceAll(in.Phrase, "{n}", rulebook.Number(to))
	}
	from := a.Number()
	if from < to {
		return to, counted(in, to-from, "more") + " (" + rulebook.Number(to) + ")"
	}
	to = v.Cuts[s.to+1] - 1
	return to, counted(in, from-to, "fewer") + " (" + rulebook.Number(to) + ")"
}

// counted writes a difference: "130 more people", "1 more person".
func counted(in *profile.Input, n int64, word string) string {
	phrase := in.Phrase
	if n == 1 && in.PhraseOne != "" {
		phrase = in.PhraseOne
	}
	return strings.ReplaceAll(phrase, "{n}", rulebook.Number(n)+" "+word)
}

func setChange(e *Engine, in *profile.Input, a profile.Answer, steps []step) ([]string, string) {
	to := append([]string{}, a.Members...)
	var says []string
	for _, s := range steps {
		member := in.Values[e.space.Vars[s.v].Member]
		if s.to == 1 {
			to = append(to, member.ID)
			says = append(says, member.Phrase)
		} else {
			to = slices.DeleteFunc(to, func(id string) bool { return id == member.ID })
			says = append(says, in.Label+" no longer include "+member.Label)
		}
	}
	slices.SortFunc(to, func(a, b string) int { return in.Index(a) - in.Index(b) })
	return to, strings.Join(says, " and ")
}
