package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// decisions returns the three decisions in the order in which they are read.
func decisions(r recommendation.Recommendation) []recommendation.Decision {
	d := r.Decisions
	return []recommendation.Decision{d.Technology, d.Marketing, d.Bridge}
}

// labelOf returns a decision's label for its id.
func labelOf(r recommendation.Recommendation, id string) string {
	for _, d := range decisions(r) {
		if d.ID == id && d.Label != "" {
			return d.Label
		}
	}
	return id
}

func labelsOf(r recommendation.Recommendation, ids []string) string {
	var labels []string
	for _, id := range ids {
		labels = append(labels, labelOf(r, id))
	}
	return listed("and", labels...)
}

// titleOf returns an outcome in words, or its id where the decision names it nowhere.
func titleOf(d recommendation.Decision, outcome string) string {
	switch {
	case outcome == d.Recommended && d.Title != "":
		return d.Title
	case d.RunnerUp != nil && outcome == d.RunnerUp.Outcome:
		return d.RunnerUp.Title
	}
	for _, e := range d.Excluded {
		if e.Outcome == outcome {
			return e.Title
		}
	}
	return outcome
}

// others lists the outcomes that open answers could still lead to.
func others(d recommendation.Decision) []string {
	var titles []string
	for _, outcome := range d.Possible {
		if outcome != d.Recommended {
			titles = append(titles, titleOf(d, outcome))
		}
	}
	return titles
}

// couldBe says what open answers could still lead to.
func couldBe(d recommendation.Decision) string {
	return cmp.Or(listed("or", others(d)...), "something else")
}

// toSettle says what to do about the inputs that can still change a decision, the
// n likeliest of them: "confirm customers; answer growth strategy, growth rate".
func toSettle(d recommendation.Decision, n int) string {
	verbs := map[string]string{"assumed": "confirm", "answered": "narrow down"} // a range is an answer, too
	var order []string
	labels := map[string][]string{}
	for _, o := range d.Open[:min(n, len(d.Open))] {
		verb := cmp.Or(verbs[o.State], "answer")
		if labels[verb] == nil {
			order = append(order, verb)
		}
		labels[verb] = append(labels[verb], o.Label)
	}
	var parts []string
	for _, verb := range order {
		parts = append(parts, verb+" "+strings.Join(labels[verb], ", "))
	}
	return strings.Join(parts, "; ")
}

// factOf returns the answers that made a rule match.
func factOf(e recommendation.Evidence) string {
	if e.Assumed {
		return e.Fact + " (assumed)"
	}
	return e.Fact
}

// decider says in a few words what decided, and which load that made. Where no
// evidence did, the engine gives the row of the choice table with its reason, of
// which the first sentence will do; what it leads to is the decision itself.
func decider(r recommendation.Reason) (what, load string) {
	if r.Fact != r.Because {
		return factOf(r.Evidence), r.Load
	}
	what, _, _ = strings.Cut(r.Because, ". ")
	return strings.TrimSuffix(what, "."), ""
}

// tableOf returns the label of an evidence table.
func tableOf(r recommendation.Recommendation, id string) string {
	for _, l := range r.Loads {
		if l.ID == id {
			return l.Label
		}
	}
	return inWords(id)
}

// distance says how far the nearest other outcome is: "2 points to a CMO".
func distance(d recommendation.Decision) string {
	switch {
	case d.Points == nil:
		return "no amount of evidence changes it"
	case d.RunnerUp == nil:
		return counted(*d.Points, "point")
	}
	return counted(*d.Points, "point") + " to " + d.RunnerUp.Title
}

// tally says how a band was reached: "5 points; substantial from 3 to 5".
func tally(l recommendation.Load) string {
	return counted(l.Sum, "point") + "; " + l.Band + bandRange(l)
}

// bandRange says between which sums the band lies, where it has ends.
func bandRange(l recommendation.Load) string {
	switch {
	case l.Low != nil && l.High != nil && *l.Low == *l.High:
		return fmt.Sprintf(" at %d", *l.Low)
	case l.Low != nil && l.High != nil:
		return fmt.Sprintf(" from %d to %d", *l.Low, *l.High)
	case l.Low != nil:
		return fmt.Sprintf(" from %d", *l.Low)
	case l.High != nil:
		return fmt.Sprintf(" up to %d", *l.High)
	}
	return ""
}

// notNeeded is the level of work that rides along with another job.
const notNeeded = "not needed yet"

// heldBy names who holds a mandate; where nobody does yet, also who answers for it.
func heldBy(s recommendation.Seat) string {
	if s.Level != notNeeded || s.Accountable == "" || strings.HasSuffix(s.Title, s.Accountable) {
		return s.Title
	}
	return s.Title + " (" + s.Accountable + ")"
}

// field returns the text of an entry's field, "" where it has none of that name.
func field(e recommendation.Entry, name string) string {
	for _, f := range e.Fields {
		if f.Name == name {
			return f.Text
		}
	}
	return ""
}

// A group is a part of a list under one heading.
type group struct {
	heading string
	entries []recommendation.Entry
}

// groups parts a list of two fields by the first of them, in the order in which
// they come. Where every first field is another, and in longer lists, there is one
// group without a heading.
func groups(list []recommendation.Entry) []group {
	var found []group
	for _, e := range list {
		if len(e.Fields) != 2 {
			return []group{{entries: list}}
		}
		heading := e.Fields[0].Text
		i := slices.IndexFunc(found, func(g group) bool { return g.heading == heading })
		if i < 0 {
			i = len(found)
			found = append(found, group{heading: heading})
		}
		found[i].entries = append(found[i].entries, e)
	}
	if len(found) == len(list) {
		return []group{{entries: list}}
	}
	return found
}

// told joins the fields of a short entry; the first is left out where it is the
// heading.
func told(e recommendation.Entry, headed bool) string {
	last := e.Fields[len(e.Fields)-1].Text
	if headed || len(e.Fields) == 1 {
		return last
	}
	return e.Fields[0].Text + joint(e) + last
}

// joint stands between the two fields of a short entry: a space behind a sentence,
// and an arrow behind anything else.
func joint(e recommendation.Entry) string {
	text := e.Fields[0].Text
	if strings.ContainsAny(text[max(0, len(text)-1):], ".:!?;") {
		return " "
	}
	return " → "
}
