package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// bare is the least that the engine can return: one answer, nothing to say.
func bare() recommendation.Recommendation {
	decision := func(id string) recommendation.Decision {
		return recommendation.Decision{
			ID: id, Label: id, Recommended: "none", Title: "nobody yet", Rule: "all-light", Because: "There is too little work.",
			Basis: "inference", Possible: []string{"none"}, Settled: true, Closeness: "clear",
		}
	}
	return recommendation.Recommendation{
		Schema: "csuite.recommendation/1", Structure: "lean", Headline: "No chief is needed yet.", Settled: true,
		Rulebook: recommendation.Rulebook{Name: "csuite", Version: "1.0.0", SHA256: "00"}, Program: recommendation.Program{Name: "csuite", Version: "devel"},
		Decisions: recommendation.Decisions{Technology: decision("technology"), Marketing: decision("marketing"), Bridge: decision("bridge")},
	}
}

// hostile names are what a spreadsheet from anywhere may hold.
var hostile = []string{
	strings.Repeat("x", 5000),
	strings.Repeat("公司", 2500),
	strings.Repeat("👩‍👩‍👧‍👦🇦🇹", 200),
	"שלום חברה בע״מ \u202e moc.live \u2066hidden",
	"\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\ \u009b31m",
	"a\nb\r\n# c\td\x00e\x7f\ufeff\u200b\u2028f",
	strings.Repeat("e\u0301\u0323", 300),
	"invalid \xff\xfe utf-8",
	"**bold** [link](http://x) <script>|cell| `code` # _em_ ~~s~~ ![i](x) www.x.org &amp; $x$",
}

func text(t *testing.T, r recommendation.Recommendation, o TextOptions) string {
	t.Helper()
	var buf bytes.Buffer
	if err := Text(&buf, r, o); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestTextGolden(t *testing.T) {
	for file, o := range map[string]TextOptions{
		"screen-80.txt": {}, "screen-40.txt": {Width: 40}, "screen-120.txt": {Width: 200},
		"screen-colour.txt": {Color: true}, "full-80.txt": {Full: true},
	} {
		compare(t, "testdata/"+file, []byte(text(t, acme(), o)))
	}
	compare(t, "testdata/bare.txt", []byte(text(t, bare(), TextOptions{Full: true})))
}

func TestTextIsNeverTooWide(t *testing.T) {
	for _, name := range append([]string{"Acme"}, hostile...) {
		everywhere := rewrite(acme(), func(s string) string { return s })
		everywhere.Name = name
		everywhere.Answers[2].Note = name
		everywhere.Answers[0].Says = name
		everywhere.Headline = name
		everywhere.Seats[0].Title = name
		for _, width := range []int{40, 60, 80, 100, 120} {
			for _, full := range []bool{false, true} {
				out := text(t, everywhere, TextOptions{Width: width, Color: true, Full: full})
				for i, line := range strings.Split(out, "\n") {
					if w := ansi.StringWidth(line); w > width {
						t.Fatalf("%.20q at %d, line %d has %d cells: %q", name, width, i+1, w, line)
					}
				}
			}
		}
	}
}

// Ids come from the rulebook, and a rulebook may be somebody's own.
func TestForeignRulebooksFit(t *testing.T) {
	r := acme()
	r.Decisions.Technology.For[0].Citations = cites(cite("A-claim-with-a-long-id", "", "It says so.", 1))
	r.Rulebook.Name = hostile[0]
	r.Risks = append(r.Risks, recommendation.Entry{ID: "empty"})
	for width := 1; width <= 130; width += 3 {
		out := text(t, r, TextOptions{Width: width, Full: true})
		for _, line := range strings.Split(out, "\n") {
			if w := ansi.StringWidth(line); width >= 40 && w > width {
				t.Fatalf("at %d: %q", width, line)
			}
		}
	}
}

func TestTextHidesNothingInNames(t *testing.T) {
	for _, name := range hostile {
		r := acme()
		r.Name, r.Answers[2].Note = name, name
		out := text(t, r, TextOptions{Full: true})
		for _, c := range out {
			if c != '\n' && (c < ' ' || c >= 0x7f && c < 0xa0 || strings.ContainsRune("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029\ufeff", c)) {
				t.Errorf("%.20q: %U reaches the terminal", name, c)
			}
		}
	}
}

func TestColourOnlySupports(t *testing.T) {
	for _, full := range []bool{false, true} {
		colour := text(t, acme(), TextOptions{Color: true, Full: full})
		without := text(t, acme(), TextOptions{Full: full})
		if strings.Contains(without, "\x1b") {
			t.Error("an escape sequence without colour")
		}
		if !strings.Contains(colour, "\x1b") || ansi.Strip(colour) != without {
			t.Error("with colour the words differ")
		}
		for i, line := range strings.Split(colour, "\n") {
			if n := strings.LastIndex(line, "\x1b["); n >= 0 && !strings.HasPrefix(line[n:], "\x1b[m") {
				t.Errorf("line %d leaves colour on: %q", i+1, line)
			}
		}
	}
}

func TestLongNamesAreCut(t *testing.T) {
	r := acme()
	r.Name = hostile[0]
	first, _, _ := strings.Cut(text(t, r, TextOptions{}), "\n")
	if !strings.Contains(first, "…") {
		t.Errorf("not cut: %q", first)
	}
}

// Where two claims do not fit beside a reason, one does before a line breaks.
func TestReasonsKeepToALine(t *testing.T) {
	r := acme()
	r.Reasons[0].Assumed, r.Reasons[0].Load = true, "product technology: substantial"
	r.Reasons[0].Citations = cites(a07, a10, a14)
	for want, at := range map[string]TextOptions{
		"    technology is what you sell (assumed) · product technology: substantial\n":          {Width: 76},
		"    technology is what you sell (assumed) · product technology: substantial · A07 +2\n": {Width: 84},
		" A07 A10 +1\n": {Width: 120},
	} {
		if out := text(t, r, at); !strings.Contains(out, want) {
			t.Errorf("at %d there is no %q:\n%s", at.Width, want, out)
		}
	}
}

func TestStructureStandsWhereThereIsRoom(t *testing.T) {
	r := acme()
	for want, headline := range map[string]string{
		"  No chief.                          structure: combined · rests on open answers\n":                "No chief.",
		"  A chief; and a headline that leaves too little\n  structure: combined · rests on open answers\n": "A chief; and a headline that leaves too little",
	} {
		r.Headline = headline
		if out := text(t, r, TextOptions{}); !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestNoSingleAnswerIsSaid(t *testing.T) {
	r := acme()
	r.Decisions.Bridge.Flips = nil
	if out := text(t, r, TextOptions{}); !strings.Contains(out, "\n              no single answer changes bridge\n") {
		t.Errorf("not said:\n%s", out)
	}
	if out := string(printed(t, asMarkdown, r)); !strings.Contains(out, "none: no single answer changes it") {
		t.Errorf("not said in the memo:\n%s", out)
	}
}
