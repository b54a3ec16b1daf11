package decide_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// inShort is a verdict in the oracle's words: the structure, then each decision with
// how close it is, then how close the closest one is.
func inShort(v recommendation.Verdict) []string {
	out := []string{v.Structure}
	for _, d := range []recommendation.Outcome{v.Technology, v.Marketing, v.Bridge} {
		out = append(out, d.Outcome, d.Closeness)
	}
	return append(out, v.Closeness)
}

// judged is the same from the oracle, which shares no code with the engine.
func judged(t *rapid.T, rb *rulebook.Rulebook, p profile.Profile) []string {
	o := theOracle()
	word := func(points int) string {
		for _, b := range rb.Closeness {
			if points >= 0 && b.Holds(points) {
				return b.ID
			}
		}
		return rb.Closeness[len(rb.Closeness)-1].ID
	}
	v, least := o.judge(o.read(p), ""), -1
	out := []string{v.outs["structure"]}
	for _, d := range decided() {
		points, _ := o.near(p, d)
		out = append(out, v.outs[d], word(points))
		if points >= 0 && (least < 0 || points < least) {
			least = points
		}
	}
	return append(out, word(least))
}

func same(t *rapid.T, what string, got recommendation.Verdict, rb *rulebook.Rulebook, p profile.Profile) {
	t.Helper()
	if got, want := inShort(got), judged(t, rb, p); !slices.Equal(got, want) {
		t.Fatalf("%s: %v, want %v, for %v", what, got, want, p)
	}
}

// proven is the shipped rulebook, without proving it again.
func proven(t *testing.T) *rulebook.Rulebook {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return rb
}

func exactly(n int64) profile.Answer {
	return profile.Answer{State: profile.Answered, Low: n, High: n}
}

// Every number of a segment gives what the segment says, and the numbers on both
// sides of a border give different things.
func TestSweepOfNumbersIsExact(t *testing.T) {
	rb, e := proven(t), engineOf(t)
	rapid.Check(t, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		s := e.Sweep(p, "headcount", decide.Everything())
		same(t, "now", s.Now, rb, p)
		at := int64(1)
		for i, seg := range s.Segments {
			if *seg.From != at {
				t.Fatalf("segment %d begins at %d, not at %d", i, *seg.From, at)
			}
			last := at + 20_000
			if seg.To != nil {
				last = *seg.To
				at = last + 1
			} else if i != len(s.Segments)-1 {
				t.Fatalf("segment %d has no end", i)
			}
			for _, n := range []int64{*seg.From, *seg.From + 1, last - 1, last, rapid.Int64Range(*seg.From, last).Draw(t, "inside")} {
				if *seg.From <= n && n <= last {
					same(t, "inside", seg.Verdict, rb, p.With("headcount", exactly(n)))
				}
			}
			if i > 0 && seg.Verdict == s.Segments[i-1].Verdict {
				t.Fatalf("nothing changes at %d", *seg.From)
			}
		}
		if s.Segments[len(s.Segments)-1].To != nil {
			t.Fatal("the last segment has an end")
		}
		whereItStands(t, p, s)
	})
}

func whereItStands(t *rapid.T, p profile.Profile, s recommendation.Sweep) {
	if s.Input.Here == nil {
		t.Fatal("the company stands nowhere")
	}
	here := s.Segments[*s.Input.Here]
	if here.Verdict != s.Now {
		t.Fatalf("it stands at %v, where %v is decided, not %v", here.Says, here.Verdict, s.Now)
	}
	if a := p.Get("headcount"); a.State == profile.Answered && (*s.Input.Number != a.Number() || a.Number() < *here.From) {
		t.Fatalf("it stands at %v", *s.Input.Number)
	}
}

