package report

import (
	"testing"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

func TestCitationsSayWhoAndWhere(t *testing.T) {
	for want, c := range map[string]recommendation.Cite{
		"CTO Magazine, 2025, ¶ 18":                       a14,
		"Olin Hyde, in Eric D. Brown's blog, 2010, ¶ 69": c38,
		"Eric D. Brown's blog, 2010, ¶ 51":               c25,
		"Vision Computer Solutions, undated, ¶ 22":       d14,
		"CTO Magazine, 2025, ¶ 13-14, 16":                a10,
		"A title, undated":                               {Title: "A title"},
		"her-source, undated, ¶ 1-3":                     {Source: "her-source", Paragraphs: []int{1, 2, 3}},
		"unnamed tweet, in A. Nonymous, 2011":            {Author: "A. Nonymous", Voice: "unnamed tweet, comment 18", Year: "2011"},
		"on his own account, 2001":                       {Publisher: "on his own account", Year: "2001"},
	} {
		if got := origin(c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestOneDocumentIsNamedOnce(t *testing.T) {
	a13 := cite("A13", "", "They share ground.", 18)
	want := "document: CTO Magazine, 2025, ¶ 18 (A13, A14), ¶ 21 (A18); Vision Computer Solutions, undated, ¶ 22 (D14)"
	if got := origins("document", cites(a13, d14, a14, a18)); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := origins("inference", nil); got != "inference" {
		t.Errorf("without a citation: %q", got)
	}
}

func TestPointsAndBand(t *testing.T) {
	for want, l := range map[string]recommendation.Load{
		"5 points; substantial from 3 to 5": {Sum: 5, Band: "substantial", Low: number(3), High: number(5)},
		"1 point; none up to 1":             {Sum: 1, Band: "none", High: number(1)},
		"-1 point; full from -4":            {Sum: -1, Band: "full", Low: number(-4)},
		"0 points; balanced at 0":           {Sum: 0, Band: "balanced", Low: number(0), High: number(0)},
		"-2 points; apart":                  {Sum: -2, Band: "apart"},
	} {
		if got := tally(l); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWhatToSettle(t *testing.T) {
	d := recommendation.Decision{Open: []recommendation.OpenInput{
		{Label: "customers", State: "assumed"},
		{Label: "symptoms", State: "not-asked"},
		{Label: "sensitive data", State: "assumed"},
		{Label: "growth rate", State: "unknown"},
		{Label: "headcount", State: "answered"},
	}}
	for n, want := range map[int]string{
		0: "",
		1: "confirm customers",
		2: "confirm customers; answer symptoms",
		9: "confirm customers, sensitive data; answer symptoms, growth rate; narrow down headcount",
	} {
		if got := toSettle(d, n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestHeldBy(t *testing.T) {
	for want, s := range map[string]recommendation.Seat{
		"CTO":                                  {Title: "CTO", Level: "executive", Accountable: "CTO"},
		"rides along with enterprise IT (CIO)": {Title: "rides along with enterprise IT", Level: notNeeded, Accountable: "CIO"},
		"rides along with the chief executive": {Title: "rides along with the chief executive", Level: notNeeded, Accountable: "chief executive"},
		"rides along":                          {Title: "rides along", Level: notNeeded},
	} {
		if got := heldBy(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRowsDecideInOneSentence(t *testing.T) {
	row := recommendation.Evidence{Fact: "It is too little. No document says so.", Because: "It is too little. No document says so."}
	if what, load := decider(recommendation.Reason{Evidence: row, Load: "nobody"}); what != "It is too little" || load != "" {
		t.Errorf("got %q, %q", what, load)
	}
	what, load := decider(recommendation.Reason{Evidence: medium, Load: "enterprise IT: full"})
	if what != "120 people, mixed systems, some sensitive data (assumed)" || load != "enterprise IT: full" {
		t.Errorf("got %q, %q", what, load)
	}
}

func TestGroups(t *testing.T) {
	phases := []recommendation.Entry{
		entry("1", "document", nil, "phase", "now", "step", "a"), entry("2", "document", nil, "phase", "later", "step", "b"),
		entry("3", "document", nil, "phase", "now", "step", "c"),
	}
	got := groups(phases)
	if len(got) != 2 || got[0].heading != "now" || len(got[0].entries) != 2 || got[1].heading != "later" {
		t.Errorf("phases: %+v", got)
	}
	if got := groups(phases[:2]); len(got) != 1 || got[0].heading != "" || len(got[0].entries) != 2 {
		t.Errorf("a heading for each entry: %+v", got)
	}
	if got := groups([]recommendation.Entry{{}, {}}); len(got) != 1 || len(got[0].entries) != 2 {
		t.Errorf("entries without fields: %+v", got)
	}
	for want, e := range map[string]recommendation.Entry{
		"a year has passed → look again": entry("1", "", nil, "trigger", "a year has passed", "looks_at", "look again"),
		"Write it down. Titles differ.":  entry("1", "", nil, "practice", "Write it down.", "why", "Titles differ."),
		"only this":                      entry("1", "", nil, "practice", "only this"),
		" → b":                           entry("1", "", nil, "practice", "", "why", "b"),
	} {
		if got := told(e, false); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
