package bench

import (
	"bytes"
	"math/rand/v2"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A writer fills a buffer with rows.
type writer struct {
	Portfolio
	rng     *rand.Rand
	columns []column
	faults  [][]Fault // by name
	names   []name
	pool    [][]byte // Core: what follows the name, with the end of the line
	buf     []byte
	line    int // that the next row begins in
	bad     []BadRow
}

// A name is what stands around a row's number, encoded.
type name struct {
	open, close []byte
	breaks      int // line breaks within, as the file has them
}

// drawNames returns names of every awkwardness: most are plain words.
func (w *writer) drawNames() []name {
	first := []string{"Alder", "Birch", "Cedar", "Harbour", "Juniper", "Kestrel", "Linden", "Quarry"}
	second := []string{" Foods ", " Tools ", " Care ", " Cloud ", " Media ", " & Sons ", ", Inc. ", " Ünal "}
	var names []name
	for _, a := range first {
		for _, b := range second {
			names = append(names, w.name(a+b, ""))
		}
	}
	return append(names, w.name("Moss \"the\" Builder ", ""), w.name("Reed\nand Rush ", " Ltd"))
}

// name encodes a name around a number. A break within it is one of the file only in CSV.
func (w *writer) name(before, after string) name {
	const mark = "0"
	open, rest, _ := bytes.Cut(w.encode(before+mark+after), []byte(mark))
	return name{open, rest, bytes.Count(open, []byte("\n"))}
}

// encode writes a text as a field of the format.
func (w *writer) encode(text string) []byte {
	if w.Format == JSONL {
		return appendJSON(nil, text)
	}
	return appendCSV(nil, text)
}

// heading writes the first line of a CSV file.
func (w *writer) heading() {
	if w.Format != CSV {
		return
	}
	w.buf = append(w.buf, "name"...)
	for _, c := range w.columns {
		w.buf = append(append(w.buf, ','), c.heading...)
	}
	w.buf = append(w.buf, '\n')
	w.line++
}

func (w *writer) good(row int) {
	w.begin(row)
	if w.pool != nil {
		w.buf = append(w.buf, w.pool[w.rng.Uint64()%poolSize]...)
	} else {
		w.buf = w.rest(w.buf, Fault{})
	}
	w.line++
}

// spoiled writes a row with one fault.
func (w *writer) spoiled(row int) {
	kind := w.faults[w.rng.IntN(len(w.faults))]
	f, line := kind[w.rng.IntN(len(kind))], w.line
	if f.row != "" {
		w.buf = append(append(w.buf, f.row...), '\n')
	} else {
		w.begin(row)
		w.buf = w.rest(w.buf, f)
	}
	w.bad = append(w.bad, BadRow{row, line, w.line, f})
	w.line++
}

// begin writes a row up to the end of its name.
func (w *writer) begin(row int) {
	if w.Format == JSONL {
		w.buf = append(w.buf, `{"name":`...)
	}
	n := &w.names[w.rng.Uint64()%uint64(len(w.names))]
	w.buf = append(strconv.AppendInt(append(w.buf, n.open...), int64(row), 10), n.close...)
	w.line += n.breaks
}

// rest appends a row from behind its name on. f spoils one field, or the end.
func (w *writer) rest(buf []byte, f Fault) []byte {
	for i := range w.columns {
		c := &w.columns[i]
		at := len(buf)
		buf = append(buf, ',')
		if w.Format == JSONL {
			buf = append(buf, c.key...)
		}
		from := len(buf)
		switch {
		case f.Input == c.in.ID:
			buf = append(buf, f.field...)
		case w.Columns != Gaps:
			buf = w.value(buf, c)
		default:
			buf = w.gap(buf, c)
		}
		if w.Format == JSONL && len(buf) == from {
			buf = buf[:at] // what is empty in CSV is not there in JSON
		}
	}
	buf = append(buf, f.end...)
	if w.Format == JSONL {
		buf = append(buf, '}')
	}
	return append(buf, '\n')
}

// gap appends an answer, "unknown" or nothing.
func (w *writer) gap(buf []byte, c *column) []byte {
	switch n := w.rng.Uint64() % 100; {
	case n < emptyPercent:
		return buf
	case n < emptyPercent+unknownPercent:
		return append(buf, c.unknown...)
	}
	return w.value(buf, c)
}

// value appends a drawn answer.
func (w *writer) value(buf []byte, c *column) []byte {
	switch {
	case c.in.Kind == profile.Set:
		return w.members(buf, c)
	case c.in.Kind != profile.Number:
		return append(buf, c.texts[w.rng.Uint64()%uint64(len(c.texts))]...)
	case w.Columns == Core:
		return append(buf, w.size()...)
	}
	return strconv.AppendInt(buf, drawSize(w.rng), 10)
}

// size draws a number of people as CRMs have it; one that is plain digits is a
// number in JSON too.
func (w *writer) size() []byte {
	text := spelledSize(w.rng)
	if _, err := strconv.Atoi(text); err == nil {
		return []byte(text)
	}
	return w.encode(text)
}

// members appends a set: each member with a chance of one in four.
func (w *writer) members(buf []byte, c *column) []byte {
	separator, from := byte('|'), len(buf)
	if w.Format == JSONL {
		separator, buf = ',', append(buf, '[')
	}
	first := true
	for bits, i := w.rng.Uint64(), 0; i < len(c.texts); i, bits = i+1, bits>>2 {
		if bits&3 != 0 {
			continue
		}
		if !first {
			buf = append(buf, separator)
		}
		buf, first = append(buf, c.texts[i]...), false
	}
	switch {
	case w.Format == JSONL:
		buf = append(buf, ']')
	case len(buf) == from:
		buf = append(buf, "none"...)
	}
	return buf
}
