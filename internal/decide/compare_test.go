package decide_test

import (
	"math/bits"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// drawOther draws a profile with up to most other answers than p.
func drawOther(t *rapid.T, p profile.Profile, most int) profile.Profile {
	o := theOracle()
	n := rapid.IntRange(1, most).Draw(t, "others")
	for range n {
		in := rapid.SampledFrom(o.inputs).Draw(t, "input")
		p = p.With(in.id, drawAnswer(t, in))
	}
	return p
}

// TestCompareExplains holds the sets of answers against a trial of every set, by the oracle.
func TestCompareExplains(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		a := drawPartial(t, 300)
		b := drawOther(t, a, 7)
		c := e.Compare([]decide.Labelled{{Label: "a", Profile: a}, {Label: "b", Profile: b}})
		for _, d := range c.Pairs[0].Decisions {
			want := everySet(o, a, b, c.Pairs[0].Differ, d)
			if !slices.EqualFunc(d.Sets, want, slices.Equal) {
				t.Fatalf("%s: %v, the oracle has %v", d.ID, d.Sets, want)
			}
			for _, id := range c.Pairs[0].Differ {
				explains := slices.ContainsFunc(want, func(set []string) bool { return slices.Contains(set, id) })
				if explains == slices.Contains(d.Nothing, id) || !d.Complete {
					t.Fatalf("%s: %s explains: %v; %+v", d.ID, id, explains, d)
				}
			}
		}
	})
}

// everySet tries every set of answers of b in a.
func everySet(o *oracle, a, b profile.Profile, differ []string, d recommendation.Difference) [][]string {
	from, to := o.read(a), o.read(b)
	var found []int
	for set := range 1 << len(differ) {
		mixed := slices.Clone(from)
		for k, id := range differ {
			if set>>k&1 == 1 {
				mixed[o.at[id]] = to[o.at[id]]
			}
		}
		if o.judge(mixed, "").outs[d.ID] == d.To {
			found = append(found, set)
		}
	}
	var out [][]string
	for size := 1; size <= len(differ); size++ {
		var some [][]string
		for _, set := range found {
			if bits.OnesCount(uint(set)) == size && !slices.ContainsFunc(found, func(part int) bool { return part != set && part&set == part }) {
				some = append(some, membersOf(differ, set))
			}
		}
		slices.SortFunc(some, func(x, y []string) int {
			return slices.CompareFunc(x, y, func(i, j string) int { return slices.Index(differ, i) - slices.Index(differ, j) })
		})
		out = append(out, some...)
	}
	return out
}

func membersOf(list []string, set int) []string {
	var out []string
	for k, id := range list {
		if set>>k&1 == 1 {
			out = append(out, id)
		}
	}
	return out
}

// TestCompareSays holds the columns against the recommendations.
func TestCompareSays(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 1, func(t *rapid.T) {
		a := drawPartial(t, 300)
		list := []decide.Labelled{{Label: "a", Profile: a}, {Label: "b", Profile: drawOther(t, a, 4)}, {Label: "c", Profile: drawPartial(t, 300)}}
		c := e.Compare(list)
		for i, l := range list {
			r := e.Recommend(l.Profile)
			if c.Profiles[i].Headline != r.Headline || c.Profiles[i].Decisions[2].Recommended != r.Decisions.Bridge.Recommended {
				t.Fatalf("%s: %+v", l.Label, c.Profiles[i])
			}
		}
		for i, p := range c.Pairs {
			if p.Same+p.Nobody+len(p.Differ) != len(o.inputs) {
				t.Fatalf("%+v", p)
			}
			for _, id := range p.Differ {
				x, y := o.prefill(a).Get(id), o.prefill(list[i+1].Profile).Get(id)
				if x.String() == y.String() && x.Known() {
					t.Fatalf("%s is %s in both", id, x)
				}
			}
		}
	})
}

// benchPeople are three full profiles that differ in almost every answer.
func benchPeople(b *testing.B) []decide.Labelled {
	b.Helper()
	rb, _ := shipped(b)
	var list []decide.Labelled
	for i, label := range []string{"ceo", "cio", "cmo"} {
		answers := map[string]string{"headcount": []string{"40", "320", "6000"}[i]}
		for _, in := range rb.Catalogue.Inputs {
			if len(in.Values) > 0 {
				answers[in.ID] = in.Values[i%len(in.Values)].ID
			}
		}
		list = append(list, decide.Labelled{Label: label, Profile: benchProfile(b, &rb.Catalogue, answers)})
	}
	return list
}

// BenchmarkCompare measures two profiles, and three, that differ in all 20 answers.
func BenchmarkCompare(b *testing.B) {
	_, e := shipped(b)
	list := benchPeople(b)
	for n, name := range map[int]string{2: "two", 3: "three"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				e.Compare(list[:n])
			}
		})
	}
}

// BenchmarkRespondents measures two and three people who agree on nothing, and three
// who disagree about five answers.
func BenchmarkRespondents(b *testing.B) {
	_, e := shipped(b)
	list := benchPeople(b)
	five := []decide.Labelled{list[0], list[0], list[0]}
	for i, id := range []string{"headcount", "digital_maturity", "sensitive_data", "digital_strategy_owner", "symptoms"} {
		five[1+i%2].Profile = five[1+i%2].Profile.With(id, list[1+i%2].Profile.Get(id))
	}
	for name, people := range map[string][]decide.Labelled{"two, all": list[:2], "three, all": list, "three, five": five} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := e.Respondents(people); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
