package cli

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newRulesTestCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "test",
		Short: "run the rulebook's cases",
		Long: `test recommends for the profile of every case in cases/ and compares the outcomes
with those that the case accepts. It ends with exit code 1 where one differs.`,
		Args: arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := a.config(cmd)
			if err != nil {
				return err
			}
			rb, err := loadRules(config.Rules, true) // cases are read only where all is checked
			if err != nil {
				return err
			}
			s := &sheet{width: a.width(a.Out)}
			failed := s.cases(decide.Compile(rb), rb.Cases, config.Rules)
			if err := a.deliver("", s.print); err != nil {
				return err
			}
			if failed > 0 {
				return fmt.Errorf("%d of %d cases failed", failed, len(rb.Cases))
			}
			return nil
		},
	}
}

// cases runs the cases of the rulebook in folder and lays out those that fail; it
// returns their number.
func (s *sheet) cases(e *decide.Engine, cases []*rulebook.Case, folder string) (failed int) {
	for _, c := range cases {
		problems := e.Test(c)
		if len(problems) == 0 {
			continue
		}
		failed++
		s.line("%s:%d:%d: case %q", filepath.Join(folder, filepath.FromSlash(c.Pos.File)), c.Pos.Line, c.Pos.Column, c.ID)
		s.para(2, c.Why)
		for _, p := range problems {
			s.para(2, p)
		}
	}
	s.line("%d passed, %d failed", len(cases)-failed, failed)
	return failed
}
