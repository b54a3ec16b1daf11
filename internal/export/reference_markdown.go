package export

import (
	"fmt"
	"regexp"
	"strings"
)

// A page is Markdown in the making. What comes from a rulebook goes through text.
type page struct{ strings.Builder }

func newPage(title string) *page {
	p := &page{}
	p.WriteString("<!-- Generated from rules/. To write it again: go test ./internal/export -update -->\n\n# " + title + "\n")
	return p
}

// heading writes a heading that can be linked to by id.
func (p *page) heading(level int, id, words string) {
	fmt.Fprintf(p, "\n%s %s%s\n", strings.Repeat("#", level), anchor(id), words)
}

// para writes a paragraph; an empty one is left out.
func (p *page) para(format string, args ...any) {
	if words := fmt.Sprintf(format, args...); words != "" {
		fmt.Fprintf(p, "\n%s\n", words)
	}
}

// table writes a table without the columns in which nothing stands.
func (p *page) table(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	var kept []int
	for i := range head {
		for _, row := range rows {
			if row[i] != "" {
				kept = append(kept, i)
				break
			}
		}
	}
	rule := make([]string, len(head))
	for i := range rule {
		rule[i] = "---"
	}
	p.WriteByte('\n')
	for _, row := range append([][]string{head, rule}, rows...) {
		p.WriteByte('|')
		for _, i := range kept {
			p.WriteString(" " + row[i] + " |")
		}
		p.WriteByte('\n')
	}
}

// anchor is a place that a link can name. GitHub keeps no other attribute.
func anchor(id string) string { return fmt.Sprintf(`<a id="%s"></a>`, id) }

// code writes an id.
func code(id string) string { return "`" + id + "`" }

// lines puts the parts that are not empty on lines of their own, inside a cell.
func lines(parts ...string) string {
	var kept []string
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "<br>")
}

// labelled writes "**label** words", or nothing where there are no words.
func labelled(label, words string) string {
	if words == "" {
		return ""
	}
	return "**" + label + "** " + words
}

// count writes "1 question", "20 questions".
func count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "y"):
		return fmt.Sprintf("%d %sies", n, strings.TrimSuffix(noun, "y"))
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// special matches what Markdown would take for markup: an underscore only at the
// edge of a word, an ampersand only where it begins a character reference.
var special = regexp.MustCompile("[\\\\`*\\[\\]<>|~]|\\b_\\B|\\B_\\b|\\b_\\b|&[#\\w]+;")

// text makes words from a rulebook safe anywhere in a line, cells of tables included.
func text(words string) string {
	return special.ReplaceAllStringFunc(strings.Join(strings.Fields(words), " "), func(s string) string {
		switch s[0] {
		case '<':
			return "&lt;"
		case '>':
			return "&gt;"
		case '&':
			return "&amp;" + s[1:]
		}
		return `\` + s
	})
}

// texts makes each of several words safe and puts them on one line.
func texts(words []string) string {
	out := make([]string, len(words))
	for i := range words {
		out[i] = text(words[i])
	}
	return strings.Join(out, ", ")
}
