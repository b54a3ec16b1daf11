package batch

import (
	"errors"
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A meaning is what the text of a cell says about one input.
type meaning struct {
	code   decide.Code
	class  int // of a number: its cell from 1; 0 where it is not known
	wide   bool
	answer profile.Answer
	wrong  *complaint // nil where the text was understood
}

// A complaint is what is wrong with an answer, wherever it stands.
type complaint struct {
	input string // "" where it is about the record or the name
	kind  string // what complaints are counted by: "is not known"
	text  string // with the way out
}

// meanings turns the text of cells into meanings. Texts come again and again, so
// those that were met are remembered; there are never more than mostRemembered.
// It is not safe for concurrent use.
type meanings struct {
	cat        *profile.Catalogue
	screen     *decide.Screen
	inputs     []inputMeanings
	remembered int
}

const (
	mostRemembered    = 1 << 13
	longestRemembered = 128 // bytes
)

type inputMeanings struct {
	in    *profile.Input
	cuts  []int64    // of a number: where its cells begin
	cells []*meaning // of a number: of a number in each cell
	texts texts
	lists texts // by the members, each after its length
}

func newMeanings(rb *rulebook.Rulebook, space *rulebook.Space, screen *decide.Screen) *meanings {
	m := &meanings{cat: &rb.Catalogue, screen: screen, inputs: make([]inputMeanings, len(rb.Catalogue.Inputs))}
	for i := range m.inputs {
		k := &m.inputs[i]
		k.in = &rb.Catalogue.Inputs[i]
		k.texts, k.lists = newTexts(), newTexts()
		if k.in.Kind != profile.Number {
			continue
		}
		k.cuts = space.Vars[space.First(k.in.ID)].Cuts
		for _, n := range k.cuts {
			k.cells = append(k.cells, m.means(i, profile.Answer{State: profile.Answered, Low: n, High: n}))
		}
	}
	return m
}

// means returns what an answer says.
func (m *meanings) means(input int, a profile.Answer) *meaning {
	k := &m.inputs[input]
	out := &meaning{code: m.screen.Code(input, a), answer: a}
	if k.cuts != nil && a.State == profile.Answered {
		out.class = k.cell(a.Number()) + 1
		out.wide = k.cell(a.Low) != k.cell(a.High)
	}
	return out
}

// cell returns the cell of a number that is not less than the least.
func (k *inputMeanings) cell(n int64) int {
	at := 0
	for at+1 < len(k.cuts) && k.cuts[at+1] <= n {
		at++
	}
	return at
}

// text returns what a cell says about an input. Nothing is allocated for a text
// that is remembered.
func (m *meanings) text(input int, text []byte) *meaning {
	k := &m.inputs[input]
	if got := k.texts.find(text); got != nil {
		return got
	}
	got := m.parse(input, string(text))
	m.remember(&k.texts, text, got)
	return got
}

func (m *meanings) parse(input int, text string) *meaning {
	if strings.TrimSpace(text) == "" {
		return m.means(input, profile.Answer{})
	}
	a, err := m.cat.Parse(m.inputs[input].in, text)
	if err != nil {
		return &meaning{wrong: complain(err)}
	}
	return m.means(input, a)
}

// number returns what plain digits say, and the number; nil for any other text.
func (m *meanings) number(input int, text []byte) (*meaning, int64) {
	k := &m.inputs[input]
	n, ok := plainDigits(text)
	if !ok || k.cuts == nil || n < k.in.Min {
		return nil, 0
	}
	return k.cells[k.cell(n)], n
}

// plainDigits reads a number that is written with digits only, as most are.
func plainDigits(text []byte) (n int64, ok bool) {
	if len(text) == 0 || len(text) > 15 {
		return 0, false
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}

// list returns what the members of a list say about an input.
func (m *meanings) list(input int, members [][]byte, key []byte) *meaning {
	k := &m.inputs[input]
	if got := k.lists.find(key); got != nil {
		return got
	}
	got := m.parseList(k, input, members)
	m.remember(&k.lists, key, got)
	return got
}

// parseList reads a list as a profile has it: one that holds a single text may say
// what stands for the whole answer, "none" or "unknown".
func (m *meanings) parseList(k *inputMeanings, input int, members [][]byte) *meaning {
	if k.in.Kind != profile.Set {
		return &meaning{wrong: &complaint{k.in.ID, "is a list", k.in.ID + " takes one answer, not a list"}}
	}
	if len(members) == 1 && len(strings.TrimSpace(string(members[0]))) > 0 {
		return m.parse(input, string(members[0]))
	}
	var ids []string
	for _, member := range members {
		id, err := k.in.Member(string(member))
		if err != nil {
			return &meaning{wrong: complain(err)}
		}
		ids = append(ids, id)
	}
	return m.means(input, k.in.SetOf(ids))
}

func (m *meanings) remember(in *texts, text []byte, got *meaning) {
	if len(text) > longestRemembered {
		return
	}
	if m.remembered++; m.remembered > mostRemembered {
		for i := range m.inputs {
			m.inputs[i].texts, m.inputs[i].lists = newTexts(), newTexts()
		}
		m.remembered = 1
	}
	in.add(string(text), got)
}

// complain puts what profile.Parse says on one line, with the way out.
func complain(err error) *complaint {
	var fault *profile.ValueError
	if !errors.As(err, &fault) {
		return &complaint{kind: err.Error(), text: err.Error()}
	}
	hint := fault.Hint()
	if fault.Remedy == "" && fault.Nearest != "" {
		hint = "did you mean " + profile.Quote(fault.Nearest) + "?"
	}
	return &complaint{fault.Input, fault.Reason, fault.Error() + "; " + hint}
}
