package decide_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// inStop is some answer of a stop: of a number, any.
func inStop(t *rapid.T, s recommendation.Stop) profile.Answer {
	if s.From == nil {
		return profile.Answer{State: profile.Answered, Value: s.Value.(string)}
	}
	high := *s.From + 20_000
	if s.To != nil {
		high = *s.To
	}
	return exactly(rapid.Int64Range(*s.From, high).Draw(t, "number"))
}

// Each cell is what is recommended with its two answers, all numbers of a cell alike.
func TestMapIsExact(t *testing.T) {
	rb, e := proven(t), engineOf(t)
	rapid.Check(t, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		var axes []string
		for _, in := range theOracle().inputs {
			if in.kind != "set" {
				axes = append(axes, in.id)
			}
		}
		pair := rapid.Permutation(axes).Draw(t, "axes")
		x, y := pair[0], pair[1]
		m := e.Map(p, x, y)
		if len(m.Rows) != len(m.Y.Stops) {
			t.Fatalf("%d rows for %d stops", len(m.Rows), len(m.Y.Stops))
		}
		for range 12 {
			i := rapid.IntRange(0, len(m.Y.Stops)-1).Draw(t, "row")
			k := rapid.IntRange(0, len(m.X.Stops)-1).Draw(t, "column")
			if len(m.Rows[i]) != len(m.X.Stops) {
				t.Fatalf("%d cells for %d stops", len(m.Rows[i]), len(m.X.Stops))
			}
			there := p.With(x, inStop(t, m.X.Stops[k])).With(y, inStop(t, m.Y.Stops[i]))
			same(t, x+" by "+y, m.Rows[i][k], rb, there)
		}
		if m.X.Here != nil && m.Y.Here != nil && m.Rows[*m.Y.Here][*m.X.Here] != m.Now {
			// A prefilled input that stands on an axis is no longer prefilled there.
			if x != "industry" && y != "industry" {
				t.Fatal("it stands where something else is decided")
			}
		}
	})
}

// One cell of one map, compared with the recommendation itself.
func TestMapAgreesWithRecommend(t *testing.T) {
	e := engineOf(t)
	m := e.Map(threeAnswers(), "headcount", "martech")
	for i, y := range m.Y.Stops {
		for k, x := range m.X.Stops {
			p := threeAnswers().With("headcount", exactly(*x.From)).With("martech", profile.Answer{State: profile.Answered, Value: y.Value.(string)})
			r := e.Recommend(p)
			v := m.Rows[i][k]
			d := r.Decisions
			got := [5]string{v.Structure, v.Technology.Outcome, v.Marketing.Outcome, v.Bridge.Outcome, v.Technology.Closeness}
			want := [5]string{r.Structure, d.Technology.Recommended, d.Marketing.Recommended, d.Bridge.Recommended, d.Technology.Closeness}
			if got != want {
				t.Errorf("%s, %s: %v, want %v", x.Says, y.Says, got, want)
			}
		}
	}
}

func BenchmarkMap(b *testing.B) {
	e := engineOf(b)
	for _, axes := range [][2]string{{"headcount", "digital_maturity"}, {"headcount", "industry"}} {
		b.Run(axes[1], func(b *testing.B) {
			for b.Loop() {
				e.Map(threeAnswers(), axes[0], axes[1])
			}
		})
	}
}
