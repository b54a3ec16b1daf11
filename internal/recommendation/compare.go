package recommendation

// A Comparison sets companies side by side. Schema is "csuite.compare/1".
type Comparison struct {
	Schema   string       `json:"schema"`
	Profiles []View       `json:"profiles"`
	Inputs   []SideBySide `json:"inputs"` // every input once, in the author's order
	Pairs    []Pair       `json:"pairs"`  // the first profile against each of the others
	Rulebook Rulebook     `json:"rulebook"`
	Program  Program      `json:"program"`
}

// A View is what one profile leads to.
type View struct {
	Label          string         `json:"label"`          // tells the profiles apart
	Name           string         `json:"name,omitempty"` // as the profile has it
	Summary        []string       `json:"summary"`
	Structure      string         `json:"structure"`
	StructureTitle string         `json:"structure_title"`
	Headline       string         `json:"headline"`
	Settled        bool           `json:"settled"`
	Decisions      []ViewDecision `json:"decisions"`
}

// A ViewDecision is one decision as a profile leads to it.
type ViewDecision struct {
	ID          string   `json:"id"`
	Label       string   `json:"label"`
	Recommended string   `json:"recommended"`
	Title       string   `json:"title"`
	Possible    []string `json:"possible"`
	Settled     bool     `json:"settled"`
	Closeness   string   `json:"closeness"`
	Points      *int     `json:"points"`
}

// The ways in which answers can stand to each other.
const (
	Same    = "same"    // all give it, and alike
	Differs = "differs" // two differ, or only some give it
	Nobody  = "nobody"  // none gives it
)

// SideBySide is one input with the answer of each profile, in their order.
type SideBySide struct {
	Input   string `json:"input"`
	Label   string `json:"label"`
	Stands  string `json:"stands"` // same, differs, nobody
	Answers []Told `json:"answers"`
}

// Told is the answer of one profile.
type Told struct {
	Label string `json:"label"`
	State string `json:"state"` // answered, assumed, unknown, not-asked, not-applicable
	Value any    `json:"value"`
	Says  string `json:"says"`
	From  string `json:"from,omitempty"` // assumed: what it rests on
}

// A Pair is how a second profile differs from a first.
type Pair struct {
	First     string       `json:"first"`
	Second    string       `json:"second"`
	Same      int          `json:"same"`   // inputs that both answer alike
	Nobody    int          `json:"nobody"` // inputs that neither answers
	Differ    []string     `json:"differ"` // inputs
	Decisions []Difference `json:"decisions"`
}

// A Difference is a decision that comes out differently, and what explains it: the
// smallest sets of answers that, taken over from the second profile into the first,
// give the second's outcome.
type Difference struct {
	ID         string     `json:"id"`
	Label      string     `json:"label"`
	From       string     `json:"from"`
	FromTitle  string     `json:"from_title"`
	To         string     `json:"to"`
	ToTitle    string     `json:"to_title"`
	Sets       [][]string `json:"sets"`            // of inputs; no part of a set does it; smallest first
	Complete   bool       `json:"complete"`        // sets has all of them
	SearchedTo int        `json:"searched_to"`     // sets of up to so many answers were looked for
	Nothing    []string   `json:"explain_nothing"` // answers that differ and are in no set
}
