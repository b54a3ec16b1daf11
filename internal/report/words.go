package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inWords turns an id or a column name into words. A lone dash stays one.
func inWords(id string) string {
	if len(id) < 2 {
		return id
	}
	return strings.NewReplacer("-", " ", "_", " ").Replace(id)
}

func counted(n int, noun string) string {
	if n == 1 || n == -1 {
		return fmt.Sprintf("%d %s", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// listed joins words as a sentence does: "a, b and c".
func listed(conjunction string, words ...string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}

// valueOf writes an answer as a profile would: a list in brackets, null as "-".
func valueOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "-"
	case []string:
		return "[" + strings.Join(v, ", ") + "]"
	case []any:
		return "[" + strings.TrimSuffix(fmt.Sprintln(v...), "\n") + "]"
	default:
		return fmt.Sprint(v)
	}
}

// present leaves out the empty ones.
func present(words ...string) []string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// signed writes points with their sign.
func signed(points int) string { return fmt.Sprintf("%+d", points) }

// sentence starts with a capital letter.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
