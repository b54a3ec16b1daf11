package batch

import (
	"encoding/binary"
)

// cellEncoder writes cells as a sheet will have them: a letter for the kind, and
// for a text its length and the text. Workers encode, so that the one goroutine
// that can write the sheet has nothing else to do. Only this package reads it.
type cellEncoder struct {
	columns int // of ours
}

// The kinds of encoded cells.
const (
	cellText   = 't'
	cellNumber = 'n'
	cellTrue   = 'y'
	cellFalse  = 'f'
	cellNone   = '-'
	cellEnd    = '.' // of the row
)

func (c *cellEncoder) theirs(dst []byte, _ int, text []byte) []byte {
	dst = append(dst, cellText)
	return append(binary.AppendUvarint(dst, uint64(len(text))), text...)
}

func (c *cellEncoder) ours(dst []byte, column int, text string) []byte {
	return c.theirs(dst, column, []byte(text))
}

func (c *cellEncoder) number(dst []byte, _ int, n int64) []byte {
	return binary.AppendVarint(append(dst, cellNumber), n)
}

func (c *cellEncoder) truth(dst []byte, _ int, b bool) []byte {
	if b {
		return append(dst, cellTrue)
	}
	return append(dst, cellFalse)
}

func (c *cellEncoder) list(dst []byte, column int, items []string, separator string) []byte {
	return c.theirs(dst, column, joined(nil, items, separator))
}

func (c *cellEncoder) none(dst []byte, _ int) []byte { return append(dst, cellNone) }

func (c *cellEncoder) input(dst []byte, r *row) []byte { return keptCells(c, dst, c.columns, r) }

func (c *cellEncoder) whole(dst, _ []byte) []byte { return dst }

func (c *cellEncoder) end(dst []byte) []byte { return append(dst, cellEnd) }

// nextCell takes one cell off the front of encoded cells; ok is false at the end of
// the row, which is taken off as well.
func nextCell(data []byte) (value any, rest []byte, ok bool) {
	kind, data := data[0], data[1:]
	switch kind {
	case cellText:
		n, size := binary.Uvarint(data)
		data = data[size:]
		return string(data[:n]), data[n:], true
	case cellNumber:
		n, size := binary.Varint(data)
		return n, data[size:], true
	case cellTrue, cellFalse:
		return kind == cellTrue, data, true
	case cellNone:
		return nil, data, true
	}
	return nil, data, false
}
