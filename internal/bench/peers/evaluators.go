package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/profile"
)

const (
	checked = 3000                   // profiles on which all have to agree
	slice   = 150 * time.Millisecond // of each peer in each round
)

// evaluators prints nanoseconds a profile of everything that runs in a process
// and is asked again and again.
func (c *comparison) evaluators(ctx context.Context, n int) error {
	profiles := bench.Profiles(&c.rb.Catalogue, 11, n)
	reference := newRecommend(c.engine, profiles)
	want, _, err := reference.run(min(n, checked))
	if err != nil {
		return err
	}
	peers := []*peer{reference}
	add := func(name string, p *peer, err error) {
		if err == nil {
			err = equal(p, want)
		}
		if err != nil {
			c.left(name, err)
			return
		}
		peers = append(peers, p)
	}
	for name, newPeer := range c.kinds(ctx) {
		p, err := newPeer(c.model, profiles)
		add(name, p, err)
	}
	took, err := c.race(peers)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "\n%d rules, %d profiles, all answers equal on %d; median of %d rounds, one goroutine\n\n", c.model.rules(), n, len(want), c.rounds)
	fmt.Fprintf(c.out, "| evaluate one complete profile | ns | x |\n| --- | ---: | ---: |\n")
	slices.SortFunc(peers, func(a, b *peer) int { return int(took[a] - took[b]) })
	for _, p := range peers {
		fmt.Fprintf(c.out, "| %s | %d | %.1f |\n", p.name, took[p], float64(took[p])/float64(took[peers[0]]))
		p.close()
	}
	return nil
}

// kinds are the makers of all other peers.
func (c *comparison) kinds(ctx context.Context) map[string]func(*model, []profile.Profile) (*peer, error) {
	npm := func(engine string, rules any) func(*model, []profile.Profile) (*peer, error) {
		return func(m *model, p []profile.Profile) (*peer, error) {
			if err := installNode(ctx, c.dir); err != nil {
				return nil, err
			}
			return newNode(ctx, c.dir, engine, rules, m, p)
		}
	}
	return map[string]func(*model, []profile.Profile) (*peer, error){
		"csuite, decide": func(m *model, p []profile.Profile) (*peer, error) { return newDecide(c.engine, m, p), nil },
		"csuite, brief":  func(m *model, p []profile.Profile) (*peer, error) { return newBrief(c.engine, m, p), nil },
		"expr":           newExpr,
		"cel":            newCEL,
		"opa": func(m *model, p []profile.Profile) (*peer, error) {
			return newOPA(ctx, m, p)
		},
		"zen":               npm("zen", zenGraph(c.model)),
		"json-rules-engine": npm("json-rules-engine", jsonRules(c.model)),
	}
}

// race runs the peers in turns and returns the median of the nanoseconds that a
// profile took each.
func (c *comparison) race(peers []*peer) (map[*peer]time.Duration, error) {
	all, turns := map[*peer][]time.Duration{}, map[*peer]int{}
	for round := range c.rounds + 1 { // the first finds out how many make a slice
		for _, p := range peers {
			n := max(100, turns[p])
			_, took, err := p.run(n)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			}
			each := max(1, took/time.Duration(n))
			turns[p] = int(slice / each)
			if round > 0 {
				all[p] = append(all[p], each)
			}
		}
	}
	medians := map[*peer]time.Duration{}
	for p, took := range all {
		medians[p] = median(took)
	}
	return medians, nil
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// equal checks a peer's answers.
func equal(p *peer, want []answer) error {
	have, _, err := p.run(len(want))
	if err != nil {
		return fmt.Errorf("%s: %w", p.name, err)
	}
	if len(have) != len(want) {
		return fmt.Errorf("%s: %d answers, want %d", p.name, len(have), len(want))
	}
	for i := range want {
		if have[i] != want[i] {
			return fmt.Errorf("%s: profile %d: %v, want %v", p.name, i, have[i], want[i])
		}
	}
	return nil
}

// rules counts what the engines have to evaluate.
func (m *model) rules() int {
	n := 0
	for _, s := range m.sums {
		n += len(s.rules)
	}
	for _, c := range m.choices {
		n += len(c.rows)
	}
	return n
}
