package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newRulesCheckCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "prove that the rulebook is whole, and count what it rests on",
		Long: `check loads the rulebook and proves that every situation has exactly one outcome and
that no rule is dead. It names every fault, each with file, line and column.`,
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
				s.figures(rb)
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
		{"proven", "every situation has exactly one outcome; no rule is dead; no two overlap"},
	})
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

// byUse counts the claims that rules rest on.
func byUse(rb *rulebook.Rulebook) string {
	used := 0
	for _, c := range rb.Claims {
		if len(usedBy(rb, c)) > 0 {
			used++
		}
	}
	return fmt.Sprintf("%d: rules rest on %d, %d are context", len(rb.Claims), used, len(rb.Claims)-used)
}
