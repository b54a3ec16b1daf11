package batch

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// jsonEncoder writes an object a line, with the members in the order of the columns.
type jsonEncoder struct {
	keys [][]byte // `"name":`, with what comes before it
}

func newJSONEncoder(names []string) *jsonEncoder {
	e := &jsonEncoder{}
	for i, name := range names {
		key := []byte{','}
		if i == 0 {
			key = []byte{'{'}
		}
		e.keys = append(e.keys, append(appendString(key, name), ':'))
	}
	return e
}

func (e *jsonEncoder) theirs(dst []byte, column int, text []byte) []byte {
	return appendString(append(dst, e.keys[column]...), text)
}

func (e *jsonEncoder) ours(dst []byte, column int, text string) []byte {
	return appendString(append(dst, e.keys[column]...), text)
}

func (e *jsonEncoder) number(dst []byte, column int, n int64) []byte {
	return strconv.AppendInt(append(dst, e.keys[column]...), n, 10)
}

func (e *jsonEncoder) truth(dst []byte, column int, b bool) []byte {
	return strconv.AppendBool(append(dst, e.keys[column]...), b)
}

func (e *jsonEncoder) list(dst []byte, column int, items []string, _ string) []byte {
	dst = append(append(dst, e.keys[column]...), '[')
	for i, item := range items {
		dst = appendString(comma(dst, i), item)
	}
	return append(dst, ']')
}

func (e *jsonEncoder) none(dst []byte, column int) []byte {
	return append(append(dst, e.keys[column]...), "null"...)
}

// input appends an object as it is, and the cells of a table as an object of texts.
func (e *jsonEncoder) input(dst []byte, r *row) []byte {
	dst = append(dst, `,"input":`...)
	if r.fields == nil {
		return append(dst, "null"...)
	}
	if r.src.kind == portfolio.Objects {
		buf := bytes.NewBuffer(dst)
		if err := json.Compact(buf, r.rec.Data); err != nil {
			return append(dst, "null"...)
		}
		return buf.Bytes()
	}
	dst = append(dst, '{')
	for i, name := range r.src.unique {
		dst = append(appendString(comma(dst, i), name), ':')
		if i < len(r.fields) {
			dst = appendString(dst, r.fields[i].Text)
		} else {
			dst = append(dst, `""`...)
		}
	}
	return append(dst, '}')
}

func (e *jsonEncoder) whole(dst, doc []byte) []byte {
	dst = append(dst, `,"recommendation":`...)
	if doc == nil {
		return append(dst, "null"...)
	}
	buf := bytes.NewBuffer(dst)
	if err := json.Compact(buf, doc); err != nil {
		panic(err) // internal/report wrote it
	}
	return buf.Bytes()
}

func (e *jsonEncoder) end(dst []byte) []byte { return append(dst, '}', '\n') }

const hex = "0123456789abcdef"

// appendString appends a JSON string. What is not UTF-8 becomes U+FFFD.
func appendString[text string | []byte](dst []byte, s text) []byte {
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); {
		b := s[i]
		if b >= ' ' && b != '"' && b != '\\' && b < utf8.RuneSelf {
			i++
			continue
		}
		size := 1
		var escape []byte
		if b < utf8.RuneSelf {
			escape = escapeOf(b)
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
			escape = escapeOfRune(r, size)
		}
		if escape != nil {
			dst = append(append(dst, s[done:i]...), escape...)
			done = i + size
		}
		i += size
	}
	return append(append(dst, s[done:]...), '"')
}

// escapeOf returns how an ASCII character that cannot stand in a string is written.
func escapeOf(b byte) []byte {
	switch b {
	case '"', '\\':
		return []byte{'\\', b}
	case '\n':
		return []byte(`\n`)
	case '\r':
		return []byte(`\r`)
	case '\t':
		return []byte(`\t`)
	}
	return []byte{'\\', 'u', '0', '0', hex[b>>4], hex[b&0xF]}
}

// escapeOfRune escapes what is not UTF-8, and the two line breaks that JavaScript
// does not allow in a string; nil for all else.
func escapeOfRune(r rune, size int) []byte {
	switch {
	case r == utf8.RuneError && size == 1:
		return []byte(`\ufffd`)
	case r == '\u2028':
		return []byte(`\u2028`)
	case r == '\u2029':
		return []byte(`\u2029`)
	}
	return nil
}
