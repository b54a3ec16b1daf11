package recommendation

// WhatIfSchema names the shape of every answer of csuite whatif, for programs
// that read it. Which question was asked says which of the shapes below it is.
const WhatIfSchema = "csuite.whatif/1"

// Asked is what every answer of whatif begins with.
type Asked struct {
	Schema   string   `json:"schema"`   // WhatIfSchema
	Question string   `json:"question"` // flips, to, without, ...
	Name     string   `json:"name,omitempty"`
	Summary  []string `json:"summary"` // the company in a few facts
}

// Stamp is what every answer of whatif ends with: who gave it, by which rules.
type Stamp struct {
	Rulebook Rulebook `json:"rulebook"`
	Program  Program  `json:"program"`
}

// WhatIf answers question "flips": what would change each decision.
type WhatIf struct {
	Asked
	Depth     int       `json:"depth"` // changes of up to so many answers were tried
	Decisions []Turning `json:"decisions"`
	Stamp
}

// A Turning is one decision and what would change it.
type Turning struct {
	ID        string    `json:"id"`
	Label     string    `json:"label"`
	Outcome   string    `json:"outcome"` // as things stand
	Title     string    `json:"title"`
	Closeness string    `json:"closeness"`
	Points    *int      `json:"points"` // evidence points to the nearest other outcome; null: no amount changes it
	RunnerUp  *RunnerUp `json:"runner_up"`
	Turns     []Turn    `json:"turns"` // by group, and in each the easiest first
}

// The groups of turns, in the order in which they are listed.
const (
	Decides = "decides" // the company can decide it itself
	Happens = "happens" // it happens to the company
	Unknown = "unknown" // only a question of knowledge: the answers so far leave it open
)

// A Turn is a smallest change of answers that changes a decision, and the rules
// through which it does.
type Turn struct {
	Group   string   `json:"group"` // that of the change that is least in the company's hands
	Changes []Move   `json:"changes"`
	Says    string   `json:"says"`  // "130 more people (250)"
	Steps   int      `json:"steps"` // answers that change; each member of a set is one
	Cells   int      `json:"cells"` // how far they move, over all changes; see docs/whatif.md
	Outcome string   `json:"outcome"`
	Title   string   `json:"title"`
	Bands   []Shift  `json:"bands"` // the evidence tables that get another band
	Rules   []Turned `json:"rules"` // the rules and rows that begin or cease to match
}

// A Move is one answer that becomes another, and in whose hands that is.
type Move struct {
	Change
	Label string `json:"label"` // of the input
	State string `json:"state"` // answered, assumed, unknown or not-asked
	Group string `json:"group"` // decides, happens or unknown
}

// A Shift is an evidence table whose sum falls into another band.
type Shift struct {
	Table   string `json:"table"`
	Label   string `json:"label"`
	From    string `json:"from"`
	To      string `json:"to"`
	FromSum int    `json:"from_sum"`
	ToSum   int    `json:"to_sum"`
}

// A Turned is a rule or a row that begins or ceases to match.
type Turned struct {
	Rule      string `json:"rule"`
	Table     string `json:"table"`
	Matches   bool   `json:"matches"` // after the change
	Points    int    `json:"points"`  // 0 for a row of a choice table
	Carries   bool   `json:"carries"` // its table gets another band or outcome
	Condition string `json:"condition"`
	Because   string `json:"because"`
	Basis     string `json:"basis"`
	Citations []Cite `json:"citations"`
}

// A Reach answers question "to": what it would take to reach an alternative.
type Reach struct {
	Asked
	Decision  string   `json:"decision"`
	Label     string   `json:"label"`
	Outcome   string   `json:"outcome"` // as things stand
	Title     string   `json:"title"`
	To        string   `json:"to"` // the alternative asked for
	ToTitle   string   `json:"to_title"`
	Keep      []string `json:"keep"`      // inputs that were not allowed to change
	Reachable bool     `json:"reachable"` // false: proved that no change of the other answers leads there
	Steps     int      `json:"steps"`     // the fewest answers that must change; 0 where it is there already
	Ways      []Turn   `json:"ways"`      // every way with so few, the easiest first
	More      bool     `json:"more"`      // there are more ways than are listed
	Stamp
}

// A Without answers question "without": what is decided when rules are left out.
type Without struct {
	Asked
	Omissions []Omission `json:"omissions"` // one; or, where each is asked for, every document and every basis in turn
	Stamp
}

// An Omission is one thing left out: what goes with it, and what is then decided.
type Omission struct {
	Leaves    []string       `json:"leaves_out"` // ids of documents, or basis:inference and the like
	Title     string         `json:"title"`
	Interest  string         `json:"interest,omitempty"` // of one document: what its publisher gains
	Warning   string         `json:"warning,omitempty"`
	Rules     []BasisCount   `json:"rules"`     // evidence rules, by basis
	RowsStay  int            `json:"rows_stay"` // rows of choice tables with a basis that is left out: they stay, as nothing says what else would hold
	Decisions []OmissionTurn `json:"decisions"` // all, changed or not
	Reasons   []Turned       `json:"reasons"`   // the evidence that matched and is left out, strongest first
}

// A BasisCount counts the evidence rules of one basis.
type BasisCount struct {
	Basis string `json:"basis"`
	Left  int    `json:"left_out"` // of them, left out
	All   int    `json:"all"`
}

// An OmissionTurn is a decision with and without what is left out.
type OmissionTurn struct {
	ID        string `json:"id"`
	Label     string `json:"label"`
	From      string `json:"from"`
	FromTitle string `json:"from_title"`
	To        string `json:"to"`
	ToTitle   string `json:"to_title"`
	Stands    bool   `json:"stands"`
}
