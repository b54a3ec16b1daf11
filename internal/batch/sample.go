package batch

import (
	"math"
	"slices"

	"github.com/csuite-advisor/csuite/internal/decide"
)

// A sample holds some of the rows that are not settled: those whose numbers have
// the least hashes. That is as good as drawing them, and the same rows are drawn
// however the rows are shared out between workers.
type sample struct {
	rows  []sampled // in a heap, the greatest hash first
	count int       // rows that it is drawn from
}

type sampled struct {
	hash  uint64
	codes []decide.Code
}

// sampleSize is how many open rows are looked at closely.
const sampleSize = 500

// rowHash scatters the numbers of rows.
func rowHash(row int) uint64 { return hash([]uint64{uint64(row)}) }

// limit is the hash from which on a row is not in the sample.
func (s *sample) limit() uint64 {
	if len(s.rows) < sampleSize {
		return math.MaxUint64
	}
	return s.rows[0].hash
}

// add puts a row into the sample, if its hash is small enough.
func (s *sample) add(hash uint64, codes []decide.Code) {
	if hash >= s.limit() {
		return
	}
	if len(s.rows) < sampleSize {
		s.rows = append(s.rows, sampled{hash, slices.Clone(codes)})
		if len(s.rows) == sampleSize {
			slices.SortFunc(s.rows, func(a, b sampled) int {
				if a.hash > b.hash {
					return -1
				}
				return 1
			})
		}
		return
	}
	s.rows[0].hash = hash
	copy(s.rows[0].codes, codes)
	s.sink()
}

// sink puts the first row where its hash belongs.
func (s *sample) sink() {
	for at := 0; ; {
		next := 2*at + 1
		if next+1 < len(s.rows) && s.rows[next+1].hash > s.rows[next].hash {
			next++
		}
		if next >= len(s.rows) || s.rows[next].hash <= s.rows[at].hash {
			return
		}
		s.rows[at], s.rows[next] = s.rows[next], s.rows[at]
		at = next
	}
}
