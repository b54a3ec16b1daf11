package rulebook_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// What is larger than the engine can answer for exactly is refused, and not
// answered wrongly.
func TestTooLarge(t *testing.T) {
	values := make([]string, 65)
	for i := range values {
		values[i] = fmt.Sprintf("  - {id: more-%d, title: more, phrase: more}\n", i)
	}
	for name, c := range map[string]struct {
		edits []edit
		fault string
	}{
		"points": {
			[]edit{{book, "weak: 1, moderate: 2, strong: 3", "weak: 500, moderate: 700, strong: 1000"}},
			`decision "bridge" depends on more evidence than can be searched exactly`,
		},
		"a weight": {
			[]edit{{book, "strong: 3", "strong: 9223372036854775807"}},
			`weight "strong" is no number of points`,
		},
		"alternatives": {
			[]edit{{marketing, "alternatives:\n", "alternatives:\n" + strings.Join(values, "")}},
			`decision "marketing" has more than 64 alternatives`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rulebook.LoadProven(edited(t, c.edits...))
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("got %v, want %s", err, c.fault)
			}
		})
	}
}
