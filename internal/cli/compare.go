package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
)

type compareOptions struct {
	respondents bool
	output      string // a format; "" leaves it to the file's ending and the settings
	out         string
}

// mostCompared is how many profiles stand side by side on one page.
const mostCompared = 8

func newCompareCmd(a *app) *cobra.Command {
	o := compareOptions{}
	cmd := &cobra.Command{
		Use:     "compare PROFILE PROFILE...",
		Short:   "set profiles side by side; one company as several people see it",
		GroupID: groupDecide,
		Long: `compare sets up to 8 profiles side by side: the answers that differ, the outcomes
that differ, and for each decision that comes out otherwise than in the first
profile, the fewest answers that explain it, and those that explain nothing.

With --respondents the profiles are one company as several people see it, a file
each: what they agree on, where they differ, what any mixture of their answers leads
to, and which disagreement to settle first. An assumption is no view, and one who
knows beats one who does not.`,
		Example: `  csuite compare acme.yaml competitor.yaml
  csuite compare --respondents ceo.yaml cio.yaml cmo.yaml
  csuite compare today.yaml plan.yaml --out difference.html`,
		Args: arguments(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(a, cmd, args) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.respondents, "respondents", false, "the profiles are one company, as several people see it")
	flags.StringVarP(&o.output, "output", "o", "", "`format` of the answer: text, json, yaml, markdown or html")
	flags.StringVar(&o.out, "out", "", "write this `file`, whole or not at all, and not standard output")
	flags.Bool("full", false, "text: all of it, also what all agree on")
	ownFormats(cmd, "output")
	complete(cmd, "output", "text", "json", "yaml", "markdown", "html")
	return cmd
}

func (o compareOptions) run(a *app, cmd *cobra.Command, args []string) error {
	if !o.respondents && len(args) > mostCompared {
		return usage("compare them in groups, the one that matters first", "compare takes %d profiles at most, not %d", mostCompared, len(args))
	}
	if n := count(args, standardInput); n > 1 {
		return usage("save the others to files", "standard input holds one profile, and was named %d times", n)
	}
	config, rb, err := a.open(cmd)
	if err != nil {
		return err
	}
	list, err := a.readLabelled(cmd, args, &rb.Catalogue)
	if err != nil {
		return err
	}
	answer, err := o.answer(a, decide.Compile(rb), list)
	if err != nil {
		return err
	}
	return a.print(answer, o.output, o.out, config)
}

func count(args []string, what string) (n int) {
	for _, arg := range args {
		if arg == what {
			n++
		}
	}
	return n
}

// answer compares, and returns the ways to print that.
func (o compareOptions) answer(a *app, e *decide.Engine, list []decide.Labelled) (printers, error) {
	program := recommendation.Program{Name: "csuite", Version: a.version()}
	if !o.respondents {
		c := e.Compare(list)
		c.Program = program
		p := printersOf(c, report.CompareText, report.CompareMarkdown)
		p["html"] = func(w io.Writer, _ report.TextOptions) error {
			return report.CompareHTML(w, report.Compared{Comparison: c, Companies: recommendAll(e, list)})
		}
		return p, nil
	}
	a.warnOfNames(list)
	r, err := e.Respondents(list)
	if err != nil {
		return nil, fmt.Errorf("comparing respondents: %w", err)
	}
	r.Program = program
	p := printersOf(r, report.RespondentsText, report.RespondentsMarkdown)
	p["html"] = func(w io.Writer, _ report.TextOptions) error {
		return report.RespondentsHTML(w, report.Disputed{Respondents: r, Companies: recommendAll(e, list)})
	}
	return p, nil
}

// recommendAll decides every profile for itself.
func recommendAll(e *decide.Engine, list []decide.Labelled) []recommendation.Recommendation {
	var all []recommendation.Recommendation
	for _, l := range list {
		all = append(all, e.Recommend(l.Profile))
	}
	return all
}

// readLabelled reads every profile and gives each a label of its own.
func (a *app) readLabelled(cmd *cobra.Command, args []string, c *profile.Catalogue) ([]decide.Labelled, error) {
	var list []decide.Labelled
	labels := labels(args)
	for i, name := range args {
		p, err := a.readFile(cmd.Context(), name, c)
		if err != nil {
			return nil, err
		}
		list = append(list, decide.Labelled{Label: labels[i], Profile: p})
	}
	return list, nil
}

// labels are the names of the files without folder and ending; with as many of their
// folders as tell them apart, where two are called alike. The same file twice gets
// a number.
func labels(files []string) []string {
	out, taken := make([]string, len(files)), map[string]int{}
	for i, name := range files {
		parts := strings.Split(filepath.ToSlash(filepath.Clean(name)), "/")
		last := len(parts) - 1
		parts[last] = strings.TrimSuffix(parts[last], filepath.Ext(parts[last]))
		for from := last; from >= 0; from-- {
			out[i] = strings.Join(parts[from:], "/")
			if !alsoEndsSo(files, i, out[i]) {
				break
			}
		}
		if name == standardInput {
			out[i] = "stdin"
		}
		if taken[out[i]]++; taken[out[i]] > 1 {
			out[i] += fmt.Sprintf(" (%d)", taken[out[i]])
		}
	}
	return out
}

// alsoEndsSo reports whether a file other than number i would get the same label.
func alsoEndsSo(files []string, i int, label string) bool {
	return slices.ContainsFunc(slices.Concat(files[:i], files[i+1:]), func(other string) bool {
		other = filepath.ToSlash(filepath.Clean(other))
		other = "/" + strings.TrimSuffix(other, filepath.Ext(other))
		return strings.HasSuffix(other, "/"+label)
	})
}

// warnOfNames says where respondents seem to speak of several companies.
func (a *app) warnOfNames(list []decide.Labelled) {
	var names, said []string
	for _, l := range list {
		if name := l.Profile.Name; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
			said = append(said, profile.Quote(name)+" ("+l.Label+")")
		}
	}
	if len(names) > 1 {
		fmt.Fprintln(a.Err, printable("warning: the profiles have different names: "+strings.Join(said, ", ")))
	}
}
