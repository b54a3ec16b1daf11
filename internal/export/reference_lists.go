package export

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func (r *reference) lists() string {
	p := newPage("Lists")
	p.para("Every entry whose condition holds is shown with a recommendation. Entries decide nothing.")
	for _, l := range r.rb.Lists {
		p.heading(2, l.ID, text(l.Label)+" "+code(l.ID))
		p.para("Written in %s.", written(l.Pos))
		head := []string{"entry"}
		for _, column := range l.Columns {
			head = append(head, text(strings.ReplaceAll(column, "_", " ")))
		}
		head = append(head, "shown when", "because", "rests on")
		var rows [][]string
		for _, e := range l.Entries {
			row := []string{named(e.ID)}
			for _, field := range e.Fields {
				row = append(row, r.field(field))
			}
			rows = append(rows, append(row, r.when(e.When), text(e.Because), rests(&e.Grounds)))
		}
		p.table(head, rows)
	}
	return p.String()
}

func (r *reference) seats() string {
	p := newPage("Seats")
	p.para("A mandate is a body of work that somebody has to answer for. A seat holds one mandate or several, or the work " +
		"rides along with another job. Written in [rules/seats.yaml](../../rules/seats.yaml).")
	p.heading(2, "mandates", "Mandates")
	for _, m := range r.rb.Mandates {
		r.mandate(p, m)
	}
	p.heading(2, "seats", "Seats")
	p.para("The documents name no reporting lines: the last column is convention.")
	var rows [][]string
	for _, s := range r.rb.Seats {
		rows = append(rows, []string{anchor("seat-"+s.ID) + code(s.ID), text(s.Title), text(s.Level), r.reportsTo(s)})
	}
	p.table([]string{"seat", "title", "level", "reports to"}, rows)
	return p.String()
}

func (r *reference) mandate(p *page, m *rulebook.Mandate) {
	p.heading(3, "mandate-"+m.ID, text(m.Label)+" "+code(m.ID))
	p.para("%s", text(m.Purpose))
	p.para("Settled by %s. Rests on %s; how it is measured is this rulebook's own.", r.link(m.Decision), cited(m.Cites))
	p.table([]string{"owns", "does not own", "measured by"},
		[][]string{{items(m.Owns), items(m.DoesNotOwn), items(m.MeasuredBy)}})
}

// items writes several lines into one cell.
func items(words []string) string {
	out := make([]string, len(words))
	for i := range words {
		out[i] = text(words[i])
	}
	return lines(out...)
}

// field writes a field of an entry. One that is the id of a mandate means its holder.
func (r *reference) field(words string) string {
	if m := r.rb.Mandate(words); m != nil {
		return r.holder(seatsPage, m)
	}
	return text(words)
}

// reportsTo writes a title, or the mandate whose holder it is.
func (r *reference) reportsTo(s *rulebook.Seat) string {
	if id, ok := strings.CutPrefix(s.ReportsTo, "mandate:"); ok {
		if m := r.rb.Mandate(id); m != nil {
			return r.holder("", m)
		}
	}
	return text(s.ReportsTo)
}

// holder stands for whoever answers for a mandate; page is "" on the page of the mandates.
func (r *reference) holder(page string, m *rulebook.Mandate) string {
	return fmt.Sprintf("whoever answers for [%s](%s#mandate-%s)", text(m.Label), page, m.ID)
}
