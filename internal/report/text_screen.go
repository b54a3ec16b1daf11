package report

import (
	"io"
	"slices"
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
	nameWidth   = 60    // a longer name is cut short
	between     = " · " // between short facts in one line
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

// title names the company and sums it up, in one line or else in two.
func (p *page) title(r recommendation.Recommendation) {
	name, facts := "", strings.Join(r.Summary, between)
	if r.Name != "" {
		name = shorten(r.Name, min(nameWidth, p.width))
	}
	whole := strings.Join(present(name, facts), between)
	switch {
	case whole == "":
		return
	case ansi.StringWidth(whole) <= p.width:
		p.para(0, plain, whole)
	default:
		p.para(0, plain, name)
		p.para(0, plain, facts)
	}
	p.blank()
}

// headline writes the sentence, and the structure code at the right of its end
// where there is room.
func (p *page) headline(r recommendation.Recommendation) {
	word, st := "settled", settled
	if !r.Settled {
		word, st = "rests on open answers", near
	}
	code := "structure: " + r.Structure + between
	lines := wrap(r.Headline, p.width-2)
	last := len(lines) - 1
	for i, line := range lines {
		text := p.palette.paint(strong, line)
		free := p.width - 2 - ansi.StringWidth(line+code+word)
		if i == last && free >= 2*gap {
			text += strings.Repeat(" ", free) + code + p.palette.paint(st, word)
			code = ""
		}
		p.emit(2, text)
	}
	switch {
	case code == "":
	case ansi.StringWidth(code+word) <= p.width-2:
		p.emit(2, code+p.palette.paint(st, word))
	default:
		p.para(2, plain, code+word)
	}
	p.blank()
}

// seats writes one line a mandate. Work that needs no seat has no level and
// reports to nobody: it says whose job it rides along with.
func (p *page) seats(seats []recommendation.Seat) {
	if len(seats) == 0 {
		return
	}
	rows := [][]cell{heads("MANDATE", "HELD BY", "LEVEL", "REPORTS TO *")}
	for _, s := range seats {
		switch {
		case p.narrow():
			p.narrowSeat(s)
		case s.Level == notNeeded:
			rows = append(rows, []cell{{text: s.Label}, {text: heldBy(s)}})
		default:
			rows = append(rows, []cell{{text: s.Label}, {text: s.Title}, {text: inWords(s.Level)}, {text: s.ReportsTo}})
		}
	}
	if !p.narrow() {
		p.table(2, rows)
	}
	p.blank()
}

func (p *page) narrowSeat(s recommendation.Seat) {
	p.para(2, plain, s.Label)
	parts := []string{heldBy(s)}
	if s.Level != notNeeded {
		parts = append(parts, inWords(s.Level), "reports to "+s.ReportsTo+"*")
	}
	p.para(4, plain, strings.Join(parts, between))
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
	for _, reason := range first(reasons) {
		what, load := decider(reason)
		said := strings.Join(present(what, load), between) + between
		ids := shortIDs(reason, 2)
		if ansi.StringWidth(said+ids) > p.width-4 {
			ids = shortIDs(reason, 1)
		}
		rows = append(rows, []cell{{text: what}, {text: load}, {text: ids, style: faint}})
	}
	p.lines(4, between, rows)
	p.blank()
}

// first returns the reasons that the first screen has room for.
func first(reasons []recommendation.Reason) []recommendation.Reason {
	return reasons[:min(3, len(reasons))]
}

// mark points to the footnote about rules that are no document's own words.
func mark(basis string) string {
	if basis == "standard" || basis == "inference" {
		return " †"
	}
	return ""
}

// shortIDs names n claims at most, counts the rest and adds the mark.
func shortIDs(r recommendation.Reason, n int) string {
	ids := claimIDs(r.Citations)
	text := strings.Join(ids[:min(n, len(ids))], " ")
	if more := len(ids) - n; more > 0 {
		text += " +" + strconv.Itoa(more)
	}
	return strings.TrimSpace(text + mark(r.Basis))
}

// footnotes explains the marks, in one line where there is room.
func (p *page) footnotes(r recommendation.Recommendation) {
	var notes []cell
	if slices.ContainsFunc(r.Seats, func(s recommendation.Seat) bool { return s.Level != notNeeded }) {
		notes = append(notes, cell{text: "* reporting lines are convention", style: faint})
	}
	if slices.ContainsFunc(first(r.Reasons), func(x recommendation.Reason) bool { return mark(x.Basis) != "" }) {
		notes = append(notes, cell{text: "† by a standard or inference, not a document", style: faint})
	}
	if len(notes) == 0 {
		return
	}
	if _, total := natural([][]cell{notes}); total <= p.width-2 {
		p.table(2, [][]cell{notes})
		return
	}
	for _, n := range notes {
		p.hanging(2, n.style, n.text)
	}
}

func (p *page) more() {
	p.para(p.beside(2, "More:", 8), faint, "--full · -o markdown|html|json · csuite whatif PROFILE")
}
