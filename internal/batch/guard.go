package batch

import (
	"bytes"
	"unicode/utf8"
)

// A spreadsheet that opens a CSV file takes a cell for a formula, and computes it,
// where its text begins with one of these characters. A name that a stranger chose
// may begin with them. What came from the input therefore gets an apostrophe in
// front, which makes text of it.
const formulaic = "=+-@\t\r\n＝＋－＠"

// guarded reports whether text takes one more apostrophe. Text that begins with
// apostrophes and then such a character does as well: taking one off is then the
// exact inverse. A number with a sign computes nothing, and stays.
func guarded(text []byte) bool {
	if len(text) == 0 || text[0] > '@' && text[0] < utf8.RuneSelf {
		return false // as almost all text begins
	}
	rest := bytes.TrimLeft(text, "'")
	r, _ := utf8.DecodeRune(rest)
	if len(rest) == 0 || r == utf8.RuneError || !bytes.ContainsRune([]byte(formulaic), r) {
		return false
	}
	return len(rest) < len(text) || !signedNumber(text)
}

// signedNumber reports whether text is a sign, digits, and at most one point or
// comma between them.
func signedNumber(text []byte) bool {
	if text[0] != '+' && text[0] != '-' {
		return false
	}
	points := 0
	for i, c := range text[1:] {
		switch {
		case '0' <= c && c <= '9':
		case (c == '.' || c == ',') && i > 0 && i < len(text)-2 && points == 0:
			points++
		default:
			return false
		}
	}
	return len(text) > 1
}

// Unguard takes the apostrophe off that a CSV file has in front of text which a
// spreadsheet would compute.
func Unguard(text string) string {
	if text != "" && text[0] == '\'' && guarded([]byte(text)) {
		return text[1:]
	}
	return text
}
