package batch

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// The sheets of a workbook.
const (
	rowsSheet     = "rows"
	summarySheet  = "summary"
	problemsSheet = "problems"
	methodSheet   = "method"
)

// mostSheetRows is what a sheet holds, less the header.
const mostSheetRows = excelize.TotalRows - 1

// sheetSink writes a workbook. Rows go to a temporary file; the workbook itself
// is put together, and written, at the end.
type sheetSink struct {
	to     io.Writer
	book   *excelize.File
	stream *excelize.StreamWriter
	names  []string
	keep   bool
	header int // style
	row    int // the last one written; the header is 1
	cells  []any
}

func newSheetSink(r *run, names []string) (sink, error) {
	s := &sheetSink{to: r.Out, book: excelize.NewFile(), names: names, keep: r.Keep}
	if err := s.book.SetSheetName(s.book.GetSheetName(0), rowsSheet); err != nil {
		return nil, err
	}
	var err error
	if s.header, err = s.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}}); err != nil {
		return nil, err
	}
	s.stream, err = s.book.NewStreamWriter(rowsSheet)
	return s, err
}

// begin writes the header, once.
func (s *sheetSink) begin(src *source) error {
	if s.row > 0 {
		return nil
	}
	names := append(append([]string{}, s.names...), keptNames(s.keep, s.names, src)...)
	s.names = names
	for i, name := range names {
		if err := s.stream.SetColWidth(i+1, i+1, widthOf(name)); err != nil {
			return err
		}
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for _, name := range names {
		s.cells = append(s.cells, excelize.Cell{StyleID: s.header, Value: name})
	}
	return s.put()
}

// widthOf is how wide a column is, in characters: names and texts that explain
// take more than codes do.
func widthOf(name string) float64 {
	switch name {
	case "row", "line", "settled":
		return 9
	case nameTarget, "nearest_flip", "error", "reasons", "flips", "seats":
		return 40
	}
	return 22
}

// put writes s.cells as the next row.
func (s *sheetSink) put() error {
	s.row++
	at, err := excelize.CoordinatesToCellName(1, s.row)
	if err != nil {
		return err
	}
	err = s.stream.SetRow(at, s.cells)
	s.cells = s.cells[:0]
	return err
}

func (s *sheetSink) rows(encoded []byte, n int) error {
	if s.row-1+n > mostSheetRows {
		return faultf("-o csv or -o jsonl has no limit, or split the portfolio",
			"a sheet holds %s companies, and there are more", thousands(mostSheetRows))
	}
	for len(encoded) > 0 {
		value, rest, ok := nextCell(encoded)
		encoded = rest
		if ok {
			s.cells = append(s.cells, value)
		} else if err := s.put(); err != nil {
			return err
		}
	}
	return nil
}

// end adds the other sheets and writes the workbook.
func (s *sheetSink) end(sum *Summary) error {
	last, err := excelize.CoordinatesToCellName(len(s.names), s.row)
	if err != nil {
		return err
	}
	if err := s.book.AutoFilter(rowsSheet, "A1:"+last, nil); err != nil {
		return err
	}
	if err := s.stream.Flush(); err != nil {
		return err
	}
	for _, page := range []struct {
		name  string
		lines [][]any
	}{{summarySheet, sum.summaryLines()}, {problemsSheet, sum.problemLines()}, {methodSheet, sum.methodLines()}} {
		if err := s.page(page.name, page.lines); err != nil {
			return err
		}
	}
	if _, err := s.book.WriteTo(s.to); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// close removes the temporary file.
func (s *sheetSink) close() error { return s.book.Close() }

// page adds a sheet. Lines of one cell are headings.
func (s *sheetSink) page(name string, lines [][]any) error {
	if _, err := s.book.NewSheet(name); err != nil {
		return err
	}
	stream, err := s.book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := stream.SetColWidth(1, 1, 40); err != nil {
		return err
	}
	if err := stream.SetColWidth(2, 12, 22); err != nil {
		return err
	}
	for i, line := range lines {
		if len(line) == 1 {
			line = []any{excelize.Cell{StyleID: s.header, Value: line[0]}}
		}
		if err := stream.SetRow(fmt.Sprintf("A%d", i+1), line); err != nil {
			return err
		}
	}
	return stream.Flush()
}
