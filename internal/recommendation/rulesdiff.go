package recommendation

// RulesDiff says what one rulebook decides otherwise than another. Schema is
// "csuite.rules-diff/1". Situations are combinations of answers that one of the two
// tells apart, to the inputs that both ask and that bear on a decision; they are
// counted, not weighed. Counts are exact up to 2^53.
type RulesDiff struct {
	Schema    string         `json:"schema"`
	Old       Edition        `json:"old"`
	New       Edition        `json:"new"`
	Inputs    InputsDiff     `json:"inputs"`
	Decisions []DecisionDiff `json:"decisions"`
	Changes   []RuleChange   `json:"changes"`
	Program   Program        `json:"program"`
}

// An Edition is one of the two rulebooks and where it was read.
type Edition struct {
	Label string `json:"label"`
	Rulebook
}

// InputsDiff is what only one of the two asks. Such inputs are left unanswered, and
// such values are not taken, when situations are compared.
type InputsDiff struct {
	OnlyOld []string `json:"only_old"`
	OnlyNew []string `json:"only_new"`
	Values  []string `json:"values"` // "input=value"
}

// A DecisionDiff is one decision in all situations.
type DecisionDiff struct {
	ID         string        `json:"id"`
	Label      string        `json:"label"`
	Situations float64       `json:"situations"`
	Changed    float64       `json:"changed"`
	Share      float64       `json:"share"`
	Sample     int           `json:"sample"`     // 0: all situations were counted; else so many were drawn, and Changed is an estimate
	Margin     float64       `json:"margin"`     // of Share at 95 %, 0 where all were counted
	Moves      []OutcomeMove `json:"moves"`      // most situations first
	OnlyWhere  Part          `json:"only_where"` // holds in every situation that changes
	Mostly     *Part         `json:"mostly"`     // where most of the change is, in few conditions; null: nothing narrower is worth saying
	Regions    []Region      `json:"regions"`    // everything in them changes; largest first
	Covered    float64       `json:"covered"`    // the share of the change that the regions hold together
}

// An OutcomeMove is one outcome that becomes another.
type OutcomeMove struct {
	From      string   `json:"from"`
	FromTitle string   `json:"from_title"`
	To        string   `json:"to"`
	ToTitle   string   `json:"to_title"`
	Changed   float64  `json:"changed"`
	Share     float64  `json:"share"`   // of what changes
	Example   []string `json:"example"` // "input=value", as --set takes it; tried with both rulebooks
}

// A Part is situations of which some change.
type Part struct {
	Says       string  `json:"says"` // "" where it is all of them
	Situations float64 `json:"situations"`
	Changed    float64 `json:"changed"`
	Share      float64 `json:"share"` // of what changes
}

// A Region is situations that all make the same move.
type Region struct {
	Says       string   `json:"says"` // in words: "headcount is 50 to 249 and ..."
	From       string   `json:"from"`
	To         string   `json:"to"`
	FromTitle  string   `json:"from_title"`
	ToTitle    string   `json:"to_title"`
	Situations float64  `json:"situations"`
	Share      float64  `json:"share"` // of what changes
	Example    []string `json:"example"`
}

// A RuleChange is a rule, a row or the bands of a table that the two have differently.
type RuleChange struct {
	ID    string   `json:"id"`
	Table string   `json:"table"`
	Kind  string   `json:"kind"`      // added, removed, changed
	Says  []string `json:"says"`      // what is different
	Old   string   `json:"old_place"` // file:line, "" where it is not there
	New   string   `json:"new_place"`
	Alone []Alone  `json:"alone"` // by decision that changes and that it bears on
}

// Alone says how often a change, made to the old rulebook all by itself, already
// gives the outcome of the new one, among the situations that change. Rows of one
// choice table only make sense together and are counted together.
type Alone struct {
	Decision string  `json:"decision"`
	Label    string  `json:"label"`
	Share    float64 `json:"share"`  // of the situations that change
	Sample   int     `json:"sample"` // 0: all were counted; else so many were drawn
}
