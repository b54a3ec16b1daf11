package report

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// compared are answers of every kind of comparison, by what they show.
func compared(t *testing.T) map[string]struct {
	answer   any
	text     func(io.Writer, TextOptions) error
	markdown func(io.Writer) error
} {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	other, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	other.EvidenceTable("marketing_load").Rules[0].Points += 2
	e := decide.Compile(rb)
	c := e.Compare(people(t, rb, "ceo", "cio\x1b[31m", "cmo"))
	c.Program = recommendation.Program{Name: "csuite", Version: "devel"}
	r, err := e.Respondents(people(t, rb, "ceo", "cio", "cmo"))
	if err != nil {
		t.Fatal(err)
	}
	r.Program = c.Program
	d, err := decide.DiffRules(decide.Edition{Label: "old", Folder: "old", Rules: rb}, decide.Edition{Label: "new", Folder: "new", Rules: other})
	if err != nil {
		t.Fatal(err)
	}
	return map[string]struct {
		answer   any
		text     func(io.Writer, TextOptions) error
		markdown func(io.Writer) error
	}{
		"compare": {c, func(w io.Writer, o TextOptions) error { return CompareText(w, c, o) }, func(w io.Writer) error { return CompareMarkdown(w, c) }},
		"respondents": {
			r, func(w io.Writer, o TextOptions) error { return RespondentsText(w, r, o) },
			func(w io.Writer) error { return RespondentsMarkdown(w, r) },
		},
		"rules diff": {d, func(w io.Writer, o TextOptions) error { return RulesDiffText(w, d, o) }, func(w io.Writer) error { return RulesDiffMarkdown(w, d) }},
	}
}

// people answer the same questions, each a little differently.
func people(t *testing.T, rb *rulebook.Rulebook, labels ...string) []decide.Labelled {
	t.Helper()
	var list []decide.Labelled
	for i, l := range labels {
		p := profile.Profile{Name: "Seeblick\u202e", Answers: map[string]profile.Answer{}}
		for id, text := range map[string]string{
			"headcount": "1200", "industry": "hospitality", "digital_maturity": "strategic", "martech": "few-tools", "cio_cmo_contact": "regular",
			"symptoms": "duplicate-tools", "digital_strategy_owner": []string{"joint", "cio", "both-claim-it"}[i], "sensitive_data": []string{"some", "core", "unknown"}[i],
		} {
			a, err := rb.Catalogue.Parse(rb.Catalogue.Input(id), text)
			if err != nil {
				t.Fatal(err)
			}
			p.Answers[id] = a
		}
		list = append(list, decide.Labelled{Label: l, Profile: p})
	}
	return list
}

// Every page fits its width, has no trailing space and nothing that repaints a terminal.
func TestComparisonsFit(t *testing.T) {
	for name, x := range compared(t) {
		for _, opts := range []TextOptions{{Width: 40}, {Width: 80}, {Width: 120}, {Width: 80, Full: true}, {Width: 80, Color: true}} {
			var buf bytes.Buffer
			if err := x.text(&buf, opts); err != nil {
				t.Fatal(err)
			}
			if !opts.Color && (strings.Contains(buf.String(), "\x1b") || strings.ContainsRune(buf.String(), '\u202e')) {
				t.Errorf("%s: what came from a file reaches the terminal", name)
			}
			for i, line := range strings.Split(buf.String(), "\n") {
				if plain := ansi.Strip(line); ansi.StringWidth(plain) > opts.Width || strings.HasSuffix(plain, " ") {
					t.Errorf("%s at %d, line %d: %q", name, opts.Width, i+1, line)
				}
			}
		}
	}
}

// What is coloured is also said: without colour the same words are there.
func TestComparisonsNeedNoColour(t *testing.T) {
	for name, x := range compared(t) {
		var coloured, bare bytes.Buffer
		if err := x.text(&coloured, TextOptions{Color: true}); err != nil {
			t.Fatal(err)
		}
		if err := x.text(&bare, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		if ansi.Strip(coloured.String()) != bare.String() || coloured.String() == bare.String() {
			t.Errorf("%s: colour changes more than colour", name)
		}
	}
}

// Lists in the JSON are never null, and what was written can be read.
func TestComparisonsAsJSON(t *testing.T) {
	null := regexp.MustCompile(`"([a-z_]+)": null`)
	for name, x := range compared(t) {
		var buf bytes.Buffer
		if err := JSON(&buf, x.answer); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(buf.Bytes()) {
			t.Errorf("%s is no JSON", name)
		}
		for _, m := range null.FindAllStringSubmatch(buf.String(), -1) {
			if m[1] != "value" && m[1] != "points" && m[1] != "mostly" {
				t.Errorf("%s: %s", name, m[0])
			}
		}
	}
}

func TestComparisonMemosReadWell(t *testing.T) {
	for name, x := range compared(t) {
		var buf bytes.Buffer
		if err := x.markdown(&buf); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(buf.String(), "# ") || strings.ContainsAny(buf.String(), "\x1b\u202e\uFFFD") {
			t.Errorf("%s:\n%s", name, buf.String())
		}
		for _, line := range strings.Split(buf.String(), "\n") {
			if slip := slips.FindString(line); slip != "" && !strings.HasPrefix(line, "|") {
				t.Errorf("%s: %q in %q", name, slip, line)
			}
		}
	}
}

func TestShares(t *testing.T) {
	for want, s := range map[string]float64{
		"0 %": 0, "100 %": 1, "50 %": 0.5, "over 99 %": 0.9999, "under 0.1 %": 0.0004, "2.3 %": 0.0232, "10 %": 0.0999, "99 %": 0.994,
	} {
		if got := share(s); got != want {
			t.Errorf("%v: %q, want %q", s, got, want)
		}
	}
}

func TestVerdicts(t *testing.T) {
	d := func(label string, matters int) recommendation.Dispute {
		return recommendation.Dispute{Label: label, Matters: make([]recommendation.Matters, matters)}
	}
	for want, disputes := range map[string][]recommendation.Dispute{
		"They disagree about nothing.":                                 nil,
		"They disagree about 1 answer and about nothing that matters.": {d("a", 0)},
		"Settle a first.": {d("a", 1)},
		"Settle a first; the other disagreement changes nothing.":                 {d("a", 1), d("b", 0)},
		"Settle a first, then b and c; the other 2 disagreements change nothing.": {d("a", 2), d("b", 1), d("c", 1), d("d", 0), d("e", 0)},
	} {
		if got := verdictOf(recommendation.Respondents{Disputed: disputes}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
