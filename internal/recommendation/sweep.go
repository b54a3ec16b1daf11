package recommendation

// A Sweep is what would be decided along one input, every other answer being as it is.
type Sweep struct {
	Schema   string    `json:"schema"` // "csuite.sweep/1"
	Name     string    `json:"name,omitempty"`
	Summary  []string  `json:"summary"`
	Input    Axis      `json:"input"`
	Now      Verdict   `json:"now"`
	Segments []Segment `json:"segments"`
	Stamp
}

// An Axis is one input along which answers vary, and where the company stands on it.
type Axis struct {
	Input string `json:"input"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
	State string `json:"state"` // of the company's own answer
	Value any    `json:"value"` // that answer; null where nothing is known
	Says  string `json:"says"`  // it in words; "" where nothing is known
	// Here is the place of the company among the stops or segments; null where it
	// lies outside them. An input that nobody answered lies where the rules read it.
	Here *int `json:"here"`
	// Number is the one number that stands for the answer; null for other kinds.
	Number *int64 `json:"number"`
}

// A Stop is one place on an axis: an answer, or numbers that no rule tells apart here.
type Stop struct {
	Says  string `json:"says"`
	Value any    `json:"value"` // an answer that lies there, as a profile has it
	From  *int64 `json:"from"`  // numbers: the least; null for other kinds
	To    *int64 `json:"to"`    // numbers: the greatest; null where there is none
	// Assumes is what the answer would have the rulebook assume of other inputs.
	Assumes []Assumed `json:"assumes"`
}

// An Assumed is an answer that is taken from another one.
type Assumed struct {
	Input string `json:"input"`
	Label string `json:"label"`
	Value string `json:"value"`
	Says  string `json:"says"`
}

// A Segment is a stop and what is decided there.
type Segment struct {
	Stop
	Verdict
}

// A Verdict is what is decided for one set of answers, without the reasons.
type Verdict struct {
	Structure      string  `json:"structure"`
	StructureTitle string  `json:"structure_title"`
	Technology     Outcome `json:"technology"`
	Marketing      Outcome `json:"marketing"`
	Bridge         Outcome `json:"bridge"`
	Closeness      string  `json:"closeness"` // of the decision that the least evidence would change
}

// An Outcome is one decision, without the reasons.
type Outcome struct {
	Label     string `json:"label"` // of the decision
	Outcome   string `json:"outcome"`
	Title     string `json:"title"`
	Closeness string `json:"closeness"`
}
