package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

type whatifOptions struct {
	sets     []string // input=value
	out      string
	output   string // a format; "" leaves it to the file's ending and the settings
	depth    int
	to       string   // an alternative, or decision=alternative
	keep     []string // inputs that may not change
	without  []string // documents, basis:NAME, or each
	sweep    string   // input, or input=FROM..TO
	mapAxes  string   // input,input
	decision string   // what a map shows; "" for the structure
	growth   string   // such as 40%/year
	years    int
}

func newWhatifCmd(a *app) *cobra.Command {
	o := whatifOptions{}
	cmd := &cobra.Command{
		Use:     "whatif PROFILE",
		Short:   "what would change the recommendation",
		GroupID: groupDecide,
		Long: `whatif lists the smallest changes of answers that would change a decision: what the
company can decide itself, what happens to it, and what is only not known yet, each
with the rules that turn and the documents behind them.

One flag asks something else: --to what it would take to reach an alternative,
--without what is decided without a document, --sweep what follows along one input,
--map over two, --growth when the next seat becomes due. "-" reads the profile from
standard input; --set answers single inputs first, as in csuite recommend.`,
		Example: `  csuite whatif acme.yaml
  csuite whatif acme.yaml --depth 3 -o json
  csuite whatif acme.yaml --to separate-cto-cio --keep headcount,industry
  csuite whatif acme.yaml --without each
  csuite whatif acme.yaml --without basis:inference
  csuite whatif acme.yaml --sweep headcount
  csuite whatif acme.yaml --map headcount,digital_maturity --out map.svg
  csuite whatif acme.yaml --growth 40%/year --years 5`,
		Args: arguments(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(a, cmd, args) },
	}
	o.flags(a, cmd)
	return cmd
}

func (o *whatifOptions) flags(a *app, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&o.sets, "set", nil, "answer one input, as `input=value`; may be repeated")
	flags.IntVar(&o.depth, "depth", 2, "change up to `n` answers at once, 1 to 3")
	flags.StringVar(&o.to, "to", "", "what it would take to reach this `alternative`, or decision=alternative")
	flags.StringSliceVar(&o.keep, "keep", nil, "with --to: `inputs` whose answers may not change")
	flags.StringSliceVar(&o.without, "without", nil, "decide without a `document` or basis:inference; each: a table of all")
	flags.StringVar(&o.sweep, "sweep", "", "what follows along one `input`, or input=FROM..TO")
	flags.StringVar(&o.mapAxes, "map", "", "what follows over two `inputs`, with a comma between")
	flags.StringVar(&o.decision, "decision", "", "with --map: show this `decision`, structure where none is named")
	flags.StringVar(&o.growth, "growth", "", "when the next seat becomes due at this `rate`, such as 40%/year")
	flags.IntVar(&o.years, "years", 5, "with --growth: so many `years` ahead")
	flags.StringVarP(&o.output, "output", "o", "", "`format` of the answer: text, json, yaml or markdown; --map also svg, csv")
	flags.StringVar(&o.out, "out", "", "write this `file`, whole or not at all, and not standard output")
	flags.Bool("full", false, "text: all of it, not only the first screen")
	ownFormats(cmd, "output")
	complete(cmd, "output", append(formatNames(), "svg", "csv")...)
	complete(cmd, "decision", report.MapShows()...)
	completeSet(a, cmd)
	o.completions(a, cmd)
}

// A whatifCase is what every question of whatif is asked about.
type whatifCase struct {
	app     *app
	rb      *rulebook.Rulebook
	engine  *decide.Engine
	company profile.Profile
}

// stamp says who answers, and by which rules.
func (c whatifCase) stamp() recommendation.Stamp {
	return recommendation.Stamp{
		Rulebook: recommendation.Rulebook{Name: c.rb.Name, Version: c.rb.Version, SHA256: c.rb.SHA256},
		Program:  recommendation.Program{Name: "csuite", Version: c.app.version()},
	}
}

