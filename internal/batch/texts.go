package batch

import "hash/maphash"

// texts leads from text to what it means. It is a map with less to it: nothing is
// ever taken out, short of everything.
type texts struct {
	seed  maphash.Seed
	slots []textSlot // a power of two, half of them free at least
	n     int
}

type textSlot struct {
	text string
	got  *meaning // nil where the slot is free
}

const fewestSlots = 16

func newTexts() texts { return texts{maphash.MakeSeed(), make([]textSlot, fewestSlots), 0} }

// find returns what a text means, nil where it is not known.
func (t *texts) find(text []byte) *meaning {
	mask := len(t.slots) - 1
	for at := int(maphash.Bytes(t.seed, text)) & mask; ; at = (at + 1) & mask {
		if s := &t.slots[at]; s.got == nil || s.text == string(text) {
			return s.got
		}
	}
}

// add puts in a text that is not there.
func (t *texts) add(text string, got *meaning) {
	if 2*t.n >= len(t.slots) {
		old := t.slots
		t.slots = make([]textSlot, 2*len(old))
		for _, s := range old {
			if s.got != nil {
				t.put(s)
			}
		}
	}
	t.n++
	t.put(textSlot{text, got})
}

func (t *texts) put(s textSlot) {
	mask := len(t.slots) - 1
	at := int(maphash.String(t.seed, s.text)) & mask
	for t.slots[at].got != nil {
		at = (at + 1) & mask
	}
	t.slots[at] = s
}
