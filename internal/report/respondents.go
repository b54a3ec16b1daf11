package report

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// disputesThat parts the disputes that matter from those that do not.
func disputesThat(r recommendation.Respondents) (matter, rest []recommendation.Dispute) {
	for _, d := range r.Disputed {
		if len(d.Matters) > 0 {
			matter = append(matter, d)
		} else {
			rest = append(rest, d)
		}
	}
	return matter, rest
}

// verdictOf says in a sentence what the disagreement amounts to.
func verdictOf(r recommendation.Respondents) string {
	matter, rest := disputesThat(r)
	switch n := len(r.Disputed); {
	case n == 0:
		return "They disagree about nothing."
	case len(matter) == 0:
		return "They disagree about " + counted(n, "answer") + " and about nothing that matters."
	}
	text := "Settle " + matter[0].Label + " first"
	if len(matter) > 1 {
		var then []string
		for _, d := range matter[1:] {
			then = append(then, d.Label)
		}
		text += ", then " + listed("and", then...)
	}
	switch n := len(rest); {
	case n == 1:
		text += "; the other disagreement changes nothing"
	case n > 1:
		text += fmt.Sprintf("; the other %d disagreements change nothing", n)
	}
	return text + "."
}

// saidBy is one answer and who gave it: "CIO (ceo, cio)".
func saidBy(s recommendation.Said) string { return s.Says + " (" + strings.Join(s.By, ", ") + ")" }

// opinions lists every answer to a disputed input, and who gave none.
func opinions(d recommendation.Dispute) string {
	var parts []string
	for _, s := range d.Said {
		parts = append(parts, saidBy(s))
	}
	return strings.Join(append(parts, silence(d.Unknown, d.NotAsked)...), between)
}

// silence names those who did not give an answer.
func silence(unknown, notAsked []string) []string {
	var parts []string
	if len(unknown) > 0 {
		parts = append(parts, "don't know ("+strings.Join(unknown, ", ")+")")
	}
	if len(notAsked) > 0 {
		parts = append(parts, "no answer ("+strings.Join(notAsked, ", ")+")")
	}
	return parts
}

// matterWords says what a dispute can do to one decision.
func matterWords(m recommendation.Matters) string {
	if m.Share == 1 {
		return "decides " + m.Label + ", whatever is true of the others"
	}
	return "can change " + m.Label + ": in " + share(m.Share) + " of the mixtures of the others"
}

// leadsTo says, by answer, what is possible of one decision.
func leadsTo(r recommendation.Respondents, d recommendation.Dispute, m recommendation.Matters) []string {
	var out []string
	for i, s := range d.Said {
		var titles []string
		for _, id := range m.Possible[i] {
			titles = append(titles, mixedTitle(r, m.Decision, id))
		}
		out = append(out, s.Says+" → "+listed("or", titles...))
	}
	return out
}

func mixedTitle(r recommendation.Respondents, decision, outcome string) string {
	for _, d := range r.Decisions {
		for _, o := range d.Outcomes {
			if d.ID == decision && o.Outcome == outcome {
				return o.Title
			}
		}
	}
	return outcome
}

// mixedWords says what all mixtures make of a decision.
func mixedWords(d recommendation.Mixed) string {
	if len(d.Outcomes) == 1 {
		return d.Outcomes[0].Title
	}
	var parts []string
	for _, o := range d.Outcomes {
		parts = append(parts, o.Title+" in "+share(o.Share))
	}
	return strings.Join(parts, ", ")
}

// openToo counts what else is possible where what nobody answered is open as well.
func openToo(d recommendation.Mixed) string {
	if n := len(d.Open) - len(d.Outcomes); n > 0 {
		return counted(n, "other outcome") + " possible by what nobody answered"
	}
	return ""
}

// share writes a share in per cent; what is not quite 0 or 100 is not written so.
func share(s float64) string {
	switch p := 100 * s; {
	case s == 0 || s == 1 || p >= 9.95 && p < 99.5:
		return fmt.Sprintf("%.0f %%", p)
	case p >= 99.5:
		return "over 99 %"
	case p < 0.1:
		return "under 0.1 %"
	default:
		return fmt.Sprintf("%.1f %%", p)
	}
}

// agreedParts counts the inputs with one answer: given by several, and by one alone.
func agreedParts(r recommendation.Respondents) (several, one []recommendation.Agreed) {
	for _, a := range r.Agreed {
		if len(a.By) > 1 {
			several = append(several, a)
		} else {
			one = append(one, a)
		}
	}
	return several, one
}

func silentLabels(r recommendation.Respondents) []string {
	var out []string
	for _, s := range r.Silent {
		if s.State == "assumed" {
			out = append(out, s.Label+" (assumed: "+s.Says+")")
		} else {
			out = append(out, s.Label)
		}
	}
	return out
}

// countOf writes a count; beyond 2^53 it is not exact, and does not look so.
func countOf(n float64) string {
	if n < 1e15 {
		return grouped(int64(n))
	}
	return fmt.Sprintf("%.1e", n)
}
