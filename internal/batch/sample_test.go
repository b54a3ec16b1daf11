package batch

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
)

// A sample holds the rows with the least hashes, in whatever order they come.
func TestSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3*sampleSize).Draw(t, "rows")
		seed := rapid.Uint64().Draw(t, "seed")
		var parts [2]sample
		var all []uint64
		for row := range n {
			h := hash([]uint64{seed, uint64(row)})
			all = append(all, h)
			parts[h%2].add(h, []decide.Code{decide.Code(row)})
		}
		for _, s := range parts[1].rows {
			parts[0].add(s.hash, s.codes)
		}
		slices.Sort(all)
		var got []uint64
		for _, s := range parts[0].rows {
			got = append(got, s.hash)
			if hash([]uint64{seed, uint64(s.codes[0])}) != s.hash {
				t.Fatal("a row has the codes of another one")
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, all[:min(n, sampleSize)]) {
			t.Fatalf("of %d rows the sample holds %d others than the least", n, len(got))
		}
	})
}

// A memory finds what was put in, and nothing else.
func TestMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, plain := newMemory(2, 1), map[[2]uint64]int{}
		for range rapid.IntRange(0, 300).Draw(t, "steps") {
			key := [2]uint64{rapid.Uint64Range(0, 9).Draw(t, "a"), rapid.Uint64Range(0, 9).Draw(t, "b") << 32}
			at, ok := plain[key]
			if got := m.find(key[:]); ok != (got >= 0) || ok && got != at {
				t.Fatalf("%v is at %d, not at %d", key, got, at)
			}
			if !ok {
				plain[key] = m.add(key[:], situation{})
			}
			if rapid.IntRange(0, 99).Draw(t, "forget") == 0 {
				m.forget()
				clear(plain)
			}
		}
	})
}
