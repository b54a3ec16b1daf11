package decide

import (
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// mostTexts bounds the flips that a screener remembers in words.
const mostTexts = 4096

// flipText is what a flip says: the inputs that change, to what, and the outcome.
type flipText struct {
	decision, outcome uint8
	changes           uint8
	inputs            [2]int32
	to                [2]int64 // a number, the index of a value, or a mask of members
}

// text puts a flip into words: "headcount=250 -> separate-cto-cio".
func (k *Screener) text(f briefFlip) string {
	if f.n == 0 {
		return ""
	}
	t := k.textOf(f)
	text, ok := k.texts[t]
	if !ok {
		if len(k.texts) == mostTexts {
			clear(k.texts)
		}
		text = k.write(t)
		k.texts[t] = text
	}
	return text
}

// textOf says what steps change; two members of one set are one change.
func (k *Screener) textOf(f briefFlip) flipText {
	t := flipText{decision: uint8(f.decision), outcome: f.outcome}
	for _, st := range f.steps[:f.n] {
		input := int32(k.s.inputAt[st.v])
		if t.changes == 1 && t.inputs[0] == input {
			t.to[0] ^= 1 << k.s.e.space.Vars[st.v].Member
			continue
		}
		t.inputs[t.changes], t.to[t.changes] = input, k.target(int(input), st)
		t.changes++
	}
	return t
}

// target is what an input becomes. A number that is known becomes the nearest of
// the cell that the step leads to, one that is not the least.
func (k *Screener) target(input int, st step) int64 {
	v, code := &k.s.e.space.Vars[st.v], k.codes[input]
	switch {
	case v.Member >= 0:
		return int64(max(code, firstCode)-firstCode) ^ 1<<v.Member
	case v.Cuts == nil:
		return int64(st.to)
	case code < firstCode || st.to > k.cells[st.v]:
		return v.Cuts[st.to]
	}
	return v.Cuts[st.to+1] - 1
}

func (k *Screener) write(t flipText) string {
	var b strings.Builder
	for i := range t.changes {
		if i > 0 {
			b.WriteString(" + ")
		}
		in := &k.s.e.rb.Catalogue.Inputs[t.inputs[i]]
		b.WriteString(in.ID + "=")
		switch in.Kind {
		case profile.Number:
			b.WriteString(strconv.FormatInt(t.to[i], 10))
		case profile.Set:
			b.WriteString(members(in, uint64(t.to[i])))
		default:
			b.WriteString(in.Values[t.to[i]].ID)
		}
	}
	b.WriteString(" -> " + k.s.Alternatives(int(t.decision))[t.outcome].ID)
	return b.String()
}

// members lists the members in a mask, "[]" for none.
func members(in *profile.Input, mask uint64) string {
	var ids []string
	for i := range in.Values {
		if mask>>i&1 == 1 {
			ids = append(ids, in.Values[i].ID)
		}
	}
	if ids == nil {
		return "[]"
	}
	return strings.Join(ids, "|")
}
