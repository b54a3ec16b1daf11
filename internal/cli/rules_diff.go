package cli

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
)

type rulesDiffOptions struct {
	output string // a format; "" leaves it to the file's ending and the settings
	out    string
}

// shipped stands for the rulebook inside the program.
const shipped = "shipped"

func newRulesDiffCmd(a *app) *cobra.Command {
	o := rulesDiffOptions{}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "what another rulebook decides otherwise, and which rules make the difference",
		Long: `diff compares two rulebooks, each a folder or the word shipped: for each decision how
many of all situations change, from what to what and where, with a profile that shows
it, and which rules are responsible. A situation is a combination of answers that one
of the two tells apart. All of them are counted, not tried one by one; only where they
cannot be, a sample is drawn and its margin is stated.`,
		Example: `  csuite rules diff shipped ./my-rules
  csuite rules diff rules-2025 rules-2026 --out changes.md`,
		Args: arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(a, cmd, args) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.output, "output", "o", "", "`format` of the answer: text, json, yaml or markdown")
	flags.StringVar(&o.out, "out", "", "write this `file`, whole or not at all, and not standard output")
	flags.Bool("full", false, "text: all of it, every changed rule and every move")
	ownFormats(cmd, "output")
	complete(cmd, "output", "text", "json", "yaml", "markdown")
	return cmd
}

func (o rulesDiffOptions) run(a *app, cmd *cobra.Command, args []string) error {
	config, err := a.config(cmd)
	if err != nil {
		return err
	}
	var editions [2]decide.Edition
	for i, name := range args {
		if editions[i], err = openEdition(name); err != nil {
			return err
		}
	}
	d, err := decide.DiffRules(editions[0], editions[1])
	if err != nil {
		return err
	}
	d.Program = recommendation.Program{Name: "csuite", Version: a.version()}
	return a.print(printersOf(d, report.RulesDiffText, report.RulesDiffMarkdown), o.output, o.out, config)
}

// openEdition loads a rulebook from a folder, or the shipped one.
func openEdition(name string) (decide.Edition, error) {
	folder := name
	if name == shipped {
		folder = "" // a folder of that name is ./shipped
	}
	rb, err := loadRules(folder, false)
	return decide.Edition{Label: filepath.ToSlash(name), Folder: filepath.ToSlash(name), Rules: rb}, err
}
