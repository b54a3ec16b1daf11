package interview_test

import (
	"flag"
	"io/fs"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/interview"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

func shipped(t testing.TB) (*rulebook.Rulebook, *decide.Engine) {
	t.Helper()
	rb, err := rulebook.LoadProven(fs.FS(rules.FS))
	if err != nil {
		t.Fatal(err)
	}
	return rb, decide.Compile(rb)
}

var howMany = flag.Int("respondents", 60, "random respondents in TestRandomRespondents; docs/interview.md has the figures for 10000")

// remembering is an engine that works out the first few answers once for all
// respondents, as they have them in common and they take longest.
type remembering struct {
	*decide.Engine
	sync.Mutex
	seen    map[string]decide.Outlook
	longest time.Duration // of what was worked out, the empty profile aside
}

func (r *remembering) Outlook(p profile.Profile) decide.Outlook {
	if len(p.Answers) > 9 {
		return r.Engine.Outlook(p)
	}
	key := ""
	for _, id := range slices.Sorted(maps.Keys(p.Answers)) {
		if id != "industry" { // no rule reads it
			key += id + "=" + p.Answers[id].String() + " "
		}
	}
	r.Lock()
	o, ok := r.seen[key]
	r.Unlock()
	if !ok {
		began := time.Now()
		o = r.Engine.Outlook(p)
		took := time.Since(began)
		r.Lock()
		r.seen[key] = o
		if key != "" {
			r.longest = max(r.longest, took)
		}
		r.Unlock()
	}
	return o
}

// respondents draws complete profiles, uniform over the cells that rules tell apart.
func respondents(rb *rulebook.Rulebook, n int) []profile.Profile {
	rng := rand.New(rand.NewPCG(3, 14))
	space := rulebook.NewSpace(rb)
	all := make([]profile.Profile, n)
	for i := range all {
		cells := make([]int, len(space.Vars))
		for v := range cells {
			if space.Vars[v].Cells > 0 {
				cells[v] = rng.IntN(space.Vars[v].Cells)
			}
		}
		all[i] = space.Profile(cells)
		industry := rb.Catalogue.Input(rb.Catalogue.IndustryInput)
		all[i].Answers[industry.ID] = profile.Answer{
			State: profile.Answered, Value: industry.Values[rng.IntN(len(industry.Values))].ID,
		}
	}
	return all
}

// figures are the numbers of questions that an order needs.
type figures struct {
	mean  float64
	worst int
}

func measure(counts []int) figures {
	f := figures{}
	for _, n := range counts {
		f.mean += float64(n) / float64(len(counts))
		f.worst = max(f.worst, n)
	}
	return f
}

// each runs f for all of 0 to n-1, on all processors.
func each(n int, f func(int)) {
	var all sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}

// The interview never asks what cannot matter, stops only when everything is
// settled, and ends with the decisions of the full profile. The long run measures
// how many questions that takes, beside asking in the catalogue's order.
func TestRandomRespondents(t *testing.T) {
	n := *howMany
	if testing.Short() {
		n = 20
	}
	rb, engine := shipped(t)
	e := &remembering{Engine: engine, seen: map[string]decide.Outlook{}}
	all := respondents(rb, n)
	adaptive, fixed := make([]int, n), make([]int, n)
	each(n, func(i int) {
		adaptive[i] = interviewed(t, rb, e, all[i])
		fixed[i] = inOrder(rb, e, all[i])
	})
	a, f := measure(adaptive), measure(fixed)
	t.Logf("%d random complete profiles: %.2f questions on average, %d at worst", n, a.mean, a.worst)
	t.Logf("fixed order: %.2f until settled, %d at worst; %d to ask all", f.mean, f.worst, len(rb.Catalogue.Inputs))
	t.Logf("the longest wait for a next question: %v, on a busy machine", e.longest)
	if a.mean > 0.85*f.mean {
		t.Errorf("%.2f questions on average save too little against %.2f", a.mean, f.mean)
	}
}

// The organisations of the rule cases, with the rest as is typical of them: what the
// industry lets one assume, else nothing out of the ordinary.
func TestCaseRespondents(t *testing.T) {
	rb, err := rulebook.Load(fs.FS(rules.FS)) // with the cases
	if err != nil {
		t.Fatal(err)
	}
	e := &remembering{Engine: decide.Compile(rb), seen: map[string]decide.Outlook{}}
	var adaptive, fixed []int
	step := max(1, len(rb.Cases)/min(*howMany, len(rb.Cases)))
	for k := 0; k < len(rb.Cases); k += step {
		c := rb.Cases[k]
		full := e.Prefill(c.Profile)
		for i := range rb.Catalogue.Inputs {
			in := &rb.Catalogue.Inputs[i]
			a := full.Get(in.ID)
			switch {
			case a.Known() && a.Exact():
				a.State = profile.Answered
			case in.Kind == profile.Set:
				a = in.SetOf(nil)
			case in.Baseline != "":
				a = answer(t, rb, in.ID, in.Baseline)
			default:
				a = profile.Answer{State: profile.Answered, Value: in.Values[0].ID}
			}
			full = full.With(in.ID, a)
		}
		adaptive, fixed = append(adaptive, interviewed(t, rb, e, full)), append(fixed, inOrder(rb, e, full))
		if testing.Short() && len(fixed) == 10 {
			break
		}
	}
	a, f := measure(adaptive), measure(fixed)
	t.Logf("%d cases: %.2f questions on average, %d at worst; fixed order %.2f, %d", len(fixed), a.mean, a.worst, f.mean, f.worst)
}

// interviewed returns how many questions are put to someone who knows it all.
func interviewed(t *testing.T, rb *rulebook.Rulebook, e interview.Engine, full profile.Profile) int {
	asked := 0
	iv := interview.Interview{
		Engine: e, Catalogue: &rb.Catalogue,
		Keep: func(profile.Profile) error { return nil },
		Asker: interview.Scripted(func(q interview.Question) (interview.Reply, error) {
			asked++
			if q.Moves == "" && asked > 1 && q.Input.ID != rb.Catalogue.IndustryInput {
				t.Errorf("%s was asked and cannot matter", q.Input.ID)
			}
			if q.Current.State != profile.NotAsked {
				t.Errorf("%s was asked twice", q.Input.ID)
			}
			return interview.Reply{Answer: full.Get(q.Input.ID)}, nil
		}),
	}
	p, err := iv.Run(t.Context(), profile.Profile{})
	if err != nil {
		t.Error(err)
	}
	got, want := e.Outlook(p), e.Outlook(full)
	if !got.Settled {
		t.Errorf("stopped at %v, unsettled", p.Answers)
	}
	for i := range got.Decisions {
		if got.Decisions[i].Recommended.ID != want.Decisions[i].Recommended.ID {
			t.Errorf("%v gives %s, the full profile %s", p.Answers, got.Decisions[i].Recommended.ID, want.Decisions[i].Recommended.ID)
		}
	}
	return asked
}

// inOrder returns how many questions the catalogue's order takes until all is settled.
func inOrder(rb *rulebook.Rulebook, e interview.Engine, full profile.Profile) int {
	ids := slices.DeleteFunc(rb.Catalogue.IDs(), func(id string) bool { return id == "" })
	// Another answer never unsettles, so the least number can be searched for.
	low, high := 0, len(ids)
	for low < high {
		mid := (low + high) / 2
		p := profile.Profile{Answers: map[string]profile.Answer{}}
		for _, id := range ids[:mid] {
			p.Answers[id] = full.Get(id)
		}
		if settled(e, p) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

func settled(e interview.Engine, p profile.Profile) bool { return e.Outlook(p).Settled }
