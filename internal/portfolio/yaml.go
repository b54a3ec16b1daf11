package portfolio

import (
	"bytes"
	"io"
)

// A yamlFile is YAML documents one after another.
type yamlFile struct{ stream }

func openYAML(in io.Reader) File {
	return &yamlFile{stream{in: in, cutter: &yamlCutter{}, size: chunkSize, at: position{line: 1}}}
}

// Kind implements File.
func (f *yamlFile) Kind() Kind { return Documents }

// Columns implements File. Documents have none.
func (f *yamlFile) Columns() ([]string, int) { return nil, 0 }

// NewParser implements File.
func (f *yamlFile) NewParser() Parser { return nil }

// Close implements File.
func (f *yamlFile) Close() error { return nil }

// A yamlCutter ends a document in front of a line that begins with "---" or "...".
// YAML allows such a line nowhere else, not even in quotes, so looking at the text
// is exact. A document of nothing but comments is no record.
type yamlCutter struct {
	skipping bool // the document that we are in is too long
	inLine   bool // skipping has stopped within a line
}

// next implements cutter.
func (c *yamlCutter) next(data []byte, last bool) (piece, bool) {
	if c.skipping {
		return c.skip(data, last)
	}
	for at := 0; ; {
		line, ok := yamlLineOf(data[at:], last)
		if ok && line.between() && !line.partial && line.length <= MaxRecord {
			at += line.length
			continue
		}
		if at > 0 {
			return piece{rest: at}, true
		}
		return c.document(data, last)
	}
}

// document returns the document that data begins with.
func (c *yamlCutter) document(data []byte, last bool) (piece, bool) {
	at, begun, empty := 0, false, true
	for {
		line, ok := yamlLineOf(data[at:], last)
		switch {
		case ok && (line.ends || line.starts && begun), !ok && last && at > 0:
			p := piece{end: at, rest: at}
			if at > MaxRecord {
				p.end, p.fault = 0, &fault{message: tooLong}
			} else if empty {
				p.end = 0
			}
			return p, true
		case !ok && at > MaxRecord:
			c.skipping, c.inLine = true, data[at-1] != '\n'
			return piece{rest: at, fault: &fault{message: tooLong}}, true
		case !ok:
			return piece{}, false
		}
		at += line.length
		begun = begun || line.starts || !line.bare && !line.directive
		empty = empty && (line.bare || line.directive && !begun)
	}
}

// skip returns what remains of a document that is too long.
func (c *yamlCutter) skip(data []byte, last bool) (piece, bool) {
	at := 0
	if c.inLine {
		i := bytes.IndexByte(data, '\n')
		if i < 0 {
			return piece{rest: len(data)}, len(data) > 0
		}
		at, c.inLine = i+1, false
	}
	for {
		line, ok := yamlLineOf(data[at:], last)
		switch {
		case ok && (line.starts || line.ends):
			c.skipping = false
			return piece{rest: at}, true
		case !ok:
			return piece{rest: at}, at > 0
		}
		at += line.length
		if line.partial {
			c.inLine = true
			return piece{rest: at}, true
		}
	}
}

// A yamlLine is what one line means for the documents around it.
type yamlLine struct {
	length       int
	starts, ends bool // a document, with "---" or "..."
	directive    bool
	bare         bool // nothing, or a comment, behind the marker if there is one
	partial      bool // more of the line is to be read
}

// between reports whether the line belongs to no document where none has begun.
func (l yamlLine) between() bool { return l.ends || l.bare && !l.starts }

// yamlLineOf looks at the line that data begins with. It is not ok where data is
// too short to tell, or empty.
func yamlLineOf(data []byte, last bool) (yamlLine, bool) {
	line := yamlLine{length: bytes.IndexByte(data, '\n') + 1}
	if line.length == 0 {
		line.length, line.partial = len(data), !last
	}
	if len(data) == 0 || line.partial && len(data) < len("--- ") {
		return yamlLine{}, false
	}
	text := data[:line.length]
	line.starts, line.ends = isMarker(text, "---"), isMarker(text, "...")
	switch {
	case line.starts:
		text = text[len("---"):]
	case line.ends: // what follows it can only be a comment, and is looked at by itself
		line.length, line.partial = min(len(text), len("... ")), false
	}
	line.directive = !line.starts && text[0] == '%'
	text = bytes.TrimSpace(text)
	line.bare = len(text) == 0 || text[0] == '#'
	return line, true
}

func isMarker(line []byte, marker string) bool {
	return string(line[:min(3, len(line))]) == marker && (len(line) == 3 || isSpace(line[3]))
}
