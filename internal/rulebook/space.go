package rulebook

import (
	"slices"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A Space cuts every input into cells: answers that no rule tells apart. It is
// how rules are evaluated and counted: an answer is the number of its cell.
type Space struct {
	Vars    []Var
	byInput map[string]int // the first variable of an input
}

// A Var is what one answer decides: an input, or one member of a set.
type Var struct {
	Input    *profile.Input
	Member   int     // index of the set member, -1 for other kinds
	Cuts     []int64 // numbers: the least value of each cell
	Cells    int
	Baseline int // the cell that a missing answer is read as
}

// A Need is a condition on one variable: its cell is in Mask.
type Need struct {
	Var  int
	Mask uint64
}

// NewSpace returns the cells that the rules of rb tell apart.
func NewSpace(rb *Rulebook) *Space {
	s := &Space{byInput: map[string]int{}}
	cuts := numberCuts(rb)
	for i := range rb.Catalogue.Inputs {
		in := &rb.Catalogue.Inputs[i]
		s.byInput[in.ID] = len(s.Vars)
		switch in.Kind {
		case profile.Set:
			for m := range in.Values {
				s.Vars = append(s.Vars, Var{Input: in, Member: m, Cells: 2})
			}
		case profile.Number:
			v := Var{Input: in, Member: -1, Cuts: append([]int64{in.Min}, cuts[in.ID]...)}
			v.Cells = len(v.Cuts)
			n, _ := strconv.ParseInt(in.Baseline, 10, 64) // Load checked it
			v.Baseline = v.CellOf(n)
			s.Vars = append(s.Vars, v)
		default:
			s.Vars = append(s.Vars, Var{Input: in, Member: -1, Cells: max(1, len(in.Values)), Baseline: max(0, in.Index(in.Baseline))})
		}
	}
	return s
}

// numberCuts returns, for each number, where cells begin beyond the first.
func numberCuts(rb *Rulebook) map[string][]int64 {
	cuts := map[string][]int64{}
	for _, g := range rb.AllGrounds() {
		for _, t := range g.When {
			in := rb.Catalogue.Input(t.Name)
			for _, r := range t.Ranges {
				cuts[t.Name] = append(cuts[t.Name], r.Low)
				if r.High != profile.Open {
					cuts[t.Name] = append(cuts[t.Name], r.High+1)
				}
			}
			if in != nil {
				cuts[t.Name] = slices.DeleteFunc(cuts[t.Name], func(n int64) bool { return n <= in.Min })
			}
		}
	}
	for id := range cuts {
		slices.Sort(cuts[id])
		cuts[id] = slices.Compact(cuts[id])
	}
	return cuts
}

// AllGrounds returns what every rule, row and entry has, in the order of the tables.
func (rb *Rulebook) AllGrounds() []*Grounds {
	var all []*Grounds
	for _, t := range rb.Evidence {
		for _, r := range t.Rules {
			all = append(all, &r.Grounds)
		}
	}
	for _, t := range rb.Choices {
		for _, r := range t.Rows {
			all = append(all, &r.Grounds)
		}
	}
	for _, l := range rb.Lists {
		for _, e := range l.Entries {
			all = append(all, &e.Grounds)
		}
	}
	return all
}

// CellOf returns the cell of a number.
func (v *Var) CellOf(n int64) int {
	i, exact := slices.BinarySearch(v.Cuts, n)
	if exact {
		return i
	}
	return max(0, i-1)
}

// First returns the index of the first variable of an input; the members of a set follow it.
func (s *Space) First(input string) int { return s.byInput[input] }

// Needs returns the conditions that a test on an input puts on variables.
func (s *Space) Needs(t Test) []Need {
	first := s.byInput[t.Name]
	v := &s.Vars[first]
	switch {
	case v.Member >= 0:
		return memberNeeds(first, len(v.Input.Values), t)
	case v.Cuts != nil:
		return []Need{{first, v.cellMask(t.Ranges)}}
	}
	return []Need{{first, t.Mask}}
}

func memberNeeds(first, n int, t Test) []Need {
	var needs []Need
	for m := range n {
		if t.Mask>>m&1 == 1 {
			mask := uint64(0b10) // contains it
			if t.Negated {
				mask = 0b01
			}
			needs = append(needs, Need{first + m, mask})
		}
	}
	return needs
}

func (v *Var) cellMask(ranges []Range) uint64 {
	var mask uint64
	for i, low := range v.Cuts {
		for _, r := range ranges {
			if r.Low <= low && low <= r.High {
				mask |= 1 << i
			}
		}
	}
	return mask
}

// Profile returns the profile that answers every input with its cell, a number
// with the least one in it. An input without values has no answer.
func (s *Space) Profile(cells []int) profile.Profile {
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for i, v := range s.Vars {
		in := v.Input
		a := p.Answers[in.ID]
		a.State = profile.Answered
		switch {
		case v.Member >= 0 && cells[i] == 1:
			a.Members = append(a.Members, in.Values[v.Member].ID)
		case v.Cuts != nil:
			a.Low, a.High = v.Cuts[cells[i]], v.Cuts[cells[i]]
		case v.Member < 0 && len(in.Values) == 0:
			continue
		case v.Member < 0:
			a.Value = in.Values[cells[i]].ID
		}
		p.Answers[in.ID] = a
	}
	return p
}