// printers write one answer, by the name of the format. A question has those that
// make sense for its answer.
type printers map[string]func(io.Writer, report.TextOptions) error

func (o *whatifOptions) run(a *app, cmd *cobra.Command, args []string) error {
	if len(args) == 0 && len(o.sets) == 0 {
		return usage("csuite whatif acme.yaml, or answer here: --set headcount=120 --set industry=software", "whatif needs a profile")
	}
	if err := o.check(cmd); err != nil {
		return err
	}
	config, rb, err := a.open(cmd)
	if err != nil {
		return err
	}
	company, err := a.readProfile(cmd.Context(), args, o.sets, &rb.Catalogue)
	if err != nil {
		return err
	}
	answer, err := o.ask(whatifCase{a, rb, decide.Compile(rb), company})
	if err != nil {
		return err
	}
	return a.print(answer, o.output, o.out, config)
}

// ask answers the one question that the flags put.
func (o *whatifOptions) ask(c whatifCase) (printers, error) {
	switch {
	case o.to != "":
		return o.askTo(c)
	case len(o.without) > 0:
		return o.askWithout(c)
	case o.sweep != "":
		return o.askSweep(c)
	case o.mapAxes != "":
		return o.askMap(c)
	case o.growth != "":
		return o.askGrowth(c)
	}
	return o.askFlips(c)
}

// check refuses flags that do not go together.
func (o *whatifOptions) check(cmd *cobra.Command) error {
	var asked []string
	for _, name := range []string{"to", "without", "sweep", "map", "growth"} {
		flag := cmd.Flags().Lookup(name)
		if flag.Changed {
			asked = append(asked, name)
		}
		if flag.Changed && slices.Contains([]string{"", "[]"}, flag.Value.String()) {
			return usage(cmd.CommandPath()+" --help has an example", "--%s is empty", name)
		}
	}
	if len(asked) > 1 {
		return usage("call csuite whatif once for each", "--%s and --%s are two questions", asked[0], asked[1])
	}
	for _, pair := range [][2]string{{"keep", "to"}, {"years", "growth"}, {"decision", "map"}} {
		if cmd.Flags().Changed(pair[0]) && !slices.Contains(asked, pair[1]) {
			return usage("", "--%s says nothing without --%s", pair[0], pair[1])
		}
	}
	if cmd.Flags().Changed("depth") && len(asked) > 0 {
		return usage("", "--depth says nothing beside --%s", asked[0])
	}
	if o.depth < 1 || o.depth > decide.Deepest {
		return usage("--to finds changes of any size that lead to one alternative", "--depth %d is not from 1 to %d", o.depth, decide.Deepest)
	}
	return nil
}

// print delivers an answer in the format that was given, or that the file out or the
// settings name.
func (a *app) print(answer printers, given, out string, c Config) error {
	write, err := answer.choose(given, c.Output, out)
	if err != nil {
		return err
	}
	return a.deliver(out, func(w io.Writer) error { return write(w, a.look(out, c)) })
}

// choose returns the printer: for the format that was given, else by the ending of
// the file, else by the settings.
func (p printers) choose(given, setting, out string) (func(io.Writer, report.TextOptions) error, error) {
	name, asked := given, "format "+profile.Quote(given)
	if name == "" {
		name = setting
		if ending := strings.ToLower(filepath.Ext(out)); ending != "" {
			name, asked = formatOfEnding(ending), "--out "+profile.Quote(out)
		}
	}
	if print := p[name]; print != nil {
		return print, nil
	}
	var names []string
	for known := range p {
		names = append(names, known)
	}
	slices.Sort(names)
	return nil, usage("it can be "+strings.Join(names, ", "), "%s: this answer cannot be written so", asked)
}

// formatOfEnding returns the format of files that end so, else the ending without
// its dot: .svg is called svg.
func formatOfEnding(ending string) string {
	for _, f := range formats() {
		if slices.Contains(f.endings, ending) {
			return f.name
		}
	}
	return strings.TrimPrefix(ending, ".")
}
