package report

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// What the page shows without --full.
const (
	mostMovesShown   = 3
	mostRegionsShown = 2
	mostChangesShown = 8
)

// changedWords says how much of a decision changes.
func changedWords(d recommendation.DecisionDiff) string {
	of := countOf(d.Situations) + " situations"
	switch {
	case d.Sample > 0:
		return fmt.Sprintf("%.1f %% of %s change, give or take %.1f (a sample of %s; there are too many to count)",
			100*d.Share, of, 100*d.Margin, grouped(int64(d.Sample)))
	case d.Changed == 0:
		return "nothing changes in " + of
	}
	return countOf(d.Changed) + " of " + of + " change (" + share(d.Share) + ")"
}

// exampleWords is an example as a command takes it.
func exampleWords(sets []string) string {
	if len(sets) == 0 {
		return ""
	}
	return "--set=" + strings.Join(sets, " --set=") // no line break parts a flag from its value
}

// alonePhrase says how much of the change a rule makes by itself.
func alonePhrase(c recommendation.RuleChange) string {
	var parts []string
	for _, a := range c.Alone {
		if a.Share == 0 {
			continue
		}
		about := ""
		if a.Sample > 0 {
			about = "about "
		}
		parts = append(parts, about+share(a.Share)+" of the change in "+a.Label)
	}
	switch {
	case len(parts) > 0:
		return "alone makes " + listed("and", parts...)
	case len(c.Alone) > 0:
		return "alone makes nothing of the change"
	}
	return "makes no difference to a decision, or none by itself"
}

// writtenIn says where a change is written.
func writtenIn(c recommendation.RuleChange) string {
	return strings.Join(present(c.Old, c.New), " → ")
}

// inputsWords says which questions only one of the two asks.
func inputsWords(d recommendation.RulesDiff) []string {
	var out []string
	for _, part := range []struct {
		list []string
		says string
	}{
		{d.Inputs.OnlyOld, "only " + d.Old.Label + " asks"},
		{d.Inputs.OnlyNew, "only " + d.New.Label + " asks"},
		{d.Inputs.Values, "only one of them knows"},
	} {
		if len(part.list) > 0 {
			out = append(out, part.says+" "+listed("and", part.list...))
		}
	}
	return out
}

// editionWords names a rulebook: "my-rules: csuite 1.1.0 (0a1b2c3d)".
func editionWords(e recommendation.Edition) string {
	return e.Label + ": " + e.Name + " " + e.Version + " (" + e.SHA256[:min(8, len(e.SHA256))] + ")"
}

// whereWords says how much of the change lies in a part, and how dense it is there.
func whereWords(p recommendation.Part) string {
	return p.Says + " (" + share(p.Changed/p.Situations) + " of the situations there change)"
}

// worthShowing is the share of the change that regions must hold to be on the page.
const worthShowing = 0.1

// regionWords says what happens in a region.
func regionWords(r recommendation.Region) string {
	return share(r.Share) + " of the change, " + r.FromTitle + " → " + r.ToTitle + ": " + r.Says
}
