package intake_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	. "github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// asYAML writes the answers as a person would; asJSON also writes the name.
func asYAML(p profile.Profile) string {
	var b strings.Builder
	b.WriteString("headcount:\n") // so that a profile without answers is no empty file
	if _, ok := p.Answers["headcount"]; ok {
		b.Reset()
	}
	for _, id := range slices.Sorted(maps.Keys(p.Answers)) {
		b.WriteString(id + ": " + p.Answers[id].String() + "\n")
	}
	if ids := selfAssessed(p); ids != nil {
		b.WriteString("self_assessed: [" + strings.Join(ids, ", ") + "]\n")
	}
	return b.String()
}

func selfAssessed(p profile.Profile) []string {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(p.Answers)) {
		if p.Answers[id].Note != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

func asJSON(t *testing.T, p profile.Profile) string {
	out := map[string]any{"name": p.Name, "self_assessed": selfAssessed(p)}
	for id, a := range p.Answers {
		out[id] = a.String()
	}
	b, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func checkReadsBack(t *testing.T, p profile.Profile) {
	t.Helper()
	c := testCatalogue()
	for _, text := range []string{asYAML(p), asJSON(t, p)} {
		again, err := Profile("p.yaml", strings.NewReader(text), c)
		if err != nil || !reflect.DeepEqual(again.Answers, p.Answers) {
			t.Fatalf("%q reads back as %v, %v", text, again, err)
		}
		if text[0] == '{' && again.Name != p.Name {
			t.Fatalf("%q reads back with the name %q", text, again.Name)
		}
	}
}

// Any profile that is written reads back as it was.
func TestWrittenProfileReadsBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	c := testCatalogue()
	for range 2000 {
		p := profile.Profile{Name: "A \u202e😀\x1b", Answers: map[string]profile.Answer{}}
		for i := range c.Inputs {
			if a := randomAnswer(rng, &c.Inputs[i]); a.State != profile.NotAsked {
				if a.Known() && rng.IntN(4) == 0 {
					a.Note = profile.SelfAssessed
				}
				p.Answers[c.Inputs[i].ID] = a
			}
		}
		checkReadsBack(t, p)
	}
}

func randomAnswer(rng *rand.Rand, in *profile.Input) profile.Answer {
	a := profile.Answer{State: profile.Answered}
	switch kind := rng.IntN(5); {
	case kind == 0:
		return profile.Answer{}
	case kind == 1:
		return profile.Answer{State: profile.Unknown}
	case in.Kind == profile.Number:
		a.Low = 1 + rng.Int64N(1<<rng.IntN(62))
		a.High = []int64{a.Low, a.Low + rng.Int64N(1000), profile.Open}[rng.IntN(3)]
	case in.Kind == profile.Set:
		var ids []string
		for _, v := range in.Values {
			if rng.IntN(2) == 0 {
				ids = append(ids, v.ID)
			}
		}
		return in.SetOf(ids)
	default:
		a.Value = in.Values[rng.IntN(len(in.Values))].ID
	}
	return a
}

// No input makes Profile panic; a complaint has a place and prints safely; an
// accepted profile reads back.
func FuzzProfile(f *testing.F) {
	f.Add("name: Acme\nheadcount: 201-500\nsymptoms: [duplicate-tools]\n")
	f.Add(`{"name":"\ud83d\ude00", "headcount": 5}`)
	f.Add("self_assessed: [headcount]\nheadcount: 5\n")
	for _, tc := range faults {
		f.Add(tc.in)
	}
	c := testCatalogue()
	f.Fuzz(func(t *testing.T, in string) {
		p, err := Profile("p.yaml", strings.NewReader(in), c)
		if err != nil {
			checkComplaint(t, err)
			return
		}
		checkReadsBack(t, p)
	})
}
