package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A Problem is one fault of what was read, with the way out.
type Problem struct {
	File    string
	Line    int    // from 1; 0 where the fault has no place
	Column  int    // from 1, in characters; in bytes where a byte is not UTF-8
	Message string // lower case, no full stop
	Hint    string // "" for none
}

// String returns one line such as `profile.yaml:7:11: industry "retial" is not
// known`, and the hint on a second one.
func (p Problem) String() string {
	place := clean(p.File)
	if p.Line > 0 {
		place = fmt.Sprintf("%s:%d:%d", place, p.Line, p.Column)
	}
	if p.Hint == "" {
		return place + ": " + p.Message
	}
	return place + ": " + p.Message + "\nhint: " + p.Hint
}

// Errors is everything that is wrong with one file, in order of position.
type Errors struct {
	Problems []Problem // one at least, about a thousand at most
}

// mostShown is how many problems Error prints before it only counts.
const mostShown = 50

// Error returns the problems one below the other, the first 50 of them.
func (e *Errors) Error() string {
	var lines []string
	for i, p := range e.Problems {
		if i == mostShown {
			lines = append(lines, fmt.Sprintf("%s: %d problems more", clean(p.File), len(e.Problems)-i))
			break
		}
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

func sortByPlace(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// clean returns a file name as a message may show it. A name can hold anything,
// terminal escapes included.
func clean(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return fmt.Sprintf("%q", name)
	}
	return name
}
