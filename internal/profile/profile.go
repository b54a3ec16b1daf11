package profile

import (
	"math"
	"strconv"
	"strings"
)

// State tells how far an answer can be relied on. The four states are kept
// apart from the prompt to the report.
type State uint8

// The states of an answer.
const (
	NotAsked State = iota // nobody was asked
	Unknown               // asked, and the answer was "don't know"
	Assumed               // pre-filled, see Answer.From
	Answered
)

// String returns the state as it is written in outputs.
func (s State) String() string {
	return [...]string{"not-asked", "unknown", "assumed", "answered"}[s]
}

// Open is the upper end of a headcount range that has none, as in "10,000+".
const Open = math.MaxInt64

// An Answer is what is known about one input. Which fields count depends on the
// input's kind and on State; NotAsked and Unknown use none of them.
type Answer struct {
	State     State
	Low, High int64    // Number: both ends of the range, equal where it is exact
	Value     string   // Choice and Scale: the id of a value
	Members   []string // Set: ids in the input's order; empty means looked, found none
	From      string   // Assumed: what the assumption rests on
	Note      string   // how the answer was come by: SelfAssessed, or "" for nothing to note
}

// SelfAssessed is the Note of an answer that statements led to. A profile lists
// the inputs with such an answer under SelfAssessedKey.
const (
	SelfAssessed    = "self-assessed"
	SelfAssessedKey = "self_assessed"
)

// Known reports whether the answer holds a value, be it answered or assumed.
func (a Answer) Known() bool { return a.State >= Assumed }

// Exact reports whether a number is one number and not a range.
func (a Answer) Exact() bool { return a.Low == a.High }

// Number returns the one number that stands for the answer where a single one
// is needed: the middle of a range, the lower end where the range is open.
func (a Answer) Number() int64 {
	if a.High == Open {
		return a.Low
	}
	return a.Low + (a.High-a.Low)/2
}

// String returns the answer as a profile would write it.
func (a Answer) String() string {
	switch {
	case a.State == NotAsked:
		return ""
	case a.State == Unknown:
		return "unknown"
	case a.Value != "":
		return a.Value
	case a.Low > 0 && a.High == Open:
		return strconv.FormatInt(a.Low, 10) + "+"
	case a.Low > 0 && !a.Exact():
		return strconv.FormatInt(a.Low, 10) + "-" + strconv.FormatInt(a.High, 10)
	case a.Low > 0:
		return strconv.FormatInt(a.Low, 10)
	}
	return "[" + strings.Join(a.Members, ", ") + "]"
}

// A Profile is one company: a name and the answers, by input id. An input that
// is missing from Answers was not asked.
type Profile struct {
	Name    string
	Answers map[string]Answer
}

// Get returns the answer to an input; NotAsked where there is none.
func (p Profile) Get(input string) Answer { return p.Answers[input] }

// With returns a copy of p in which one input has another answer.
func (p Profile) With(input string, a Answer) Profile {
	next := Profile{Name: p.Name, Answers: make(map[string]Answer, len(p.Answers)+1)}
	for id, old := range p.Answers {
		next.Answers[id] = old
	}
	next.Answers[input] = a
	return next
}

// Prefill returns p with the assumptions that its industry allows, for inputs
// that were not asked. A "don't know" is kept: it is no licence to assume.
func (c *Catalogue) Prefill(p Profile) Profile {
	industry := p.Get(c.IndustryInput)
	if !industry.Known() {
		return p
	}
	for i := range c.Industries {
		if c.Industries[i].ID != industry.Value {
			continue
		}
		for _, as := range c.Industries[i].Assumes {
			if p.Get(as.Input).State == NotAsked {
				p = p.With(as.Input, Answer{
					State: Assumed, Value: as.Value,
					From: c.IndustryInput + " " + c.industryLabel(industry.Value),
				})
			}
		}
	}
	return p
}

func (c *Catalogue) industryLabel(id string) string {
	if in := c.Input(c.IndustryInput); in != nil {
		if v, ok := in.Value(id); ok && v.Label != "" {
			return v.Label
		}
	}
	return id
}
