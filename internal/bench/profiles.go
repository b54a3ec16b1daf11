package bench

import (
	"math/rand/v2"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// Profiles draws n profiles with an answer to every input, from a seed.
func Profiles(cat *profile.Catalogue, seed uint64, n int) []profile.Profile {
	rng := rand.New(rand.NewPCG(seed, 0))
	all := make([]profile.Profile, n)
	for i := range all {
		p := profile.Profile{Answers: make(map[string]profile.Answer, len(cat.Inputs))}
		for k := range cat.Inputs {
			p.Answers[cat.Inputs[k].ID] = drawAnswer(rng, &cat.Inputs[k])
		}
		all[i] = p
	}
	return all
}

func drawAnswer(rng *rand.Rand, in *profile.Input) profile.Answer {
	a := profile.Answer{State: profile.Answered}
	switch in.Kind {
	case profile.Number:
		a.Low = drawSize(rng)
		a.High = a.Low
	case profile.Set:
		a.Members = []string{}
		for _, v := range in.Values {
			if rng.IntN(4) == 0 {
				a.Members = append(a.Members, v.ID)
			}
		}
	default:
		a.Value = in.Values[rng.IntN(len(in.Values))].ID
	}
	return a
}
