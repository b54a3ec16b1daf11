package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	gap       = 2  // between columns
	leastLast = 24 // columns that the last column gets however wide the others are
)

// A sheet lays out plain text for people. Writing to it never fails, as it goes
// to memory first; what came from a rulebook is made harmless on the way.
type sheet struct {
	strings.Builder
	width int
}

// print writes what was laid out.
func (s *sheet) print(w io.Writer) error {
	_, err := io.WriteString(w, s.String())
	return err
}

func (s *sheet) line(format string, args ...any) {
	s.WriteString(strings.TrimRight(printable(fmt.Sprintf(format, args...)), " ") + "\n")
}

// para writes text that is indented and wrapped.
func (s *sheet) para(indent int, text string) {
	for line := range strings.SplitSeq(wrap(text, s.width-indent), "\n") {
		s.line("%s%s", strings.Repeat(" ", indent), line)
	}
}

// rows writes a table. All columns are as wide as they need to be but the last,
// which is wrapped.
func (s *sheet) rows(indent int, table [][]string) {
	var widths []int
	for _, row := range table {
		for i, cell := range row[:len(row)-1] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(printable(cell)))
		}
	}
	for _, row := range table {
		s.row(indent, widths, row)
	}
}

func (s *sheet) row(indent int, widths []int, row []string) {
	head := strings.Repeat(" ", indent)
	for i, cell := range row[:len(row)-1] {
		cell = printable(cell)
		head += cell + strings.Repeat(" ", widths[i]-ansi.StringWidth(cell)+gap)
	}
	at := ansi.StringWidth(head)
	for i, line := range strings.Split(wrap(row[len(row)-1], max(s.width-at, leastLast)), "\n") {
		if i > 0 {
			head = strings.Repeat(" ", at)
		}
		s.line("%s%s", head, line)
	}
}

// wrap folds white space and breaks text between words only, as a word may be an
// id that somebody copies.
func wrap(text string, width int) string {
	var b strings.Builder
	used := 0
	for word := range strings.FieldsSeq(printable(text)) {
		n := ansi.StringWidth(word)
		switch {
		case used == 0:
		case used+1+n > width:
			b.WriteByte('\n')
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
	}
	return b.String()
}