// A range leaves out what lies outside of it, and nothing else.
func TestSweepWithinARange(t *testing.T) {
	e := engineOf(t)
	rapid.Check(t, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		low := drawHeadcount(t, "from")
		high := max(low, drawHeadcount(t, "to"))
		all := e.Sweep(p, "headcount", decide.Everything())
		part := e.Sweep(p, "headcount", rulebook.Range{Low: low, High: high})
		if first, last := part.Segments[0], part.Segments[len(part.Segments)-1]; *first.From != low || *last.To != high {
			t.Fatalf("from %d to %d, not from %d to %d", *first.From, *last.To, low, high)
		}
		for _, seg := range part.Segments {
			i := slices.IndexFunc(all.Segments, func(a recommendation.Segment) bool { return a.To == nil || *seg.From <= *a.To })
			if all.Segments[i].Verdict != seg.Verdict {
				t.Fatalf("%s differs from %s", seg.Says, all.Segments[i].Says)
			}
		}
		n := e.Sweep(p, "headcount", decide.Everything()).Input.Number
		if inside := n != nil && low <= *n && *n <= high; n != nil && inside != (part.Input.Here != nil) {
			t.Fatalf("%d stands in %d..%d: %v", *n, low, high, part.Input.Here)
		}
	})
}

// Values and members are answers like any other; another industry brings its own assumptions.
func TestSweepOfOtherKinds(t *testing.T) {
	rb, e := proven(t), engineOf(t)
	rapid.Check(t, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		in := rapid.SampledFrom(theOracle().inputs).Draw(t, "along")
		if in.kind == "number" {
			t.Skip("numbers have a test of their own")
		}
		s := e.Sweep(p, in.id, decide.Everything())
		want := len(in.values)
		if in.kind == "set" {
			want++ // as it is
		}
		if len(s.Segments) != want {
			t.Fatalf("%d segments of %s, want %d", len(s.Segments), in.id, want)
		}
		for i, seg := range s.Segments {
			a := profile.Answer{State: profile.Answered}
			switch v := seg.Value.(type) {
			case string:
				a.Value = v
			case []string:
				a.Members = v
			}
			if in.kind == "set" && i > 0 && apart(a.Members, p.Get(in.id).Members) != 1 {
				t.Fatalf("%v is not one member from %v", a.Members, p.Get(in.id).Members)
			}
			same(t, in.id+" "+seg.Says, seg.Verdict, rb, p.With(in.id, a))
		}
		if s.Input.Here != nil && s.Segments[*s.Input.Here].Verdict != s.Now {
			t.Fatal("it stands where something else is decided")
		}
	})
}

// apart counts the members that only one of two sets has.
func apart(a, b []string) int {
	n := 0
	for _, m := range slices.Concat(a, b) {
		if slices.Contains(a, m) != slices.Contains(b, m) {
			n++
		}
	}
	return n
}

// Sweeping the industry says what each would have us assume, and only of what nobody was asked.
func TestSweepOfIndustrySaysWhatIsAssumed(t *testing.T) {
	e := engineOf(t)
	p := profile.Profile{Answers: map[string]profile.Answer{"sensitive_data": {State: profile.Answered, Value: "core"}}}
	s := e.Sweep(p, "industry", decide.Everything())
	if s.Input.Here != nil {
		t.Error("a company of no industry stands in one")
	}
	for _, seg := range s.Segments {
		if len(seg.Assumes) == 0 {
			t.Errorf("%s assumes nothing", seg.Says)
		}
		for _, a := range seg.Assumes {
			if a.Input == "sensitive_data" {
				t.Errorf("%s assumes what was answered", seg.Says)
			}
		}
	}
}

// A company of three answers: what most people sweep.
func threeAnswers() profile.Profile {
	return profile.Profile{Answers: map[string]profile.Answer{
		"headcount":        exactly(320),
		"industry":         {State: profile.Answered, Value: "retail"},
		"digital_maturity": {State: profile.Answered, Value: "formalized"},
	}}
}

func BenchmarkSweep(b *testing.B) {
	e := engineOf(b)
	for _, input := range []string{"headcount", "industry", "symptoms"} {
		b.Run(input, func(b *testing.B) {
			for b.Loop() {
				e.Sweep(threeAnswers(), input, decide.Everything())
			}
		})
	}
}
