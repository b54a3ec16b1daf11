package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// TextOptions say how Text is to look.
type TextOptions struct {
	Width int  // cells; 0 means 80, more than 120 is not used, less than 40 is not made for
	Color bool // colour and bold; without it there is no escape sequence at all
	Full  bool // everything, and not only the first screen
}

const (
	usualWidth  = 80
	widestWidth = 120
	nameWidth   = 60 // a longer name is cut short
)

// Text writes r for a terminal: one screen, or with opts.Full all that is known.
// No line is wider than opts.Width.
func Text(w io.Writer, r recommendation.Recommendation, opts TextOptions) error {
	if opts.Width <= 0 {
		opts.Width = usualWidth
	}
	p := &page{width: min(opts.Width, widestWidth), palette: palette(opts.Color)}
	r = rewrite(r, clean)
	p.title(r)
	p.headline(r)
	p.seats(r.Seats)
	p.decidedBy(r.Reasons)
	p.whatIsUncertain(r)
	p.footnotes(r)
	if opts.Full {
		p.full(r)
	} else {
		p.more()
	}
	_, err := io.WriteString(w, p.buf.String())
	return err
}

func (p *page) title(r recommendation.Recommendation) {
	facts := r.Summary
	if r.Name != "" {
		facts = append([]string{shorten(r.Name, min(nameWidth, p.width))}, facts...)
	}
	if len(facts) > 0 {
		p.para(0, plain, strings.Join(facts, " · "))
		p.blank()
	}
}

// headline writes the sentence, and the structure code at the right of its end.
func (p *page) headline(r recommendation.Recommendation) {
	word, st := "settled", settled
	if !r.Settled {
		word, st = "still open", near
	}
	code := "structure: " + r.Structure + " · "
	lines := wrap(r.Headline, p.width-2)
	last := len(lines) - 1
	for i, line := range lines {
		text := p.palette.paint(strong, line)
		free := p.width - 2 - ansi.StringWidth(line+code+word)
		if i == last && free >= gap {
			text += strings.Repeat(" ", free) + code + p.palette.paint(st, word)
			code = ""
		}
		p.emit(2, text)
	}
	if code != "" {
		p.para(2, plain, code+word)
	}
	p.blank()
}

func (p *page) seats(seats []recommendation.Seat) {
	if len(seats) == 0 {
		return
	}
	rows := [][]cell{heads("MANDATE", "HELD BY", "LEVEL", "REPORTS TO *")}
	if p.narrow() {
		rows = nil
	}
	for _, s := range seats {
		if p.narrow() {
			p.para(2, plain, s.Label)
			p.para(4, plain, s.Title+" · "+inWords(s.Level)+" · reports to "+s.ReportsTo+"*")
			continue
		}
		rows = append(rows, []cell{{text: s.Label}, {text: s.Title}, {text: inWords(s.Level)}, {text: s.ReportsTo}})
	}
	p.table(2, rows)
	p.blank()
}

func heads(names ...string) []cell {
	var row []cell
	for _, name := range names {
		row = append(row, cell{text: name, style: faint})
	}
	return row
}

func (p *page) decidedBy(reasons []recommendation.Reason) {
	if len(reasons) == 0 {
		return
	}
	p.para(2, plain, "Decided by")
	var rows [][]cell
	for _, reason := range reasons[:min(3, len(reasons))] {
		rows = append(rows, []cell{{text: factOf(reason.Evidence)}, {text: reason.Load}, {text: shortIDs(reason.Citations) + mark(reason.Basis), style: faint}})
	}
	p.table(4, rows)
	p.blank()
}

// mark points to the footnote about rules that are no document's own words.
func mark(basis string) string {
	if basis == "standard" || basis == "inference" {
		return " †"
	}
	return ""
}

// shortIDs names two claims at most, and counts the rest.
func shortIDs(cites []recommendation.Cite) string {
	ids := claimIDs(cites)
	if len(ids) > 2 {
		return strings.Join(ids[:2], " ") + " +" + strconv.Itoa(len(ids)-2)
	}
	return strings.Join(ids, " ")
}

func (p *page) footnotes(r recommendation.Recommendation) {
	if len(r.Seats) > 0 {
		p.blank()
		p.note("*", "convention: no document is cited for reporting lines")
	}
	for _, reason := range r.Reasons[:min(3, len(r.Reasons))] {
		if mark(reason.Basis) != "" {
			p.note("†", "a named standard or this rulebook's inference, not a document's words")
			return
		}
	}
}

func (p *page) more() {
	p.note("More:", "--full · -o markdown|html|json · csuite whatif PROFILE")
}

func (p *page) note(mark, text string) {
	p.para(p.beside(2, mark, 3+ansi.StringWidth(mark)), faint, text)
}
