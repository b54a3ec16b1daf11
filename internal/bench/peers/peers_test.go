package main

import (
	"testing"

	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// Every engine in Go gives csuite's answers.
func TestGoPeers(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	m, e := modelOf(rb), decide.Compile(rb)
	profiles := bench.Profiles(&rb.Catalogue, 11, 300)
	want, _, err := newRecommend(e, profiles).run(len(profiles))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]func(*model, []profile.Profile) (*peer, error){
		"decide": func(m *model, p []profile.Profile) (*peer, error) { return newDecide(e, m, p), nil },
		"brief":  func(m *model, p []profile.Profile) (*peer, error) { return newBrief(e, m, p), nil },
		"expr":   newExpr,
		"cel":    newCEL,
		"opa": func(m *model, p []profile.Profile) (*peer, error) {
			return newOPA(t.Context(), m, p)
		},
	}
	for name, newPeer := range kinds {
		t.Run(name, func(t *testing.T) {
			p, err := newPeer(m, profiles)
			if err != nil {
				t.Fatal(err)
			}
			if err := equal(p, want); err != nil {
				t.Error(err)
			}
		})
	}
}
