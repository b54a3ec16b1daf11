package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf16"
)

// joinSurrogates makes JSON readable as YAML. The two differ in one point that
// matters: JSON writes a character such as an emoji as two escapes,
// "\ud83d\ude00", where YAML has one, "\U0001F600". That is two bytes shorter; as
// many spaces follow the string, so that all that comes after keeps its column.
// Data that is not JSON is returned as it is.
func joinSurrogates(data []byte) []byte {
	if !bytes.Contains(bytes.ToLower(data), []byte(`\ud`)) || !json.Valid(data) {
		return data
	}
	out := make([]byte, 0, len(data))
	inString, owed := false, 0
	for i := 0; i < len(data); i++ {
		switch r := pairAt(data[i:]); {
		case inString && r > 0:
			out = fmt.Appendf(out, `\U%08X`, r)
			owed += 2
			i += 11
		case inString && data[i] == '\\':
			out = append(out, data[i], data[i+1])
			i++
		case data[i] == '"':
			out = append(out, '"')
			out = append(out, bytes.Repeat([]byte(" "), owed)...)
			inString, owed = !inString, 0
		default:
			out = append(out, data[i])
		}
	}
	return out
}

// pairAt returns the character that data begins with as a pair of escapes, 0
// where it begins with something else.
func pairAt(data []byte) rune {
	if len(data) < 12 || string(data[:2]) != `\u` || string(data[6:8]) != `\u` {
		return 0
	}
	high, err1 := strconv.ParseUint(string(data[2:6]), 16, 16)
	low, err2 := strconv.ParseUint(string(data[8:12]), 16, 16)
	if err1 != nil || err2 != nil {
		return 0
	}
	if r := utf16.DecodeRune(rune(high), rune(low)); r != '\ufffd' {
		return r
	}
	return 0
}
