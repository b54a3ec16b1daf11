package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func TestMarkdownEscapes(t *testing.T) {
	for in, want := range map[string]markup{
		"Acme Analytics":     "Acme Analytics",
		"a*b_c":              `a\*b\_c`,
		"[x](y)":             `\[x\](y)`,
		"<script>":           `\<script\>`,
		"a|b":                `a\|b`,
		"# one":              `\# one`,
		"- one":              `\- one`,
		"12. one":            `12\. one`,
		"---":                `\---`,
		"+3 points":          "+3 points",
		"-2 points":          "-2 points",
		"2.5 times":          "2.5 times",
		"`code`":             "\\`code\\`",
		`back\slash`:         `back\\slash`,
		"https://x.org":      `https\://x.org`,
		"www.x.org":          `www\.x.org`,
		"AT&T &lt;":          `AT\&T \&lt;`,
		"~~gone~~ and $x$":   `\~\~gone\~\~ and \$x\$`,
		"digital (maturity)": "digital (maturity)",
	} {
		if got := txt(in); got != want {
			t.Errorf("txt(%q) = %s, want %s", in, got, want)
		}
	}
	if got := code("a`b|c_d"); got != "a\\`b\\|c\\_d" {
		t.Errorf("code: %s", got)
	}
}

// A name must not add a line, a cell or a heading to the memo.
func TestMarkdownNamesChangeNoStructure(t *testing.T) {
	shape := func(name string) (lines, cells, headings int) {
		r := acme()
		r.Name, r.Answers[2].Note, r.Seats[0].Title = name, name, name
		out, _, _ := strings.Cut(string(printed(t, asMarkdown, r)), "\n```yaml\n") // what is fenced is no structure
		for _, line := range strings.Split(out, "\n") {
			if strings.HasPrefix(line, "#") {
				headings++
			}
		}
		bars := strings.Count(out, "|") - strings.Count(out, `\|`)
		return strings.Count(out, "\n"), bars, headings
	}
	lines, cells, headings := shape("Acme")
	for _, name := range hostile {
		if l, c, h := shape(name); l != lines || c != cells || h != headings {
			t.Errorf("%.20q: %d lines, %d bars, %d headings; want %d, %d, %d", name, l, c, h, lines, cells, headings)
		}
	}
}

// The memo and the HTML report say the same in the same order.
func TestMemoSaysWhatTheReportSays(t *testing.T) {
	plain := strings.NewReplacer("**", "", "`", "", `\`, "")
	for id, r := range companies(t) {
		memo := string(printed(t, asMarkdown, r))
		said := strings.ToLower(plain.Replace(memo))
		for _, text := range wholeOf(r) {
			if !strings.Contains(said, strings.ToLower(plain.Replace(text))) {
				t.Errorf("%s: the memo lacks %q", id, text)
			}
		}
		last := -1
		for _, m := range partTitle.FindAllStringSubmatch(htmlOf(t, Dossier{Recommendation: r}), -1) {
			at := strings.Index(memo, "\n## "+m[1]+"\n")
			if at <= last {
				t.Errorf("%s: the part %q is not where the report has it", id, m[1])
			}
			last = at
		}
		if last < 0 {
			t.Fatal("the report has no parts")
		}
	}
}

var partTitle = regexp.MustCompile(`<h2 id="[a-z]+-title">([^<]*)</h2>`)

// Of a post that nobody could name nothing is said.
func TestPostsOfToday(t *testing.T) {
	today := &Posts{Filled: []Post{{"cio", "CIO"}}, Asked: []string{"cio", "cmo"}}
	for seat, want := range map[string]string{"cio": "filled today", "cmo": "not filled today", "it-manager": ""} {
		if got := today.says(seat); got != want {
			t.Errorf("%s: %q, want %q", seat, got, want)
		}
	}
	if got := (*Posts)(nil).says("cio"); got != "" {
		t.Errorf("nobody was asked: %q", got)
	}
}

func TestOrganisationAsAList(t *testing.T) {
	seats := []recommendation.Seat{
		{Label: "A", Holder: "a", Title: "one", Level: "executive", ReportsTo: "two"},
		{Label: "B", Holder: "b", Title: "two", Level: "executive", ReportsTo: "one"},
		{Label: "C", Holder: "c", Title: "three", Level: "manager", ReportsTo: "one"},
	}
	m := &memo{}
	m.tree(advised(seats, nil))
	want := "- **two** (executive: B)\n  - **one** (executive: A)\n    - **three** (manager: C)\n"
	if got := m.buf.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
