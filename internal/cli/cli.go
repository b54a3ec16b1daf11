// Package cli is the command line of csuite: a tree of commands, the settings,
// the exit codes, and the joining of the steps. Every decision about a company is
// made elsewhere, from data.
//
// One verb is one file: an options struct, a function newXCmd that describes the
// flags, and a method that does it. Standard output gets the answer and nothing
// else; an answer is made whole before its first byte is written, so there is no
// half of one. Everything comes in with the Invocation: the package reads no
// environment and knows no process, and tests can call Run many times at once.
//
// Begin with Run, then recommend.go; exit.go has what every error becomes.
package cli

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// An Invocation is one call of the program.
type Invocation struct {
	Args     []string // without the program's name
	In       io.Reader
	Out, Err io.Writer
	Env      []string // "KEY=value", as os.Environ returns it
	Version  string   // what the linker was told, "" where it was told nothing
	Lasting  func()   // called by a command that may run for long, before it does; nil for nothing to do
}

// Run does what the arguments ask for and returns the exit code; docs/exit-codes.md
// lists them. When ctx is done, Run ends early with Interrupted.
func Run(ctx context.Context, inv Invocation) int {
	a := &app{inv}
	root := newRootCmd(a)
	root.SetArgs(append([]string{}, inv.Args...)) // never nil: cobra would read os.Args
	root.SetIn(inv.In)
	root.SetOut(inv.Out)
	root.SetErr(inv.Err)
	return a.finish(root.ExecuteContext(ctx))
}

// app is what every command knows of the call that it is part of.
type app struct{ Invocation }

// env returns an environment variable; an empty one counts as not set.
func (a *app) env(name string) string {
	for _, entry := range a.Env {
		if key, value, _ := strings.Cut(entry, "="); key == name {
			return value
		}
	}
	return ""
}

func newRootCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "csuite",
		Short: "who should lead technology and marketing in your company?",
		Long: `csuite recommends how a company should divide its technology and marketing
leadership: separate CTO, CIO and CMO, combined roles, or a chief marketing
technologist. Every step cites the document that it rests on.

It reads the files that you name, and opens no network connection.

Settings come from a flag, else from CSUITE_OUTPUT, CSUITE_COLOR, CSUITE_RULES or
CSUITE_FULL, else from $XDG_CONFIG_HOME/csuite/config.yaml (~/.config where that
is not set), else from the default.`,
		Example: `  csuite recommend --set headcount=120 --set industry=software --set digital_maturity=strategic
  csuite inputs --template > acme.yaml
  csuite recommend acme.yaml --full`,
		Version:       a.version(),
		SilenceErrors: true, // finish prints them
		SilenceUsage:  true,
	}
	flags := cmd.PersistentFlags()
	flags.String("config", "", "settings `file` in place of the usual one")
	flags.String("rules", "", "`folder` with a rulebook of your own")
	flags.String("color", colorAuto, "`when` text is coloured: auto, always or never")
	cmd.SetFlagErrorFunc(flagError)
	cmd.AddGroup(&cobra.Group{ID: groupDecide, Title: "Decide:"},
		&cobra.Group{ID: groupRules, Title: "Look behind it:"}, &cobra.Group{ID: groupProgram, Title: "The program:"})
	cmd.SetHelpCommandGroupID(groupProgram)
	cmd.SetCompletionCommandGroupID(groupProgram)
	cmd.AddCommand(newAskCmd(a), newRecommendCmd(a), newBatchCmd(a), newWhatifCmd(a), newCompareCmd(a), newInputsCmd(a), newRulesCmd(a), newSourcesCmd(a), newVersionCmd(a))
	cmd.SetHelpCommand(newHelpCmd())
	cmd.InitDefaultCompletionCmd()
	if c, _, err := cmd.Find([]string{"completion"}); err == nil {
		c.Short = "print a script that completes commands in your shell"
		group(c)
	}
	complete(cmd, "color", colorAuto, colorAlways, colorNever)
	return group(cmd)
}

// The groups that --help lists commands under.
const (
	groupDecide  = "decide"
	groupRules   = "rules"
	groupProgram = "program"
)

// group makes cmd a command that only holds others: alone it prints its help,
// and a word that is none of its commands is a usage error.
func group(cmd *cobra.Command) *cobra.Command {
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return unknownCommand(cmd, args[0])
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return cmd
}

// newHelpCmd replaces cobra's, which takes an unknown topic for a success.
func newHelpCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "show what a command does",
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(found, rest[0])
			}
			return found.Help()
		},
	}
}
