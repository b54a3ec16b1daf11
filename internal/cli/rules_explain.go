package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newRulesExplainCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain ID",
		Short: "show a rule, a table, a claim or a document with all that it rests on",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, rb, err := a.open(cmd)
			if err != nil {
				return err
			}
			return a.deliver("", func(w io.Writer) error {
				s := &sheet{width: a.width(a.Out)}
				if !s.explain(rb, args[0]) {
					return unknownID(rb, args[0])
				}
				return s.print(w)
			})
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			_, rb, err := a.open(cmd)
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return explainable(rb), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// explainable returns every id that has an explanation.
func explainable(rb *rulebook.Rulebook) []string {
	var ids []string
	for _, t := range everyTable(rb) {
		ids = append(ids, t.id)
		for _, r := range t.rules {
			ids = append(ids, r.ID)
		}
	}
	for _, c := range rb.Claims {
		ids = append(ids, c.ID)
	}
	for _, src := range rb.Sources {
		ids = append(ids, src.ID)
	}
	return ids
}

func unknownID(rb *rulebook.Rulebook, id string) error {
	hint := "csuite rules list and csuite sources list have the ids"
	if near := profile.Nearest(id, explainable(rb)); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return usage(hint, "%s is no rule, table, claim or document", profile.Quote(id))
}

// explain lays out what an id stands for; it reports whether there is such an id.
func (s *sheet) explain(rb *rulebook.Rulebook, id string) bool {
	for _, t := range everyTable(rb) {
		if t.id == id {
			s.table(t)
			s.rows(2, t.results)
			return true
		}
		for _, r := range t.rules {
			if r.ID == id {
				s.rule(rb, t, r)
				return true
			}
		}
	}
	if c := rb.Claim(id); c != nil {
		s.claim(rb, c)
		return true
	}
	if src := rb.Source(id); src != nil {
		s.source(rb, src)
		return true
	}
	return false
}

func (s *sheet) rule(rb *rulebook.Rulebook, t tableView, r ruleView) {
	s.line("%s", r.ID)
	s.line("")
	rows := [][]string{{"table", t.id + ": " + t.asks}, {"does", r.does}}
	for i, test := range r.When {
		rows = append(rows, []string{[]string{"when", "and"}[min(i, 1)], rb.Words(test)})
	}
	rows = append(rows, []string{"because", r.Because}, []string{"basis", string(r.Basis)},
		[]string{"written in", fmt.Sprintf("%s:%d", r.Pos.File, r.Pos.Line)})
	s.rows(2, rows)
	for _, c := range r.Cites {
		s.line("")
		s.claim(rb, c)
	}
}

func (s *sheet) claim(rb *rulebook.Rulebook, c *rulebook.Claim) {
	s.line("%s (%s)", c.ID, strings.Join(append([]string{c.Source.Title}, paragraphs(c)...), ", "))
	s.para(2, c.Says)
	rows := [][]string{}
	if c.Voice != "" {
		rows = append(rows, []string{"voice", c.Voice})
	}
	if used := usedBy(rb, c); len(used) > 0 {
		rows = append(rows, []string{"used by", strings.Join(used, ", ")})
	}
	if c.Context != "" {
		rows = append(rows, []string{"context", c.Context})
	}
	s.rows(2, rows)
}

func paragraphs(c *rulebook.Claim) []string {
	var all []string
	for _, p := range c.Passages {
		all = append(all, "paragraph "+strconv.Itoa(p.Paragraph))
	}
	return all
}

// usedBy returns the ids of the rules that rest on a claim, and the mandates.
func usedBy(rb *rulebook.Rulebook, c *rulebook.Claim) []string {
	var ids []string
	for _, g := range rb.RulesOn(c) {
		ids = append(ids, g.ID)
	}
	for _, m := range rb.MandatesOn(c) {
		ids = append(ids, "mandate "+m.ID)
	}
	return ids
}
