package rulebook

import "github.com/csuite-advisor/csuite/internal/profile"

// situations goes through every combination of what the rows of a table read and
// the rows that match it.
func (w *witness) situations(t *ChoiceTable, visit func(situation, []*Row)) {
	reads := w.reads(t)
	s := situation{make([]Test, len(reads))}
	var each func(int)
	each = func(i int) {
		if i == len(reads) {
			visit(s, t.matching(s))
			return
		}
		for _, one := range reads[i] {
			s.reads[i] = one
			each(i + 1)
		}
	}
	each(0)
}

// reads lists, for each thing that a table reads, a test for each of its values.
func (w *witness) reads(t *ChoiceTable) [][]Test {
	var out [][]Test
	seen := map[string]bool{}
	for _, r := range t.Rows {
		for _, test := range r.When {
			if !seen[test.Name] {
				seen[test.Name] = true
				out = append(out, w.singles(test))
			}
		}
	}
	return out
}

func (w *witness) singles(t Test) []Test {
	var out []Test
	one := Test{Subject: t.Subject, Name: t.Name}
	n := 0
	switch t.Subject {
	case OnBand:
		n = len(w.rb.EvidenceTable(t.Name).Bands)
	case OnOutcome:
		n = len(w.rb.ChoiceTable(t.Name).Alternatives)
	default:
		v := &w.space.Vars[w.space.First(t.Name)]
		for i, low := range v.Cuts {
			high := int64(profile.Open)
			if i+1 < len(v.Cuts) {
				high = v.Cuts[i+1] - 1
			}
			one.Ranges = []Range{{low, high}}
			out = append(out, one)
		}
		if v.Cuts == nil {
			n = v.Cells
		}
	}
	for i := range n {
		one.Mask = 1 << i
		out = append(out, one)
	}
	return out
}

// matching returns the rows whose tests a situation meets.
func (t *ChoiceTable) matching(s situation) []*Row {
	var rows []*Row
	for _, r := range t.Rows {
		if r.meets(s) {
			rows = append(rows, r)
		}
	}
	return rows
}

func (r *Row) meets(s situation) bool {
	for _, test := range r.When {
		for _, one := range s.reads {
			if one.Name == test.Name && !test.allows(one) {
				return false
			}
		}
	}
	return true
}

// allows reports whether a test holds for the single value of another one.
func (t Test) allows(one Test) bool {
	if len(one.Ranges) == 0 {
		return t.Mask&one.Mask != 0
	}
	for _, r := range t.Ranges {
		if r.Low <= one.Ranges[0].Low && one.Ranges[0].Low <= r.High {
			return true
		}
	}
	return false
}
