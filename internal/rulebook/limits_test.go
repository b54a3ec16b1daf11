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
	members := make([]string, 24)
	for i := range members {
		members[i] = fmt.Sprintf("{id: m-%d, label: m%d, phrase: m}, ", i, i)
	}
	inputs65 := make([]string, 65)
	for i := range inputs65 {
		inputs65[i] = fmt.Sprintf("  - {id: more-%d, label: more, kind: set, role: optional, topic: it, question: more?, why: more, values: [{id: a, label: a, phrase: a}]}\n", i)
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
		"inputs": {
			[]edit{{inputs, "inputs:\n", "inputs:\n" + strings.Join(inputs65, "")}},
			"there are more than 64 inputs",
		},
		"members": {
			[]edit{{inputs, "inputs:\n", "inputs:\n" + strings.Replace(inputs65[0], "[{id: a", "["+strings.Join(members, "")+"{id: a", 1)}},
			`input "more-0" has more than 24 values`,
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
