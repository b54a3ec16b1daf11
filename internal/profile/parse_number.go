package profile

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

const numberForms = "write it as 1200, 1,200, 1.2k, 201-500 or 10,000+"

// What can be wrong with a number; each ends a sentence that names the input.
var (
	errNotWhole = errors.New("is not a whole number or a range of two")
	errTooLarge = errors.New("is too large")
	errReversed = errors.New("runs from high to low")
)

// parseNumber reads a whole number, a range or an open range. The least that it
// accepts is input.Min, and never less than 1. One of the input's own names may
// follow, as in "201-500 employees".
func parseNumber(input *Input, text string) (Answer, error) {
	least := max(input.Min, 1)
	low, high, err := readRange(withoutName(text, input), least)
	switch {
	case err != nil:
	case low < least || high < least:
		err = fmt.Errorf("is less than %d", least)
	case low > high:
		err = errReversed
	}
	if err != nil {
		return Answer{}, &ValueError{Input: input.ID, Text: text, Reason: err.Error(), Remedy: numberForms}
	}
	return Answer{State: Answered, Low: low, High: high}, nil
}

// withoutName takes a name of the input off the end of text.
func withoutName(text string, input *Input) string {
	for s := range names(input.ID, input.Label, input.Aliases) {
		at := len(text) - len(s.name)
		if at > 0 && s.name != "" && text[at-1] == ' ' && strings.EqualFold(text[at:], s.name) {
			return strings.TrimSpace(text[:at])
		}
	}
	return text
}

// dashes are what people and word processors put between the ends of a range.
const dashes = "-\u2010\u2011\u2012\u2013\u2014\u2212"

// readRange returns both ends, in the order in which they are written. An end
// that is not written is least or Open.
func readRange(text string, least int64) (low, high int64, err error) {
	if rest, ok := strings.CutSuffix(text, "+"); ok {
		low, _, err = readNumeral(rest)
		return low, Open, err
	}
	if sign := strings.TrimLeft(text, "<>=≤≥"); len(sign) < len(text) {
		return readBound(text[:len(text)-len(sign)], sign, least)
	}
	if at := strings.IndexAny(text, dashes); at > 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		return readEnds(text[:at], text[at+size:])
	} else if at == 0 {
		_, size := utf8.DecodeRuneInString(text)
		low, _, err = readNumeral(text[size:])
		return -low, -low, err
	}
	for _, word := range []string{" to ", " To ", " TO "} {
		if from, to, ok := strings.Cut(text, word); ok {
			return readEnds(from, to)
		}
	}
	low, _, err = readNumeral(text)
	return low, low, err
}

// readBound reads "> 100", which is 101 and more, and its like.
func readBound(sign, text string, least int64) (low, high int64, err error) {
	n, _, err := readNumeral(text)
	if err != nil {
		return 0, 0, err
	}
	switch sign {
	case ">=", "≥":
		return n, Open, nil
	case "<=", "≤":
		return least, n, nil
	case "<":
		return least, n - 1, nil
	case ">":
		if n+1 == Open {
			return 0, 0, errTooLarge
		}
		return n + 1, Open, nil
	}
	return 0, 0, errNotWhole
}

// readEnds reads both ends of a range. "10-50k" may begin at 10 or at 10,000,
// so it is refused; "500-1k" can mean only one thing.
func readEnds(from, to string) (low, high int64, err error) {
	low, lowUnit, err := readNumeral(from)
	if err != nil {
		return 0, 0, err
	}
	high, highUnit, err := readNumeral(to)
	if err != nil {
		return 0, 0, err
	}
	if lowUnit == 0 && highUnit > 0 {
		if scaled, err := scale(from, highUnit); err == nil && scaled <= high {
			return 0, 0, fmt.Errorf("may begin at %d or at %d", low, scaled)
		}
	}
	return low, high, nil
}
