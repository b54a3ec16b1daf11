package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func (r *reference) inputs() string {
	c := &r.rb.Catalogue
	p := newPage("Inputs")
	p.para("What may be known about a company. Every input may be left out, and every one may be `unknown`. " +
		"*Core* inputs are asked first; *refining* ones are assumed from the industry until somebody answers; " +
		"*optional* ones sharpen the result; *transition* ones change the way there and never the decision.")
	var rows [][]string
	for i := range c.Inputs {
		in := &c.Inputs[i]
		rows = append(rows, []string{fmt.Sprintf("[`%s`](#%[1]s)", in.ID), string(in.Role), string(in.Kind), text(in.Question)})
	}
	p.table([]string{"input", "role", "kind", "question"}, rows)
	for i := range c.Inputs {
		r.input(p, &c.Inputs[i])
	}
	return p.String()
}

func (r *reference) input(p *page, in *profile.Input) {
	p.heading(2, in.ID, text(in.Label)+" "+code(in.ID))
	p.para("**%s**", text(in.Question))
	p.para("%s", labelled("Why it is asked.", text(in.Why)))
	p.para("%s", labelled("Where the scale comes from.", text(in.Source)))
	p.para("%s", labelled("Without an answer.", r.unanswered(in)))
	p.para("%s", labelled("In whose hands.", inHands(in)))
	p.para("%s", labelled("Read by.", r.readers(in)))
	p.para("%s", labelled("Column names that are understood.", texts(append([]string{in.Label}, in.Aliases...))))
	if in.Kind == profile.Number {
		p.para("A whole number from %d. `1,200`, `1.2k`, `201-500` and `10,000+` are understood.", in.Min)
	}
	if in.ID == r.rb.Catalogue.IndustryInput {
		p.para("The values are the [industries](industries.md).")
		return
	}
	head := "value"
	if in.Kind == profile.Scale {
		head = "value, lowest first"
	}
	var rows [][]string
	for _, v := range in.Values {
		rows = append(rows, []string{code(v.ID), text(v.Label), text(v.Definition), texts(v.Aliases)})
	}
	p.table([]string{head, "label", "means", "also written"}, rows)
	if in.Placeable() {
		p.para("Who is not sure is asked by `csuite ask` whether these are true, up to the first that is not:")
		p.table([]string{"from", "statement"}, statements(in))
	}
}

// inHands says who can change the answer.
func inHands(in *profile.Input) string {
	if in.Control == profile.Decides {
		return "The company can decide it itself."
	}
	return "It happens to the company, or takes years."
}

// statements returns the rows that tell the values of a scale apart.
func statements(in *profile.Input) [][]string {
	var rows [][]string
	for _, v := range in.Values[1:] {
		rows = append(rows, []string{code(v.ID), text(v.Statement)})
	}
	return rows
}

// unanswered says what the rules make of a missing answer.
func (r *reference) unanswered(in *profile.Input) string {
	read := "Read as " + code(in.Baseline) + ", at which no evidence rule matches."
	switch {
	case in.Kind == profile.Set:
		read = "Read as none of them, which no evidence rule tests."
	case in.Baseline == "":
		return "Nothing is assumed."
	}
	for _, industry := range r.rb.Catalogue.Industries {
		for _, as := range industry.Assumes {
			if as.Input == in.ID {
				return "Assumed from the [industry](industries.md) where that is known, and marked as assumed. Else: " + read
			}
		}
	}
	return read
}

// readers names the tables whose rules test an input.
func (r *reference) readers(in *profile.Input) string {
	var out []string
	for _, t := range r.tables {
		n := 0
		for _, g := range t.rules {
			if slices.ContainsFunc(g.When, func(t rulebook.Test) bool { return t.Subject == rulebook.OnInput && t.Name == in.ID }) {
				n++
			}
		}
		if n > 0 {
			out = append(out, r.link(t.id)+" ("+count(n, "rule")+")")
		}
	}
	return strings.Join(out, ", ")
}

func (r *reference) industries() string {
	c := &r.rb.Catalogue
	p := newPage("Industries")
	p.para("An industry pre-fills other answers and does nothing else: no rule reads it. What it pre-fills is an assumption, " +
		"named as one in every output, and an answer replaces it. Of ISIC (Rev. 4) and NAICS (2022) codes the longest that fits decides.")
	in := c.Input(c.IndustryInput)
	if in == nil {
		return p.String()
	}
	for _, industry := range c.Industries {
		v, _ := in.Value(industry.ID)
		p.heading(2, v.ID, text(v.Label)+" "+code(v.ID))
		p.para("%s", text(v.Definition))
		p.para("%s", lines(labelled("ISIC", texts(industry.ISIC)), labelled("NAICS", texts(industry.NAICS)),
			labelled("Names", texts(append(v.Aliases, industry.Names...)))))
		var rows [][]string
		for _, as := range industry.Assumes {
			rows = append(rows, []string{fmt.Sprintf("[`%s`](%s#%[1]s)", as.Input, inputsPage), code(as.Value), text(as.Because)})
		}
		p.table([]string{"assumes", "value", "because"}, rows)
	}
	return p.String()
}
