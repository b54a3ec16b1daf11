package portfolio

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// How dates are written. A day is a number in a workbook, and only its format tells
// it from others: a headcount of 11-50 that a spreadsheet has made a date of must not
// pass for 18,568 people.
const (
	dayForm     = "yyyy-mm-dd"
	momentForm  = "yyyy-mm-dd hh:mm:ss"
	plainNumber = -1 // no format: a number stays as it is stored
)

// plainStyles leaves of all number formats only that something is a date.
func plainStyles(book *excelize.File) error {
	day, err := formatID(book, dayForm)
	if err != nil {
		return err
	}
	moment, err := formatID(book, momentForm)
	if err != nil {
		return err
	}
	codes := map[int]string{}
	if custom := book.Styles.NumFmts; custom != nil {
		for _, f := range custom.NumFmt {
			codes[f.NumFmtID] = f.FormatCode
		}
	}
	for i := range book.Styles.CellXfs.Xf {
		style, id := &book.Styles.CellXfs.Xf[i], plainNumber
		if style.NumFmtID != nil {
			switch {
			case isMoment(*style.NumFmtID, codes):
				id = moment
			case isDay(*style.NumFmtID, codes):
				id = day
			}
		}
		style.NumFmtID = &id
	}
	return nil
}

// formatID adds a number format to the workbook, in memory.
func formatID(book *excelize.File, form string) (int, error) {
	style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &form})
	if err != nil {
		return 0, fmt.Errorf("adding a number format: %w", err)
	}
	return *book.Styles.CellXfs.Xf[style].NumFmtID, nil
}

// isMoment tells the format of a day with an hour.
func isMoment(id int, codes map[int]string) bool {
	return id == 22 || isDay(id, codes) && strings.ContainsAny(letters(codes[id]), "hs")
}

// isDay tells the format of a date, from those that every workbook has and from those of
// its own.
func isDay(id int, codes map[int]string) bool {
	if 14 <= id && id <= 17 || id == 22 || 27 <= id && id <= 31 || id == 36 || 50 <= id && id <= 54 || id == 57 || id == 58 {
		return true
	}
	code := letters(codes[id])
	return strings.ContainsAny(code, "yd") || strings.Contains(code, "m") && !strings.ContainsAny(code, "hs")
}

// letters returns what a number format computes: nothing in quotes or brackets,
// nothing behind a backslash, and "General" is no letters.
func letters(code string) string {
	var out []rune
	closing, skip := rune(0), false
	for _, r := range strings.ReplaceAll(strings.ToLower(code), "general", "") {
		switch {
		case skip:
			skip = false
		case closing != 0:
			if r == closing {
				closing = 0
			}
		case r == '"':
			closing = '"'
		case r == '[':
			closing = ']'
		case slices.Contains([]rune(`\_*`), r): // the next character stands for itself
			skip = true
		default:
			out = append(out, r)
		}
	}
	return string(out)
}
