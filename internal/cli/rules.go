package cli

import (
	"github.com/spf13/cobra"
)

func newRulesCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "rules",
		Short:   "read, prove and test the rulebook",
		GroupID: groupRules,
		Long: `rules shows the rulebook, the shipped one or the folder given with --rules: every
rule with its reason and sources, what can be proved of them, and their cases.`,
		Example: `  csuite rules list
  csuite rules explain small-firms-merge
  csuite rules check --rules ./my-rules`,
	}
	cmd.AddCommand(newRulesListCmd(a), newRulesExplainCmd(a), newRulesCheckCmd(a), newRulesTestCmd(a), newRulesDiffCmd(a))
	return group(cmd)
}
