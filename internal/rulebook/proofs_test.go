package rulebook_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// TestProofs: what only a search through all companies can find.
func TestProofs(t *testing.T) {
	if testing.Short() {
		t.Skip("too long for -short")
	}
	row := func(when string) edit {
		return edit{marketing, "", "  - id: more\n    when: " + when + "\n    outcome: cmo\n    because: It is so.\n    basis: inference\n"}
	}
	invariant := func(body string) edit {
		return edit{invariants, "", "  - id: wrong\n    says: it is so\n" + body}
	}
	for _, b := range []bad{
		{
			name: "gap", edits: []edit{{marketing, `{marketing_load: "light, substantial"}`, "{marketing_load: light}"}},
			in: marketing, at: "decision: §marketing", message: `decision "marketing" has a gap: no rule for marketing_load substantial, as in …`, more: true,
		},
		{
			name: "overlap", edits: []edit{{marketing, "{marketing_load: full}", `{marketing_load: "substantial, full"}`}},
			in: marketing, at: "marketing-fills-a-job", message: `rules "marketing-below-a-chief" and "marketing-fills-a-job" of "marketing" overlap for marketing_load substantial, as in …`,
		},
		{
			name: "unreachable row", edits: []edit{row(`{marketing_load: light, headcount: ">= 5000", customers: "consumers, both"}`)},
			in: marketing, at: "more\n", message: `rule "more" is dead: no company meets all its tests`,
		},
		{
			name: "a row that one company reaches twice", edits: []edit{row(`{marketing_load: full, headcount: "[250..1000)"}`)},
			in: marketing, at: "more\n", message: `rules "marketing-fills-a-job" and "more" of "marketing" overlap for marketing_load full, headcount from 250, as in …`,
		},
		{
			name: "unreachable band", edits: []edit{{bond, `{id: together, when: ">= 2"`, `{id: fused, when: "[2..40]", says: one}` + "\n  - " + `{id: together, when: ">= 41"`}, {technology, `"balanced, together"`, `"balanced, fused, together"`}, {technology, `"balanced, together"`, `"balanced, fused, together"`}, {technology, "technology_bond: together", `technology_bond: "fused, together"`}},
			in: bond, at: "together", message: `no company reaches band "together" of "technology_bond"`,
		},
		{
			name: "circle", edits: []edit{{marketing, "{marketing_load: full}", "{marketing_load: full, structure: lean}"}},
			in: marketing, at: "decision: §marketing", message: `decision "marketing" reads itself, through the tables that it names`, more: true,
		},
		{
			name: "entry that no company meets", edits: []edit{{risks, "when: {growth_rate: fast}", "when: {growth_rate: fast, marketing: head-of-marketing, marketing_load: full}"}},
			in: risks, at: "risk-systems-behind-growth", message: `entry "risk-systems-behind-growth" is dead: no company meets all its tests`,
		},
		{
			name: "invariant of one company", edits: []edit{invariant("    when: {marketing: cmo}\n    then: [{technology: no-technology-chief}]\n")},
			in: invariants, at: "wrong", message: `invariant "wrong" does not hold: it is so; it fails for …`,
		},
		{
			name: "invariant of two companies", edits: []edit{invariant("    rising: headcount\n    when: {technology: no-technology-chief}\n    then: [{technology: no-technology-chief}]\n")},
			in: invariants, at: "wrong", message: `invariant "wrong" does not hold: it is so; it fails for …`,
		},
		{
			name: "invariant through named values", edits: []edit{invariant("    rising: technology_role\n    through: [sold, internal]\n    when: {technology: \"cto-only, combined-cto-cio, separate-cto-cio\"}\n    then: [{technology: \"cto-only, combined-cto-cio, separate-cto-cio\"}]\n")},
			in: invariants, at: "wrong", message: `invariant "wrong" does not hold: it is so; it fails for …`,
		},
		{
			name: "invariant that rises through nothing", edits: []edit{invariant("    rising: symptoms\n    when: {}\n    then: [{marketing: cmo}]\n")},
			in: invariants, at: "rising: §symptoms", message: `ordered input "symptoms" is not known…`,
		},
		{
			name: "invariant through an unknown value", edits: []edit{invariant("    rising: technology_role\n    through: [sould]\n    when: {}\n    then: [{marketing: cmo}]\n")},
			in: invariants, at: "sould", message: `value "sould" is not known`, hint: `did you mean "sold"?`,
		},
		{
			name: "invariant that says nothing", edits: []edit{{invariants, "", "  - id: wrong\n    when: {marketing: cmo}\n    then: [{marketing: cmo}]\n"}},
			in: invariants, at: "wrong", message: `"wrong" lacks "says"`,
		},
		{
			name: "two answers written alike", edits: []edit{{inputs, "aliases: [product, core product", "aliases: [internal, core product"}},
			in: inputs, at: "[§internal, core product", message: `"internal", written as an answer to "technology_role", is not understood as "sold"`,
		},
		{
			name: "two inputs named alike", edits: []edit{{inputs, "- Sector\n", "- Workforce\n"}},
			in: inputs, at: "Workforce\n      - Vertical", message: `the name "Workforce" of input "industry" also names another`,
		},
		{
			name: "a company's name headed like an input", edits: []edit{{inputs, "- Firm\n", "- Workforce\n"}},
			in: inputs, at: "Workforce\n  - Portfolio Company", message: `the heading "Workforce" for a company's name also names input "headcount"`,
		},
	} {
		t.Run(b.name, b.check)
	}
}

