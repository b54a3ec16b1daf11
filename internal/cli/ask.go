package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/interview"
	"github.com/csuite-advisor/csuite/internal/profile"
)

type askOptions struct {
	save, resume string // profiles
	quick, all   bool
	accessible   bool
	recommendOptions
}

func newAskCmd(a *app) *cobra.Command {
	o := askOptions{}
	cmd := &cobra.Command{
		Use:     "ask",
		Short:   "answer a few questions and get the recommendation",
		GroupID: groupDecide,
		Long: `ask puts questions at the terminal, and only those that can still change the
recommendation: size, industry and digital maturity first, then always the one that
settles most. "?" says why a question is asked and on whose word, "b" goes back, "d"
is don't know, "n" not sure where plain statements can place you, "s" skips the rest.
Questions go to standard error, the answer to standard output; it is what csuite
recommend makes of the same profile.

With --save every answer is written to FILE at once. Without it they are kept in a
recovery file until the end, so that Ctrl-C or a lost connection loses nothing.`,
		Example: `  csuite ask
  csuite ask --save acme.yaml
  csuite ask --resume acme.yaml --save acme.yaml
  csuite ask --quick -o json > acme.json`,
		Args: arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return o.run(a, cmd) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.save, "save", "", "write the profile to this `file` after every answer")
	flags.StringVar(&o.resume, "resume", "", "go on from the profile in this `file`")
	flags.BoolVar(&o.quick, "quick", false, "only the core questions")
	flags.BoolVar(&o.all, "all", false, "every question, also those that can change nothing any more")
	flags.BoolVar(&o.accessible, "accessible", false, "plain numbered lines, for screen readers; also where ACCESSIBLE is set")
	flags.StringP("output", "o", formats()[0].name, "`format` of the answer: text, json, yaml, markdown or html")
	flags.StringVar(&o.out, "out", "", "write the answer to this `file`, whole or not at all, and not to standard output")
	flags.Bool("full", false, "text: all of it, not only the first screen")
	complete(cmd, "output", formatNames()...)
	return cmd
}

func (o askOptions) run(a *app, cmd *cobra.Command) error {
	if o.quick && o.all {
		return usage("leave one of them out", "--quick and --all exclude each other")
	}
	if _, ok := terminal(a.In); !ok {
		return noTerminal()
	}
	config, rb, err := a.open(cmd)
	if err != nil {
		return err
	}
	format, err := formatFor(cmd.Flags().Changed("output"), config.Output, o.out)
	if err != nil {
		return err
	}
	company, err := o.begin(a, cmd.Context(), &rb.Catalogue)
	if err != nil {
		return err
	}
	engine := decide.Compile(rb)
	asker := interview.Open(cmd.Context(), a.askTerminal(config, o.accessible))
	notebook := a.newNotebook(o.save, &rb.Catalogue)
	asker.Say(notebook.promise())
	if err := notebook.begin(company); err != nil {
		return err
	}
	iv := interview.Interview{
		Engine: engine, Catalogue: &rb.Catalogue, Asker: asker, Keep: notebook.keep, Quick: o.quick, All: o.all,
	}
	company, err = iv.Run(cmd.Context(), company)
	if err != nil {
		return a.brokenOff(err, notebook)
	}
	fmt.Fprintln(a.Err)
	found := whatifCase{a, rb, engine, company}.answer(a.look(o.out, config))
	if err := a.deliver(o.out, func(w io.Writer) error { return format.write(w, found) }); err != nil {
		return a.brokenOff(err, notebook)
	}
	return a.offerFiles(asker, notebook, o, found)
}

// begin returns the profile to start from. A file is written over only where the
// interview goes on from a profile, so that no answers are lost to a slip.
func (o askOptions) begin(a *app, ctx context.Context, c *profile.Catalogue) (profile.Profile, error) {
	if o.resume != "" {
		return a.readProfile(ctx, []string{o.resume}, nil, c)
	}
	if info, err := os.Stat(o.save); o.save != "" && err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		return profile.Profile{}, usage(fmt.Sprintf("--resume %[1]s --save %[1]s goes on from it; or name a new file", o.save),
			"--save: %q exists", o.save)
	}
	return profile.Profile{}, nil
}

// noTerminal says how to do without an interview.
func noTerminal() error {
	return usage("csuite inputs --template > acme.yaml begins a profile, csuite recommend acme.yaml reads it\n"+
		"or answer on the command line: csuite recommend --set headcount=120 --set industry=software", "ask needs a terminal")
}

// brokenOff says where the answers are when an interview did not come to its end.
func (a *app) brokenOff(err error, n *notebook) error {
	if n.written || errors.Is(err, context.Canceled) {
		fmt.Fprintln(a.Err, printable("\n"+n.farewell()))
	}
	return err
}
