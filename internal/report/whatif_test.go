package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// questions is what whatif answers about one company.
type questions struct {
	flips   recommendation.WhatIf
	reach   []recommendation.Reach
	without []recommendation.Without
}

// askedOf is what the engine says of the companies of judgement.yaml.
var askedOf = sync.OnceValues(func() (map[string]questions, error) {
	rb, err := rulebook.Load(rules.FS)
	if err != nil {
		return nil, err
	}
	e, out := decide.Compile(rb), map[string]questions{}
	for _, c := range rb.Cases {
		if !strings.HasSuffix(c.Pos.File, "judgement.yaml") || len(out) == 8 {
			continue
		}
		q := questions{flips: e.WhatIf(c.Profile, 2)}
		q.flips.Stamp = stamp()
		alternatives := rb.ChoiceTable(rulebook.Contract()[0]).Alternatives
		for i, keep := range [][]string{nil, {"headcount", "it_services"}} {
			r := e.To(c.Profile, rulebook.Contract()[0], alternatives[(len(out)+i)%len(alternatives)].ID, keep)
			r.Stamp = stamp()
			q.reach = append(q.reach, r)
		}
		all := e.Each()
		for _, list := range [][]decide.Absence{all, all[len(out)%len(all):][:1]} {
			r := e.Without(c.Profile, list)
			r.Stamp = stamp()
			q.without = append(q.without, r)
		}
		out[c.ID] = q
	}
	return out, nil
})

func stamp() recommendation.Stamp {
	return recommendation.Stamp{
		Rulebook: recommendation.Rulebook{Name: "csuite", Version: "1.0.0", SHA256: "abc"},
		Program:  recommendation.Program{Name: "csuite", Version: "devel"},
	}
}

// eachAnswer goes through every answer, with its printers.
func eachAnswer(t *testing.T, visit func(id string, text func(TextOptions) string, markdown string, answer any)) {
	t.Helper()
	all, err := askedOf()
	if err != nil || len(all) != 8 {
		t.Fatalf("%d companies, %v", len(all), err)
	}
	for id, q := range all {
		visit(id, textOf(t, q.flips, WhatIfText), printedBy(t, q.flips, WhatIfMarkdown), q.flips)
		for _, r := range q.reach {
			visit(id+" to "+r.To, textOf(t, r, ReachText), printedBy(t, r, ReachMarkdown), r)
		}
		for _, r := range q.without {
			visit(id+" without "+r.Omissions[0].Leaves[0], textOf(t, r, WithoutText), printedBy(t, r, WithoutMarkdown), r)
		}
	}
}

func textOf[T any](t *testing.T, answer T, text func(io.Writer, T, TextOptions) error) func(TextOptions) string {
	return func(o TextOptions) string {
		return printedBy(t, answer, func(w io.Writer, a T) error { return text(w, a, o) })
	}
}

func printedBy[T any](t *testing.T, answer T, write func(io.Writer, T) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, answer); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// No line is too wide, none ends in a space, and the first screen is about one.
func TestWhatIfPagesFit(t *testing.T) {
	eachAnswer(t, func(id string, text func(TextOptions) string, _ string, _ any) {
		for _, o := range []TextOptions{{Width: 40}, {}, {Width: 120}, {Full: true}, {Width: 40, Full: true}} {
			for i, line := range strings.Split(text(o), "\n") {
				if ansi.StringWidth(line) > cmp.Or(o.Width, usualWidth) || strings.HasSuffix(line, " ") {
					t.Errorf("%s at %d, line %d: %q", id, o.Width, i+1, line)
				}
			}
		}
		if n := strings.Count(text(TextOptions{}), "\n"); n > 38 {
			t.Errorf("%s: %d lines\n%s", id, n, text(TextOptions{}))
		}
	})
}

// Colour says nothing that words do not: without it the text is the same.
func TestWhatIfColour(t *testing.T) {
	eachAnswer(t, func(id string, text func(TextOptions) string, _ string, _ any) {
		plain, coloured := text(TextOptions{}), text(TextOptions{Color: true})
		if strings.Contains(plain, "\x1b") || ansi.Strip(coloured) != plain {
			t.Errorf("%s: colour changes the text", id)
		}
	})
}

func TestWhatIfReadsWell(t *testing.T) {
	eachAnswer(t, func(id string, text func(TextOptions) string, markdown string, _ any) {
		folded := strings.Join(strings.Fields(text(TextOptions{})), " ")
		for _, line := range append(strings.Split(markdown, "\n"), folded) {
			if slip := slips.FindString(strings.ReplaceAll(line, " ...", "")); slip != "" && !strings.HasPrefix(line, "|") {
				t.Errorf("%s: %q in %q", id, slip, line)
			}
		}
	})
}

// Lists are never null, and the text shows each group that has a turn.
func TestWhatIfIsWhole(t *testing.T) {
	eachAnswer(t, func(id string, text func(TextOptions) string, markdown string, answer any) {
		doc, err := encodeJSON(answer)
		if err != nil || !json.Valid(doc) || bytes.Contains(doc, []byte(`[null`)) {
			t.Fatalf("%s: %v", id, err)
		}
		for _, key := range []string{"turns", "ways", "changes", "rules", "citations", "omissions", "decisions", "summary", "keep"} {
			if bytes.Contains(doc, []byte(`"`+key+`": null`)) {
				t.Errorf("%s: %s is null", id, key)
			}
		}
		r, ok := answer.(recommendation.WhatIf)
		if !ok {
			return
		}
		full := strings.Join(strings.Fields(text(TextOptions{Full: true, Width: 120})), " ")
		for _, d := range r.Decisions {
			for _, turn := range d.Turns {
				if !strings.Contains(full, changesOf(turn)+" → "+turn.Title) {
					t.Errorf("%s: --full lacks %q", id, turn.Says)
				}
			}
			for _, g := range handGroups(d.Turns) {
				if !strings.Contains(text(TextOptions{}), g.label) || !strings.Contains(markdown, g.means) {
					t.Errorf("%s: %s: nothing is said of %s", id, d.ID, g.label)
				}
			}
		}
	})
}

// A proof says that it is one, and what it took as given.
func TestReachSaysThatItIsProved(t *testing.T) {
	r := recommendation.Reach{Label: "technology", ToTitle: "a CTO only", Keep: []string{"headcount", "industry"}}
	want := "cannot be done with headcount and industry as they are: no answers to the other questions lead there. This is proved over all of them, not sampled."
	if got := takes(r); got != want {
		t.Errorf("%s", got)
	}
	r.Reachable, r.Keep = true, nil
	if got := takes(r); got != "nothing: it is so now" {
		t.Errorf("%s", got)
	}
	r.Steps, r.Ways = 4, make([]recommendation.Turn, 3)
	if got := takes(r); got != "4 answers must change; no fewer lead there. There are 3 ways, the easiest first" {
		t.Errorf("%s", got)
	}
}
