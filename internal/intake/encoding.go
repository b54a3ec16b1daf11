package intake

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

const saveAsUTF8 = "save the file as UTF-8"

// decode returns data as text that YAML can hold, without its byte order mark,
// or the first reason why it is none.
func decode(data []byte) ([]byte, *Problem) {
	if len(data) > MaxBytes {
		return nil, &Problem{Message: "larger than 1 MiB, which no profile is", Hint: "give each company a file of its own"}
	}
	if isUTF16(data) {
		return nil, &Problem{Line: 1, Column: 1, Message: "the file is UTF-16", Hint: saveAsUTF8}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return nil, problemAt(data, at, fmt.Sprintf("byte 0x%02X is not UTF-8", data[at]), saveAsUTF8)
		}
		if forbidden(r) {
			return nil, problemAt(data, at, fmt.Sprintf("control character U+%04X is not allowed", r), "remove it; a profile is plain text")
		}
		at += size
	}
	return data, nil
}

// isUTF16 tells a file that begins with a UTF-16 byte order mark, or whose first
// character is ASCII in two bytes.
func isUTF16(data []byte) bool {
	if len(data) < 2 {
		return false
	}
	a, b := data[0], data[1]
	return a == 0xFF && b == 0xFE || a == 0xFE && b == 0xFF || (a == 0) != (b == 0)
}

// forbidden tells the characters that YAML does not allow even in quotes.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// problemAt is a problem at a byte offset; its column counts bytes.
func problemAt(data []byte, offset int, message, hint string) *Problem {
	before := data[:offset]
	return &Problem{
		Line:    1 + bytes.Count(before, []byte("\n")),
		Column:  offset - bytes.LastIndexByte(before, '\n'),
		Message: message,
		Hint:    hint,
	}
}

func hasNUL(text string) bool { return strings.IndexByte(text, 0) >= 0 }
