// Package recommendation holds the result types: the JSON contract of csuite.
//
// The engine fills them in, the printers read them, and neither knows the
// other. There is no behaviour here. Field order is output order; lists are
// never null. docs/recommendation.schema.json describes the same shape.
package recommendation

// A Recommendation is the answer for one company.
type Recommendation struct {
	Schema         string    `json:"schema"` // "csuite.recommendation/1"
	Name           string    `json:"name,omitempty"`
	Summary        []string  `json:"summary"` // the company in a few facts: "120 people", "software"
	Structure      string    `json:"structure"`
	StructureTitle string    `json:"structure_title"` // the structure in words
	Headline       string    `json:"headline"`
	Settled        bool      `json:"settled"`
	Seats          []Seat    `json:"seats"`
	Decisions      Decisions `json:"decisions"`
	Reasons        []Reason  `json:"reasons"` // what decided, strongest first
	Loads          []Load    `json:"loads"`

	Answers     []Answer     `json:"answers"`     // the whole ledger, every input once
	Assumptions []Assumption `json:"assumptions"` // what was assumed and not answered
	Unanswered  []Unanswered `json:"unanswered"`  // what could still change most first
	Thresholds  []Threshold  `json:"thresholds"`  // the nearest numbers at which a rule turns

	Sources        []SourceEffect `json:"sources"` // leave-one-document-out
	Dissent        []Entry        `json:"dissent"`
	DecisionRights []Entry        `json:"decision_rights"`
	Practices      []Entry        `json:"practices"`
	Risks          []Entry        `json:"risks"`
	Transition     []Entry        `json:"transition"`
	Triggers       []Entry        `json:"triggers"`
	Mandates       []Mandate      `json:"mandates"`
	Limits         []string       `json:"limits"` // what the documents do not say

	Rulebook Rulebook `json:"rulebook"`
	Program  Program  `json:"program"`
}

// Decisions are the three decisions about seats.
type Decisions struct {
	Technology Decision `json:"technology"`
	Marketing  Decision `json:"marketing"`
	Bridge     Decision `json:"bridge"`
}

// A Decision is the outcome of one choice table and everything that bears on it.
type Decision struct {
	ID          string   `json:"id"`
	Label       string   `json:"label"`
	Recommended string   `json:"recommended"`
	Title       string   `json:"title"` // the alternative in words
	Rule        string   `json:"rule"`  // the choice rule that matched
	Because     string   `json:"because"`
	Basis       string   `json:"basis"`
	Citations   []Cite   `json:"citations"`
	Possible    []string `json:"possible"` // over all completions of what was not answered
	Settled     bool     `json:"settled"`

	Closeness string    `json:"closeness"` // clear, close or toss-up
	Points    *int      `json:"points"`    // evidence points to the nearest other outcome; null: no amount changes it
	RunnerUp  *RunnerUp `json:"runner_up"`

	For      []Evidence  `json:"evidence_for"`
	Against  []Evidence  `json:"evidence_against"`
	Open     []OpenInput `json:"open"` // what could still change it, likeliest first
	Flips    []Flip      `json:"flips"`
	Excluded []Excluded  `json:"excluded"`
}

// An OpenInput is an input without an answer that could still change a decision.
type OpenInput struct {
	Input string `json:"input"`
	Label string `json:"label"`
	State string `json:"state"` // assumed, unknown, not-asked; answered for a range
}

// A RunnerUp is the alternative that the least additional evidence would reach.
type RunnerUp struct {
	Outcome string `json:"outcome"`
	Title   string `json:"title"`
}

// Evidence is one rule that matched.
type Evidence struct {
	Rule      string   `json:"rule"`
	Table     string   `json:"table"`
	Points    int      `json:"points"`
	Fact      string   `json:"fact"`      // the company's answers that made it match
	Condition string   `json:"condition"` // the rule's condition in plain words
	Because   string   `json:"because"`
	Basis     string   `json:"basis"`
	Assumed   bool     `json:"assumed"` // rests on at least one assumption
	Inputs    []string `json:"inputs"`
	Citations []Cite   `json:"citations"`
}

// A Cite names a claim, the document that makes it and the paragraph.
type Cite struct {
	Claim      string `json:"claim"`
	Source     string `json:"source"`
	Title      string `json:"title"`
	Publisher  string `json:"publisher,omitempty"`
	Author     string `json:"author,omitempty"`
	Year       string `json:"year,omitempty"`
	Voice      string `json:"voice,omitempty"` // who speaks, where it is not the author
	Paragraphs []int  `json:"paragraphs"`
	Says       string `json:"says"` // the claim, paraphrased
}

