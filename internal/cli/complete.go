package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// complete offers the values of a flag to a shell.
func complete(cmd *cobra.Command, flag string, values ...string) {
	mustRegister(cmd, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// mustRegister panics where the flag does not exist, which no input can bring about.
func mustRegister(cmd *cobra.Command, flag string, f cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(err)
	}
}

// completeSet offers input= and, after the sign, the values of that input.
func completeSet(a *app, cmd *cobra.Command) {
	mustRegister(cmd, "set", func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		_, rb, err := a.open(cmd)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		name, _, chosen := strings.Cut(typed, "=")
		if !chosen {
			return inputNames(&rb.Catalogue, "="), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		}
		return valueNames(rb.Catalogue.Input(name)), cobra.ShellCompDirectiveNoFileComp
	})
}

// inputNames returns every input's id with an ending, described by its label.
func inputNames(c *profile.Catalogue, ending string) []string {
	var names []string
	for _, in := range c.Inputs {
		names = append(names, cobra.CompletionWithDesc(in.ID+ending, in.Label))
	}
	return names
}

func valueNames(in *profile.Input) []string {
	if in == nil {
		return nil
	}
	var names []string
	for _, v := range in.Values {
		names = append(names, cobra.CompletionWithDesc(in.ID+"="+v.ID, v.Label))
	}
	return names
}
