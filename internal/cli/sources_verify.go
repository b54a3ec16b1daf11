package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newSourcesVerifyCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "verify DIR",
		Short: "check that copies of the documents still say what is cited",
		Long: `verify looks in DIR for a copy of each document, under the file name that
csuite sources list shows, and compares the fingerprint of every cited paragraph.
It ends with exit code 1 where a document is missing or a paragraph differs.`,
		Args: arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, rb, err := a.open(cmd)
			if err != nil {
				return err
			}
			if info, err := os.Stat(args[0]); err != nil || !info.IsDir() {
				return usage("name the folder that holds the documents", "%q is no folder", args[0])
			}
			s := &sheet{width: a.width(a.Out)}
			wrong, err := s.verify(os.DirFS(args[0]), rb)
			if err != nil {
				return err
			}
			if err := a.deliver("", s.print); err != nil {
				return err
			}
			if wrong > 0 {
				return fmt.Errorf("%d of the cited passages could not be found", wrong)
			}
			return nil
		},
	}
}

// verify lays out a line for each document and for each passage that is not as
// cited, and returns the number of such passages.
func (s *sheet) verify(dir fs.FS, rb *rulebook.Rulebook) (wrong int, err error) {
	for _, src := range rb.Sources {
		text, err := fs.ReadFile(dir, src.File)
		missing := errors.Is(err, fs.ErrNotExist)
		if err != nil && !missing {
			return wrong, fmt.Errorf("reading %s: %w", src.ID, err)
		}
		checks := check(rb, src, paragraphsOf(string(text)))
		found := 0
		for _, c := range checks {
			if c.problem == "" {
				found++
			}
		}
		wrong += len(checks) - found
		if missing {
			s.line("%s: no file %s", src.ID, src.File)
			continue
		}
		s.line("%s: %d of %d cited passages found", src.ID, found, len(checks))
		for _, c := range checks {
			if c.problem != "" {
				s.line("  %s paragraph %d: %s", c.claim.ID, c.Paragraph, c.problem)
			}
		}
	}
	return wrong, nil
}

// A passageCheck is a cited passage and what is wrong with it, "" for nothing.
type passageCheck struct {
	rulebook.Passage
	claim   *rulebook.Claim
	problem string
}

func check(rb *rulebook.Rulebook, src *rulebook.Source, paragraphs []string) []passageCheck {
	var checks []passageCheck
	for _, claim := range rb.Claims {
		if claim.Source != src {
			continue
		}
		for _, p := range claim.Passages {
			checks = append(checks, passageCheck{p, claim, compare(p, paragraphs)})
		}
	}
	return checks
}

// compare says how a passage differs from the document, "" where it does not. A
// paragraph that only moved is named by its new number.
func compare(p rulebook.Passage, paragraphs []string) string {
	if p.Paragraph <= len(paragraphs) && rulebook.Fingerprint(paragraphs[p.Paragraph-1]) == p.Fingerprint {
		return ""
	}
	for i, text := range paragraphs {
		if rulebook.Fingerprint(text) == p.Fingerprint {
			return fmt.Sprintf("is now paragraph %d", i+1)
		}
	}
	if p.Paragraph > len(paragraphs) {
		return fmt.Sprintf("the document has only %d paragraphs", len(paragraphs))
	}
	return "says something else now"
}

// paragraphsOf returns the lines of a document that are not empty.
func paragraphsOf(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			all = append(all, line)
		}
	}
	return all
}
