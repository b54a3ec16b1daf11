package decide_test

import (
	"testing"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// The profiles that the benchmarks use: three answers, a full profile, nothing.
func benchProfile(b *testing.B, cat *profile.Catalogue, answers map[string]string) profile.Profile {
	b.Helper()
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for id, text := range answers {
		a, err := cat.Parse(cat.Input(id), text)
		if err != nil {
			b.Fatal(err)
		}
		p.Answers[id] = a
	}
	return p
}

// BenchmarkRecommend measures a whole recommendation: possible, flips, ledger,
// leave-one-out and the text of it.
func BenchmarkRecommend(b *testing.B) {
	rb, e := shipped(b)
	core := map[string]string{"headcount": "320", "industry": "retail", "digital_maturity": "formalized"}
	full := map[string]string{
		"headcount": "320", "industry": "retail", "digital_maturity": "formalized", "technology_role": "customer-facing",
		"customers": "consumers", "martech": "integrated-stack", "sensitive_data": "some", "born_digital": "no",
		"it_services": "no", "emerging_technology": "watching", "growth_strategy": "expansion", "growth_rate": "moderate",
		"it_estate": "mixed", "it_sourcing": "in-house", "it_posture": "owns-and-manages", "digital_strategy_owner": "cio",
		"cio_cmo_contact": "rare", "symptoms": "duplicate-tools", "dual_leader": "no", "current_roles": "head-of-it",
	}
	for _, bench := range []struct {
		name    string
		answers map[string]string
	}{{"core", core}, {"full", full}, {"empty", nil}} {
		p := benchProfile(b, &rb.Catalogue, bench.answers)
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.Recommend(p)
			}
		})
	}
}

// BenchmarkOutlook measures what the interview needs to choose its next question.
func BenchmarkOutlook(b *testing.B) {
	rb, e := shipped(b)
	for _, bench := range []struct {
		name    string
		answers map[string]string
	}{
		{"empty", nil},
		{"core", map[string]string{"headcount": "320", "industry": "retail", "digital_maturity": "formalized"}},
	} {
		p := benchProfile(b, &rb.Catalogue, bench.answers)
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				e.Outlook(p)
			}
		})
	}
}
