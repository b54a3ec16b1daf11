package report

import (
	"fmt"
	"testing"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func flips(list ...recommendation.Flip) recommendation.Decision {
	return recommendation.Decision{
		ID: "technology", Label: "technology", Flips: list,
		Open: []recommendation.OpenInput{{Input: "martech"}, {Input: "it_estate"}},
	}
}

func said(list []recommendation.Flip) string {
	var says []string
	for _, f := range list {
		says = append(says, f.Says)
	}
	return fmt.Sprint(says)
}

func TestLikeliestFlipsComeFirst(t *testing.T) {
	d := flips(
		both(flip("customers too", "a", "A", "customers", "x", "y"), flip("and more", "a", "A", "growth_rate", nil, "fast")),
		flip("95 % fewer", "a", "A", "headcount", int64(1000), int64(49)),
		flip("an answer changes", "a", "A", "technology_role", "internal", "sold"),
		flip("the second open one", "a", "A", "it_estate", nil, "simple"),
		flip("two symptoms", "a", "A", "symptoms", []string{}, []string{"one", "two"}),
		flip("the first open one", "a", "A", "martech", "none", "few-tools"),
		flip("a symptom goes, another comes", "a", "A", "symptoms", []any{"one"}, []any{"two"}),
		flip("one symptom", "a", "A", "symptoms", []any{}, []any{"one"}),
		flip("some growth", "a", "A", "headcount", int64(1000), int64(2500)),
	)
	want := "[some growth the first open one the second open one an answer changes one symptom 95 % fewer" +
		" two symptoms a symptom goes, another comes customers too and and more]"
	if got := said(ranked(d)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := len(singles(d)); got != 6 {
		t.Errorf("%d flips change one answer", got)
	}
}

func TestARangeIsNoLeap(t *testing.T) {
	f := flip("650 more people (1,000)", "a", "A", "headcount", "201-500", int64(1000))
	if effort(flips(f), f) >= numberLeaps {
		t.Error("how far a range would have to move is not known")
	}
}

func TestTurns(t *testing.T) {
	r := acme()
	want := "[{growth strategy is expansion [a CMO]} {130 more people (250) [separate CTO and CIO]} {symptoms include fragmented journeys [a partnership of IT and marketing]}]"
	if got := fmt.Sprint(turns(r)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// One change that two decisions turn on has one line, with both.
	partners := expand
	partners.Title = "a partnership"
	r.Decisions.Bridge.Flips = []recommendation.Flip{partners}
	want = "[{growth strategy is expansion [a CMO a partnership]} {130 more people (250) [separate CTO and CIO]}]"
	if got := fmt.Sprint(turns(r)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A leap is shown where a decision has nothing else, and only there.
func TestTurnsLeapAtNeed(t *testing.T) {
	r := bare()
	r.Decisions.Technology.Flips = []recommendation.Flip{win, guard}
	r.Decisions.Marketing.Flips = []recommendation.Flip{flip("95 % fewer", "a", "A", "headcount", 1000, 49)}
	r.Decisions.Bridge.Flips = []recommendation.Flip{enter}
	want := "[{sensitive data becomes core [separate CTO and CIO]} {95 % fewer [A]}]"
	if got := fmt.Sprint(turns(r)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := fmt.Sprint(unmoved(r)); got != "[bridge]" {
		t.Errorf("unmoved: %s", got)
	}
}
