package decide_test

import (
	"sync"
	"testing"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// TestScreenersAgree: goroutines that share a screen brief as one alone does,
// whichever of them was first anywhere.
func TestScreenersAgree(t *testing.T) {
	alone, shared := shippedScreen(t), shippedScreen(t)
	for name, c := range crowds(alone.rb, 31) {
		t.Run(name, func(t *testing.T) {
			all := drawCodes(alone, c, rounds(4000))
			k := alone.s.NewScreener()
			want := make([]decide.Brief, len(all))
			for i, codes := range all {
				want[i] = k.Brief(codes)
			}
			var wait sync.WaitGroup
			for n := range 3 {
				wait.Go(func() {
					k := shared.s.NewScreener()
					for i := range all {
						at := (i*(n+1) + n*len(all)/3) % len(all) // each in an order of its own
						if got := k.Brief(all[at]); got != want[at] {
							t.Errorf("one of several says %+v, one alone %+v", got, want[at])
							return
						}
					}
				})
			}
			wait.Wait()
		})
	}
}

// TestCodes: answers that nothing tells apart have one code, others have not.
func TestCodes(t *testing.T) {
	x := shippedScreen(t)
	at := map[string]int{}
	for i, id := range x.rb.Catalogue.IDs() {
		at[id] = i
	}
	people := func(low, high int64) decide.Code {
		return x.s.Code(at["headcount"], profile.Answer{State: profile.Answered, Low: low, High: high})
	}
	for i := range x.rb.Catalogue.Inputs {
		if c := x.s.Code(i, profile.Answer{}); c != decide.CodeNotAsked {
			t.Errorf("input %d: not asked is %d", i, c)
		}
		if c := x.s.Code(i, profile.Answer{State: profile.Unknown}); c != decide.CodeUnknown {
			t.Errorf("input %d: unknown is %d", i, c)
		}
		seen := map[decide.Code]bool{decide.CodeNotAsked: true, decide.CodeUnknown: true}
		for _, a := range everyAnswer(x, &x.rb.Catalogue.Inputs[i]) {
			c := x.s.Code(i, a)
			if seen[c] {
				t.Errorf("input %d: %v has the code %d of another answer", i, a, c)
			}
			seen[c] = true
		}
	}
	if people(120, 120) != people(121, 121) || people(120, 120) != people(100, 130) {
		t.Error("headcounts that no rule tells apart have several codes")
	}
	if people(120, 120) == people(120, 400) || people(120, 400) == people(10, 400) {
		t.Error("a range over several cells has the code of another")
	}
}

// TestDecideAllocatesNothing, nor does a row that says what one before it said.
func TestDecideAllocatesNothing(t *testing.T) {
	x := shippedScreen(t)
	k, all := x.s.NewScreener(), drawCodes(x, newCrowd(x.rb, 41), 200)
	each := func(do func([]decide.Code)) func() {
		return func() {
			for _, codes := range all {
				do(codes)
			}
		}
	}
	if n := testing.AllocsPerRun(5, each(func(c []decide.Code) { k.Decide(c) })); n > 0 {
		t.Errorf("Decide allocates %v times", n)
	}
	if n := testing.AllocsPerRun(5, each(func(c []decide.Code) { k.Brief(c) })); n > 0 {
		t.Errorf("Brief allocates %v times", n)
	}
}

// TestTextsAreBounded: a screener does not remember flips without end.
func TestTextsAreBounded(t *testing.T) {
	x := shippedScreen(t)
	k := x.s.NewScreener()
	k.FillTexts()
	for _, codes := range drawCodes(x, newCrowd(x.rb, 51), 100) {
		want := x.s.NewScreener().Brief(codes)
		if got := k.Brief(codes); got != want {
			t.Fatalf("with much to remember %+v, with nothing %+v", got, want)
		}
	}
	if n := k.Texts(); n == 0 || n > 100 {
		t.Errorf("after a hundred rows a screener that was full remembers %d flips", n)
	}
}
