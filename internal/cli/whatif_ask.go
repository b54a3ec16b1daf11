package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/report"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// printersOf returns the four usual printers of an answer.
func printersOf[T any](answer T, text func(io.Writer, T, report.TextOptions) error, markdown func(io.Writer, T) error) printers {
	return printers{
		"text":     func(w io.Writer, o report.TextOptions) error { return text(w, answer, o) },
		"json":     func(w io.Writer, _ report.TextOptions) error { return report.JSON(w, answer) },
		"yaml":     func(w io.Writer, _ report.TextOptions) error { return report.YAML(w, answer) },
		"markdown": func(w io.Writer, _ report.TextOptions) error { return markdown(w, answer) },
	}
}

// askFlips asks what would change each decision.
func (o *whatifOptions) askFlips(c whatifCase) (printers, error) {
	answer := c.engine.WhatIf(c.company, o.depth)
	answer.Stamp = c.stamp()
	return printersOf(answer, report.WhatIfText, report.WhatIfMarkdown), nil
}

// askTo asks what it would take to reach an alternative.
func (o *whatifOptions) askTo(c whatifCase) (printers, error) {
	table, alternative, err := findAlternative(c.rb, o.to)
	if err != nil {
		return nil, err
	}
	var keep []string
	for _, name := range o.keep {
		in, ok := c.rb.Catalogue.InputNamed(name)
		if !ok {
			return nil, notAmong("--keep", "input", name, c.rb.Catalogue.IDs())
		}
		keep = append(keep, in.ID)
	}
	answer := c.engine.To(c.company, table.ID, alternative, keep)
	answer.Stamp = c.stamp()
	return printersOf(answer, report.ReachText, report.ReachMarkdown), nil
}

// targets returns the choice tables whose alternatives can be asked for.
func targets(rb *rulebook.Rulebook) []*rulebook.ChoiceTable {
	var tables []*rulebook.ChoiceTable
	for _, id := range append(rulebook.Contract(), rb.Structure) {
		tables = append(tables, rb.ChoiceTable(id))
	}
	return tables
}

// findAlternative understands "alternative" and "decision=alternative". An id that
// two tables have needs the second form.
func findAlternative(rb *rulebook.Rulebook, written string) (*rulebook.ChoiceTable, string, error) {
	decision, id, named := strings.Cut(written, "=")
	if !named {
		decision, id = "", written
	}
	var found []*rulebook.ChoiceTable
	var known, decisions []string
	for _, t := range targets(rb) {
		decisions = append(decisions, t.ID)
		if decision != "" && t.ID != decision {
			continue
		}
		for _, a := range t.Alternatives {
			known = append(known, a.ID)
		}
		if t.Outcome(id) >= 0 {
			found = append(found, t)
		}
	}
	switch {
	case named && !slices.Contains(decisions, decision):
		return nil, "", notAmong("--to", "decision", decision, decisions)
	case len(found) == 0:
		return nil, "", notAmong("--to", "alternative", id, known)
	case len(found) > 1:
		return nil, "", usage("write --to "+found[0].ID+"="+id+" or --to "+found[1].ID+"="+id,
			"--to: %s is an alternative of %s and of %s", id, found[0].ID, found[1].ID)
	}
	return found[0], id, nil
}

// notAmong says that a name is none of those that are known.
func notAmong(flag, what, name string, known []string) error {
	hint := "known are " + strings.Join(known, ", ")
	if near := profile.Nearest(name, known); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return usage(hint, "%s: %s %s is not known", flag, what, profile.Quote(name))
}

// each asks --without for a table of everything that can be left out.
const each = "each"

// askWithout asks what is decided without documents or bases.
func (o *whatifOptions) askWithout(c whatifCase) (printers, error) {
	absences := c.engine.Each()
	if !slices.Equal(o.without, []string{each}) {
		absence, err := absenceOf(c.rb, o.without)
		if err != nil {
			return nil, err
		}
		absences = []decide.Absence{absence}
	}
	answer := c.engine.Without(c.company, absences)
	answer.Stamp = c.stamp()
	return printersOf(answer, report.WithoutText, report.WithoutMarkdown), nil
}

// absenceOf understands the names of documents and of bases.
func absenceOf(rb *rulebook.Rulebook, names []string) (decide.Absence, error) {
	var a decide.Absence
	for _, name := range names {
		basis := rulebook.Basis(strings.TrimPrefix(name, decide.BasisPrefix))
		switch src := rb.Source(name); {
		case src != nil:
			a.Sources = append(a.Sources, src)
		case strings.HasPrefix(name, decide.BasisPrefix) && slices.Contains(decide.Bases(), basis):
			a.Bases = append(a.Bases, basis)
		case name == each:
			return a, usage("--without each leaves each thing out in turn", "--without each stands alone")
		default:
			return a, notAmong("--without", "document", name, removable(rb))
		}
	}
	return a, nil
}

// removable lists what --without understands, but for each.
func removable(rb *rulebook.Rulebook) []string {
	var names []string
	for _, s := range rb.Sources {
		names = append(names, s.ID)
	}
	for _, b := range decide.Bases() {
		names = append(names, decide.BasisPrefix+string(b))
	}
	return names
}

// completions offers the values of the flags that depend on the rulebook.
func (o *whatifOptions) completions(a *app, cmd *cobra.Command) {
	offer := func(flag string, values func(*rulebook.Rulebook) []string) {
		mustRegister(cmd, flag, func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			_, rb, err := a.open(cmd)
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return values(rb), cobra.ShellCompDirectiveNoFileComp
		})
	}
	inputs := func(rb *rulebook.Rulebook) []string { return inputNames(&rb.Catalogue, "") }
	offer("keep", inputs)
	offer("sweep", inputs)
	offer("without", func(rb *rulebook.Rulebook) []string { return append(removable(rb), each) })
	offer("to", func(rb *rulebook.Rulebook) []string {
		var names []string
		for _, t := range targets(rb) {
			for _, alt := range t.Alternatives {
				names = append(names, cobra.CompletionWithDesc(t.ID+"="+alt.ID, alt.Title))
			}
		}
		return names
	})
}
