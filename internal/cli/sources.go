package cli

import (
	"cmp"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newSourcesCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "sources",
		Short:   "the documents that the rules rest on",
		GroupID: groupRules,
		Long: `sources lists the documents that the rules cite, what their publishers gain by
being believed, and how much of each is in use. The documents themselves are not
part of csuite; verify checks that a copy of yours still says what is cited.`,
		Example: `  csuite sources list
  csuite sources verify ./documents`,
	}
	cmd.AddCommand(newSourcesListCmd(a), newSourcesVerifyCmd(a))
	return group(cmd)
}

func newSourcesListCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "list the documents, and how much of each is used",
		Args:  arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, rb, err := a.open(cmd)
			if err != nil {
				return err
			}
			return a.deliver("", func(w io.Writer) error {
				s := &sheet{width: a.width(a.Out)}
				for _, src := range rb.Sources {
					s.source(rb, src)
					s.line("")
				}
				return s.print(w)
			})
		},
	}
}

func (s *sheet) source(rb *rulebook.Rulebook, src *rulebook.Source) {
	s.line("%s", src.ID)
	rows := [][]string{{"title", src.Title}}
	if src.Author != "" {
		rows = append(rows, []string{"author", src.Author})
	}
	published := src.Publisher + ", " + cmp.Or(src.Year, "undated")
	rows = append(rows, []string{"published", published + ", " + src.Kind}, []string{"interest", src.Interest})
	if src.Warning != "" {
		rows = append(rows, []string{"warning", src.Warning})
	}
	rows = append(rows, []string{"claims", claimed(rb, src)}, []string{"file", src.File})
	s.rows(2, rows)
}

// claimed says how much a document says and how much of that is in use.
func claimed(rb *rulebook.Rulebook, src *rulebook.Source) string {
	claims, used, passages := 0, 0, 0
	for _, c := range rb.Claims {
		if c.Source != src {
			continue
		}
		claims++
		passages += len(c.Passages)
		if len(usedBy(rb, c)) > 0 {
			used++
		}
	}
	return fmt.Sprintf("%d in %d passages; rules or mandates rest on %d, the others are context", claims, passages, used)
}
