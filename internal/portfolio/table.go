package portfolio

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// A csvFile is a CSV or TSV file.
type csvFile struct {
	stream
	separator byte
	columns   []string
	line      int // of the columns
}

// separators are tried in this order where a header has as many of one as of
// another: a comma is the likeliest to be text.
const separators = "\t;|,"

// openCSV reads the header. head is how the file begins; separator is 0 where
// the header tells it.
func openCSV(in io.Reader, head []byte, separator byte) (File, error) {
	f := &csvFile{separator: separator}
	line, said := 1, announced(head)
	switch {
	case said != 0:
		// Excel takes "sep=;" for an order, and no row.
		f.separator, line = said, 2
		if _, err := io.CopyN(io.Discard, in, int64(bytes.IndexByte(head, '\n')+1)); err != nil {
			return nil, err
		}
	case separator == 0:
		f.separator = sniff(head)
	}
	f.stream = stream{in: in, cutter: &csvCutter{separator: f.separator}, size: chunkSize, at: position{line: line}}
	if i := bytes.IndexByte(head, '\r'); i >= 0 && bytes.IndexByte(head, '\n') < 0 {
		return nil, position{line, 0}.problem("the lines end in CR alone, as on old Macs", "save the file with line ends LF or CRLF")
	}
	if err := f.header(); err != nil {
		return nil, err
	}
	return f, nil
}

// header reads the names of the columns.
func (f *csvFile) header() error {
	r, err := f.first()
	if errors.Is(err, io.EOF) {
		return emptyFile()
	}
	if err != nil {
		return err
	}
	fields, err := f.NewParser().Parse(r)
	if err != nil {
		return err
	}
	for _, field := range fields {
		f.columns = append(f.columns, string(field.Text))
	}
	f.line = r.Line
	return nil
}

// announced returns c where head begins with a line "sep=c", else 0.
func announced(head []byte) byte {
	line, _, ok := bytes.Cut(head, []byte{'\n'})
	line = bytes.TrimSuffix(line, []byte{'\r'})
	if !ok || len(line) != 5 || !bytes.EqualFold(line[:4], []byte("sep=")) || line[4] == '"' || line[4] >= 0x80 {
		return 0
	}
	return line[4]
}

// sniff returns the separator that the first line has most of, outside quotes.
func sniff(head []byte) byte {
	head = bytes.TrimLeft(head, "\r\n")
	var count [256]int
	begins := true // a field
	for at := 0; at < len(head) && head[at] != '\n'; at++ {
		if begins && head[at] == '"' {
			if end, is := closing(head, at, true); is == isClosed {
				at = end - 1
			}
		}
		b := head[at]
		begins = strings.IndexByte(separators, b) >= 0
		count[b]++
	}
	best := separators[0]
	for _, b := range []byte(separators) {
		if count[b] > count[best] {
			best = b
		}
	}
	if count[best] == 0 {
		return ','
	}
	return best
}

// Kind implements File.
func (f *csvFile) Kind() Kind { return Table }

// Columns implements File.
func (f *csvFile) Columns() ([]string, int) { return f.columns, f.line }

// NewParser implements File.
func (f *csvFile) NewParser() Parser { return &csvParser{separator: f.separator} }

// Close implements File.
func (f *csvFile) Close() error { return nil }
