package portfolio_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// workbook returns a workbook that fill has written to.
func workbook(t testing.TB, fill func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func set(f *excelize.File, cells map[string]any) error {
	for cell, value := range cells {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			return err
		}
	}
	return nil
}

func TestSheet(t *testing.T) {
	data := workbook(t, func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 4}) // #,##0.00
		if err != nil {
			return err
		}
		if err := f.SetCellStyle("Sheet1", "B4", "B6", style); err != nil {
			return err
		}
		if err := f.SetCellFormula("Sheet1", "C8", "SUM(B4:B6)"); err != nil {
			return err
		}
		return set(f, map[string]any{
			"A3": "name", "B3": "headcount", "C3": "note",
			"A4": "Acme", "B4": 1200, "C4": "1,5",
			"B5": 0.07, "A5": 1e20,
			"A7": "  ", "D7": "beyond", "B6": time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC),
			"A8": true, "B8": "010",
		})
	})
	rows, f, err := read(t, "p.xlsx", bytes.NewReader(data), portfolio.Options{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := `4: "Acme" "1200" "1,5"
5: "1E+20" "0.07" ""
6: "" "2026-01-02" ""
8: "TRUE" "010" ""
`
	if got := text(rows); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if names, line := f.Columns(); fmt.Sprint(names, line) != "[name headcount note] 3" {
		t.Errorf("columns %q in row %d", names, line)
	}
	if at := rows[1].fields[1]; at.line != 5 || at.column != 2 {
		t.Errorf("B5 is at %d:%d", at.line, at.column)
	}
}

// A number that a spreadsheet shows as a date is one; what only looks like the
// format of a date is none.
func TestSheetDates(t *testing.T) {
	for form, want := range map[string]string{
		"d-mmm": "1950-11-01", "mmm-yy": "1950-11-01", "mmmm": "1950-11-01", "[$-409]d\\ mmm": "1950-11-01", "dd.mm.yyyy hh:mm": "1950-11-01 00:00:00",
		"0": "18568", "[Red]0": "18568", `0" days"`: "18568", "General": "18568", "#,##0.00": "18568", "hh:mm": "18568", "0%": "18568", "@": "18568",
	} {
		data := workbook(t, func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &form})
			if err != nil {
				return err
			}
			return errors.Join(set(f, map[string]any{"A1": "headcount", "A2": 18568}), f.SetCellStyle("Sheet1", "A2", "A2", style))
		})
		rows, _, err := read(t, "p.xlsx", bytes.NewReader(data), portfolio.Options{}, 0)
		if err != nil || len(rows) != 1 || rows[0].fields[0].text != want {
			t.Errorf("%s: %v %v, want %s", form, rows, err, want)
		}
	}
}

// Nobody sees a hidden sheet, so nobody means it unless he names it.
func TestHiddenSheet(t *testing.T) {
	data := workbook(t, func(f *excelize.File) error {
		shown, err := f.NewSheet("Companies")
		f.SetActiveSheet(shown) // a sheet in use cannot be hidden
		return errors.Join(err, set(f, map[string]any{"A1": "name", "A2": "hidden"}),
			f.SetSheetRow("Companies", "A1", &[]any{"name"}), f.SetSheetRow("Companies", "A2", &[]any{"shown"}), f.SetSheetVisible("Sheet1", false))
	})
	for sheet, want := range map[string]string{"": "shown", "Sheet1": "hidden"} {
		rows, _, err := read(t, "p.xlsx", bytes.NewReader(data), portfolio.Options{Sheet: sheet}, 0)
		if err != nil || rows[0].fields[0].text != want {
			t.Errorf("sheet %q: %v %v", sheet, rows, err)
		}
	}
}

func TestSheetByName(t *testing.T) {
	data := workbook(t, func(f *excelize.File) error {
		_, err := f.NewSheet("Companies")
		if err != nil {
			return err
		}
		return f.SetSheetRow("Companies", "A1", &[]any{"name"})
	})
	for sheet, want := range map[string]string{
		"Companies": "",
		"Firms":     `0:0 there is no sheet "Firms"`,
		"":          `0:0 sheet "Sheet1" is empty`,
	} {
		_, _, err := read(t, "p.xlsx", bytes.NewReader(data), portfolio.Options{Sheet: sheet}, 0)
		if got := ""; err != nil {
			if got = fault(err); got != want {
				t.Errorf("sheet %q: %s, want %s", sheet, got, want)
			}
		} else if want != "" {
			t.Errorf("sheet %q: no error", sheet)
		}
	}
}

// many returns a workbook of so many rows, its sheet changed by change.
func many(t *testing.T, n int, change func(string) string) []byte {
	t.Helper()
	data := workbook(t, func(f *excelize.File) error {
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			return err
		}
		for i := range n {
			if err := w.SetRow(fmt.Sprintf("A%d", i+1), []any{fmt.Sprintf("company %d", i), i}); err != nil {
				return err
			}
		}
		return w.Flush()
	})
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "xl/worksheets/sheet1.xml" {
			content = []byte(change(string(content)))
		}
		w, err := out.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Many rows come in several chunks, also where the sheet is so large that it is
// unpacked to a temporary file.
func TestLongSheet(t *testing.T) {
	pad := strings.Repeat(" ", 17<<20)
	for _, change := range []func(string) string{
		func(s string) string { return s },
		func(s string) string { return strings.Replace(s, "</sheetData>", "</sheetData>"+pad, 1) },
	} {
		rows, _, err := read(t, "p.xlsx.gz", bytes.NewReader(gzipped(t, string(many(t, 15_001, change)))), portfolio.Options{}, 0)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 15_000 || rows[14_999].String() != `15001: "company 15000" "15000"` {
			t.Errorf("%d rows, the last is %s", len(rows), rows[len(rows)-1])
		}
	}
}

// A sheet that breaks off is not taken for its beginning.
func TestDamagedSheet(t *testing.T) {
	for shows, change := range map[string]func(string) string{
		"cut off":       func(s string) string { return s[:len(s)/2] },
		"not XML":       func(s string) string { return strings.Replace(s, "company 50", "R&D <50", 1) },
		"a wrong close": func(s string) string { return strings.Replace(s, "</row>", "</now>", 1) },
		"NUL":           func(s string) string { return strings.Replace(s, "company 70", "\x00", 1) },
	} {
		_, _, err := read(t, "p.xlsx", bytes.NewReader(many(t, 100, change)), portfolio.Options{}, 0)
		if err == nil || !strings.Contains(fault(err), "the workbook is damaged: xl/worksheets/sheet1.xml: XML syntax error") {
			t.Errorf("%s: error is %v", shows, err)
		}
	}
}
