package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func htmlOf(t testing.TB, d Dossier) string {
	t.Helper()
	var buf bytes.Buffer
	if err := HTML(&buf, d); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

var (
	tag      = regexp.MustCompile(`(?s)<(/?)([a-z][a-z0-9]*)([^>]*)>`)
	headings = regexp.MustCompile(`<h([1-5])[^>]*>(.*?)</h[1-5]>`)
	anchor   = regexp.MustCompile(` id="([^"]*)"`)
	linked   = regexp.MustCompile(` href="([^"]*)"`)
	styling  = regexp.MustCompile(`(?s)<style>(.*)</style>`)
)

// plainText is what a page says, without how.
func plainText(page string) string {
	page = styling.ReplaceAllString(page, "")
	return html.UnescapeString(tag.ReplaceAllString(page, ""))
}

// The first page as it is written, and the headings of the rest.
func TestHTMLGolden(t *testing.T) {
	out := htmlOf(t, Dossier{Recommendation: acme(), Today: &Posts{Filled: []Post{{"cto", "CTO"}, {"head-of-it", "head of IT"}, {"head-of-marketing", "head of marketing"}}}})
	from, to := strings.Index(out, "<section"), strings.Index(out, "<nav")
	compare(t, "testdata/first-page.html", []byte(out[from:to]))
	var outline strings.Builder
	for _, m := range headings.FindAllStringSubmatch(out, -1) {
		outline.WriteString(strings.Repeat("#", int(m[1][0]-'0')) + " " + plainText(m[2]) + "\n")
	}
	compare(t, "testdata/outline.txt", []byte(outline.String()))
}

func TestHTMLHeadingsSkipNoLevel(t *testing.T) {
	for id, r := range companies(t) {
		last := "0"
		for _, m := range headings.FindAllStringSubmatch(htmlOf(t, Dossier{Recommendation: r}), -1) {
			if m[1][0] > last[0]+1 {
				t.Errorf("%s: h%s below h%s: %s", id, m[1], last, m[2])
			}
			last = m[1]
		}
	}
}

// A name adds no element and no attribute; clean has taken out what turns text around.
func TestHTMLNamesChangeNoStructure(t *testing.T) {
	shape := func(name string) []string {
		r := acme()
		r.Name, r.Answers[2].Note, r.Seats[0].Title, r.Headline = name, name, name, name
		r.Dissent[0].Fields[0].Text = name
		out := htmlOf(t, Dossier{Recommendation: r, Today: &Posts{Filled: []Post{{name, name}}}})
		if strings.ContainsAny(out, "\u202e\u2066\x1b") {
			t.Errorf("%.20q: control characters reach the page", name)
		}
		var tags []string
		for _, m := range tag.FindAllStringSubmatch(out, -1) {
			if m[2] != "text" && m[2] != "path" { // a long name has more lines
				tags = append(tags, m[1]+m[2]+" "+regexp.MustCompile(`"[^"]*"`).ReplaceAllString(m[3], ""))
			}
		}
		return tags
	}
	want := strings.Join(shape("Acme"), "\n")
	for _, name := range append([]string{`"><img src=x onerror=alert(1)>`, "{{.}}", "</pre></title></style><script>", "😀"}, hostile...) {
		if got := strings.Join(shape(name), "\n"); got != want {
			t.Errorf("%.20q changes the elements of the page", name)
		}
	}
}

func TestHTMLHasNoName(t *testing.T) {
	for _, r := range []recommendation.Recommendation{bare(), acme()} {
		r.Name = ""
		if out := htmlOf(t, Dossier{Recommendation: r, Today: &Posts{}}); !strings.Contains(out, `<h1 id="title">Org-design recommendation</h1>`) {
			t.Error("a report without a name has no title")
		}
	}
}

// One file that asks for nothing and allows nothing but its own style sheet.
func TestHTMLStandsAlone(t *testing.T) {
	out := htmlOf(t, Dossier{Recommendation: acme()})
	sum := sha256.Sum256([]byte(styling.FindStringSubmatch(out)[1]))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if !strings.Contains(html.UnescapeString(out), `content="`+policy+`"`) {
		t.Error("the policy does not fit the style sheet")
	}
	for _, word := range []string{"<script", "<link", "<img", " style=", " src=", "@import", "http:", "https:", "url(h"} {
		if strings.Contains(out, word) {
			t.Errorf("the report has %q", word)
		}
	}
}

// What the memo says of real companies the report says, too, in 200 kB, with every
// link leading somewhere, the same each time.
func TestHTMLIsComplete(t *testing.T) {
	for id, r := range companies(t) {
		out := htmlOf(t, Dossier{Recommendation: r})
		if len(out) > 200_000 || out != htmlOf(t, Dossier{Recommendation: r}) {
			t.Errorf("%s: %d bytes, or another page the second time", id, len(out))
		}
		places := map[string]bool{}
		for _, m := range anchor.FindAllStringSubmatch(out, -1) {
			if places[m[1]] {
				t.Errorf("%s: id %s is there twice", id, m[1])
			}
			places[m[1]] = true
		}
		for _, m := range linked.FindAllStringSubmatch(out, -1) {
			if !places[strings.TrimPrefix(m[1], "#")] {
				t.Errorf("%s: link to %s leads nowhere", id, m[1])
			}
		}
		said := strings.ToLower(plainText(out))
		for _, text := range wholeOf(r) {
			if !strings.Contains(said, strings.ToLower(text)) {
				t.Errorf("%s: the report lacks %q", id, text)
			}
		}
		if slip := slips.FindString(strings.ReplaceAll(plainText(out), " ...", "")); slip != "" && !strings.Contains(slip, "  ") {
			t.Errorf("%s: %q", id, slip)
		}
	}
}

// wholeOf returns texts that a reader must find.
func wholeOf(r recommendation.Recommendation) []string {
	texts := append([]string{r.Headline, r.Rulebook.SHA256, r.StructureTitle}, r.Limits...)
	for _, d := range decisions(r) {
		texts = append(texts, d.Because, d.Title, distance(d))
		for _, o := range options(d) {
			texts = append(append(texts, o.title), o.together...)
		}
		for _, f := range singles(d) {
			texts = append(texts, f.Says)
		}
	}
	for _, l := range r.Loads {
		texts = append(texts, tally(l), l.Says)
		for _, e := range l.Rules {
			texts = append(texts, e.Because, factOf(e))
		}
	}
	for _, list := range lists(r) {
		for _, e := range list.entries {
			for _, f := range e.Fields {
				texts = append(texts, f.Text)
			}
		}
	}
	for _, m := range r.Mandates {
		texts = append(append(append(append(texts, m.Purpose), m.Owns...), m.DoesNotOwn...), m.MeasuredBy...)
	}
	for _, s := range r.Sources {
		texts = append(texts, documentTitle(s), s.Interest, s.Warning)
	}
	for _, c := range cited(r) {
		texts = append(texts, c.Says)
	}
	return texts
}

func TestOrganisationGoesRoundNoCircle(t *testing.T) {
	seats := []recommendation.Seat{
		{Label: "A", Holder: "a", Title: "one", Level: "executive", ReportsTo: "two"},
		{Label: "B", Holder: "b", Title: "two", Level: "executive", ReportsTo: "one"},
		{Label: "C", Holder: "c", Title: "three", Level: "manager", ReportsTo: "three"},
	}
	if c := advised(seats, nil).draw(); len(c.Boxes) != 3 {
		t.Errorf("%d boxes for 3 posts", len(c.Boxes))
	}
}

// Two packages write the same key and note, and neither knows the other.
func TestProfileOfAReport(t *testing.T) {
	if selfAssessed != profile.SelfAssessed || selfAssessedKey != profile.SelfAssessedKey {
		t.Error("the note or its key has changed")
	}
	r := acme()
	r.Name = "A \"B\"\u202e\n"
	want := "name: \"A \\\"B\\\"\\u202e\\n\"\nheadcount: 120\nindustry: software\ndigital_maturity: strategic\nsymptoms: []\ngrowth_rate: unknown\nself_assessed: [digital_maturity]\n"
	if got := profileYAML(r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func BenchmarkHTML(b *testing.B) {
	all, err := real()
	if err != nil {
		b.Fatal(err)
	}
	d := Dossier{Recommendation: all[slices.Max(slices.Collect(maps.Keys(all)))]}
	for b.Loop() {
		_ = htmlOf(b, d)
	}
}
