package rulebook_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// Load never panics, whatever stands in a file: an empty list, an empty file, a
// section that is missing.
func TestLoadNeverPanics(t *testing.T) {
	for name, edits := range map[string][]edit{
		"empty list for a test":           {{bond, `headcount: "< 50"`, "headcount: []"}},
		"empty list for a band":           {{marketing, "marketing_load: full", "marketing_load: []"}},
		"empty list for a weight":         {{book, "weak: 1", "weak: []"}},
		"empty list for a column":         {{risks, "early_sign: ", "early_sign: [] #"}},
		"empty list for points":           {{"cases/one.yaml", "technology_bond: 0", "technology_bond: []"}},
		"empty list for an outcome":       {{"cases/one.yaml", "no-technology-chief", "[]"}},
		"empty list for an answer":        {{"cases/one.yaml", "headcount: 100", "headcount: []"}},
		"empty list in an invariant":      {{invariants, "technology: not(no-technology-chief)", "technology: []"}},
		"no when":                         {{bond, `when: {headcount: "< 50"}`, "when:"}},
		"no test":                         {{bond, `headcount: "< 50"`, "headcount: "}},
		"no weights":                      {{book, "weights: {weak: 1, moderate: 2, strong: 3}", "weights:"}},
		"no bands":                        {{bond, whole, ""}, {bond, "", "decision: technology_bond\nhit_policy: collect-sum\nrules: []\n"}},
		"no rules in an evidence table":   {{bond, whole, ""}, {bond, "", "decision: technology_bond\nhit_policy: collect-sum\nbands:\n  - {id: apart, when: \"<= -2\", says: a}\n  - {id: balanced, when: \"[-1..1]\", says: b}\n  - {id: together, when: \">= 2\", says: c}\nrules: []\n"}},
		"no alternatives":                 {{marketing, whole, ""}, {marketing, "", "decision: marketing\nhit_policy: unique\nalternatives: []\nrules: []\n"}},
		"no rows":                         {{marketing, whole, ""}, {marketing, "", "decision: marketing\nhit_policy: unique\nalternatives: [{id: cmo, title: a CMO, phrase: a CMO}, {id: head-of-marketing, title: a head, phrase: a head}]\nrules: []\n"}},
		"empty evidence file":             {{"evidence/more.yaml", "", "\n"}},
		"empty choice file":               {{"choices/more.yaml", "", "\n"}},
		"empty list file":                 {{"lists/more.yaml", "", "\n"}},
		"empty case file":                 {{"cases/more.yaml", "", "\n"}},
		"empty rulebook file":             {{book, whole, ""}, {book, "", "\n"}},
		"empty inputs file":               {{inputs, whole, ""}, {inputs, "", "\n"}},
		"no inputs":                       {{inputs, whole, ""}, {inputs, "", "inputs: []\n"}},
		"an empty input":                  {{inputs, "inputs:", "inputs:\n  - {}"}},
		"an empty seat":                   {{seats, "seats:\n", "seats:\n  - {}\n"}},
		"an empty rule":                   {{bond, "rules:\n", "rules:\n  - {}\n"}},
		"a row that is null":              {{bond, "rules:\n", "rules:\n  -\n"}},
		"a scale without values":          {{inputs, "kind: number", "kind: scale"}},
		"a number that was a scale":       {{inputs, "kind: scale", "kind: number"}},
		"a set that was a choice":         {{inputs, "kind: choice", "kind: set"}},
		"no input pre-fills":              {{inputs, "prefills: true", "prefills: false"}},
		"a second input pre-fills":        {{inputs, "kind: scale", "kind: scale\n    prefills: true"}},
		"a number that is too great":      {{bond, `"< 50"`, `"< 99999999999999999999"`}},
		"the greatest number":             {{bond, `"< 50"`, `"> 9223372036854775807"`}},
		"up to the greatest number":       {{bond, `"< 50"`, `"[1..9223372036854775807]"`}},
		"the least number":                {{bond, `"< 50"`, `"< -9223372036854775808"`}},
		"a band from the least number":    {{bond, `"<= -2"`, `"< -9223372036854775808"`}},
		"a band to the greatest number":   {{bond, `">= 2"`, `"[2..9223372036854775807]"`}},
		"alias to an anchor":              {{bond, "adds: strong", "adds: *nothing"}},
		"an anchor that holds itself":     {{bond, `when: {headcount: "< 50"}`, "when: &a {headcount: *a}"}},
		"a merge key":                     {{bond, `when: {headcount: "< 50"}`, "when: {<<: {headcount: 3}}"}},
		"a table that reads itself":       {{marketing, "marketing_load: full", "marketing: cmo"}},
		"a seat that reports to nobody":   {{seats, "reports_to: chief executive", "reports_to: mandate:nobody"}},
		"a seat that rides with itself":   {{seats, "reports_to: chief executive", "reports_to: mandate:product_technology"}},
		"no closeness":                    {{book, whole, ""}, {book, "", "name: x\nversion: 1.0.0\nweights: {weak: 1, moderate: 2, strong: 3}\nstructure: structure\nlimits: []\n"}},
		"mandate settled by no table":     {{seats, "decision: technology", "decision: nothing"}},
		"invariant without then":          {{invariants, "", "  - {id: x, says: x, when: {marketing: cmo}}\n"}},
		"invariant without when":          {{invariants, "", "  - {id: x, says: x, then: [{marketing: cmo}]}\n"}},
		"invariant with an empty then":    {{invariants, "", "  - {id: x, says: x, when: {marketing: cmo}, then: [{}]}\n"}},
		"a list that is missing":          {{risks, whole, ""}},
		"no mandates":                     {{seats, whole, ""}, {seats, "", "mandates: []\nseats: []\n"}},
		"no industries":                   {{industries, whole, ""}, {industries, "", "industries: []\n"}},
		"seats that ride in a circle":     {{seats, "reports_to: mandate:product_technology", "reports_to: mandate:enterprise_it"}},
		"invariant that rises by choice":  {{invariants, "", "  - {id: x, says: x, rising: customers, when: {marketing: cmo}, then: [{marketing: cmo}]}\n"}},
		"invariant of an unknown outcome": {{invariants, "", "  - {id: x, says: x, when: {marketing: chief}, then: [{marketing: cmo}]}\n"}},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if broken := recover(); broken != nil {
					t.Errorf("panic: %v", broken)
				}
			}()
			load := rulebook.Load
			if testing.Short() {
				load = rulebook.LoadProven // cases and the search are left out
			}
			rb, err := load(edited(t, edits...))
			if err != nil {
				first, _, _ := strings.Cut(err.Error(), "\n")
				t.Log(first)
				return
			}
			if !testing.Short() {
				decide.Compile(rb).Recommend(profile.Profile{}) // what Load accepts can be used
			}
		})
	}
}

