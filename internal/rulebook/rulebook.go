// Package rulebook turns a folder of YAML into a checked model of what is known:
// inputs, documents and their claims, evidence tables, choice tables, lists and
// cases. It finds every fault of a folder at once and says where each one is.
//
// It knows kinds of test and kinds of table, never a company size, a role or a
// weight. It evaluates nothing for a company; internal/decide does. Begin with
// Load and Rulebook. The file formats are in docs/writing-rules.md.
package rulebook

import (
	"math"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A Rulebook is a loaded and checked folder of rules. It is not changed after
// Load and may be shared between goroutines.
type Rulebook struct {
	Name       string
	Version    string
	SHA256     string // over the names and contents of all files but the cases
	Catalogue  profile.Catalogue
	Weights    []Weight
	Closeness  []Band // over points of evidence
	WarnWithin int    // a number this many percent of itself from where a rule turns is near; 0: none is
	Structure  string // the choice table that names the structure
	Mandates   []*Mandate
	Seats      []*Seat
	Limits     []string // what the documents do not say
	Sources    []*Source
	Claims     []*Claim
	Evidence   []*EvidenceTable
	Choices    []*ChoiceTable // each after those that it reads
	Lists      []*List
	Cases      []*Case
	Invariants []*Invariant
}

// Contract lists the choice tables that the JSON contract names; every rulebook
// must have them.
func Contract() []string { return []string{"technology", "marketing", "bridge"} }

// Pos is a place in a rulebook file. Line and Column count from 1.
type Pos struct {
	File         string
	Line, Column int
}

// A Weight is a word for a number of points.
type Weight struct {
	ID     string
	Points int
}

// A Source is one of the documents that the rules rest on.
type Source struct {
	ID, Title, Publisher, Author, Year, Kind string
	Interest                                 string // what the publisher gains by being believed
	Warning                                  string
	File                                     string // name of the copy that verification looks for
	Pos                                      Pos
}

// A Claim is something that a document says, in this project's words.
type Claim struct {
	ID        string
	Source    *Source
	Locator   string
	Voice     string // who speaks, where it is not the document's author
	Says      string
	Informs   []string
	Direction string
	Strength  string
	Passages  []Passage
	Context   string // why no rule uses the claim; "" where one does
	Pos       Pos
}

// A Passage is one paragraph of a document.
type Passage struct {
	Paragraph   int    // non-empty lines, counted from 1
	Fingerprint string // see Fingerprint
}

// Basis says what a rule rests on.
type Basis string

// The bases.
const (
	Document  Basis = "document"  // a document says so
	Standard  Basis = "standard"  // a named standard definition
	Inference Basis = "inference" // this rulebook's own convention
)

// Grounds are what any rule has: why, and on whose word.
type Grounds struct {
	ID      string
	When    []Test // all must hold
	Because string
	Basis   Basis
	Cites   []*Claim
	Pos     Pos
}

// A Band is a named range of whole numbers; Low and High belong to it.
type Band struct {
	ID, Says  string
	Low, High int // math.MinInt and math.MaxInt where the band is open
	Pos       Pos
}

// Holds reports whether the band contains n.
func (b Band) Holds(n int) bool { return b.Low <= n && n <= b.High }

// An EvidenceTable adds up the points of the rules that match (hit policy collect-sum).
type EvidenceTable struct {
	ID, Label, Question string
	Mandate             string // the mandate whose work it weighs; "" for none
	Bands               []Band // lowest first, without gap or overlap
	Rules               []*EvidenceRule
	Pos                 Pos
}

// BandOf returns the index of the band that holds a sum.
func (t *EvidenceTable) BandOf(sum int) int {
	for i, b := range t.Bands {
		if b.Holds(sum) {
			return i
		}
	}
	panic("rulebook: bands were not checked") // Load refuses a gap
}

// An EvidenceRule adds Points, less than zero where it subtracts.
type EvidenceRule struct {
	Grounds
	Points int
}

// A ChoiceTable has exactly one row for every situation (hit policy unique).
type ChoiceTable struct {
	ID, Label, Question string
	Mandate             string // the mandate whose holder it chooses, or ""
	Alternatives        []Alternative
	Rows                []*Row
	Pos                 Pos
}

// An Alternative is a possible outcome of a choice table.
type Alternative struct {
	ID, Title, Phrase string
	Pos               Pos
}

// Outcome returns the index of an alternative, -1 where there is none.
func (t *ChoiceTable) Outcome(id string) int {
	for i := range t.Alternatives {
		if t.Alternatives[i].ID == id {
			return i
		}
	}
	return -1
}

// A Row of a choice table.
type Row struct {
	Grounds
	Outcome int // index of an alternative
	Without int // the outcome without every document that the row cites; -1: the row stands
}

// A List shows every entry that matches (hit policy collect).
type List struct {
	ID, Label string
	Columns   []string
	Entries   []*Entry
	Pos       Pos
}

// An Entry is one row of a list.
type Entry struct {
	Grounds
	Fields []string // one for each column
	About  []string // ids of the decisions that it speaks to, of those in Contract
}

// A Mandate is a body of work that somebody has to answer for.
type Mandate struct {
	ID, Label, Purpose           string
	Decision                     string // the choice table that settles the mandate
	Owns, DoesNotOwn, MeasuredBy []string
	Cites                        []*Claim
	Pos                          Pos
}

// A Seat is a place in the organisation that can hold mandates.
type Seat struct {
	ID, Title, Phrase string
	Level             string
	ReportsTo         string // a title, or the id of a mandate whose holder it reports to
	Pos               Pos
}

// A Case is a profile with the outcomes that the rules must give it.
type Case struct {
	ID, Why string
	Profile profile.Profile
	Accept  map[string][]string // choice table to acceptable outcomes
	Points  map[string]int      // evidence table to its sum
	Matches []string            // rules, rows or entries that must match
	Pos     Pos
}

// Range is a range of whole numbers; both ends belong to it.
type Range struct{ Low, High int64 }

// Subject says what a test looks at.
type Subject uint8

// The subjects of a test.
const (
	OnInput Subject = iota
	OnBand
	OnOutcome
)

// A Test is one DMN unary test.
type Test struct {
	Subject Subject
	Name    string // of the input, evidence table or choice table
	Written string // as in the file
	Mask    uint64 // bit i: value, member, band or alternative i
	Ranges  []Range
	Negated bool // sets only: contains none of Mask, in place of all of it
	Pos     Pos
}

// full returns the mask of everything that a test on named values can allow.
func (rb *Rulebook) full(t Test) uint64 {
	switch t.Subject {
	case OnBand:
		return Full(len(rb.EvidenceTable(t.Name).Bands))
	case OnOutcome:
		return Full(len(rb.ChoiceTable(t.Name).Alternatives))
	}
	return Full(len(rb.Catalogue.Input(t.Name).Values))
}

// Full returns the mask of the first n bits.
func Full(n int) uint64 {
	if n >= 64 {
		return math.MaxUint64
	}
	return 1<<n - 1
}

// EvidenceTable returns the evidence table with this id, nil where there is none.
func (rb *Rulebook) EvidenceTable(id string) *EvidenceTable {
	return find(rb.Evidence, func(t *EvidenceTable) string { return t.ID }, id)
}

// ChoiceTable returns the choice table with this id, nil where there is none.
func (rb *Rulebook) ChoiceTable(id string) *ChoiceTable {
	return find(rb.Choices, func(t *ChoiceTable) string { return t.ID }, id)
}

// List returns the list with this id, nil where there is none.
func (rb *Rulebook) List(id string) *List {
	return find(rb.Lists, func(l *List) string { return l.ID }, id)
}

// Claim returns the claim with this id, nil where there is none.
func (rb *Rulebook) Claim(id string) *Claim {
	return find(rb.Claims, func(c *Claim) string { return c.ID }, id)
}

// Source returns the document with this id, nil where there is none.
func (rb *Rulebook) Source(id string) *Source {
	return find(rb.Sources, func(s *Source) string { return s.ID }, id)
}

// Seat returns the seat with this id, nil where there is none.
func (rb *Rulebook) Seat(id string) *Seat {
	return find(rb.Seats, func(s *Seat) string { return s.ID }, id)
}

// Mandate returns the mandate with this id, nil where there is none.
func (rb *Rulebook) Mandate(id string) *Mandate {
	return find(rb.Mandates, func(m *Mandate) string { return m.ID }, id)
}

func find[T any](list []*T, id func(*T) string, want string) *T {
	for _, t := range list {
		if id(t) == want {
			return t
		}
	}
	return nil
}
