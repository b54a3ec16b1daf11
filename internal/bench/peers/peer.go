package main

import (
	"time"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// An answer is the wanted outcomes, in the order of wanted.
type answer [4]string

// A peer is an engine with the model and the profiles in its own form.
type peer struct {
	name string
	// run decides the first n profiles, beginning again after the last, and returns
	// the answers to the first of them, once each, and the time for all.
	run   func(n int) ([]answer, time.Duration, error)
	close func()
}

// inProcess is a peer of one function from a profile's index to its answer.
func inProcess(name string, profiles int, decide func(i int) (answer, error)) *peer {
	run := func(n int) ([]answer, time.Duration, error) {
		answers := make([]answer, min(n, profiles))
		began := time.Now()
		for k := range n {
			i := k % profiles
			a, err := decide(i)
			if err != nil {
				return nil, 0, err
			}
			answers[i] = a
		}
		return answers, time.Since(began), nil
	}
	return &peer{name: name, run: run, close: func() {}}
}

// values returns the answers of a complete profile as languages have them.
func values(m *model, p profile.Profile) map[string]any {
	all := make(map[string]any, len(m.inputs))
	for i := range m.inputs {
		in := &m.inputs[i]
		switch a := p.Get(in.ID); in.Kind {
		case profile.Number:
			all[in.ID] = a.Low
		case profile.Set:
			all[in.ID] = a.Members
		default:
			all[in.ID] = a.Value
		}
	}
	return all
}

func allValues(m *model, profiles []profile.Profile) []map[string]any {
	all := make([]map[string]any, len(profiles))
	for i, p := range profiles {
		all[i] = values(m, p)
	}
	return all
}
