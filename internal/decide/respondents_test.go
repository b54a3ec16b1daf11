package decide_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// drawPeople draws what two to four people say about one company.
func drawPeople(t *rapid.T) []decide.Labelled {
	first := drawPartial(t, 300)
	var people []decide.Labelled
	for _, label := range []string{"ceo", "cio", "cmo", "cfo"}[:rapid.IntRange(2, 4).Draw(t, "people")] {
		p := drawOther(t, first, 3)
		for _, in := range theOracle().inputs {
			id, a := in.id, p.Get(in.id)
			if a.State == profile.Answered && rapid.IntRange(0, 9).Draw(t, "silent") == 0 {
				p = p.With(id, profile.Answer{State: profile.Unknown})
			}
		}
		people = append(people, decide.Labelled{Label: label, Profile: p})
	}
	return people
}

// opinions lists the answers that were given to each input, and how each is read.
func opinions(o *oracle, people []decide.Labelled) (merged profile.Profile, given [][]profile.Answer) {
	merged.Answers = map[string]profile.Answer{}
	given = make([][]profile.Answer, len(o.inputs))
	for i, in := range o.inputs {
		for _, p := range people {
			a := p.Profile.Get(in.id)
			if a.State == profile.Answered && !slices.ContainsFunc(given[i], func(b profile.Answer) bool { return a.String() == b.String() }) {
				given[i] = append(given[i], a)
			}
			if a.State == profile.Unknown {
				merged.Answers[in.id] = a
			}
		}
		if len(given[i]) > 0 {
			merged.Answers[in.id] = given[i][0]
		}
	}
	return merged, given
}

// mixtures calls visit for every mixture, with the number of the answer to each input.
func mixtures(given [][]profile.Answer, visit func([]int)) {
	at := make([]int, len(given))
	var each func(int)
	each = func(i int) {
		if i == len(given) {
			visit(at)
			return
		}
		for k := range max(1, len(given[i])) {
			at[i] = k
			each(i + 1)
		}
	}
	each(0)
}

// TestRespondentsAreExact tries every mixture by the oracle.
func TestRespondentsAreExact(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		people := drawPeople(t)
		merged, given := opinions(o, people)
		total := 1
		for _, g := range given {
			total *= max(1, len(g))
		}
		if total > 3000 {
			t.Skip("too many mixtures to try them all")
		}
		r, err := e.Respondents(people)
		if err != nil || r.Mixtures != float64(total) {
			t.Fatalf("%v mixtures, %d tried: %v", r.Mixtures, total, err)
		}
		outs := tryMixtures(o, merged, given)
		for _, d := range r.Decisions {
			for _, x := range d.Outcomes {
				if n := outs.count(d.ID, x.Outcome); n == 0 || math.Abs(x.Share-float64(n)/float64(total)) > 1e-12 {
					t.Fatalf("%s: %s in %v, tried: %d of %d", d.ID, x.Outcome, x.Share, n, total)
				}
			}
			if n := len(outs.distinct(d.ID)); n != len(d.Outcomes) || r.Same && n != 1 {
				t.Fatalf("%s: %v, tried: %v", d.ID, d.Outcomes, outs.distinct(d.ID))
			}
		}
		for _, d := range r.Disputed {
			outs.agree(t, o, d, given)
		}
	})
}

// trial is the outcomes of every mixture.
type trial struct {
	at   [][]int
	outs []map[string]string
}

func tryMixtures(o *oracle, merged profile.Profile, given [][]profile.Answer) trial {
	var tr trial
	mixtures(given, func(at []int) {
		p := merged
		for i, k := range at {
			if len(given[i]) > 1 {
				p = p.With(o.inputs[i].id, given[i][k])
			}
		}
		tr.at = append(tr.at, slices.Clone(at))
		tr.outs = append(tr.outs, o.judge(o.read(p), "").outs)
	})
	return tr
}

func (tr trial) count(decision, outcome string) (n int) {
	for _, out := range tr.outs {
		if out[decision] == outcome {
			n++
		}
	}
	return n
}

func (tr trial) distinct(decision string) map[string]bool {
	found := map[string]bool{}
	for _, out := range tr.outs {
		found[out[decision]] = true
	}
	return found
}

// agree holds one dispute against all mixtures: for each mixture of the others,
// whether the answers to this one lead to more than one outcome.
func (tr trial) agree(t *rapid.T, o *oracle, d recommendation.Dispute, given [][]profile.Answer) {
	i := o.at[d.Input]
	for _, decision := range decided() {
		first, differs := map[string]string{}, map[string]bool{}
		leads := make([]map[string]bool, len(given[i]))
		for m, at := range tr.at {
			k := at[i]
			rest := slices.Clone(at)
			rest[i] = 0
			key := string(bytesOfInts(rest))
			out := tr.outs[m][decision]
			if have, ok := first[key]; ok && have != out {
				differs[key] = true
			} else if !ok {
				first[key] = out
			}
			if leads[k] == nil {
				leads[k] = map[string]bool{}
			}
			leads[k][out] = true
		}
		m := slices.IndexFunc(d.Matters, func(m recommendation.Matters) bool { return m.Decision == decision })
		if (m >= 0) != (len(differs) > 0) {
			t.Fatalf("%s, %s: matters %v, tried: %d of %d", d.Input, decision, d.Matters, len(differs), len(first))
		}
		if m < 0 {
			continue
		}
		if math.Abs(d.Matters[m].Share-float64(len(differs))/float64(len(first))) > 1e-12 {
			t.Fatalf("%s, %s: %v, tried: %d of %d", d.Input, decision, d.Matters[m].Share, len(differs), len(first))
		}
		for k := range leads {
			if got := d.Matters[m].Possible[k]; len(got) != len(leads[k]) || slices.ContainsFunc(got, func(id string) bool { return !leads[k][id] }) {
				t.Fatalf("%s, %s: answer %d leads to %v, tried: %v", d.Input, decision, k, got, leads[k])
			}
		}
	}
}

func bytesOfInts(list []int) []byte {
	out := make([]byte, len(list))
	for i, n := range list {
		out[i] = byte(n)
	}
	return out
}

// TestRespondentsAreRanked holds the order against its rule.
func TestRespondentsAreRanked(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		r, err := e.Respondents(drawPeople(t))
		if err != nil {
			t.Fatal(err)
		}
		often := func(d recommendation.Dispute) (n float64) {
			for _, m := range d.Matters {
				n += m.Share
			}
			return n
		}
		for i := 1; i < len(r.Disputed); i++ {
			a, b := r.Disputed[i-1], r.Disputed[i]
			more := len(a.Matters) > len(b.Matters) || len(a.Matters) == len(b.Matters) && often(a) > often(b)
			tie := len(a.Matters) == len(b.Matters) && often(a) == often(b) && o.at[a.Input] < o.at[b.Input]
			if !more && !tie {
				t.Fatalf("%s stands before %s", a.Input, b.Input)
			}
		}
		if matter := slices.ContainsFunc(r.Disputed, func(d recommendation.Dispute) bool { return len(d.Matters) > 0 }); matter == r.Same {
			t.Fatalf("same: %v, but a dispute matters: %v", r.Same, matter)
		}
	})
}
