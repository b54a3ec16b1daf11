package rulebook

import "github.com/csuite-advisor/csuite/internal/profile"

// Ranges returns the numbers in some cells, neighbours joined.
func (v *Var) Ranges(cells uint64) []Range {
	var out []Range
	for i, low := range v.Cuts {
		if cells>>i&1 == 0 {
			continue
		}
		high := int64(profile.Open)
		if i+1 < len(v.Cuts) {
			high = v.Cuts[i+1] - 1
		}
		if n := len(out) - 1; n >= 0 && out[n].High == low-1 {
			out[n].High = high
		} else {
			out = append(out, Range{low, high})
		}
	}
	return out
}
