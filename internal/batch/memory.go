package batch

import (
	"math/bits"

	"github.com/csuite-advisor/csuite/internal/decide"
)

// memory remembers what was found out about companies with the same answers, and
// counts them. It is bounded: when it is full it hands all its counts on, forgets
// everything, and begins anew. It belongs to one worker.
type memory struct {
	words   int      // of a key
	runs    int      // of a plan
	index   []uint32 // by hash: a situation, from 1; linear probing
	keys    []uint64
	entries []situation
	ends    []int32
	text    []byte
}

// A situation is a set of answers that came up.
type situation struct {
	brief decide.Brief
	class int
	wide  bool
	turns uint64 // open inputs that the nearest flip would answer
	count int    // rows that had it
	from  int    // in memory.text
}

// The bounds of a memory: situations, and bytes of encoded cells.
const (
	mostSituations = 1 << 13
	mostText       = 4 << 20
)

func newMemory(words, runs int) *memory {
	return &memory{
		words: words, runs: runs, index: make([]uint32, 4*mostSituations),
		keys: make([]uint64, 0, words*mostSituations), entries: make([]situation, 0, mostSituations),
		ends: make([]int32, 0, runs*mostSituations), text: make([]byte, 0, mostText+mostText/16),
	}
}

// hash mixes the words of a key.
func hash(key []uint64) uint64 {
	h := uint64(len(key))
	for _, w := range key {
		hi, lo := bits.Mul64(h^w^0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)
		h = hi ^ lo
	}
	return h
}

// find returns the situation with this key, -1 where there is none.
func (m *memory) find(key []uint64) int {
	for at := hash(key) % uint64(len(m.index)); ; at = (at + 1) % uint64(len(m.index)) {
		i := int(m.index[at]) - 1
		if i < 0 {
			return -1
		}
		if same(m.keys[i*m.words:(i+1)*m.words], key) {
			return i
		}
	}
}

func same(a, b []uint64) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// full reports whether nothing more can be remembered.
func (m *memory) full() bool { return len(m.entries) == mostSituations || len(m.text) >= mostText }

// add begins a situation, whose text must follow.
func (m *memory) add(key []uint64, s situation) int {
	at := hash(key) % uint64(len(m.index))
	for m.index[at] != 0 {
		at = (at + 1) % uint64(len(m.index))
	}
	s.from = len(m.text)
	m.entries = append(m.entries, s)
	m.keys = append(m.keys, key...)
	m.index[at] = uint32(len(m.entries))
	return len(m.entries) - 1
}

// cells returns the runs of a situation and where each ends.
func (m *memory) cells(i int) ([]byte, []int32) {
	ends := m.ends[i*m.runs : (i+1)*m.runs]
	if len(ends) == 0 {
		return nil, ends
	}
	from := m.entries[i].from
	return m.text[from : from+int(ends[len(ends)-1])], ends
}

// forget empties the memory. Its buffers stay.
func (m *memory) forget() {
	clear(m.index)
	m.keys, m.entries, m.ends, m.text = m.keys[:0], m.entries[:0], m.ends[:0], m.text[:0]
}
