package batch

import (
	"fmt"
	"strings"
	"unicode"
)

// thousands writes a number with commas.
func thousands(n int) string {
	text := fmt.Sprint(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + more
}

// percent writes a share of a whole. What is there is never 0 %, and what lacks
// something is never 100 %.
func percent(part, whole int) string {
	if whole == 0 {
		return "0 %"
	}
	p := (100*part + whole/2) / whole
	switch {
	case p == 0 && part > 0:
		return "< 1 %"
	case p == 100 && part < whole:
		return "> 99 %"
	}
	return fmt.Sprintf("%d %%", p)
}

// printable keeps what came from a file from repainting the terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}
