package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// mostLeftOut is how many left-out rules the first screen shows.
const mostLeftOut = 8

// WithoutText writes what is decided where something is left out: one thing in
// detail, several as a table.
func WithoutText(w io.Writer, r recommendation.Without, opts TextOptions) error {
	p, r := newPage(opts), rewrite(r, clean)
	p.whatIfTitle(r.Asked)
	if len(r.Omissions) == 1 {
		p.omission(r.Omissions[0], opts.Full)
	} else {
		p.omissions(r.Omissions)
	}
	_, err := io.WriteString(w, p.buf.String())
	return err
}

func (p *page) omission(o recommendation.Omission, full bool) {
	p.hanging(2, strong, "Without "+named(o))
	for _, d := range o.Decisions {
		at := p.beside(4, d.Label, turnMargin)
		if d.Stands {
			p.para(at, plain, "stands: "+d.FromTitle)
		} else {
			p.para(at, near, "becomes "+d.ToTitle+", no longer "+d.FromTitle)
		}
	}
	p.blank()
	p.para(p.beside(2, "Left out", turnMargin), plain, leftOut(o))
	p.para(p.marginAt(turnMargin), plain, matched(o))
	shown := o.Reasons
	if !full {
		shown = shown[:min(mostLeftOut, len(shown))]
	}
	for _, x := range shown {
		p.hanging(p.marginAt(turnMargin)+gap, faint, fmt.Sprintf("%s %s%s%s", signed(x.Points), x.Rule, between, grounds(x.Basis, x.Citations)))
	}
	if rest := len(o.Reasons) - len(shown); rest > 0 {
		p.para(p.marginAt(turnMargin)+gap, faint, fmt.Sprintf("and %d more: --full", rest))
	}
	p.stays(o)
}

// stays says which rows of choice tables nothing can stand in for.
func (p *page) stays(o recommendation.Omission) {
	if o.RowsStay > 0 {
		p.para(p.beside(2, "Stays", turnMargin), plain, rowsStay(o))
	}
}

func rowsStay(o recommendation.Omission) string {
	return counted(o.RowsStay, "row") + " of the choice tables with that basis: they put the evidence together, and nothing says what would hold in their place"
}

// named says what is left out.
func named(o recommendation.Omission) string {
	words := listed("and", o.Leaves...)
	if o.Title != "" {
		words += " (" + o.Title + ")"
	}
	return words
}

// leftOut counts the evidence rules that go, by basis.
func leftOut(o recommendation.Omission) string {
	var parts []string
	for _, b := range o.Rules {
		parts = append(parts, fmt.Sprintf("%d of %d by %s", b.Left, b.All, b.Basis))
	}
	return "of the evidence rules: " + strings.Join(parts, ", ")
}

func matched(o recommendation.Omission) string {
	if len(o.Reasons) == 0 {
		return "none of them matched"
	}
	return fmt.Sprintf("%d of them matched", len(o.Reasons))
}

// omissions writes one row for each thing that is left out, above them the
// decisions as they are.
func (p *page) omissions(list []recommendation.Omission) {
	if len(list) == 0 {
		return
	}
	head, now := heads("WITHOUT"), []cell{{text: "(nothing)"}}
	for _, d := range decisionsOnly(list[0]) {
		head = append(head, cell{text: strings.ToUpper(d.Label), style: faint})
		now = append(now, cell{text: d.FromTitle})
	}
	rows := [][]cell{head, now}
	for _, o := range list {
		row := []cell{{text: strings.Join(o.Leaves, ", ")}}
		for _, d := range decisionsOnly(o) {
			if d.Stands {
				row = append(row, cell{text: "stands", style: faint})
			} else {
				row = append(row, cell{text: d.ToTitle, style: near})
			}
		}
		rows = append(rows, row)
	}
	p.table(2, rows)
	p.blank()
	p.para(2, faint, "Left out is what rests on that alone. Rows of choice tables stay where nothing stands in for them.")
	p.para(p.beside(2, "More:", 8), faint, "--without "+list[0].Leaves[0]+" · csuite sources list · -o markdown")
}

// decisionsOnly leaves out the last one, the structure: it follows from the others,
// and a terminal has no room for it.
func decisionsOnly(o recommendation.Omission) []recommendation.OmissionTurn {
	return o.Decisions[:max(0, len(o.Decisions)-1)]
}