// An invariant asks of named values only; of numbers and sets it may speak under
// when. What it says of them is then as it should be.
func TestInvariantsOnNumbersAndSets(t *testing.T) {
	if testing.Short() {
		t.Skip("too long for -short")
	}
	for name, c := range map[string]struct{ when, then, fault string }{
		"a number":                  {`headcount: ">= 5000"`, `headcount: ">= 1000"`, `then cannot test "headcount", which is a number`},
		"a member":                  {"symptoms: duplicate-tools", "symptoms: duplicate-tools", `then cannot test "symptoms", which is a set`},
		"a number under when":       {`headcount: ">= 5000"`, `enterprise_it_load: "substantial, full"`, "does not hold"},
		"a number that settles it":  {`headcount: ">= 5000", sensitive_data: core, it_estate: complex, it_sourcing: mixed`, "enterprise_it_load: full", ""},
		"a member under when":       {"symptoms: duplicate-tools", `it_marketing_gap: "visible, open"`, "does not hold"},
		"no member under when":      {"symptoms: not(duplicate-tools)", "it_marketing_gap: none", "does not hold"},
		"a value":                   {"martech: competitive-lever", `martech: ">= integrated-stack"`, ""},
		"another value":             {`martech: ">= integrated-stack"`, "martech: competitive-lever", "does not hold"},
		"a value that settles it":   {"it_services: not(yes)", "one_leader: does-not-fit", ""},
		"a value that does not yet": {`it_services: "yes"`, "one_leader: does-not-fit", "does not hold"},
	} {
		t.Run(name, func(t *testing.T) {
			faults := faultsOf(t, edited(t, edit{invariants, "", fmt.Sprintf("  - id: x\n    says: it is so\n    when: {%s}\n    then: [{%s}]\n", c.when, c.then)}))
			switch {
			case c.fault == "" && len(faults) > 0:
				t.Errorf("when %s then %s: %v", c.when, c.then, faults)
			case c.fault != "" && (len(faults) != 1 || !strings.Contains(faults[0].Message, c.fault)):
				t.Errorf("when %s then %s: %v, want %q", c.when, c.then, faults, c.fault)
			}
		})
	}
}
