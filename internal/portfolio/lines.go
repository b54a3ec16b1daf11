package portfolio

import "bytes"

const tooLong = "the record is longer than 1 MiB, which no company is"

// A lineCutter ends a record with its line. JSON lines need no more.
type lineCutter struct {
	skipping bool // the line that we are in is too long
}

// next implements cutter.
func (c *lineCutter) next(data []byte, last bool) (piece, bool) {
	p, ok := c.line(data, 0, last)
	if ok && p.fault == nil && len(bytes.TrimSpace(data[:p.end])) == 0 {
		p.end = 0
	}
	return p, ok
}

// line returns the piece that begins data and ends with the line that holds data[from].
func (c *lineCutter) line(data []byte, from int, last bool) (piece, bool) {
	end, rest := len(data), len(data)
	if i := bytes.IndexByte(data[from:], '\n'); i >= 0 {
		end, rest = from+i, from+i+1
	}
	more := end == rest && !last // of this line is to be read
	switch {
	case len(data) == 0:
		return piece{}, false
	case c.skipping:
		c.skipping = more
		return piece{rest: rest}, true
	case end > MaxRecord:
		c.skipping = more
		return piece{rest: rest, fault: &fault{message: tooLong, hint: "is a line end missing?"}}, true
	case more:
		return piece{}, false
	}
	return piece{end: withoutCR(data, end), rest: rest}, true
}

// withoutCR returns where a line ends that ends at end, or one before.
func withoutCR(data []byte, end int) int {
	if end > 0 && data[end-1] == '\r' {
		return end - 1
	}
	return end
}
