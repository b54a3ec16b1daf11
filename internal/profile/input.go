// Package profile holds what is known about one company and what may be asked of it.
//
// It defines the inputs (Catalogue, Input, Value), the four states that an answer
// can be in, and how a written answer is understood: "1,200", "1k" and "201-500"
// as a headcount, "SaaS" or a NAICS code as an industry. It reads no files and
// decides nothing: internal/intake reads profiles, internal/decide weighs them.
// Begin with Catalogue.Parse and Profile.
package profile

// Kind says what an input's answers look like.
type Kind string

// The kinds of input.
const (
	Number Kind = "number" // a whole number from Input.Min up
	Choice Kind = "choice" // one of Input.Values, in no order
	Scale  Kind = "scale"  // one of Input.Values, lowest first
	Set    Kind = "set"    // any of Input.Values, none included
)

// Role says how much an input matters to a recommendation.
type Role string

// The roles, in the order in which inputs are asked.
const (
	Core       Role = "core"       // asked first; everyone can answer
	Refining   Role = "refining"   // assumed from the industry until answered
	Optional   Role = "optional"   // sharpens the result
	Transition Role = "transition" // changes the way there, never the decision
)

// Control says in whose hands an answer is.
type Control string

// The kinds of control.
const (
	Decides Control = "decides" // the company can settle it by a decision of its own
	Happens Control = "happens" // it comes about, or takes years
)

// An Input is one question that the rulebook may ask about a company.
type Input struct {
	ID        string
	Label     string // a few words: "digital maturity"
	Question  string // as put to a person
	Why       string // why it is asked: which decision it moves
	Kind      Kind
	Role      Role
	Topic     string // questions of one topic are asked together
	Control   Control
	Phrase    string // numbers only: "{n} people"
	PhraseOne string // numbers only: "{n} person"
	Min       int64  // numbers only: the least that is allowed
	Values    []Value
	Baseline  string   // what the rules take an unanswered input to be; "" for an empty set
	Source    string   // where the scale comes from
	Aliases   []string // other names of the input, as column headings use them
}

// A Value is one of the answers that an input offers.
type Value struct {
	ID         string
	Label      string   // as shown in a list of answers
	Definition string   // lets two people choose alike
	Phrase     string   // as part of a sentence about the company
	Aliases    []string // other spellings that real files use
	Statement  string   // scales only: true from this value up, so that it can be placed by yes and no
}

// Placeable reports whether someone who is not sure can be led to a value by
// statements: every value but the first has one.
func (in *Input) Placeable() bool {
	return len(in.Values) > 1 && in.Values[len(in.Values)-1].Statement != ""
}

// Value returns the value with this id.
func (in *Input) Value(id string) (Value, bool) {
	if i := in.Index(id); i >= 0 {
		return in.Values[i], true
	}
	return Value{}, false
}

// Index returns the position of the value with this id, -1 where there is none.
func (in *Input) Index(id string) int {
	for i := range in.Values {
		if in.Values[i].ID == id {
			return i
		}
	}
	return -1
}

// An Industry is a value of the industry input with the codes that lead to it
// and what it lets the rulebook assume.
type Industry struct {
	ID      string
	ISIC    []string // ISIC Rev. 4 sections, divisions or groups: "J", "62", "5820"
	NAICS   []string // NAICS 2022 sectors, subsectors or industries: "5415"
	Names   []string // as CRMs and professional networks call it
	Assumes []Assumption
}

// An Assumption pre-fills one input. It is never an answer.
type Assumption struct {
	Input   string
	Value   string
	Because string
}

// A Catalogue is every input of a rulebook, in the author's order.
type Catalogue struct {
	Inputs     []Input
	Industries []Industry
	// CompanyNames are headings under which portfolios give a company's name, beside "name".
	CompanyNames []string
	// IndustryInput is the id of the input that pre-fills others, "" for none.
	IndustryInput string
}

// Input returns the input with this id, nil where there is none.
func (c *Catalogue) Input(id string) *Input {
	for i := range c.Inputs {
		if c.Inputs[i].ID == id {
			return &c.Inputs[i]
		}
	}
	return nil
}

// IDs returns the ids of all inputs in the author's order.
func (c *Catalogue) IDs() []string {
	ids := make([]string, len(c.Inputs))
	for i := range c.Inputs {
		ids[i] = c.Inputs[i].ID
	}
	return ids
}
