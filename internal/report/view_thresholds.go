package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A nearBy is a line that a number of the company's own is close to.
type nearBy struct{ Says, Beyond string }

// nearLines returns the lines that are near, and what changes at each.
func nearLines(r recommendation.Recommendation) []nearBy {
	var out []nearBy
	for _, t := range r.Thresholds {
		if t.Near {
			out = append(out, nearBy{t.Says, beyond(t)})
		}
	}
	return out
}

// warnings says what near lines would change, a sentence for each.
func warnings(r recommendation.Recommendation) []string {
	var out []string
	for _, n := range nearLines(r) {
		out = append(out, n.Says+": "+n.Beyond)
	}
	return out
}

// beyond says what changes at a threshold. The structure only follows the decisions,
// so it is named where none of them changes.
func beyond(t recommendation.Threshold) string {
	var parts []string
	for _, c := range t.Outcomes {
		if c.Decision != "structure" || len(t.Outcomes) == 1 {
			parts = append(parts, c.Label+" → "+c.ToTitle)
		}
	}
	for _, c := range t.Closeness {
		parts = append(parts, c.Label+" the same, but "+c.To)
	}
	if len(parts) == 0 {
		return "rules turn there, but no decision changes"
	}
	return strings.Join(parts, "; ")
}

// nearLine warns of lines that the company's own numbers are close to.
func (p *page) nearLine(r recommendation.Recommendation) {
	var rows [][]cell
	for _, text := range warnings(r) {
		rows = append(rows, []cell{{text: text}})
	}
	if len(rows) > 0 {
		p.aside("Threshold", rows)
	}
}

// nearLine warns of lines that the company's own numbers are close to.
func (m *memo) nearLine(r recommendation.Recommendation) {
	var items []markup
	for _, text := range warnings(r) {
		items = append(items, txt(text))
	}
	if len(items) > 0 {
		m.block("**Threshold.** The company is close to a number at which rules turn:")
		m.bullets(items)
	}
}