// TestCaseFaults: what is wrong with a case.
func TestCaseFaults(t *testing.T) {
	const one = "cases/one.yaml"
	change := func(old, new string) []edit { return []edit{{one, old, new}} }
	for _, b := range []bad{
		{
			name: "input", edits: change("{headcount: 100}", "{headcuont: 100}"), in: one, at: "headcuont",
			message: `input "headcuont" is not known`, hint: `did you mean "headcount"?`,
		},
		{name: "answer", edits: change("{headcount: 100}", "{headcount: many}"), in: one, at: "headcount", message: "headcount …"},
		{
			name: "decision", edits: change("{technology:", "{technologie:"), in: one, at: "technologie",
			message: `decision "technologie" is not known`, hint: `did you mean "technology"?`,
		},
		{
			name: "outcome", edits: change("no-technology-chief", "no-technology-chef"), in: one, at: "no-technology-chef",
			message: `outcome of technology "no-technology-chef" is not known`, hint: `did you mean "no-technology-chief"?`,
		},
		{
			name: "table", edits: change("technology_bond", "technology_bound"), in: one, at: "technology_bound",
			message: `evidence table "technology_bound" is not known`, hint: `did you mean "technology_bond"?`,
		},
		{
			name: "points", edits: change("technology_bond: 0", "technology_bond: none"), in: one, at: "none}",
			message: `"none" is no number of points`,
		},
		{name: "rule", edits: change("neither-load-is-heavy", "neither-load"), in: one, at: "neither-load", message: `rule "neither-load" is not known`},
		{
			name: "id twice", edits: []edit{{one, "", strings.TrimPrefix(cases, "cases:\n")}}, in: one, at: "[neither-load-is-heavy]\n  - id: §one",
			message: `case "one" was defined before, at cases/one.yaml:2`,
		},
		{
			name: "nothing expected", edits: []edit{{one, "", "  - {id: two, why: none, profile: {headcount: 1}}\n"}}, in: one, at: "two",
			message: `case "two" expects nothing`,
		},
	} {
		t.Run(b.name, b.check)
	}
}

var answerForm = regexp.MustCompile(`(\w+)=(\[[^\]]*\]|\S+)`)

// witness reads the company that a fault names after "as in" or "it fails for".
func witness(t *testing.T, rb *rulebook.Rulebook, message, before string) profile.Profile {
	t.Helper()
	_, text, ok := strings.Cut(message, before)
	if !ok {
		t.Fatalf("no company in %q", message)
	}
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for _, m := range answerForm.FindAllStringSubmatch(text, -1) {
		a, err := rb.Catalogue.Parse(rb.Catalogue.Input(m[1]), m[2])
		if err != nil {
			t.Fatal(err)
		}
		p.Answers[m[1]] = a
	}
	for _, in := range rb.Catalogue.Inputs {
		if _, given := p.Answers[in.ID]; in.Kind != profile.Set && in.ID != rb.Catalogue.IndustryInput && !given {
			t.Errorf("the company says nothing of %s", in.ID)
		}
	}
	return p
}

// The company that stands beside a fault really shows it: the engine, which
// evaluates and does not search, comes to the same.
func TestWitnessesAreReal(t *testing.T) {
	fault := func(part string, edits ...edit) (string, *rulebook.Rulebook) {
		fsys := edited(t, edits...)
		list := faultsOf(t, fsys)
		i := slices.IndexFunc(list, func(f rulebook.Fault) bool { return strings.Contains(f.Message, part) })
		rb, err := rulebook.LoadProven(fsys)
		if i < 0 || err != nil {
			t.Fatalf("no fault with %q, or too many: %v; %v", part, list, err)
		}
		return list[i].Message, rb
	}
	t.Run("gap", func(t *testing.T) {
		message, rb := fault("has a gap", edit{technology, `technology_bond: "apart, balanced"`, "technology_bond: apart"})
		p := witness(t, rb, message, "as in ")
		defer func() {
			if broken := fmt.Sprint(recover()); !strings.Contains(broken, "no row of technology") {
				t.Errorf("a row matches: %s", broken)
			}
		}()
		decide.Compile(rb).Test(&rulebook.Case{Profile: p})
	})
	t.Run("overlap", func(t *testing.T) {
		message, rb := fault("overlap", edit{technology, `{product_technology_load: substantial, enterprise_it_load: substantial}`, `{product_technology_load: substantial, enterprise_it_load: "substantial, full"}`})
		p := witness(t, rb, message, "as in ")
		both := []string{"two-halves-one-person", "systems-lead-one-person"}
		if strings.Contains(message, "systems-lead-product-delegated") {
			both[1] = "systems-lead-product-delegated"
		}
		for _, wrong := range decide.Compile(rb).Test(&rulebook.Case{Profile: p, Matches: both}) {
			t.Error(wrong)
		}
	})
	t.Run("invariant", func(t *testing.T) {
		message, rb := fault("does not hold", edit{invariants, "", "  - id: wrong\n    says: it is so\n    rising: headcount\n    when: {bridge: combined-cio-cmo}\n    then: [{bridge: combined-cio-cmo}]\n"})
		p := witness(t, rb, message, "it fails for ")
		e := decide.Compile(rb)
		for _, wrong := range e.Test(&rulebook.Case{Profile: p, Accept: map[string][]string{"bridge": {"combined-cio-cmo"}}}) {
			t.Error(wrong)
		}
		for _, n := range []int64{10, 50, 250, 1000, 5000} { // the next line is one of these
			if n <= p.Get("headcount").Low {
				continue
			}
			p = p.With("headcount", profile.Answer{State: profile.Answered, Low: n, High: n})
			if len(e.Test(&rulebook.Case{Profile: p, Accept: map[string][]string{"bridge": {"combined-cio-cmo"}}})) > 0 {
				return
			}
		}
		t.Error("the combined seat stays, however many people there are")
	})
}
