package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// somePortfolio has something in each of its lists.
func somePortfolio() Portfolio {
	structures := func(separate, lean int) []Count {
		return []Count{{"separate CTO, CIO and CMO", separate}, {"combined roles", 0}, {"fewer than three chiefs", lean}}
	}
	return Portfolio{
		Title: "crm.csv", Rows: 1204, Answered: 1200, Rejected: 4, Settled: 30, Ranges: 2,
		Structures: structures(200, 1000), Size: "headcount",
		Sizes:     []Spread{{"1-9", 900, structures(0, 900)}, {"10+", 300, structures(200, 100)}, {"not known", 0, structures(0, 0)}},
		Decisions: []Spread{{"technology", 1200, []Count{{"no technology chief", 1000}, {"a CTO and a CIO", 200}}}},
		Closeness: []Count{{"one point of evidence decides", 600}, {"two points of evidence decide", 100}, {"three points or more", 500}},
		Calls:     []Call{{"technology", "10+", 400}}, Flips: []Count{{"headcount = 10 → a CTO and a CIO", 350}},
		Collect:  []Question{{"customers", 70, 20, 10, 600}, {"growth rate", 0, 0, 0, 1200}},
		Sampled:  "worked out from 500 of the 1,170 companies with an open decision",
		Problems: []Problem{{"industry is not known", 4, 17, "crm.csv:18:4", `industry "retial" is not known`}},
		Columns:  []Columns{{"crm.csv", []Use{{"Employees", "headcount"}}, []string{"Website"}}},
		Companies: []Company{
			{Row: 1, Name: "Acme", Structure: "fewer than three chiefs", Outcomes: []string{"no technology chief"}, Closeness: "close", Rank: 1, Flip: "headcount = 10 → a CTO and a CIO", Whole: Condense(acme())},
			{Row: 2, Problem: `crm.csv:18:4: industry "retial" is not known`},
			{Row: 3, Structure: "separate CTO, CIO and CMO", Outcomes: []string{"a CTO and a CIO"}, Closeness: "clear", Rank: 2},
		},
		Listed: 3, Described: 1,
		Documents: []recommendation.SourceEffect{{Source: "a", Title: "A document", Interest: "sells advice", Warning: "undated"}},
		Limits:    []string{"What it costs."}, Rulebook: acme().Rulebook, Program: acme().Program,
	}
}

// manyPages are the pages about many companies, by name.
func manyPages(t testing.TB) map[string]func(io.Writer, func(string) string) error {
	t.Helper()
	views := []recommendation.View{viewOf("ceo", acme()), viewOf("cio", bare())}
	views[1].Decisions[0].Recommended, views[1].Decisions[0].Title = "other", "another"
	both := []recommendation.Recommendation{acme(), bare()}
	told := []recommendation.Told{{Label: "ceo", State: "answered", Says: "120"}, {Label: "cio", State: "assumed", Says: "40"}}
	c := Compared{recommendation.Comparison{
		Profiles: views, Rulebook: acme().Rulebook, Program: acme().Program,
		Inputs: []recommendation.SideBySide{
			{Input: "headcount", Label: "headcount", Stands: recommendation.Differs, Answers: told},
			{Input: "industry", Label: "industry", Stands: recommendation.Same, Answers: told},
			{Input: "growth", Label: "growth", Stands: recommendation.Nobody, Answers: told},
		},
		Pairs: []recommendation.Pair{{First: "ceo", Second: "cio", Decisions: []recommendation.Difference{{
			ID: "technology", Label: "technology", FromTitle: "a CTO", ToTitle: "another", Sets: [][]string{{"headcount"}, {"industry"}}, Nothing: []string{"industry"},
		}}}},
	}, both}
	said := []recommendation.Said{{Says: "120", By: []string{"ceo"}}, {Says: "40", By: []string{"cio"}}}
	d := Disputed{recommendation.Respondents{
		Views: views, Mixtures: 4, Rulebook: acme().Rulebook, Program: acme().Program,
		Agreed: []recommendation.Agreed{{Input: "industry", Label: "industry", Said: said[0], NotAsked: []string{"cio"}}},
		Disputed: []recommendation.Dispute{
			{Input: "headcount", Label: "headcount", Said: said, Matters: []recommendation.Matters{{Decision: "technology", Label: "technology", Share: 0.5, Possible: [][]string{{"cto"}, {"cto", "none"}}}}},
			{Input: "growth", Label: "growth", Said: said, Unknown: []string{"cmo"}},
		},
		Silent:    []recommendation.Silent{{Label: "customers", State: "assumed", Says: "businesses"}},
		Decisions: []recommendation.Mixed{{ID: "technology", Label: "technology", Outcomes: []recommendation.MixedOutcome{{Outcome: "cto", Title: "a CTO", Share: 0.75}, {Outcome: "none", Title: "none", Share: 0.25}}, Open: []string{"cto", "none", "x"}}},
	}, both}
	return map[string]func(io.Writer, func(string) string) error{
		"portfolio":   func(w io.Writer, f func(string) string) error { return PortfolioHTML(w, rewrite(somePortfolio(), f)) },
		"compare":     func(w io.Writer, f func(string) string) error { return CompareHTML(w, rewrite(c, f)) },
		"respondents": func(w io.Writer, f func(string) string) error { return RespondentsHTML(w, rewrite(d, f)) },
	}
}

