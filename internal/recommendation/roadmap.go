package recommendation

// A Roadmap is when decisions change as a number grows or shrinks, every other
// answer being as it is.
type Roadmap struct {
	Schema  string   `json:"schema"` // "csuite.roadmap/1"
	Name    string   `json:"name,omitempty"`
	Summary []string `json:"summary"`
	Input   Axis     `json:"input"`  // the number that grows
	Growth  string   `json:"growth"` // percent a year: "40", "-12.5"
	Years   int      `json:"years"`
	Start   Moment   `json:"start"`
	Steps   []Step   `json:"steps"` // earliest first
	End     int64    `json:"end"`   // the number when the last year is over
	EndSays string   `json:"end_says"`
	Stamp
}

// A Moment is what holds from some time on.
type Moment struct {
	Headline string  `json:"headline"`
	Seats    []Seat  `json:"seats"`
	Triggers []Entry `json:"triggers"` // when to look again
	Verdict
}

// A Step is a number at which something that is decided changes, and when it is reached.
type Step struct {
	Month    int             `json:"month"` // the full month, counted from 1, by the end of which it is reached
	Year     int             `json:"year"`  // the year in which that month lies, counted from 1
	At       int64           `json:"at"`    // the first number for which the change holds
	Says     string          `json:"says"`  // "250 people"
	Outcomes []OutcomeChange `json:"outcome_changes"`
	Seats    []SeatChange    `json:"seat_changes"`
	Then     Moment          `json:"then"`
}

// An OutcomeChange is a choice that changes: structure or one of the decisions.
type OutcomeChange struct {
	Decision  string `json:"decision"`
	Label     string `json:"label"`
	From      string `json:"from"`
	FromTitle string `json:"from_title"`
	To        string `json:"to"`
	ToTitle   string `json:"to_title"`
}

// A SeatChange is a mandate that is held differently than before.
type SeatChange struct {
	From Seat `json:"from"`
	To   Seat `json:"to"`
}

// A Threshold is the nearest number, upwards or downwards, at which a rule turns.
type Threshold struct {
	Input    string `json:"input"`
	Label    string `json:"label"`
	At       int64  `json:"at"`       // the first number beyond the line
	Distance int64  `json:"distance"` // how far that is; less than zero downwards
	Near     bool   `json:"near"`     // within what the rulebook calls near
	Says     string `json:"says"`     // "11 more people (250)"
	// Outcomes are the choices that would change there, Closeness the decisions that
	// would only become closer or clearer.
	Outcomes  []OutcomeChange   `json:"outcome_changes"`
	Closeness []ClosenessChange `json:"closeness_changes"`
}

// A ClosenessChange is a decision that stays, and is closer or clearer than before.
type ClosenessChange struct {
	Decision string `json:"decision"`
	Label    string `json:"label"`
	From     string `json:"from"`
	To       string `json:"to"`
}
