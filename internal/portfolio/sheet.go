package portfolio

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A workbook is a zip archive: it is held in memory as it is. Unpacked, the large
// parts of it go to temporary files, and no workbook is that large.
const (
	maxWorkbook = 256 << 20
	maxUnpacked = 2 << 30
)

const damaged = "the workbook is damaged"

// A sheetFile is one sheet of an XLSX workbook. Its columns are in the first row
// that is not empty. Empty rows are no records, wherever they are.
//
// Numbers are read as they are and not as they are shown: 1200, not 1,200.00. A
// formula is its last result, true and false are TRUE and FALSE, a date is
// 2026-01-31. What stands beside the columns belongs to none of them.
type sheetFile struct {
	book    *excelize.File
	rows    *excelize.Rows
	archive []byte
	row     int // the last one read
	columns []string
	line    int // of the columns
}

func openSheet(in io.Reader, name string) (File, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxWorkbook+1))
	if err != nil {
		return nil, readError(err, 0)
	}
	if len(data) > maxWorkbook {
		return nil, &Problem{Message: "the workbook is larger than 256 MiB", Hint: "save the sheet as CSV UTF-8, which has no limit"}
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked})
	if err != nil {
		if book != nil {
			_ = book.Close() // the error that matters is there
		}
		return nil, &Problem{Message: damaged + ": " + err.Error(), Hint: "open it in a spreadsheet program and save it again"}
	}
	f := &sheetFile{book: book, archive: data}
	if err := f.open(name); err != nil {
		_ = book.Close()
		return nil, err
	}
	return f, nil
}

// open finds the sheet and reads its columns.
func (f *sheetFile) open(name string) error {
	sheets := f.book.GetSheetList()
	others := fmt.Sprintf("the workbook has %q", sheets)
	switch {
	case len(sheets) == 0:
		return &Problem{Message: "the workbook has no sheet"}
	case name == "":
		name = f.firstShown(sheets)
	case !slices.Contains(sheets, name):
		return &Problem{Message: fmt.Sprintf("there is no sheet %q", name), Hint: others}
	}
	err := plainStyles(f.book)
	if err != nil {
		return f.broken(err)
	}
	if f.rows, err = f.book.Rows(name); err != nil {
		return &Problem{Message: fmt.Sprintf("sheet %q cannot be read: %v", name, err)}
	}
	cells, err := f.next()
	if errors.Is(err, io.EOF) {
		return &Problem{Message: fmt.Sprintf("sheet %q is empty", name), Hint: "--sheet chooses another one; " + others}
	}
	f.columns, f.line = cells, f.row
	return err
}

// firstShown returns the first sheet that is not hidden, as people see it.
func (f *sheetFile) firstShown(sheets []string) string {
	for _, name := range sheets {
		if shown, err := f.book.GetSheetVisible(name); shown && err == nil {
			return name
		}
	}
	return sheets[0]
}

// next returns the next row that is not empty, without empty cells at its end and
// without what stands beside the columns.
func (f *sheetFile) next() ([]string, error) {
	for f.rows.Next() {
		f.row++
		cells, err := f.rows.Columns()
		if err != nil {
			return nil, f.broken(err)
		}
		if f.columns != nil {
			cells = cells[:min(len(cells), len(f.columns))]
		}
		for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > 0 {
			return cells, nil
		}
	}
	if err := f.rows.Error(); err != nil {
		return nil, f.broken(err)
	}
	return nil, f.whole()
}

func (f *sheetFile) broken(err error) *Problem {
	return &Problem{Line: f.row, Column: 1, Message: damaged + ": " + err.Error()}
}

// whole returns io.EOF if nothing was kept back: excelize takes an error in the
// text of a sheet for its end.
func (f *sheetFile) whole() error {
	archive, err := zip.NewReader(bytes.NewReader(f.archive), int64(len(f.archive)))
	if err != nil {
		return f.broken(err)
	}
	for _, part := range archive.File {
		if strings.HasPrefix(part.Name, "xl/worksheets/") && strings.HasSuffix(part.Name, ".xml") {
			if err := wellFormed(part); err != nil {
				return f.broken(fmt.Errorf("%s: %w", part.Name, err))
			}
		}
	}
	return io.EOF
}

func wellFormed(part *zip.File) error {
	r, err := part.Open()
	if err != nil {
		return err
	}
	for d := xml.NewDecoder(r); err == nil; {
		_, err = d.Token()
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return errors.Join(err, r.Close())
}

// Next implements File. It puts down each cell as its length and its text.
func (f *sheetFile) Next(c *Chunk) error {
	c.Records, c.data = c.Records[:0], c.data[:0]
	for len(c.data) < chunkSize {
		cells, err := f.next()
		if err != nil && len(c.Records) == 0 {
			return err
		}
		if err != nil {
			break
		}
		begin := len(c.data)
		for _, cell := range cells {
			c.data = binary.AppendUvarint(c.data, uint64(len(cell)))
			c.data = append(c.data, cell...)
		}
		c.Records = append(c.Records, Record{Data: c.data[begin:len(c.data):len(c.data)], Line: f.row})
	}
	return nil
}

// Kind implements File.
func (f *sheetFile) Kind() Kind { return Table }

// Columns implements File.
func (f *sheetFile) Columns() ([]string, int) { return f.columns, f.line }

// NewParser implements File.
func (f *sheetFile) NewParser() Parser { return &sheetParser{columns: len(f.columns)} }

// Close implements File. It removes the temporary files.
func (f *sheetFile) Close() error { return errors.Join(f.rows.Close(), f.book.Close()) }

// A sheetParser takes the rows of a sheetFile apart.
type sheetParser struct {
	columns int
	fields  []Field
}

// Parse implements Parser.
func (p *sheetParser) Parse(r Record) ([]Field, error) {
	if r.Err != nil {
		return nil, r.Err
	}
	p.fields = p.fields[:0]
	for data := r.Data; len(data) > 0; {
		length, n := binary.Uvarint(data)
		end := n + int(length)
		p.fields = append(p.fields, Field{Text: data[n:end:end], at: len(p.fields)})
		data = data[end:]
	}
	for len(p.fields) < p.columns { // the cells at the end of a row are mostly left out where they are empty
		p.fields = append(p.fields, Field{at: len(p.fields)})
	}
	return p.fields, nil
}

// Place implements Parser.
func (p *sheetParser) Place(r Record, f Field) (line, column int) { return r.Line, f.at + 1 }
