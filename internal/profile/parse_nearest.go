package profile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Beyond these a suggestion puzzles more than it helps.
const (
	longestWord = 64 // characters
	mostEdits   = 3
)

// Nearest returns the element of known that word is most likely a slip of, ""
// where nothing is near. Near is within one edit for every three characters, two
// for five (a swap of neighbours is two) and three at most. Failing that, it is
// the only name that begins with word or that word begins with.
func Nearest(word string, known []string) string {
	word = fold(word)
	length := utf8.RuneCountInString(word)
	if length > longestWord || strings.IndexFunc(word, unicode.IsLetter) < 0 {
		return ""
	}
	near, best := "", mostEdits+1
	begins, several := "", false
	for _, k := range known {
		f := fold(k)
		n := utf8.RuneCountInString(f)
		longer := max(length, n)
		if longer-min(length, n) < best { // else more characters than that are missing
			if d := levenshtein.ComputeDistance(word, f); d < best && d <= (longer+1)/3 {
				near, best = k, d
			}
		}
		if min(len(word), len(f)) >= 3 && (strings.HasPrefix(f, word) || strings.HasPrefix(word, f)) {
			several = several || begins != "" && fold(begins) != f
			begins = k
		}
	}
	if near == "" && !several {
		return begins
	}
	return near
}
