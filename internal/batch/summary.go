package batch

import (
	"encoding/json"
	"io"
)

// SummarySchema names the shape of a Summary in JSON.
const SummarySchema = "csuite.batch-summary/1"

// A Summary says what a portfolio is like as a whole. The same rows give the same
// summary, however they were shared out between workers.
type Summary struct {
	Schema   string `json:"schema"`
	Rows     int    `json:"rows"`
	Answered int    `json:"answered"`
	Rejected int    `json:"rejected"`

	Inputs    []Mapping `json:"inputs"`    // the first hundred at most
	Unmatched []string  `json:"unmatched"` // columns of Job.Maps that no input has
	Reasons   []Reason  `json:"reasons"`   // why rows were rejected, most rows first

	Structures []Share    `json:"structures"`
	Decisions  []Decision `json:"decisions"`
	Settled    int        `json:"settled"` // rows of which all decisions are
	Ranges     int        `json:"ranges"`  // rows with a number that spans several cells; they show what its middle leads to

	Closeness  []Share     `json:"closeness"`
	CloseCalls []CloseCall `json:"close_calls"` // most rows first
	Flips      []Flip      `json:"flips"`       // the nearest flips that come up most
	Collect    Collect     `json:"collect"`
	Classes    Classes     `json:"classes"`

	Rulebook Rulebook `json:"rulebook"`
	Program  string   `json:"program"`
	Limits   []string `json:"limits"` // what the documents do not say
}

// A Reason is a kind of problem that rows were rejected for. A row with several
// counts for each of them.
type Reason struct {
	Input   string  `json:"input"`   // "" where it is about the record or the name
	Problem string  `json:"problem"` // "is not known"
	Rows    int     `json:"rows"`
	Example Example `json:"example"` // the first
}

// An Example is one problem of one row.
type Example struct {
	Row     int    `json:"row"`
	Place   string `json:"place"`
	Message string `json:"message"`
}

// A Share is how many rows have an outcome.
type Share struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Rows  int    `json:"rows"`
}

// A Decision is how rows are shared out between its alternatives.
type Decision struct {
	ID           string  `json:"id"`
	Label        string  `json:"label"`
	Alternatives []Share `json:"alternatives"`
}

// A CloseCall is a decision that little evidence would change, at one class of size.
type CloseCall struct {
	Decision string `json:"decision"`
	Class    string `json:"class"`
	Rows     int    `json:"rows"`
}

// A Flip is a nearest flip and the number of rows that have it.
type Flip struct {
	Flip string `json:"flip"`
	Rows int    `json:"rows"`
}

// Collect says which answers are worth collecting next: those that would settle a
// decision that is open, whatever they turn out to be.
type Collect struct {
	Open     int       `json:"open"`     // rows with a decision that is not settled
	Examined int       `json:"examined"` // of these; fewer than Open where they are a sample
	Inputs   []Missing `json:"inputs"`   // most rows settled first, then most turned
}

// Missing is an input that has no answer in many rows.
type Missing struct {
	Input      string `json:"input"`
	Label      string `json:"label"`
	Settles    int    `json:"settles"`    // rows; worked out from the sample where Collect has one
	Turns      int    `json:"turns"`      // rows of which it is the nearest flip, or a part of that
	Assumed    int    `json:"assumed"`    // rows in which the industry filled it in
	Unanswered int    `json:"unanswered"` // rows with neither
}

// Classes shares the structures out by the classes of size that the rules tell
// apart: the cells of the first number that they ask for.
type Classes struct {
	Input string  `json:"input"` // "" where they ask for none
	Label string  `json:"label"`
	List  []Class `json:"list"` // the last is of rows in which it is not known
}

// A Class is one class of size.
type Class struct {
	Label      string  `json:"label"` // "50-249"
	From       int64   `json:"from"`  // 0 where it is not known
	To         int64   `json:"to"`    // 0 where it is open
	Rows       int     `json:"rows"`
	Structures []Share `json:"structures"`
}

// Rulebook identifies the rules that were applied.
type Rulebook struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// JSON writes the summary as a document.
func (s *Summary) JSON(w io.Writer) error { return writeJSON(w, s) }

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
