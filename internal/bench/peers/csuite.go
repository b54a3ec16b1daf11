package main

import (
	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// newRecommend is csuite's whole recommendation: the answers that all others are
// held to, with everything else that it says about a company.
func newRecommend(e *decide.Engine, profiles []profile.Profile) *peer {
	return inProcess("csuite, the whole recommendation", len(profiles), func(i int) (answer, error) {
		return recommended(e, profiles[i]), nil
	})
}

func recommended(e *decide.Engine, p profile.Profile) answer {
	r := e.Recommend(p)
	d := &r.Decisions
	return answer{r.Structure, d.Technology.Recommended, d.Marketing.Recommended, d.Bridge.Recommended}
}

// codes turns profiles into what csuite batch makes of an answer while it reads
// it, as the others get values of their own language.
func codes(s *decide.Screen, m *model, profiles []profile.Profile) [][]decide.Code {
	flat := make([]decide.Code, 0, len(profiles)*len(m.inputs))
	all := make([][]decide.Code, len(profiles))
	for i, p := range profiles {
		for k := range m.inputs {
			flat = append(flat, s.Code(k, p.Get(m.inputs[k].ID)))
		}
		all[i] = flat[len(flat)-len(m.inputs):]
	}
	return all
}

// newDecide is csuite's four outcomes and how close each decision was.
func newDecide(e *decide.Engine, m *model, profiles []profile.Profile) *peer {
	s := e.NewScreen()
	k, all := s.NewScreener(), codes(s, m, profiles)
	return inProcess("csuite, outcomes and closeness", len(all), func(i int) (answer, error) {
		d := k.Decide(all[i])
		return outcomes(s, d.Structure, d.Outcomes), nil
	})
}

// newBrief is csuite's row of a portfolio: also what is settled, and the nearest flip.
func newBrief(e *decide.Engine, m *model, profiles []profile.Profile) *peer {
	s := e.NewScreen()
	k, all := s.NewScreener(), codes(s, m, profiles)
	return inProcess("csuite, a row of a portfolio", len(all), func(i int) (answer, error) {
		b := k.Brief(all[i])
		return outcomes(s, b.Structure, b.Outcomes), nil
	})
}

func outcomes(s *decide.Screen, structure int, decided [3]int) answer {
	a := answer{s.Structures()[structure].ID}
	for d, out := range decided {
		a[d+1] = s.Alternatives(d)[out].ID
	}
	return a
}
