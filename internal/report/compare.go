package report

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// mostSetsShown is how many ways to explain a difference the page has room for.
const mostSetsShown = 4

// unanswered stands for no answer in a table.
const unanswered = "-"

// toldWords is an answer as a table shows it.
func toldWords(t recommendation.Told) string {
	switch t.State {
	case "answered":
		return t.Says
	case "assumed":
		return t.Says + " *"
	case "unknown":
		return "don't know"
	}
	return unanswered
}

// labelsOfViews names the profiles.
func labelsOfViews(views []recommendation.View) []string {
	out := make([]string, len(views))
	for i, v := range views {
		out[i] = v.Label
	}
	return out
}

// answersThat returns the inputs that stand so, and whether one of the answers is assumed.
func answersThat(stand string, inputs []recommendation.SideBySide) (list []recommendation.SideBySide, assumed bool) {
	for _, in := range inputs {
		if in.Stands != stand {
			continue
		}
		list = append(list, in)
		for _, t := range in.Answers {
			assumed = assumed || t.State == "assumed"
		}
	}
	return list, assumed
}

func inputLabels(list []recommendation.SideBySide) []string {
	var out []string
	for _, in := range list {
		out = append(out, in.Label)
	}
	return out
}

// An outcomeRow is one line of what the profiles lead to.
type outcomeRow struct {
	label string
	cells []string
}

// outcomeRows lists structure and decisions of several views, and under each decision
// how close it is.
func outcomeRows(views []recommendation.View) []outcomeRow {
	rows := []outcomeRow{{label: "structure"}}
	for _, v := range views {
		rows[0].cells = append(rows[0].cells, v.Structure)
	}
	for k, d := range views[0].Decisions {
		row, how := outcomeRow{label: d.Label}, outcomeRow{}
		for _, v := range views {
			row.cells = append(row.cells, v.Decisions[k].Title)
			how.cells = append(how.cells, viewStanding(v.Decisions[k]))
		}
		rows = append(rows, row, how)
	}
	return rows
}

// viewStanding says how close a decision is, and whether open answers can change it.
func viewStanding(d recommendation.ViewDecision) string {
	if d.Settled {
		return d.Closeness + ", settled"
	}
	return d.Closeness + ", open"
}

// explained puts into words how a second profile comes to its outcome: each way to do
// it in the first, then how many more there are.
func explained(c recommendation.Comparison, second int, d recommendation.Difference) (ways []string, more string) {
	shown := 0
	for _, set := range d.Sets {
		if len(set) > len(d.Sets[0]) || shown == mostSetsShown {
			break
		}
		shown++
		ways = append(ways, takenOver(c, second, set))
	}
	if rest := len(d.Sets) - shown; rest > 0 {
		more = "and " + counted(rest, "other way") + ", in -o json"
	}
	if len(d.Sets) == 0 {
		ways = []string{"no set of up to " + strconv.Itoa(d.SearchedTo) + " answers does; larger ones were not searched"}
	}
	return ways, more
}

// takenOver says which answers are taken over: "digital maturity = strategic".
func takenOver(c recommendation.Comparison, second int, set []string) string {
	var parts []string
	for _, id := range set {
		for _, in := range c.Inputs {
			if in.Input == id {
				parts = append(parts, in.Label+" = "+cmp.Or(strings.TrimPrefix(toldWords(in.Answers[second]), unanswered), "not answered"))
			}
		}
	}
	return listed("and", parts...)
}

// labelsFor names inputs by their labels.
func labelsFor(c recommendation.Comparison, ids []string) []string {
	var out []string
	for _, id := range ids {
		for _, in := range c.Inputs {
			if in.Input == id {
				out = append(out, in.Label)
			}
		}
	}
	return out
}