func viewOf(label string, r recommendation.Recommendation) recommendation.View {
	v := recommendation.View{Label: label, Name: r.Name, Summary: r.Summary, Structure: r.Structure, StructureTitle: r.StructureTitle, Headline: r.Headline}
	for _, d := range decisions(r) {
		v.Decisions = append(v.Decisions, recommendation.ViewDecision{ID: d.ID, Label: d.Label, Recommended: d.Recommended, Title: d.Title, Closeness: d.Closeness, Points: d.Points})
	}
	return v
}

func pageOf(t testing.TB, write func(io.Writer, func(string) string) error, f func(string) string) string {
	t.Helper()
	var buf bytes.Buffer
	if err := write(&buf, f); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// The headings of the three pages; none skips a level.
func TestManyOutline(t *testing.T) {
	var outline strings.Builder
	pages := manyPages(t)
	for _, name := range []string{"portfolio", "compare", "respondents"} {
		outline.WriteString(name + "\n")
		last := "0"
		for _, m := range headings.FindAllStringSubmatch(pageOf(t, pages[name], unchanged), -1) {
			outline.WriteString(strings.Repeat("#", int(m[1][0]-'0')) + " " + plainText(m[2]) + "\n")
			if m[1][0] > last[0]+1 {
				t.Errorf("%s: h%s below h%s: %s", name, m[1], last, m[2])
			}
			last = m[1]
		}
	}
	compare(t, "testdata/outline-many.txt", []byte(outline.String()))
}

var scripting = regexp.MustCompile(`(?s)<script>(.*)</script>`)

// One file that asks for nothing and allows nothing but its own style sheet and,
// where there is a table to sort, its own script.
func TestManyStandAlone(t *testing.T) {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	for name, write := range manyPages(t) {
		out := pageOf(t, write, unchanged)
		policy := "default-src 'none'; style-src " + hash(styling.FindStringSubmatch(out)[1]) + "; base-uri 'none'; form-action 'none'"
		script := scripting.FindStringSubmatch(out)
		if name == "portfolio" {
			policy += "; script-src " + hash(script[1])
		} else if script != nil {
			t.Errorf("%s has a script", name)
		}
		if !strings.Contains(html.UnescapeString(out), `content="`+policy+`"`) {
			t.Errorf("%s: the policy does not fit what is inside", name)
		}
		for _, word := range []string{"<link", "<img", " style=", " src=", "@import", "http:", "https:", "url(h", "eval", "innerHTML"} {
			if strings.Contains(out, word) {
				t.Errorf("%s has %q", name, word)
			}
		}
		if out != pageOf(t, write, unchanged) {
			t.Errorf("%s is another page the second time", name)
		}
	}
}

// Whatever any text is, it adds no element and no attribute.
func TestManyNamesChangeNoStructure(t *testing.T) {
	shape := func(out string) string {
		var tags []string
		for _, m := range tag.FindAllStringSubmatch(scripting.ReplaceAllString(styling.ReplaceAllString(out, ""), ""), -1) {
			if m[2] != "text" && m[2] != "path" { // a long name has more lines
				tags = append(tags, m[1]+m[2]+" "+regexp.MustCompile(`"[^"]*"`).ReplaceAllString(m[3], ""))
			}
		}
		return strings.Join(tags, "\n")
	}
	for name, write := range manyPages(t) {
		all := func(text string) string {
			return pageOf(t, write, func(was string) string {
				if slices.Contains([]string{"", recommendation.Differs, recommendation.Same, recommendation.Nobody}, was) {
					return was
				}
				return text
			})
		}
		want := shape(all("Acme"))
		for _, text := range append([]string{`"><img src=x onerror=alert(1)>`, "{{.}}", "</pre></title></style></script><script>", "😀"}, hostile...) {
			got := all(text)
			if shape(got) != want {
				t.Errorf("%s: %.20q changes the elements of the page", name, text)
			}
			if strings.ContainsAny(got, "\u202e\u2066\x1b") {
				t.Errorf("%s: control characters of %.20q reach the page", name, text)
			}
		}
	}
}

// What the summary counts stands on the page, and every link leads somewhere.
func TestPortfolioIsComplete(t *testing.T) {
	out := pageOf(t, manyPages(t)["portfolio"], unchanged)
	said := plainText(out)
	for _, text := range []string{
		"Fewer than three chiefs: 1,000 of 1,200 companies. Separate CTO, CIO and CMO: 200.", "The first 3 of 1,204 companies", "The other 1,201 are counted",
		"Row 2", "Row 17, crm.csv:18:4: industry", "settles a decision for 70 companies", "500 of the 1,170", "turns on it: growth rate",
		"Not read: Website", "sells advice", "What it costs.", acme().Headline, "The size of 2 companies spans",
	} {
		if !strings.Contains(said, text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	for _, m := range linked.FindAllStringSubmatch(out, -1) {
		if !strings.Contains(out, ` id="`+strings.TrimPrefix(m[1], "#")+`"`) {
			t.Errorf("link to %s leads nowhere", m[1])
		}
	}
	empty := pageOf(t, func(w io.Writer, _ func(string) string) error { return PortfolioHTML(w, Portfolio{Title: "none.csv"}) }, unchanged)
	if !strings.Contains(empty, "No company could be answered.") || strings.Contains(empty, "<script") {
		t.Error("a page about nobody")
	}
}

// A bar has a part for each outcome that there is, one beside the other and in order,
// and says in words what it shows.
func TestStackCoversItsBar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Spread{Label: "x"}
		for _, n := range rapid.SliceOfN(rapid.IntRange(0, 40), 1, 8).Draw(t, "rows") {
			s.Counts = append(s.Counts, Count{"outcome " + letter(len(s.Counts)), n})
			s.Rows += n
		}
		if s.Rows == 0 {
			return
		}
		drawn, before, k := stackOf(s), 0, 0
		for i, c := range s.Counts {
			if c.Rows == 0 {
				continue
			}
			p := drawn.Parts[k]
			if p.X != percent(before, s.Rows) || p.W != percent(c.Rows, s.Rows) || p.Tint != i%tints || p.Letter != "" && p.Letter != letter(i) {
				t.Fatalf("part %d of %v: %+v", k, s.Counts, p)
			}
			if !strings.Contains(drawn.Says, c.Title+" "+grouped(int64(c.Rows))) {
				t.Fatalf("%q does not say %s", drawn.Says, c.Title)
			}
			before, k = before+c.Rows, k+1
		}
		if k != len(drawn.Parts) || before != s.Rows {
			t.Fatalf("%d parts of %v", len(drawn.Parts), s.Counts)
		}
	})
}

// No name takes more than its share of a page of thousands.
func TestNamesAreBounded(t *testing.T) {
	for _, name := range hostile {
		if got := (Company{Name: name}).Titled(); len(got) > mostName*cellBytes+len("…") {
			t.Errorf("%d bytes of %.20q", len(got), name)
		}
	}
}

func BenchmarkPortfolioHTML(b *testing.B) {
	p := somePortfolio()
	one := p.Companies[0]
	p.Companies = nil
	for i := range 2000 {
		c := one
		if c.Row = i + 1; i >= 100 {
			c.Whole = nil
		}
		p.Companies = append(p.Companies, c)
	}
	for b.Loop() {
		if err := PortfolioHTML(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
}
