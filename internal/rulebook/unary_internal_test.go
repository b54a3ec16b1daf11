package rulebook

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/rules"
)

// FuzzUnary: whatever is written as a test is read or refused, and what is read
// stays inside its domain.
func FuzzUnary(f *testing.F) {
	for _, written := range []string{
		"< 50", ">= 250", "[50..250)", "(1..2)", "]1..2[", "7", "a", "a, b", "not(a)", "not(a, b)", "not(", "not(a", ">= b", "<a",
		"[a..c]", "(a..c)", "[a..", "..", "[", "", ",", "[1..2], > 9", "-1", "<= -2", "99999999999999999999", "[50-60]", "[..]", "()", "not()",
		"<", ">=", "[9223372036854775807..9223372036854775807]", "> 9223372036854775807",
	} {
		f.Add(written)
	}
	ids := []string{"a", "b", "c"}
	set := &profile.Input{ID: "set", Kind: profile.Set, Values: []profile.Value{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	f.Fuzz(func(t *testing.T, written string) {
		for _, d := range []domain{{ids: ids}, {ids: ids, ordered: true}, {numbers: true, min: 1}} {
			test, err := parseUnary(written, d)
			if err != nil {
				if err.Error() == "" {
					t.Error("an error that says nothing")
				}
				continue
			}
			if test.Written != written || test.Mask&^Full(len(d.ids)) != 0 {
				t.Errorf("%q is read as %+v", written, test)
			}
			for _, r := range test.Ranges {
				if r.Low > r.High || r.Low < d.min {
					t.Errorf("%q is read as %+v", written, test)
				}
			}
			if d.numbers != (len(test.Ranges) > 0) {
				t.Errorf("%q is read as %+v", written, test)
			}
		}
		if test, err := parseSet(written, set); err == nil && test.Mask&^Full(3) != 0 {
			t.Errorf("%q is read as %+v", written, test)
		}
	})
}

// What companies there are, the witness finds: for companies drawn at random it
// finds one that falls into the same band of every evidence table.
func TestWitnessFindsWhatThereIs(t *testing.T) {
	rb, err := LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	w, rng := newWitness(rb), rand.New(rand.NewPCG(3, 4))
	for range 100 {
		cells := make([]int, len(w.space.Vars))
		for i, v := range w.space.Vars {
			cells[i] = rng.IntN(max(1, v.Cells))
		}
		var asked []Test
		for _, table := range rb.Evidence {
			asked = append(asked, Test{Subject: OnBand, Name: table.ID, Mask: 1 << bandOf(w.space, table, cells)})
		}
		p, ok := w.find(asked)
		if !ok {
			t.Fatalf("no company found for %v, though %v is one", asked, cells)
		}
		found := cellsOf(w.space, p)
		for i, table := range rb.Evidence {
			if asked[i].Mask>>bandOf(w.space, table, found)&1 == 0 {
				t.Errorf("%v is not in the band of %s that was asked for", found, table.ID)
			}
		}
	}
}

func bandOf(s *Space, t *EvidenceTable, cells []int) int {
	sum := 0
	for _, r := range t.Rules {
		matches := true
		for _, test := range r.When {
			for _, n := range s.Needs(test) {
				matches = matches && n.Mask>>cells[n.Var]&1 == 1
			}
		}
		if matches {
			sum += r.Points
		}
	}
	return t.BandOf(sum)
}

func cellsOf(s *Space, p profile.Profile) []int {
	cells := make([]int, len(s.Vars))
	for i, v := range s.Vars {
		a := p.Get(v.Input.ID)
		switch {
		case v.Member >= 0:
			if slices.Contains(a.Members, v.Input.Values[v.Member].ID) {
				cells[i] = 1
			}
		case v.Cuts != nil:
			cells[i] = v.CellOf(a.Low)
		default:
			cells[i] = max(0, v.Input.Index(a.Value))
		}
	}
	return cells
}
