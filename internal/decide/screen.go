package decide

import (
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A Code is an answer to one input as the rules see it: two answers that nothing
// in a Brief tells apart have the same. The members of a set are bits of it, so
// that there is room for 29; the sets in a Brief have room for 64 inputs.
type Code uint32

// The codes that every input has. An assumption is no answer: its code is that of
// an input that was not asked, and a Brief assumes by itself.
const (
	CodeNotAsked Code = iota
	CodeUnknown
	firstCode // of the answers
)

// A Brief is the part of a recommendation that one row of a portfolio shows. It
// equals what Recommend says about the same company.
type Brief struct {
	Structure  int    // index in Screen.Structures
	Outcomes   [3]int // by decision, in the order of rulebook.Contract: index in Screen.Alternatives
	Settled    bool   // all three decisions are
	Closeness  string // of the decision that the least evidence changes
	Flip       string // the nearest flip: "headcount=250 -> separate-cto-cio"; "" for none
	Closest    int    // the decision that Closeness speaks of, in the order of the contract
	Assumed    uint64 // inputs that were pre-filled, bit i for Catalogue.Inputs[i]
	Unanswered uint64 // inputs without answer or assumption
}

// A Decided is what Decide tells about a company.
type Decided struct {
	Structure int
	Outcomes  [3]int
	Points    [3]int // evidence that would change each decision, -1 where no amount does
}

// A Screen is an engine made ready for portfolios: sums that were added up before
// and small tables in place of rules. It may be shared between goroutines, and its
// memory is bounded.
type Screen struct {
	e        *Engine
	inputs   []coder
	inputAt  []int          // by variable
	reads    []reading      // of the variables that count
	members  []reading      // the same, of members of sets
	cells    []uint8        // by reading and code
	assumes  [][]assumption // by code of the industry
	industry int            // the input, -1 for none
	choices  [3]int         // the choice tables of the contract
	panels   [3]*panel      // nil where a decision is too large for one
	lookups  []lookup       // what answers add to the words of the panels; nil where it takes more than these
	adds     [][3]uint64
	named    int     // the choice table of the structure
	composed []uint8 // structure by outcomes, nil where it reads anything else
	patience int
}

// largest bounds the tables of one panel: cells of each, 4 bytes a cell.
const largest = 1 << 20

// NewScreen prepares the engine for portfolios.
func (e *Engine) NewScreen() *Screen { return e.newScreen(largest, patience) }

func (e *Engine) newScreen(largest, patience int) *Screen {
	s := &Screen{e: e, named: e.byID[e.rb.Structure], industry: -1, patience: patience}
	for i := range e.rb.Catalogue.Inputs {
		in := &e.rb.Catalogue.Inputs[i]
		s.inputs = append(s.inputs, newCoder(e.space, in))
		for range s.inputs[i].vars {
			s.inputAt = append(s.inputAt, i)
		}
		if in.ID == e.rb.Catalogue.IndustryInput {
			s.industry = i
		}
	}
	s.assumes = s.assumptions()
	for d, id := range rulebook.Contract() {
		s.choices[d] = e.byID[id]
		s.panels[d] = s.newPanel(e.byID[id], largest)
	}
	s.composed = s.compose(largest)
	s.readings()
	s.join2()
	return s
}

// Structures lists the alternatives of the structure table.
func (s *Screen) Structures() []rulebook.Alternative { return s.e.choices[s.named].Alternatives }

// Alternatives lists the alternatives of a decision, counted as rulebook.Contract does.
func (s *Screen) Alternatives(decision int) []rulebook.Alternative {
	return s.e.choices[s.choices[decision]].Alternatives
}

// Code returns the code of an answer to the input with this index in the
// catalogue. It is safe for concurrent use.
func (s *Screen) Code(input int, a profile.Answer) Code { return s.inputs[input].code(a) }

// Possible returns, for each decision, the alternatives that the open answers
// leave possible, as a mask. It is exact, and not fast.
func (s *Screen) Possible(codes []Code) [3]uint64 {
	return s.NewScreener().Possible(codes)
}

// A Screener briefs one goroutine. Its memory is bounded.
type Screener struct {
	s        *Screen
	codes    []Code // with assumptions
	cells    []uint8
	allowed  []uint64
	assumed  uint64
	missing  uint64
	open     bool // some cell is
	outcomes [3]uint8
	points   [3]int
	words    [3]uint64 // by panel: where the company stands
	at       *result   // for what has no panel
	judged   bool      // at is of this company
	search   completions
	texts    map[flipText]string
}

// NewScreener returns a screener. Several may share one screen.
func (s *Screen) NewScreener() *Screener {
	n := len(s.e.space.Vars)
	return &Screener{
		s: s, codes: make([]Code, len(s.inputs)), cells: make([]uint8, n), allowed: make([]uint64, n),
		at: s.e.newResult(), texts: map[flipText]string{},
	}
}

// Decide returns the outcomes for a company with these answers, one code for each
// input in the order of the catalogue, and how much evidence would change them.
func (k *Screener) Decide(codes []Code) Decided {
	k.read(codes)
	k.decide()
	d := Decided{Structure: k.structure(), Points: k.points}
	for i, out := range k.outcomes {
		d.Outcomes[i] = int(out)
	}
	return d
}

// Brief returns the brief on a company with these answers, one code for each input
// in the order of the catalogue.
func (k *Screener) Brief(codes []Code) Brief {
	d := k.Decide(codes)
	k.leaveOpen()
	closest := k.byCloseness()
	flip := k.nearestFlip(closest)
	return Brief{
		Structure: d.Structure, Outcomes: d.Outcomes, Settled: k.settled(closest, flip), Flip: k.text(flip),
		Closeness: k.s.closeness(k.points[closest[0]]), Closest: closest[0], Assumed: k.assumed, Unanswered: k.missing,
	}
}

// Possible returns, for each decision, the alternatives that the open answers
// leave possible, as a mask. It is exact, and not fast.
func (k *Screener) Possible(codes []Code) [3]uint64 {
	k.read(codes)
	k.leaveOpen()
	var out [3]uint64
	for d, c := range k.s.choices {
		out[d] = k.s.e.possible(c, k.allowed)
	}
	return out
}
