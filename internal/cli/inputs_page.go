package cli

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/export"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// inputs lists every input under its role, in the author's order.
func (s *sheet) inputs(c *profile.Catalogue) {
	assumed := prefilled(c)
	for _, role := range []profile.Role{profile.Core, profile.Refining, profile.Optional, profile.Transition} {
		var rows [][]string
		for i := range c.Inputs {
			in := &c.Inputs[i]
			if in.Role == role {
				rows = append(rows, []string{in.ID, assumed[in.ID], export.Offered(in)})
			}
		}
		if len(rows) > 0 {
			s.line("%s: %s", role, export.RoleNote(role))
			s.rows(2, rows)
			s.line("")
		}
	}
	if len(assumed) > 0 {
		s.para(0, fmt.Sprintf("* assumed from the %[1]s where nobody was asked; csuite inputs %[1]s shows what", c.IndustryInput))
	}
	s.para(0, "Every answer may be unknown. csuite inputs ID says what an answer means; csuite inputs --template > acme.yaml begins a profile.")
}

// prefilled marks the inputs that an industry lets the rulebook assume.
func prefilled(c *profile.Catalogue) map[string]string {
	marks := map[string]string{}
	for _, industry := range c.Industries {
		for _, as := range industry.Assumes {
			marks[as.Input] = "*"
		}
	}
	return marks
}

// input shows all there is to know about one input.
func (s *sheet) input(c *profile.Catalogue, in *profile.Input) {
	s.line("%s (%s, %s)", in.ID, in.Kind, in.Role)
	s.line("")
	s.para(2, in.Question)
	s.line("")
	s.rows(2, [][]string{
		{"why", in.Why},
		{"scale", in.Source},
		{"unanswered", unanswered(in)},
		{"also", strings.Join(in.Aliases, ", ")},
	})
	if in.Kind == profile.Number {
		s.line("")
		s.para(2, export.Offered(in))
	}
	for _, v := range in.Values {
		s.line("")
		s.line("  %s", v.ID)
		s.para(4, v.Definition)
		if v.Statement != "" {
			s.para(4, "from here on: "+v.Statement)
		}
		if also := alsoCalled(c, in, v); also != "" {
			s.para(4, "also: "+also)
		}
		s.assumptions(c, in, v.ID)
	}
}

func unanswered(in *profile.Input) string {
	switch {
	case in.Kind == profile.Set:
		return "read as none of them; adds no evidence"
	case in.Baseline == "":
		return "decides nothing by itself"
	}
	return fmt.Sprintf("read as %s; adds no evidence", in.Baseline)
}

// alsoCalled lists the other names and the codes that lead to a value.
func alsoCalled(c *profile.Catalogue, in *profile.Input, v profile.Value) string {
	names := append([]string{v.Label}, v.Aliases...)
	for _, industry := range c.Industries {
		if in.ID == c.IndustryInput && industry.ID == v.ID {
			names = append(names, "ISIC "+strings.Join(industry.ISIC, " "), "NAICS "+strings.Join(industry.NAICS, " "))
			names = append(names, industry.Names...)
		}
	}
	if names[0] == v.ID {
		names = names[1:]
	}
	return strings.Join(names, ", ")
}

// assumptions shows what an industry lets the rulebook assume.
func (s *sheet) assumptions(c *profile.Catalogue, in *profile.Input, value string) {
	for _, industry := range c.Industries {
		if in.ID != c.IndustryInput || industry.ID != value {
			continue
		}
		var rows [][]string
		for _, as := range industry.Assumes {
			rows = append(rows, []string{"assumes", as.Input + " " + as.Value, as.Because})
		}
		if len(rows) > 0 {
			s.rows(4, rows)
		}
	}
}
