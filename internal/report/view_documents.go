package report

import (
	"cmp"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// documentTitle names a document with its publisher and year.
func documentTitle(s recommendation.SourceEffect) string {
	title := cmp.Or(s.Title, s.Source)
	if who := cmp.Or(s.Publisher, s.Author, title); who != title {
		title = who + ": " + title
	}
	return title + " (" + dated(s.Year) + ")"
}

// withoutIt says what would become of the decisions without a document.
func withoutIt(r recommendation.Recommendation, s recommendation.SourceEffect) string {
	if len(s.Changes) == 0 {
		return "Every decision stands without it."
	}
	var changes []string
	for _, c := range s.Changes {
		to := c.To
		for _, d := range decisions(r) {
			if d.ID == c.Decision {
				to = titleOf(d, c.To)
			}
		}
		changes = append(changes, labelOf(r, c.Decision)+" would become: "+to)
	}
	return "Without it, " + strings.Join(changes, "; ") + "."
}

// A remark is a text with its label.
type remark struct{ label, text string }

// caution says why a document is to be read with care.
func caution(s recommendation.SourceEffect) []remark {
	var list []remark
	if s.Interest != "" {
		list = append(list, remark{"Interest", s.Interest})
	}
	if s.Warning != "" {
		list = append(list, remark{"Warning", s.Warning})
	}
	return list
}
