package cli

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newRulesCheckCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "prove that the rulebook is whole, and count what it rests on",
		Long: `check loads the rulebook and proves what can be promised of it: that every situation has
exactly one outcome, that no rule is dead, that its invariants hold. It names every fault,
each with file, line and column, and counts situations, outcomes, rules and claims.`,
		Args: arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := a.config(cmd)
			if err != nil {
				return err
			}
			rb, err := loadRules(config.Rules, true)
			if err != nil {
				return err
			}
			return a.deliver("", func(w io.Writer) error {
				s := &sheet{width: a.width(a.Out)}
				e := decide.Compile(rb)
				s.figures(rb)
				s.tallies(rb, e)
				if broken := s.guarantees(e); broken > 0 {
					return errors.Join(s.print(w), fmt.Errorf("%d of the guarantees do not hold", broken))
				}
				return s.print(w)
			})
		},
	}
}

// figures lays out what the rulebook holds and rests on.
func (s *sheet) figures(rb *rulebook.Rulebook) {
	s.line("%s %s, sha256 %s", rb.Name, rb.Version, rb.SHA256)
	s.line("")
	s.rows(2, [][]string{
		{"inputs", fmt.Sprint(len(rb.Catalogue.Inputs))},
		{"tables", fmt.Sprintf("%d evidence, %d choice, %d list", len(rb.Evidence), len(rb.Choices), len(rb.Lists))},
		{"rules", byBasis(rb)},
		{"claims", byUse(rb)},
		{"cases", fmt.Sprint(len(rb.Cases))},
	})
}

// tallies lays out how many situations each decision tells apart, and the share
// of each outcome among them.
func (s *sheet) tallies(rb *rulebook.Rulebook, e *decide.Engine) {
	for _, id := range rulebook.Contract() {
		t := e.Tally(id)
		s.line("")
		s.line("%s: %s situations", t.Label, grouped(t.Situations))
		var rows [][]string
		for _, share := range t.Shares {
			rows = append(rows, []string{share.Outcome, fmt.Sprintf("%5.1f %%", 100*float64(share.Situations)/float64(t.Situations))})
		}
		s.rows(2, rows)
	}
	s.line("")
	s.para(0, "A situation is a combination of answers that the rules tell apart. Shares count situations; they say nothing about how many companies are in one.")
}

// grouped writes a number with commas.
func grouped(n uint64) string {
	text := strconv.FormatUint(n, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// guarantees lays out what holds for every company, and returns how many do not.
func (s *sheet) guarantees(e *decide.Engine) int {
	s.line("")
	s.line("guarantees")
	broken := 0
	var rows [][]string
	for _, g := range e.Guarantees() {
		state := "holds"
		if g.Wrong != "" {
			state = "BROKEN"
			g.How = g.Wrong
			broken++
		}
		rows = append(rows, []string{state, g.Says + " (" + g.How + ")"})
	}
	s.rows(2, rows)
	return broken
}

// byBasis counts the rules by what they rest on.
func byBasis(rb *rulebook.Rulebook) string {
	all, count := 0, map[rulebook.Basis]int{}
	for _, t := range everyTable(rb) {
		for _, r := range t.rules {
			all++
			count[r.Basis]++
		}
	}
	return fmt.Sprintf("%d: %d say what a document says, %d apply a standard, %d are this rulebook's inference",
		all, count[rulebook.Document], count[rulebook.Standard], count[rulebook.Inference])
}

// byUse counts the claims that rules or mandates rest on; Load saw to it that all
// others are context.
func byUse(rb *rulebook.Rulebook) string {
	context := 0
	for _, c := range rb.Claims {
		if c.Context != "" {
			context++
		}
	}
	return fmt.Sprintf("%d: %d are used, %d are context with a reason", len(rb.Claims), len(rb.Claims)-context, context)
}
