package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/export"
	"github.com/csuite-advisor/csuite/internal/profile"
)

type inputsOptions struct {
	schema, template bool
}

func newInputsCmd(a *app) *cobra.Command {
	o := inputsOptions{}
	cmd := &cobra.Command{
		Use:     "inputs [ID]",
		Short:   "show what is asked, why, and what may be answered",
		GroupID: groupDecide,
		Long: `inputs lists what may be known about a company. With the id of an input it shows
the question, why it is asked, and what each answer means.`,
		Example: `  csuite inputs
  csuite inputs digital_maturity
  csuite inputs --template > acme.yaml
  csuite inputs --schema > profile.schema.json`,
		Args: arguments(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(a, cmd, args) },
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			_, rb, err := a.open(cmd)
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return inputNames(&rb.Catalogue, ""), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().BoolVar(&o.schema, "schema", false, "print the JSON Schema of a profile")
	cmd.Flags().BoolVar(&o.template, "template", false, "print a profile to fill in")
	return cmd
}

func (o inputsOptions) run(a *app, cmd *cobra.Command, args []string) error {
	if o.schema && o.template || (o.schema || o.template) && len(args) > 0 {
		return usage("csuite inputs --help", "give one of ID, --schema and --template")
	}
	_, rb, err := a.open(cmd)
	if err != nil {
		return err
	}
	c := &rb.Catalogue
	return a.deliver("", func(w io.Writer) error {
		s := &sheet{width: a.width(a.Out)}
		switch {
		case o.schema:
			schema, err := export.ProfileSchema(c)
			if err != nil {
				return err
			}
			s.Write(schema)
		case o.template:
			s.WriteString(export.ProfileTemplate(c))
		case len(args) > 0:
			in, ok := c.InputNamed(args[0])
			if !ok {
				return unknownInput(args[0], c)
			}
			s.input(c, in)
		default:
			s.inputs(c)
		}
		return s.print(w)
	})
}

func unknownInput(name string, c *profile.Catalogue) error {
	hint := "csuite inputs lists them"
	if near := profile.Nearest(name, c.IDs()); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return usage(hint, "input %s is not known", profile.Quote(name))
}
