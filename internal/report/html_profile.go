package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// profileYAML writes the answers behind r as a profile that csuite recommend reads:
// with it, a report can be rerun. What was assumed is not written, as nobody
// answered it. It takes the recommendation before it was cleaned, and quotes the
// name, so that nothing of it is lost.
func profileYAML(r recommendation.Recommendation) string {
	var b strings.Builder
	if r.Name != "" {
		fmt.Fprintf(&b, "name: %s\n", strconv.Quote(r.Name))
	}
	var assessed []string
	for _, a := range r.Answers {
		switch a.State {
		case "answered":
			fmt.Fprintf(&b, "%s: %s\n", a.Input, valueOf(a.Value))
			if a.Note == selfAssessed {
				assessed = append(assessed, a.Input)
			}
		case "unknown":
			fmt.Fprintf(&b, "%s: unknown\n", a.Input)
		}
	}
	if len(assessed) > 0 {
		fmt.Fprintf(&b, "%s: [%s]\n", selfAssessedKey, strings.Join(assessed, ", "))
	}
	return b.String()
}

// The note of an answer that statements led to, and the key under which a profile
// lists the inputs that have one. csuite ask writes them so; a test holds the two together.
const (
	selfAssessed    = "self-assessed"
	selfAssessedKey = "self_assessed"
)
