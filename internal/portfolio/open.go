package portfolio

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// headSize is how much of a file is looked at to tell what it is.
const headSize = 64 << 10

// Open begins to read a portfolio from r. name is what the file is called, "-"
// for standard input; it is not opened. A file is taken for gzip by its first
// bytes, whatever its name is. Nothing at all is a fault, except of what is said to
// be JSON lines, which have no header. Open reads the header of a table, and all of a
// workbook.
//
// The error is a *Problem where the file or the format is at fault, and what
// reading r returned otherwise.
func Open(name string, r io.Reader, o Options) (File, error) {
	in, err := unzip(bufio.NewReaderSize(r, headSize))
	if err != nil {
		return nil, err
	}
	head, end := peekLine(in)
	if end != nil && !errors.Is(end, io.EOF) && len(head) == 0 {
		return nil, readError(end, 0)
	}
	if isUTF16(head) {
		return nil, &Problem{Line: 1, Column: 1, Message: "the file is UTF-16", Hint: saveAsUTF8}
	}
	if mark := []byte("\ufeff"); bytes.HasPrefix(head, mark) {
		if _, err := in.Discard(len(mark)); err != nil {
			return nil, err
		}
		head = head[len(mark):]
	}
	if errors.Is(end, io.EOF) && len(bytes.TrimSpace(head)) == 0 && o.Format != "jsonl" { // a filter may have nothing to do
		return nil, emptyFile()
	}
	format, err := formatOf(name, head, o.Format)
	if err != nil {
		return nil, err
	}
	return open(format, in, head, o.Sheet)
}

// peekLine returns what in begins with: a whole line with something on it, or
// headSize bytes, or all there is. It does not wait for more than that.
func peekLine(in *bufio.Reader) (head []byte, err error) {
	for n := 1; n <= headSize; n = len(head) + 1 {
		if _, err = in.Peek(n); err != nil {
			return head, err
		}
		head, _ = in.Peek(in.Buffered())
		if text := bytes.TrimLeft(head, " \t\r\n\ufeff"); bytes.IndexByte(text, '\n') >= 0 {
			break
		}
	}
	return head, nil
}

// open opens a file of a known format.
func open(format string, in io.Reader, head []byte, sheet string) (File, error) {
	switch format {
	case "csv":
		return openCSV(in, head, 0)
	case "tsv":
		return openCSV(in, head, '\t')
	case "jsonl":
		return openJSON(in, &lineCutter{}), nil
	case "json":
		return openAnyJSON(in, head)
	case "yaml":
		return openYAML(in), nil
	}
	return openSheet(in, sheet)
}

// openAnyJSON opens an array, or objects one after another. Where the first line
// is an object, the others are held to be lines as well, as then none of them can
// spoil the next.
func openAnyJSON(in io.Reader, head []byte) (File, error) {
	at := skipSpace(head, 0)
	line, _, _ := bytes.Cut(head[at:], []byte{'\n'})
	switch {
	case at < len(head) && head[at] == '{' && jsontext.Value(line).IsValid():
		return openJSON(in, &lineCutter{}), nil
	case at < len(head) && (head[at] == '{' || head[at] == '['):
		return openJSON(in, &jsonCutter{}), nil
	}
	return nil, position{line: 1}.after(head[:at]).problem("this is neither a JSON object nor an array of them", objectHint)
}

func emptyFile() *Problem {
	return &Problem{Message: "the file is empty", Hint: "csuite inputs lists what a portfolio can tell of a company"}
}

// unzip returns what in holds, uncompressed if it is gzip.
func unzip(in *bufio.Reader) (*bufio.Reader, error) {
	magic, _ := in.Peek(2) // an error comes again with the next read
	if string(magic) != "\x1f\x8b" {
		return in, nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, readError(err, 0)
	}
	return bufio.NewReaderSize(z, headSize), nil
}

// isUTF16 tells a file that begins with a UTF-16 byte order mark, or whose first
// character is ASCII in two bytes.
func isUTF16(head []byte) bool {
	if len(head) < 2 {
		return false
	}
	a, b := head[0], head[1]
	return a == 0xFF && b == 0xFE || a == 0xFE && b == 0xFF || (a == 0) != (b == 0)
}
