package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newRulesListCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "list [TABLE]",
		Short: "list the tables and their rules",
		Args:  arguments(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, rb, err := a.open(cmd)
			if err != nil {
				return err
			}
			tables := everyTable(rb)
			if len(args) > 0 {
				if tables, err = tableNamed(tables, args[0]); err != nil {
					return err
				}
			}
			return a.deliver("", func(w io.Writer) error {
				s := &sheet{width: a.width(a.Out)}
				for _, t := range tables {
					s.table(t)
				}
				return s.print(w)
			})
		},
	}
}

// A tableView is any table of the rulebook as people read it.
type tableView struct {
	id, asks string     // asks is its question, or its label
	results  [][]string // its bands or alternatives, with what they mean
	rules    []ruleView
}

// A ruleView is a rule, a row or an entry as people read it.
type ruleView struct {
	*rulebook.Grounds
	does string // what it brings about: "+3", an outcome
}

// everyTable returns all tables in the order in which they are evaluated.
func everyTable(rb *rulebook.Rulebook) []tableView {
	var all []tableView
	for _, t := range rb.Evidence {
		v := tableView{id: t.ID, asks: t.Question}
		for _, b := range t.Bands {
			v.results = append(v.results, []string{b.ID, b.Says})
		}
		for _, r := range t.Rules {
			v.rules = append(v.rules, ruleView{&r.Grounds, fmt.Sprintf("%+d", r.Points)})
		}
		all = append(all, v)
	}
	for _, t := range rb.Choices {
		v := tableView{id: t.ID, asks: t.Question}
		for _, alternative := range t.Alternatives {
			v.results = append(v.results, []string{alternative.ID, alternative.Title})
		}
		for _, r := range t.Rows {
			v.rules = append(v.rules, ruleView{&r.Grounds, t.Alternatives[r.Outcome].ID})
		}
		all = append(all, v)
	}
	for _, l := range rb.Lists {
		v := tableView{id: l.ID, asks: l.Label}
		for _, e := range l.Entries {
			v.rules = append(v.rules, ruleView{&e.Grounds, "shown"})
		}
		all = append(all, v)
	}
	return all
}

func tableNamed(tables []tableView, name string) ([]tableView, error) {
	var known []string
	for _, t := range tables {
		if t.id == name {
			return []tableView{t}, nil
		}
		known = append(known, t.id)
	}
	hint := "the tables are " + strings.Join(known, ", ")
	if near := profile.Nearest(name, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, usage(hint, "table %s is not known", profile.Quote(name))
}

func (s *sheet) table(t tableView) {
	s.line("%s", t.id)
	s.para(2, t.asks)
	var rows [][]string
	for _, r := range t.rules {
		rows = append(rows, []string{r.ID, r.does, string(r.Basis), strings.Join(r.cited(), " ")})
	}
	s.rows(2, rows)
	s.line("")
}

// cited returns the ids of the claims that the rule rests on.
func (r ruleView) cited() []string {
	var ids []string
	for _, c := range r.Cites {
		ids = append(ids, c.ID)
	}
	return ids
}
