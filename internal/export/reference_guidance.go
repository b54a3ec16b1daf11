package export

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func (r *reference) guidance() string {
	p := newPage("Guidance")
	p.para("What the documents say, in this project's words. A claim's strength is how explicit the document is, not how well " +
		"proven the statement is. Paragraphs are the lines of the document that are not empty, counted from 1; `csuite sources verify DIR` " +
		"compares them with a copy. Every claim is used, or is context with the reason why no rule rests on it.")
	for _, s := range r.rb.Sources {
		p.heading(2, s.ID, text(s.Title))
		p.para("%s, %s: [what to know about it](%s#%s).", text(s.Publisher), cmp.Or(text(s.Year), "undated"), sourcesPage, s.ID)
		var rows [][]string
		for _, c := range r.rb.Claims {
			if c.Source == s {
				rows = append(rows, r.claim(c))
			}
		}
		p.table([]string{"claim", "where", "who says so", "says", "strength", "used by"}, rows)
	}
	return p.String()
}

func (r *reference) claim(c *rulebook.Claim) []string {
	return []string{
		anchor(c.ID) + c.ID, lines(text(c.Locator), "¶ "+strings.Join(paragraphs(c), ", ")),
		cmp.Or(text(c.Voice), cmp.Or(text(c.Source.Author), text(c.Source.Publisher))),
		text(c.Says), text(c.Strength), r.use(c),
	}
}

// paragraphs lists the paragraphs of a claim, each once.
func paragraphs(c *rulebook.Claim) []string {
	var numbers []int
	for _, passage := range c.Passages {
		numbers = append(numbers, passage.Paragraph)
	}
	slices.Sort(numbers)
	var out []string
	for _, n := range slices.Compact(numbers) {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

// use links to what rests on a claim, or says why nothing does.
func (r *reference) use(c *rulebook.Claim) string {
	if c.Context != "" {
		return "context: " + text(c.Context)
	}
	var out []string
	for _, g := range r.rb.RulesOn(c) {
		out = append(out, r.link(g.ID))
	}
	for _, m := range r.rb.MandatesOn(c) {
		out = append(out, fmt.Sprintf("[mandate %s](%s#mandate-%s)", text(m.Label), seatsPage, m.ID))
	}
	return strings.Join(out, ", ")
}

func (r *reference) sources() string {
	p := newPage("Sources")
	p.para("The documents that the rules rest on. They are not part of this repository: it holds paraphrases, paragraph numbers " +
		"and fingerprints. Who wrote a document, and what for, is part of reading it.")
	for _, s := range r.rb.Sources {
		p.heading(2, s.ID, text(s.Title)+" "+code(s.ID))
		used, claims := 0, 0
		for _, c := range r.rb.Claims {
			if c.Source != s {
				continue
			}
			claims++
			if c.Context == "" {
				used++
			}
		}
		p.table([]string{"", ""}, [][]string{
			{"publisher", text(s.Publisher)},
			{"author", cmp.Or(text(s.Author), "not named")},
			{"year", cmp.Or(text(s.Year), "not given")},
			{"kind", text(s.Kind)},
			{"interest", text(s.Interest)},
			{"warning", text(s.Warning)},
			{"claims", fmt.Sprintf("[%d, of which %d are used](%s#%s)", claims, used, guidancePage, s.ID)},
			{"file name of a copy", code(s.File)},
		})
	}
	p.heading(2, "limits", "What the documents do not say")
	for i, limit := range r.rb.Limits {
		if i == 0 {
			p.WriteByte('\n')
		}
		fmt.Fprintf(p, "- %s\n", text(limit))
	}
	return p.String()
}
