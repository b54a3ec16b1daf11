package interview_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/interview"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A talker is a scripted asker that remembers what was said, and picks ways.
type talker struct {
	interview.Scripted
	said []string
	way  int
}

func (k *talker) Say(text string)                      { k.said = append(k.said, text) }
func (k *talker) Choose(string, []string) (int, error) { return k.way, nil }

func (k *talker) says(text string) bool {
	return slices.ContainsFunc(k.said, func(s string) bool { return strings.Contains(s, text) })
}

func begin(rb *rulebook.Rulebook, e *decide.Engine, asker interview.Asker) interview.Interview {
	return interview.Interview{
		Engine: e, Catalogue: &rb.Catalogue, Asker: asker, Keep: func(profile.Profile) error { return nil },
	}
}

func answer(t testing.TB, rb *rulebook.Rulebook, id, text string) profile.Answer {
	t.Helper()
	a, err := rb.Catalogue.Parse(rb.Catalogue.Input(id), text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func profileOf(t testing.TB, rb *rulebook.Rulebook, answers map[string]string) profile.Profile {
	t.Helper()
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for id, text := range answers {
		p.Answers[id] = answer(t, rb, id, text)
	}
	return p
}

// People who do not know, and who go back, come to an end too: when nothing that
// was not put yet can matter.
func TestUnsureRespondents(t *testing.T) {
	rb, e := shipped(t)
	all := respondents(rb, 8)
	each(len(all), func(i int) {
		rng := rand.New(rand.NewPCG(uint64(i), 2))
		iv := begin(rb, e, interview.Scripted(func(q interview.Question) (interview.Reply, error) {
			switch rng.IntN(6) {
			case 0:
				return interview.Reply{Kind: interview.Back}, nil
			case 1, 2:
				return interview.Reply{Answer: profile.Answer{State: profile.Unknown}}, nil
			}
			return interview.Reply{Answer: all[i].Get(q.Input.ID)}, nil
		}))
		p, err := iv.Run(t.Context(), profile.Profile{Name: "Acme"})
		if err != nil || p.Name != "Acme" {
			t.Errorf("%q, %v", p.Name, err)
		}
		for _, q := range e.Outlook(p).Questions {
			if p.Get(q.Input.ID).State == profile.NotAsked {
				t.Errorf("%s was not asked, and could matter", q.Input.ID)
			}
		}
	})
}

// A changed answer keeps the others, and says which weigh nothing now; nothing is
// assumed in what comes back.
func TestChangedAnswerKeepsOthers(t *testing.T) {
	rb, e := shipped(t)
	all, said := respondents(rb, 8), make([]bool, 8)
	each(len(all), func(i int) { said[i] = changesMind(t, rb, e, all[i]) })
	if !slices.Contains(said, true) {
		t.Error("nobody was told which answers weigh nothing now")
	}
}

// changesMind plays someone who goes back to the headcount after eight questions,
// and reports whether the interview says that other answers weigh nothing now.
func changesMind(t *testing.T, rb *rulebook.Rulebook, e *decide.Engine, full profile.Profile) bool {
	full.Answers["headcount"] = answer(t, rb, "headcount", "300")
	asked, turned := 0, false
	k := &talker{}
	k.Scripted = func(q interview.Question) (interview.Reply, error) {
		asked++
		switch {
		case asked > 8 && !turned && q.Input.ID != "headcount":
			return interview.Reply{Kind: interview.Back}, nil
		case asked > 8 && !turned:
			turned = true
			if q.Current.Low != 300 {
				t.Errorf("the answer so far is shown as %v", q.Current)
			}
			return interview.Reply{Answer: answer(t, rb, "headcount", "3")}, nil
		case turned && q.Current.State != profile.NotAsked:
			t.Errorf("%s was asked again", q.Input.ID)
		}
		return interview.Reply{Answer: full.Get(q.Input.ID)}, nil
	}
	iv := begin(rb, e, k)
	p, err := iv.Run(t.Context(), profile.Profile{})
	if err != nil || !turned || len(p.Answers) < 8 || p.Get("headcount").Low != 3 {
		t.Errorf("%v, %v", p, err)
	}
	for id, a := range p.Answers {
		if a.State != profile.Answered || id != "headcount" && !reflect.DeepEqual(a, full.Get(id)) {
			t.Errorf("%s is %v, was %v", id, a, full.Get(id))
		}
	}
	return k.says("no weight now")
}

// When all is settled the person may stop or go on; --quick and --all do as they say.
func TestEndings(t *testing.T) {
	rb, e := shipped(t)
	full := respondents(rb, 1)[0]
	for _, c := range []struct {
		name       string
		quick, all bool
		way        int
		least      int
	}{{"stop", false, false, 0, 4}, {"on", false, false, 1, 12}, {"quick", true, false, 0, 3}, {"all", false, true, 0, len(rb.Catalogue.Inputs)}} {
		k := &talker{way: c.way, Scripted: func(q interview.Question) (interview.Reply, error) {
			return interview.Reply{Answer: full.Get(q.Input.ID)}, nil
		}}
		iv := begin(rb, e, k)
		iv.Quick, iv.All = c.quick, c.all
		p, err := iv.Run(t.Context(), profile.Profile{})
		if err != nil || len(p.Answers) < c.least || c.quick && len(p.Answers) != 3 {
			t.Errorf("%s: %d answers, %v", c.name, len(p.Answers), err)
		}
		if !c.quick && !k.says("settled: ") {
			t.Errorf("%s: never says what is settled", c.name)
		}
	}
}

// Whatever breaks the interview off, the answers so far come back, and were kept.
func TestBrokenOff(t *testing.T) {
	rb, e := shipped(t)
	full := respondents(rb, 1)[0]
	var kept profile.Profile
	asked := 0
	iv := begin(rb, e, interview.Scripted(func(q interview.Question) (interview.Reply, error) {
		if asked++; asked == 4 {
			return interview.Reply{}, context.Canceled
		}
		return interview.Reply{Answer: full.Get(q.Input.ID)}, nil
	}))
	iv.Keep = func(p profile.Profile) error { kept = p; return nil }
	p, err := iv.Run(t.Context(), profile.Profile{})
	if !errors.Is(err, context.Canceled) || len(p.Answers) != 3 || !reflect.DeepEqual(p, kept) {
		t.Errorf("%v: %v, kept %v", err, p, kept)
	}
	full503 := errors.New("the disk is full")
	iv.Keep = func(profile.Profile) error { return full503 }
	if p, err := iv.Run(t.Context(), profile.Profile{}); !errors.Is(err, full503) || len(p.Answers) != 1 {
		t.Errorf("%v: %v", err, p)
	}
}

// What is written reads back as the same profile, and gives the same recommendation.
func TestWrittenProfileReadsBack(t *testing.T) {
	rb, e := shipped(t)
	rng := rand.New(rand.NewPCG(5, 6))
	for i, p := range respondents(rb, 200) {
		p.Name = []string{"", "Acme", "a: b # c", "\"é\"\x1b\u202e\U0001f600", "- x", "null"}[i%6]
		for _, id := range slices.Sorted(maps.Keys(p.Answers)) {
			switch rng.IntN(4) {
			case 0:
				delete(p.Answers, id)
			case 1:
				p.Answers[id] = profile.Answer{State: profile.Unknown}
			}
		}
		if i < 6 {
			p.Answers = map[string]profile.Answer{}
		}
		again, err := intake.Profile("p.yaml", bytes.NewReader(interview.YAML(e.Prefill(p), &rb.Catalogue)), &rb.Catalogue)
		if err != nil || !reflect.DeepEqual(again, p) {
			t.Fatalf("%v reads back as %v, %v", p, again, err)
		}
	}
}

// BenchmarkNext measures what a person waits for after an answer: the new state
// and the next question, with all that is shown of it.
func BenchmarkNext(b *testing.B) {
	rb, e := shipped(b)
	for _, bench := range []struct {
		name    string
		answers map[string]string
	}{
		{"nothing", nil},
		{"headcount", map[string]string{"headcount": "320"}},
		{"unsure", map[string]string{"headcount": "unknown", "industry": "unknown", "digital_maturity": "unknown"}},
		{"core", map[string]string{"headcount": "320", "industry": "retail", "digital_maturity": "formalized"}},
	} {
		p := profileOf(b, rb, bench.answers)
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				iv := begin(rb, e, interview.Scripted(func(interview.Question) (interview.Reply, error) {
					return interview.Reply{Kind: interview.Skip}, nil
				}))
				if _, err := iv.Run(b.Context(), p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
