package decide

import (
	"maps"
	"slices"
)

// set is a set of indices.
type set map[int]bool

func (s set) add(i int) { s[i] = true }

func (s set) addAll(list []int) {
	for _, i := range list {
		s[i] = true
	}
}

func (s set) sorted() []int { return slices.Sorted(maps.Keys(s)) }
