package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
)

type recommendOptions struct {
	sets []string // input=value
	out  string
}

func newRecommendCmd(a *app) *cobra.Command {
	o := recommendOptions{}
	cmd := &cobra.Command{
		Use:     "recommend [PROFILE]",
		Short:   "recommend the seats for one company",
		GroupID: groupDecide,
		Long: `recommend reads one profile, YAML or JSON, and prints who should hold the
technology and marketing mandates, why, how close the decision is, and what would
change it. "-" reads standard input. --set answers single inputs: over a profile,
or alone in place of one.

Text is one screen; --full prints everything, as the other formats always do. With
--out the ending of the file chooses the format, unless -o does: .txt, .json,
.yaml, .yml, .md, .html.

HTML is a report of its own: one file that opens anywhere, prints, and can be given
back to csuite recommend in place of the profile.`,
		Example: `  csuite recommend acme.yaml
  csuite recommend acme.yaml --set headcount=400 --set sensitive_data=core
  csuite recommend --set headcount=40 --set industry=software --set digital_maturity=strategic
  csuite recommend acme.yaml --out memo.md
  csuite recommend acme.yaml --out report.html
  csuite inputs --template > acme.yaml`,
		Args: arguments(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(a, cmd, args) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&o.sets, "set", nil, "answer one input, as `input=value`; may be repeated")
	flags.StringP("output", "o", formats()[0].name, "`format` of the answer: text, json, yaml, markdown or html")
	flags.StringVar(&o.out, "out", "", "write this `file`, whole or not at all, and not standard output")
	flags.Bool("full", false, "text: all of it, not only the first screen")
	complete(cmd, "output", formatNames()...)
	completeSet(a, cmd)
	return cmd
}

func (o recommendOptions) run(a *app, cmd *cobra.Command, args []string) error {
	if len(args) == 0 && len(o.sets) == 0 {
		return noProfile(a)
	}
	config, rb, err := a.open(cmd)
	if err != nil {
		return err
	}
	format, err := formatFor(cmd.Flags().Changed("output"), config.Output, o.out)
	if err != nil {
		return err
	}
	company, err := a.readProfile(cmd.Context(), args, o.sets, &rb.Catalogue)
	if err != nil {
		return err
	}
	return a.deliver(o.out, func(w io.Writer) error {
		return format.write(w, whatifCase{a, rb, decide.Compile(rb), company}.answer(a.look(o.out, config)))
	})
}

// noProfile says how to give a profile, to someone who gave none.
func noProfile(a *app) error {
	if _, ok := terminal(a.In); !ok {
		return usage("csuite recommend - reads the profile from standard input", "recommend needs a profile")
	}
	return usage("csuite inputs --template > acme.yaml begins one, csuite recommend acme.yaml reads it\n"+
		"or answer here: --set headcount=120 --set industry=software --set digital_maturity=strategic",
		"recommend needs a profile")
}
