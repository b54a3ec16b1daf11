package portfolio

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"unicode/utf8"
)

const saveAsUTF8 = "save the file as UTF-8; in Excel, as CSV UTF-8"

// A position is a place in a file: line and character of what comes next, the
// latter from 0.
type position struct{ line, column int }

// after returns the position behind text.
func (p position) after(text []byte) position {
	if i := bytes.LastIndexByte(text, '\n'); i >= 0 {
		p.line += bytes.Count(text[:i+1], []byte{'\n'})
		p.column, text = 0, text[i+1:]
	}
	p.column += characters(text)
	return p
}

// characters counts the bytes of text that begin a character, so that parts of a
// text may be counted one by one, wherever it was cut.
func characters(text []byte) int {
	n := len(text)
	for len(text) >= 8 {
		x := binary.LittleEndian.Uint64(text)
		n -= bits.OnesCount64(x &^ (x << 1) & 0x8080808080808080) // bytes that begin with the bits 10
		text = text[8:]
	}
	for _, b := range text {
		if !utf8.RuneStart(b) {
			n--
		}
	}
	return n
}

func (p position) problem(message, hint string) *Problem {
	return &Problem{Line: p.line, Column: p.column + 1, Message: message, Hint: hint}
}

// A fault is a problem at a byte of some text.
type fault struct {
	at            int
	message, hint string
}

func (f *fault) problem(text []byte, begin position) *Problem {
	return begin.after(text[:f.at]).problem(f.message, f.hint)
}

func (r Record) begin() position { return position{r.Line, r.column} }

// place implements Parser.Place for records that are text.
func (r Record) place(f Field) (line, column int) {
	p := r.begin().after(r.Data[:f.at])
	return p.line, p.column + 1
}

// checkUTF8 returns what is wrong with the first byte that is not UTF-8.
func (r Record) checkUTF8() error {
	if utf8.Valid(r.Data) {
		return nil
	}
	at := 0
	for {
		c, size := utf8.DecodeRune(r.Data[at:])
		if c == utf8.RuneError && size == 1 {
			f := fault{at, fmt.Sprintf("byte 0x%02X is not UTF-8", r.Data[at]), saveAsUTF8}
			return f.problem(r.Data, r.begin())
		}
		at += size
	}
}
