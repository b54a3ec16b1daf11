package decide_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// A mutant is the shipped rulebook with one thing wrong.
type mutant struct {
	kind  string
	name  string
	apply func(*rulebook.Rulebook)
}

// mutants lists every way of spoiling the rulebook that the cases should notice.
// No choice row can be dropped: its table would no longer be complete, which Load
// refuses; in its place each row leads to the next alternative.
func mutants(rb *rulebook.Rulebook) []mutant {
	var all []mutant
	for i, t := range rb.Evidence {
		for k, r := range t.Rules {
			all = append(all,
				mutant{"rule dropped", r.ID, func(rb *rulebook.Rulebook) {
					rb.Evidence[i].Rules = slices.Delete(rb.Evidence[i].Rules, k, k+1)
				}},
				mutant{"sign flipped", r.ID, func(rb *rulebook.Rulebook) { rb.Evidence[i].Rules[k].Points *= -1 }})
		}
	}
	for i, t := range rb.Choices {
		for k, r := range t.Rows {
			all = append(all, mutant{"other outcome", r.ID, func(rb *rulebook.Rulebook) {
				row, n := rb.Choices[i].Rows[k], len(rb.Choices[i].Alternatives)
				row.Outcome = (row.Outcome + 1) % n
			}})
		}
	}
	for i, l := range rb.Lists {
		for k, en := range l.Entries {
			all = append(all, mutant{"entry dropped from " + l.ID, en.ID, func(rb *rulebook.Rulebook) {
				rb.Lists[i].Entries = slices.Delete(rb.Lists[i].Entries, k, k+1)
			}})
		}
	}
	return all
}

// TestMutantsAreCaught spoils the rulebook in every way that mutants knows and
// looks whether a case beside the rules notices: every rule, row and entry is held.
func TestMutantsAreCaught(t *testing.T) {
	if testing.Short() {
		t.Skip("too long for -short")
	}
	rb, _ := shipped(t)
	if len(rb.Cases) == 0 {
		t.Fatal("no cases")
	}
	caught, strict, total := map[string]int{}, map[string]int{}, map[string]int{}
	missed := map[string][]string{}
	for _, m := range mutants(rb) {
		fresh, err := rulebook.LoadProven(rules.FS)
		if err != nil {
			t.Fatal(err)
		}
		m.apply(fresh)
		total[m.kind]++
		if anyCaseFails(fresh, rb.Cases, false) {
			caught[m.kind]++
		} else {
			missed[m.kind] = append(missed[m.kind], m.name)
		}
		if anyCaseFails(fresh, rb.Cases, true) {
			strict[m.kind]++
		}
	}
	all, allStrict, of := 0, 0, 0
	for _, kind := range sortedKeys(total) {
		t.Logf("%s: %d of %d mutants caught, %d where only outcomes count", kind, caught[kind], total[kind], strict[kind])
		all, allStrict, of = all+caught[kind], allStrict+strict[kind], of+total[kind]
		if len(missed[kind]) > 0 {
			t.Errorf("%s: no case notices %s", kind, strings.Join(missed[kind], ", "))
		}
	}
	t.Logf("%d of %d mutants caught, %d where only outcomes count", all, of, allStrict)
}

// anyCaseFails reports whether a case is no longer as it expects. A situation
// without a row counts: the engine refuses to go on. With outcomesOnly a case
// expects nothing but the outcomes that it accepts.
func anyCaseFails(rb *rulebook.Rulebook, cases []*rulebook.Case, outcomesOnly bool) (fails bool) {
	defer func() {
		switch broken := recover(); {
		case broken == nil:
		case strings.HasPrefix(fmt.Sprint(broken), "decide: no row"):
			fails = true
		default:
			panic(broken)
		}
	}()
	e := decide.Compile(rb)
	for _, c := range cases {
		if outcomesOnly {
			c = &rulebook.Case{ID: c.ID, Profile: c.Profile, Accept: c.Accept}
		}
		if len(e.Test(c)) > 0 {
			return true
		}
	}
	return false
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
