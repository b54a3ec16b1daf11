package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// longestTitle is how much of a company's name the memo's title shows, in cells.
const longestTitle = 120

// Markdown writes r as a decision memo, in the order in which a board reads: what
// is recommended, why, what would change it, who disagrees, what nobody knows.
// What has to be looked up is in annexes A to H, which are always there.
func Markdown(w io.Writer, r recommendation.Recommendation) error {
	r = rewrite(r, clean)
	m := &memo{}
	m.recommendation(r)
	m.why(r)
	m.whatWouldChangeIt(r)
	m.howClose(r)
	m.dissent(r)
	m.unknowns(r)
	m.annexes(r)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

func (m *memo) recommendation(r recommendation.Recommendation) {
	title := markup("Org-design recommendation")
	if r.Name != "" {
		title += ": " + txt(shorten(r.Name, longestTitle))
	}
	m.heading(1, title)
	if len(r.Summary) > 0 {
		m.block(txt(strings.Join(r.Summary, " · ")))
	}
	m.heading(2, "Recommendation")
	m.block(bold(txt(r.Headline)))
	state := markup("every decision is settled: no answer that is missing or assumed can change it")
	if !r.Settled {
		state = "still open: answers that are missing or assumed could change it, see *What is not known*"
	}
	m.block("Structure: " + code(r.Structure) + ", " + state + ".")
	var rows [][]markup
	for _, s := range r.Seats {
		rows = append(rows, []markup{txt(s.Label), txt(s.Title), txt(s.Accountable), txt(inWords(s.Level)), txt(s.ReportsTo), txt(s.Because)})
	}
	m.table([]markup{"Mandate", "Held by", "Accountable", "Level", "Reports to \\*", "Because"}, rows)
	m.block("\\* Convention: no document is cited for reporting lines.")
}

func (m *memo) why(r recommendation.Recommendation) {
	m.heading(2, "Why")
	var lines []markup
	for i, reason := range r.Reasons[:min(3, len(r.Reasons))] {
		line := markup(fmt.Sprint(i+1)) + ". " + bold(txt(factOf(reason.Evidence)))
		for _, part := range present(reason.Load, grounds(reason.Basis, reason.Citations)) {
			line += "; " + txt(part)
		}
		lines = append(lines, line)
	}
	if len(lines) > 0 {
		m.block(lines...)
	}
	m.block("Each rule names its basis: *document* where a document says so, *standard* where a named standard does, *inference* where it is this rulebook's own convention.")
	for _, d := range decisions(r) {
		m.heading(3, txt(sentence(d.Label))+": "+txt(d.Title))
		m.block(txt(d.Because) + " *(rule " + code(d.Rule) + "; " + txt(origins(d.Basis, d.Citations)) + ")*")
		m.evidence(r, "For", d.For)
		m.evidence(r, "Against", d.Against)
	}
}

func (m *memo) evidence(r recommendation.Recommendation, heading markup, rules []recommendation.Evidence) {
	if len(rules) == 0 {
		return
	}
	m.block(heading + ":")
	var items []markup
	for _, e := range rules {
		items = append(items,
			txt(signed(e.Points)+" "+tableOf(r, e.Table))+": "+bold(txt(factOf(e)))+". "+txt(e.Because)+
				" *(rule "+code(e.Rule)+", if "+txt(e.Condition)+"; "+txt(origins(e.Basis, e.Citations))+")*")
	}
	m.bullets(items)
}
