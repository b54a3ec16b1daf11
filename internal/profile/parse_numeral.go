package profile

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// readNumeral reads one number, with or without a unit: the power of ten that
// "k" or "m" stands for, 0 for neither.
func readNumeral(text string) (n int64, unit int, err error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, 0, errNotWhole
	}
	switch text[len(text)-1] {
	case 'k', 'K':
		unit = 3
	case 'm', 'M':
		unit = 6
	}
	if unit > 0 {
		text = text[:len(text)-1]
	}
	n, err = scale(text, unit)
	return n, unit, err
}

// scale reads digits and multiplies by ten to the power of unit, moving the
// point in the text: a float64 would turn some whole numbers into fractions.
func scale(text string, unit int) (int64, error) {
	whole, fraction, pointed := strings.Cut(strings.TrimSpace(text), ".")
	whole, ok := ungroup(whole)
	if !ok || pointed && !digits(fraction) {
		return 0, errNotWhole
	}
	if unit == 0 && len(fraction) == 3 {
		return 0, errNotWhole // "1.000" is a thousand to half of Europe
	}
	fraction = strings.TrimRight(fraction, "0") // "1200.0" is how spreadsheets export 1200
	if len(fraction) > unit {
		return 0, errNotWhole
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", unit-len(fraction)), 10, 64)
	if err != nil || n == Open {
		return 0, errTooLarge
	}
	return n, nil
}

// separators may stand between groups of three digits: comma, underscore,
// apostrophes, and the spaces that typesetters use.
const separators = ",_'\u2019 \u00a0\u2009\u202f"

// ungroup takes the separators out of "1,200". All must be the same one, and
// every group but the first have three digits.
func ungroup(text string) (string, bool) {
	at := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if at < 0 {
		return text, text != ""
	}
	separator, _ := utf8.DecodeRuneInString(text[at:])
	if at == 0 || at > 3 || !strings.ContainsRune(separators, separator) {
		return "", false
	}
	groups := strings.Split(text, string(separator))
	for _, group := range groups[1:] {
		if len(group) != 3 || !digits(group) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

// digits tells whether text is one ASCII digit or more and nothing else.
func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
