package rulebook

import "strings"

type seatsFile struct {
	Mandates []mandateYAML `yaml:"mandates"`
	Seats    []seatYAML    `yaml:"seats"`
}

type mandateYAML struct {
	ID         text  `yaml:"id"`
	Label      text  `yaml:"label"`
	Decision   text  `yaml:"decision"`
	Purpose    text  `yaml:"purpose"`
	Owns       texts `yaml:"owns"`
	DoesNotOwn texts `yaml:"does_not_own"`
	MeasuredBy texts `yaml:"measured_by"`
	Cites      texts `yaml:"cites"`
}

type seatYAML struct {
	ID        text `yaml:"id"`
	Title     text `yaml:"title"`
	Phrase    text `yaml:"phrase"`
	Level     text `yaml:"level"`
	ReportsTo text `yaml:"reports_to"`
}

// The levels of a seat.
const (
	Executive = "executive"
	Manager   = "manager"
	NotNeeded = "not needed yet"
)

func (l *loader) seats(raw *files) {
	const file = "seats.yaml"
	seen := map[string]Pos{}
	for _, y := range raw.seats.Mandates {
		l.once(file, y.ID, "mandate", seen)
		l.need(file, y.ID, map[string]text{"label": y.Label, "purpose": y.Purpose, "decision": y.Decision})
		l.rb.Mandates = append(l.rb.Mandates, &Mandate{
			ID: y.ID.s, Label: y.Label.s, Decision: y.Decision.s, Purpose: y.Purpose.s, Owns: y.Owns.strings(),
			DoesNotOwn: y.DoesNotOwn.strings(), MeasuredBy: y.MeasuredBy.strings(),
			Cites: l.cites(file, y.Cites), Pos: y.ID.in(file),
		})
	}
	seen = map[string]Pos{}
	for _, y := range raw.seats.Seats {
		l.once(file, y.ID, "seat", seen)
		l.need(file, y.ID, map[string]text{"title": y.Title, "reports_to": y.ReportsTo})
		l.rb.Seats = append(l.rb.Seats, &Seat{
			ID: y.ID.s, Title: y.Title.s, Phrase: y.Phrase.s, ReportsTo: y.ReportsTo.s, Pos: y.ID.in(file),
			Level: l.oneOf(file, y.Level, "level", Executive, Manager, NotNeeded),
		})
	}
}

// mandateOf starts the ReportsTo of a seat that reports to whoever holds a mandate.
const mandateOf = "mandate:"

// Superior returns the mandate to whose holder a seat reports, or with which its
// work rides along; "" where ReportsTo is a title.
func (s *Seat) Superior() string {
	if m, ok := strings.CutPrefix(s.ReportsTo, mandateOf); ok {
		return m
	}
	return ""
}
