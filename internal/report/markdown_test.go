package report

import (
	"strings"
	"testing"
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
		out := string(printed(t, asMarkdown, r))
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

func TestMemoHasEveryAnnex(t *testing.T) {
	out := string(printed(t, asMarkdown, bare()))
	for _, letter := range "ABCDEFGH" {
		if !strings.Contains(out, "\n## Annex "+string(letter)+": ") {
			t.Errorf("annex %c is missing where there is nothing to say", letter)
		}
	}
}
