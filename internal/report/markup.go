package report

import (
	"regexp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A markup is Markdown that is safe to put into a document. A literal is one, and
// so is what txt and code return; a string from a recommendation is not, and the
// compiler says so.
type markup string

// syntax escapes what has a meaning in GitHub's Markdown. The last two are links
// that need no brackets.
var syntax = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`,
	`|`, `\|`, `#`, `\#`, `~`, `\~`, `&`, `\&`, `$`, `\$`, `://`, `\://`, `www.`, `www\.`,
)

// atStart matches what begins a list item, a rule or an underlined heading.
var atStart = regexp.MustCompile(`^(\d{0,9})([-+.)](?:\s|$)|--|=)`)

// txt returns text as it is to be read, whatever it holds.
func txt(s string) markup {
	return markup(atStart.ReplaceAllString(syntax.Replace(s), `$1\$2`))
}

// code returns an id in code type. Ids with a backtick or a bar are escaped instead.
func code(id string) markup {
	if id == "" || strings.ContainsAny(id, "`|") {
		return txt(id)
	}
	return markup("`" + id + "`")
}

func bold(m markup) markup {
	if m == "" {
		return ""
	}
	return "**" + m + "**"
}

// A memo collects Markdown blocks, parted by one empty line.
type memo struct{ buf strings.Builder }

func (m *memo) block(lines ...markup) {
	if m.buf.Len() > 0 {
		m.buf.WriteByte('\n')
	}
	for _, line := range lines {
		m.buf.WriteString(strings.TrimSpace(string(line)) + "\n")
	}
}

func (m *memo) heading(level int, text markup) {
	m.block(markup(strings.Repeat("#", level)) + " " + text)
}

// nested writes the items of a list that has lists in it; what is indented stays so.
func (m *memo) nested(items []markup) {
	m.block()
	for _, item := range items {
		m.buf.WriteString(strings.TrimRight(string(item), " ") + "\n")
	}
}

// bullets writes a list; a list without items says so.
func (m *memo) bullets(items []markup) {
	if len(items) == 0 {
		m.block(nothing)
		return
	}
	lines := make([]markup, len(items))
	for i, item := range items {
		lines[i] = "- " + item
	}
	m.block(lines...)
}

const nothing markup = "None."

// readable is the widest table that is worth aligning for readers of the raw text.
const readable = 120

// table writes a table, without the columns in which there is nothing; one without
// rows says so.
func (m *memo) table(head []markup, rows [][]markup) {
	if len(rows) == 0 {
		m.block(nothing)
		return
	}
	head, rows = withoutEmpty(head, rows)
	widths, total := make([]int, len(head)), 1
	for i := range head {
		for _, row := range append([][]markup{head}, rows...) {
			widths[i] = max(widths[i], ansi.StringWidth(string(row[i])))
		}
		total += widths[i] + 3
	}
	if total > readable {
		clear(widths)
	}
	rule := make([]markup, len(head))
	for i := range rule {
		rule[i] = markup(strings.Repeat("-", max(3, widths[i])))
	}
	lines := []markup{tableLine(head, widths), tableLine(rule, widths)}
	for _, row := range rows {
		lines = append(lines, tableLine(row, widths))
	}
	m.block(lines...)
}

func withoutEmpty(head []markup, rows [][]markup) ([]markup, [][]markup) {
	var kept []int
	for i := range head {
		if slices.ContainsFunc(rows, func(row []markup) bool { return row[i] != "" }) {
			kept = append(kept, i)
		}
	}
	pick := func(row []markup) []markup {
		var out []markup
		for _, i := range kept {
			out = append(out, row[i])
		}
		return out
	}
	out := make([][]markup, len(rows))
	for i, row := range rows {
		out[i] = pick(row)
	}
	return pick(head), out
}

func tableLine(row []markup, widths []int) markup {
	line := markup("|")
	for i, c := range row {
		line += " " + c + markup(strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(string(c))))) + " |"
	}
	return line
}
