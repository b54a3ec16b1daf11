package decide

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// seats fills in who holds each mandate, and the sheet of each holder.
func (s *situation) seats() {
	s.out.Seats, s.out.Mandates = []recommendation.Seat{}, []recommendation.Mandate{}
	for _, m := range s.e.rb.Mandates {
		seat, row := s.holder(m.ID)
		s.out.Seats = append(s.out.Seats, recommendation.Seat{
			Mandate: m.ID, Label: m.Label, Holder: seat.ID, Title: seat.Title, Level: seat.Level,
			ReportsTo: s.superior(seat), Accountable: s.accountable(m.ID), Because: row.Because,
		})
		s.sheet(m)
	}
	for i := range s.out.Mandates {
		dropOwn(&s.out.Mandates[i])
	}
}

// dropOwn leaves out of what a holder does not own what it holds after all: such
// an item begins with the label of the mandate that owns it.
func dropOwn(m *recommendation.Mandate) {
	m.DoesNotOwn = slices.DeleteFunc(m.DoesNotOwn, func(item string) bool {
		return slices.ContainsFunc(m.Mandates, func(label string) bool { return strings.HasPrefix(item, label+":") })
	})
}

// holder returns the seat that a mandate's choice table gives, and the row.
func (s *situation) holder(mandate string) (*rulebook.Seat, *rulebook.Row) {
	for i := range s.e.choices {
		if c := &s.e.choices[i]; c.Mandate == mandate {
			return s.e.rb.Seat(c.Alternatives[s.at.outcomes[i]].ID), c.rows[s.at.rows[i]].Row
		}
	}
	panic("decide: nothing chooses who holds " + mandate) // Load refuses that
}

// superior is the title to which a seat reports.
func (s *situation) superior(seat *rulebook.Seat) string {
	if m := seat.Superior(); m != "" {
		return s.accountable(m)
	}
	return seat.ReportsTo
}

// accountable is the title of whoever answers for a mandate in the end: work that
// needs no seat of its own rides along with somebody else's.
func (s *situation) accountable(mandate string) string {
	for range s.e.rb.Mandates { // no longer chain is possible
		seat, _ := s.holder(mandate)
		if seat.Level != rulebook.NotNeeded {
			return seat.Title
		}
		if mandate = seat.Superior(); mandate == "" {
			return seat.ReportsTo
		}
	}
	return ""
}

// sheet adds a mandate to the sheet of whoever answers for it.
func (s *situation) sheet(m *rulebook.Mandate) {
	title := s.accountable(m.ID)
	i := slices.IndexFunc(s.out.Mandates, func(x recommendation.Mandate) bool { return x.Title == title })
	if i < 0 {
		i = len(s.out.Mandates)
		s.out.Mandates = append(s.out.Mandates, recommendation.Mandate{Title: title})
	}
	x := &s.out.Mandates[i]
	if seat, _ := s.holder(m.ID); seat.Title == title {
		x.Seat = seat.ID
	}
	x.Mandates = append(x.Mandates, m.Label)
	x.Purpose = strings.TrimSpace(x.Purpose + " " + m.Purpose)
	x.Owns = append(x.Owns, m.Owns...)
	x.DoesNotOwn = append(x.DoesNotOwn, m.DoesNotOwn...) // a copy: sheets start empty
	x.MeasuredBy = append(x.MeasuredBy, m.MeasuredBy...)
	x.Citations = append(x.Citations, cites(m.Cites)...)
}

// headline says the seats in one sentence: for each decision the phrases of the
// seats that it fills, or the phrase of its outcome where it fills none.
func (s *situation) headline() string {
	var parts []string
	said := map[string]bool{}
	for _, d := range s.decisions() {
		filled := false
		for _, m := range s.e.rb.Mandates {
			seat, _ := s.holder(m.ID)
			if m.Decision != d.ID || seat.Phrase == "" {
				continue
			}
			filled = true
			if !said[seat.ID] {
				parts = append(parts, seat.Phrase)
				said[seat.ID] = true
			}
		}
		if phrase := s.outcome(d.ID).Phrase; !filled && !s.saidTitle(said, phrase) {
			parts = append(parts, phrase)
		}
	}
	return upperFirst(strings.Join(parts, "; ")) + "."
}

// saidTitle reports whether a seat already named says the same.
func (s *situation) saidTitle(said map[string]bool, phrase string) bool {
	for id := range said {
		if strings.HasPrefix(s.e.rb.Seat(id).Phrase, phrase) {
			return true
		}
	}
	return false
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
