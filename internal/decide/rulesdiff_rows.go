package decide

import (
	"fmt"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// choice notes the rows that two choice tables have differently. They cover every
// situation only together, so they are one unit.
func (d *differ) choice(was, is *rulebook.ChoiceTable) {
	whole := was != nil && is != nil
	if was == nil {
		was = &rulebook.ChoiceTable{ID: is.ID}
	}
	if is == nil {
		is = &rulebook.ChoiceTable{ID: was.ID}
	}
	first := len(d.list)
	for _, r := range is.Rows {
		before := rowIn(was, r.ID)
		if before == nil {
			d.add(is.ID, r.ID, nil, &r.Pos, d.rowSays(d.now, is, r))
		} else if says := d.rowsSay(was, is, before, r); len(says) > 0 {
			d.add(is.ID, r.ID, &before.Pos, &r.Pos, says...)
		}
	}
	for _, r := range was.Rows {
		if rowIn(is, r.ID) == nil {
			d.add(is.ID, r.ID, &r.Pos, nil, d.rowSays(d.old, was, r))
		}
	}
	for i := first; i < len(d.list); i++ {
		d.list[i].unit = is.ID
		if whole && d.fits(was, is) {
			d.list[i].apply = func(rb *rulebook.Rulebook) {
				rb.Choices[slices.IndexFunc(rb.Choices, func(t *rulebook.ChoiceTable) bool { return t.ID == is.ID })] = is
			}
		}
	}
}

func rowIn(t *rulebook.ChoiceTable, id string) *rulebook.Row {
	for _, r := range t.Rows {
		if r.ID == id {
			return r
		}
	}
	return nil
}

func (d *differ) rowSays(rb *rulebook.Rulebook, t *rulebook.ChoiceTable, r *rulebook.Row) string {
	return fmt.Sprintf("%s where %s", t.Alternatives[r.Outcome].ID, rb.Condition(r.When))
}

func (d *differ) rowsSay(was, is *rulebook.ChoiceTable, before, after *rulebook.Row) []string {
	var says []string
	if a, b := was.Alternatives[before.Outcome].ID, is.Alternatives[after.Outcome].ID; a != b {
		says = append(says, a+" becomes "+b)
	}
	if a, b := d.old.Condition(before.When), d.now.Condition(after.When); a != b {
		says = append(says, "where "+a+" becomes where "+b)
	}
	return says
}

// fits reports whether the new table can stand among the old ones: it leads to the
// same alternatives, and what it reads has the same names in the same order.
func (d *differ) fits(was, is *rulebook.ChoiceTable) bool {
	if !sameAlternatives(was, is) {
		return false
	}
	for _, r := range is.Rows {
		for _, t := range r.When {
			switch t.Subject {
			case rulebook.OnBand:
				if !sameBands(d.old.EvidenceTable(t.Name), d.now.EvidenceTable(t.Name)) {
					return false
				}
			case rulebook.OnOutcome:
				if !sameAlternatives(d.old.ChoiceTable(t.Name), d.now.ChoiceTable(t.Name)) {
					return false
				}
			}
		}
	}
	return true
}

func sameAlternatives(a, b *rulebook.ChoiceTable) bool {
	return a != nil && b != nil && slices.EqualFunc(a.Alternatives, b.Alternatives, func(x, y rulebook.Alternative) bool { return x.ID == y.ID })
}

func sameBands(a, b *rulebook.EvidenceTable) bool {
	return a != nil && b != nil && slices.EqualFunc(a.Bands, b.Bands, func(x, y rulebook.Band) bool { return x.ID == y.ID })
}
