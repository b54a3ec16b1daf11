package recommendation

// Respondents is one company as several people see it. Schema is
// "csuite.respondents/1".
//
// A mixture takes, for each disputed input, one of the answers that were given to it.
// An input that nobody answered stays as it would be read: assumed from the industry,
// or at its baseline.
type Respondents struct {
	Schema    string    `json:"schema"`
	Views     []View    `json:"views"`    // what each one's own answers lead to
	Agreed    []Agreed  `json:"agreed"`   // one answer, by one person or more
	Disputed  []Dispute `json:"disputed"` // those that matter first, the most important one on top
	Silent    []Silent  `json:"silent"`   // nobody answered
	Mixtures  float64   `json:"mixtures"` // how many there are; exact up to 2^53
	Same      bool      `json:"same"`     // every mixture leads to the same outcomes
	Decisions []Mixed   `json:"decisions"`
	Rulebook  Rulebook  `json:"rulebook"`
	Program   Program   `json:"program"`
}

// Said is an answer and who gave it.
type Said struct {
	Value any      `json:"value"`
	Says  string   `json:"says"`
	By    []string `json:"by"`
}

// Agreed is an input to which only one answer was given.
type Agreed struct {
	Input string `json:"input"`
	Label string `json:"label"`
	Said
	Unknown  []string `json:"unknown"`   // who said "don't know"
	NotAsked []string `json:"not_asked"` // who said nothing; an assumption says nothing
}

// A Dispute is an input with more than one answer.
type Dispute struct {
	Input    string    `json:"input"`
	Label    string    `json:"label"`
	Said     []Said    `json:"said"`
	Unknown  []string  `json:"unknown"`
	NotAsked []string  `json:"not_asked"`
	Matters  []Matters `json:"matters"` // the decisions that it alone can change in some mixture of the others
}

// Matters is what a dispute can do to one decision.
type Matters struct {
	Decision string     `json:"decision"`
	Label    string     `json:"label"`
	Share    float64    `json:"share"`    // of the mixtures of the other disputes: in how many it alone changes the decision
	Possible [][]string `json:"possible"` // by answer, in the order of said: the outcomes that mixtures with it lead to
}

// Silent is an input that nobody answered.
type Silent struct {
	Input string `json:"input"`
	Label string `json:"label"`
	State string `json:"state"` // assumed, unknown, not-asked
	Value any    `json:"value"` // assumed: the value; else null
	Says  string `json:"says"`
	From  string `json:"from,omitempty"`
}

// Mixed is one decision over all mixtures.
type Mixed struct {
	ID       string         `json:"id"`
	Label    string         `json:"label"`
	Outcomes []MixedOutcome `json:"outcomes"` // the most frequent first
	// Open lists what is possible where, beside the mixtures, every input that nobody
	// answered may take any value, and a range any number in it.
	Open []string `json:"possible_with_open_answers"`
}

// A MixedOutcome is an outcome with the share of the mixtures that lead to it.
type MixedOutcome struct {
	Outcome string  `json:"outcome"`
	Title   string  `json:"title"`
	Share   float64 `json:"share"`
}
