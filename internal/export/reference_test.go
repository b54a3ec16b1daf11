package export_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/export"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

func reference(t *testing.T) (*rulebook.Rulebook, map[string]string) {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, p := range export.Reference(rb) {
		pages[p.File] = p.Text
	}
	return rb, pages
}

// Nothing of the rulebook is missing, and everything can be linked to.
func TestReferenceIsWhole(t *testing.T) {
	rb, pages := reference(t)
	has := func(page, anchor string) {
		t.Helper()
		if n := strings.Count(pages[page], `<a id="`+anchor+`"></a>`); n != 1 {
			t.Errorf("%s has %d anchors %q", page, n, anchor)
		}
	}
	for _, id := range rb.Catalogue.IDs() {
		has("inputs.md", id)
	}
	for _, industry := range rb.Catalogue.Industries {
		has("industries.md", industry.ID)
	}
	for _, table := range rb.Evidence {
		has("decisions.md", table.ID)
		for _, rule := range table.Rules {
			has("decisions.md", rule.ID)
		}
	}
	for _, table := range rb.Choices {
		has("decisions.md", table.ID)
		for _, row := range table.Rows {
			has("decisions.md", row.ID)
		}
	}
	for _, inv := range rb.Invariants {
		has("decisions.md", inv.ID)
	}
	for _, list := range rb.Lists {
		has("lists.md", list.ID)
		for _, e := range list.Entries {
			has("lists.md", e.ID)
		}
	}
	for _, c := range rb.Claims {
		has("guidance.md", c.ID)
	}
	for _, s := range rb.Sources {
		has("sources.md", s.ID)
	}
}

// Every row of a table has as many cells as its heading: a bar in a text, or a
// line break, would show here.
func TestReferenceTables(t *testing.T) {
	_, pages := reference(t)
	bar := regexp.MustCompile(`(^|[^\\])\|`)
	for file, page := range pages {
		width := 0
		for i, line := range strings.Split(page, "\n") {
			if !strings.HasPrefix(line, "|") {
				width = 0
				continue
			}
			n := len(bar.FindAllString(line, -1))
			if width == 0 {
				width = n
			}
			if n != width {
				t.Errorf("%s:%d: %d bars, the heading has %d", file, i+1, n, width)
			}
		}
	}
}

// A rulebook's words are words: none of them becomes markup.
func TestReferenceEscapes(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	claim := *rb.Claims[0]
	claim.Says = "a | b <script> *c* _d_ e_f\n`g` [h](i) R&D &amp; ~j~ \\"
	rb.Claims[0] = &claim
	want := `a \| b &lt;script&gt; \*c\* \_d\_ e_f ` + "\\`g\\`" + ` \[h\](i) R&D &amp;amp; \~j\~ \\ |`
	for _, p := range export.Reference(rb) {
		if p.File == "guidance.md" && !strings.Contains(p.Text, want) {
			t.Errorf("guidance.md lacks %s", want)
		}
	}
}