// A Flip is a smallest change of answers that changes the decision.
type Flip struct {
	Changes []Change `json:"changes"`
	Outcome string   `json:"outcome"`
	Title   string   `json:"title"`
	Says    string   `json:"says"` // "130 more people (250)"
}

// A Change is one answer that becomes another. Values are a string, a whole
// number or a list of strings; From is null where nothing was known.
type Change struct {
	Input string `json:"input"`
	From  any    `json:"from"`
	To    any    `json:"to"`
	Says  string `json:"says"`
}

// Excluded is an alternative that was not recommended.
type Excluded struct {
	Outcome  string `json:"outcome"`
	Title    string `json:"title"`
	Possible bool   `json:"possible"` // open answers could still lead to it
	Reason   string `json:"reason"`
	Admits   []Flip `json:"admits"` // the smallest changes that lead to it; empty: more than two answers
}

// A Reason is one line of "decided by".
type Reason struct {
	Decision string `json:"decision"`
	Evidence
	Load string `json:"load"` // the table and its band: "product technology: full"
}

// A Load is an evidence table with its sum and band.
type Load struct {
	ID      string `json:"id"`
	Label   string `json:"label"`
	Mandate string `json:"mandate"` // whose work it weighs; "" for none
	Sum     int    `json:"sum"`
	Band    string `json:"band"`
	Says    string `json:"says"` // the band in words
	// Low and High are the least and the greatest sum with this band.
	Low   *int       `json:"band_from"`
	High  *int       `json:"band_to"`
	Rules []Evidence `json:"rules"`
}

// A Seat says who holds a mandate.
type Seat struct {
	Mandate   string `json:"mandate"`
	Label     string `json:"label"`
	Holder    string `json:"holder"` // seat id
	Title     string `json:"title"`
	Level     string `json:"level"`
	ReportsTo string `json:"reports_to"`
	// Accountable is the title of the person who answers for the mandate: the
	// holder, or the one whose job it rides along with.
	Accountable string `json:"accountable"`
	Because     string `json:"because"`
}

// A Mandate is the sheet for one holder.
type Mandate struct {
	Seat       string   `json:"seat"`
	Title      string   `json:"title"`
	Mandates   []string `json:"mandates"`
	Purpose    string   `json:"purpose"`
	Owns       []string `json:"owns"`
	DoesNotOwn []string `json:"does_not_own"`
	MeasuredBy []string `json:"measured_by"`
	Citations  []Cite   `json:"citations"`
}

// An Answer is one line of the ledger.
type Answer struct {
	Input string `json:"input"`
	Label string `json:"label"`
	State string `json:"state"` // answered, assumed, unknown, not-asked, not-applicable
	Value any    `json:"value"`
	Says  string `json:"says"`
	From  string `json:"from,omitempty"`
	Note  string `json:"note,omitempty"`
}

// An Assumption was pre-filled and should be confirmed.
type Assumption struct {
	Input     string   `json:"input"`
	Label     string   `json:"label"`
	Value     string   `json:"value"`
	Says      string   `json:"says"`
	From      string   `json:"from"`
	Because   string   `json:"because"`
	CanChange []string `json:"can_change"` // decisions that another answer could still change
}

// Unanswered is an input without an answer or an assumption.
type Unanswered struct {
	Input     string   `json:"input"`
	Label     string   `json:"label"`
	Question  string   `json:"question"`
	State     string   `json:"state"` // unknown or not-asked
	CanChange []string `json:"can_change"`
}

// A SourceEffect says what would be recommended without one document.
type SourceEffect struct {
	Source    string         `json:"source"`
	Title     string         `json:"title"`
	Publisher string         `json:"publisher,omitempty"`
	Author    string         `json:"author,omitempty"`
	Year      string         `json:"year,omitempty"`
	Interest  string         `json:"interest"` // what the publisher gains by being believed
	Warning   string         `json:"warning,omitempty"`
	Changes   []SourceChange `json:"changes"` // empty: every decision stands without it
}

// A SourceChange is one decision that rests on a document.
type SourceChange struct {
	Decision string `json:"decision"`
	From     string `json:"from"`
	To       string `json:"to"`
}

// An Entry is one line of a list: a practice, a risk, a dissent.
type Entry struct {
	ID        string   `json:"id"`
	Fields    []Field  `json:"fields"`
	About     []string `json:"about"` // ids of the decisions that it speaks to
	Basis     string   `json:"basis"`
	Citations []Cite   `json:"citations"`
}

// A Field is one column of an entry.
type Field struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Rulebook identifies the rules that were applied.
type Rulebook struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// Program identifies the program that applied them.
type Program struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}
