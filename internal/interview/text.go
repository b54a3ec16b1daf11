package interview

import (
	"errors"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// clean keeps what came from a file from repainting the terminal.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// wrap breaks text between words and nowhere else, as a word may be the name of a
// file. Every line but the first begins with indent.
func wrap(text string, width int, indent string) string {
	var b strings.Builder
	used := 0
	for word := range strings.FieldsSeq(clean(text)) {
		n := ansi.StringWidth(word)
		switch {
		case used == 0:
		case used+1+n > width-len(indent):
			b.WriteString("\n" + indent)
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
	}
	return b.String()
}

// paragraphs wraps every line of text by itself and indents all of it.
func paragraphs(text string, width int, indent string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, indent+wrap(line, width, indent))
	}
	return strings.Join(out, "\n")
}

// hint returns the way out that an error knows, "" for none.
func hint(err error) string {
	var helpful interface{ Hint() string }
	if errors.As(err, &helpful) {
		return helpful.Hint()
	}
	return ""
}
