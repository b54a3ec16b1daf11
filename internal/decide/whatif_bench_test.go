package decide_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// whatIfCrowd is what the benchmarks of whatif ask about: three answers, none, and
// companies drawn at random.
func whatIfCrowd(b *testing.B, cat *profile.Catalogue) map[string][]profile.Profile {
	b.Helper()
	return map[string][]profile.Profile{
		"core":   {benchProfile(b, cat, map[string]string{"headcount": "320", "industry": "retail", "digital_maturity": "formalized"})},
		"empty":  {{}},
		"random": someProfiles(40, 1<<30),
	}
}

// slowest runs ask over a crowd and reports, beside the mean, the slowest answer.
func slowest(b *testing.B, crowd []profile.Profile, ask func(profile.Profile)) {
	b.Helper()
	worst := time.Duration(0)
	for b.Loop() {
		for _, p := range crowd {
			began := time.Now()
			ask(p)
			worst = max(worst, time.Since(began))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(crowd)), "us/answer")
	b.ReportMetric(float64(worst.Microseconds()), "us/slowest")
}

// BenchmarkWhatIf measures all minimal flips, described, with the rules that turn.
func BenchmarkWhatIf(b *testing.B) {
	rb, e := shipped(b)
	for name, crowd := range whatIfCrowd(b, &rb.Catalogue) {
		for depth := 1; depth <= decide.Deepest; depth++ {
			b.Run(fmt.Sprintf("%s/depth=%d", name, depth), func(b *testing.B) {
				slowest(b, crowd, func(p profile.Profile) { e.WhatIf(p, depth) })
			})
		}
	}
}

// BenchmarkTo measures the way to every alternative of every decision and of the
// structure; one answer is one alternative.
func BenchmarkTo(b *testing.B) {
	rb, e := shipped(b)
	for name, crowd := range whatIfCrowd(b, &rb.Catalogue) {
		for _, id := range aims() {
			for _, a := range rb.ChoiceTable(id).Alternatives {
				b.Run(name+"/"+id+"="+a.ID, func(b *testing.B) {
					slowest(b, crowd, func(p profile.Profile) { e.To(p, id, a.ID, nil) })
				})
			}
		}
	}
}

// BenchmarkWithout measures the whole leave-one-out table.
func BenchmarkWithout(b *testing.B) {
	_, e := shipped(b)
	for b.Loop() {
		e.Without(profile.Profile{}, e.Each())
	}
}
