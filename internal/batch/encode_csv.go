package batch

import (
	"bytes"
	"strconv"
)

// csvEncoder writes RFC 4180: commas, quotes where they are needed, and a line
// feed at the end of a row.
type csvEncoder struct {
	raw     bool // no apostrophe before what a spreadsheet would compute
	columns int  // of ours
}

func (c *csvEncoder) header(dst []byte, names, kept []string) []byte {
	for i, name := range names {
		dst = c.ours(dst, i, name)
	}
	for i, name := range kept {
		dst = c.theirs(dst, len(names)+i, []byte(name))
	}
	return c.end(dst)
}

func (c *csvEncoder) theirs(dst []byte, column int, text []byte) []byte {
	dst = comma(dst, column)
	begin := len(dst)
	if !c.raw && guarded(text) {
		dst = append(dst, '\'')
	}
	return quoted(append(dst, text...), begin)
}

func (c *csvEncoder) ours(dst []byte, column int, text string) []byte {
	dst = comma(dst, column)
	return quoted(append(dst, text...), len(dst))
}

// quoted puts what follows begin into quotes if it needs them.
func quoted(dst []byte, begin int) []byte {
	cell := dst[begin:]
	if bytes.IndexByte(cell, ',') < 0 && bytes.IndexByte(cell, '"') < 0 && bytes.IndexByte(cell, '\n') < 0 && bytes.IndexByte(cell, '\r') < 0 {
		return dst
	}
	from := len(dst) - 1
	dst = append(dst, `""`...)
	for range bytes.Count(dst[begin:from+1], []byte{'"'}) {
		dst = append(dst, '"')
	}
	to := len(dst) - 1
	dst[to] = '"'
	for to--; from >= begin; from-- { // from behind, as the text moves back within itself
		dst[to] = dst[from]
		if to--; dst[from] == '"' {
			dst[to] = '"'
			to--
		}
	}
	dst[begin] = '"'
	return dst
}

func comma(dst []byte, column int) []byte {
	if column > 0 {
		dst = append(dst, ',')
	}
	return dst
}

func (c *csvEncoder) number(dst []byte, column int, n int64) []byte {
	return strconv.AppendInt(comma(dst, column), n, 10)
}

func (c *csvEncoder) truth(dst []byte, column int, b bool) []byte {
	return strconv.AppendBool(comma(dst, column), b)
}

func (c *csvEncoder) list(dst []byte, column int, items []string, separator string) []byte {
	dst = comma(dst, column)
	return quoted(joined(dst, items, separator), len(dst))
}

func (c *csvEncoder) none(dst []byte, column int) []byte { return comma(dst, column) }

func (c *csvEncoder) input(dst []byte, r *row) []byte { return keptCells(c, dst, c.columns, r) }

func (c *csvEncoder) whole(dst, _ []byte) []byte { return dst }

// end ends the row. One of a single empty cell gets quotes, as a line with nothing on
// it is no row to those who read it.
func (c *csvEncoder) end(dst []byte) []byte {
	if len(dst) == 0 || dst[len(dst)-1] == '\n' {
		dst = append(dst, `""`...)
	}
	return append(dst, '\n')
}
