package decide

// bitset is a set of small whole numbers.
type bitset []uint64

func (b *bitset) resize(words int) {
	if cap(*b) < words {
		*b = make(bitset, words)
	}
	*b = (*b)[:words]
}

func (b bitset) reset() { clear(b) }

func (b bitset) set(i int) { b[i/64] |= 1 << (i % 64) }

// orShifted adds every member of from, moved by shift. Members that leave the
// range are dropped; the grid is laid out so that none does.
func (b bitset) orShifted(from bitset, shift int) {
	words, rest := shift>>6, uint(shift&63) // both round down, so rest is not negative
	for i, w := range from {
		if w == 0 {
			continue
		}
		if at := i + words; at >= 0 && at < len(b) {
			b[at] |= w << rest
		}
		if at := i + words + 1; rest > 0 && at >= 0 && at < len(b) {
			b[at] |= w >> (64 - rest)
		}
	}
}
