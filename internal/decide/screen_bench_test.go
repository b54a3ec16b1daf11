package decide_test

import (
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// someCompanies are enough that none repeats soon.
const someCompanies = 1 << 14

func drawCodes(x screened, c *crowd, n int) [][]decide.Code {
	all := make([][]decide.Code, n)
	for i := range all {
		all[i] = codesOf(x.s, x.rb, c.draw())
	}
	return all
}

// everyCore is every company of which only the core is known, a headcount a cell.
func everyCore(x screened) [][]decide.Code {
	blank := codesOf(x.s, x.rb, profile.Profile{})
	all := [][]decide.Code{blank}
	for i := range x.rb.Catalogue.Inputs {
		in := &x.rb.Catalogue.Inputs[i]
		if in.Role != profile.Core {
			continue
		}
		var next [][]decide.Code
		for _, codes := range all {
			for _, a := range everyAnswer(x, in) {
				row := append([]decide.Code{}, codes...)
				row[i] = x.s.Code(i, a)
				next = append(next, row)
			}
		}
		all = next
	}
	return all
}

// everyAnswer is an answer in every cell of an input.
func everyAnswer(x screened, in *profile.Input) []profile.Answer {
	var all []profile.Answer
	switch in.Kind {
	case profile.Number:
		for _, n := range newCrowd(x.rb, 1).cuts {
			all = append(all, profile.Answer{State: profile.Answered, Low: n, High: n})
		}
	case profile.Set:
		for mask := range 1 << len(in.Values) {
			a := profile.Answer{State: profile.Answered, Members: []string{}}
			for i, v := range in.Values {
				if mask>>i&1 == 1 {
					a.Members = append(a.Members, v.ID)
				}
			}
			all = append(all, a)
		}
	default:
		for _, v := range in.Values {
			all = append(all, profile.Answer{State: profile.Answered, Value: v.ID})
		}
	}
	return all
}

// BenchmarkDecide measures the goal "decide one complete profile: four choice
// tables and their closeness".
func BenchmarkDecide(b *testing.B) {
	x := shippedScreen(b)
	k, all := x.s.NewScreener(), drawCodes(x, newCrowd(x.rb, 3), someCompanies)
	for _, codes := range all {
		k.Decide(codes)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		k.Decide(all[i%len(all)])
		i++
	}
}

// BenchmarkBrief measures a row of a portfolio: every answer given; a fifth of the
// refining and optional ones empty; nothing but the core, each such company once.
func BenchmarkBrief(b *testing.B) {
	x := shippedScreen(b)
	gaps := newCrowd(x.rb, 5)
	gaps.gaps = 0.2
	for _, bench := range []struct {
		name string
		all  [][]decide.Code
	}{
		{"complete", drawCodes(x, newCrowd(x.rb, 4), someCompanies)},
		{"gaps", drawCodes(x, gaps, someCompanies)},
		{"core", everyCore(x)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			k := x.s.NewScreener()
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				k.Brief(bench.all[i%len(bench.all)])
				i++
			}
		})
	}
}

// BenchmarkSettles measures what the summary asks of a sample of rows.
func BenchmarkSettles(b *testing.B) {
	x := shippedScreen(b)
	gaps := newCrowd(x.rb, 5)
	gaps.gaps = 0.2
	for _, bench := range []struct {
		name string
		all  [][]decide.Code
	}{{"gaps", drawCodes(x, gaps, 1<<12)}, {"core", everyCore(x)}} {
		b.Run(bench.name, func(b *testing.B) {
			k, i := x.s.NewScreener(), 0
			for b.Loop() {
				k.Settles(bench.all[i%len(bench.all)])
				i++
			}
		})
	}
}

// BenchmarkNewScreen measures what a batch pays before its first row.
func BenchmarkNewScreen(b *testing.B) {
	e := engineOf(b)
	b.ReportAllocs()
	for b.Loop() {
		e.NewScreen()
	}
}
