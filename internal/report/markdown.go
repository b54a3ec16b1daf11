package report

import (
	"fmt"
	"io"
	"slices"
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
		m.block(txt(strings.Join(r.Summary, between)))
	}
	m.heading(2, "Recommendation")
	m.block(bold(txt(r.Headline)))
	state := markup("Every decision is settled: no answer that is missing or assumed can change it.")
	if !r.Settled {
		state = "It rests on open answers: what is missing or assumed could change it, see *What is not known*."
	}
	m.block("Structure: " + code(r.Structure) + ". " + state)
	m.seats(r.Seats)
}

// seats writes who holds what, and below the table why.
func (m *memo) seats(seats []recommendation.Seat) {
	var rows [][]markup
	var reasons []markup
	for _, s := range seats {
		superior := txt(s.ReportsTo)
		if s.Level == notNeeded {
			superior = "-"
		}
		rows = append(rows, []markup{txt(s.Label), txt(heldBy(s)), txt(inWords(s.Level)), superior})
		if s.Because != "" {
			reasons = append(reasons, bold(txt(s.Label))+": "+txt(s.Because))
		}
	}
	m.table([]markup{"Mandate", "Held by", "Level", "Reports to \\*"}, rows)
	if len(seats) > 0 {
		m.block("\\* Convention: no document is cited for reporting lines.")
	}
	if len(reasons) > 0 {
		m.bullets(reasons)
	}
}

func (m *memo) why(r recommendation.Recommendation) {
	m.heading(2, "Why")
	var lines []markup
	for i, reason := range first(r.Reasons) {
		what, load := decider(reason)
		about := strings.Join(present(load, grounds(reason.Basis, reason.Citations)), "; ")
		lines = append(lines, markup(fmt.Sprint(i+1))+". "+bold(txt(sentence(what)))+" ("+txt(about)+")")
	}
	if len(lines) > 0 {
		m.block("What decided most:")
		m.block(lines...)
	}
	for _, d := range decisions(r) {
		m.heading(3, txt(sentence(d.Label))+": "+txt(d.Title))
		m.block(txt(d.Because) + " *(rule " + code(d.Rule) + "; " + txt(origins(d.Basis, d.Citations)) + ")*")
		m.evidence(r, "For", d.For)
		m.evidence(r, "Against", d.Against)
	}
	m.block("The basis of a rule is *document* where a document says so, *standard* where a named standard does, and *inference* where it is this rulebook's own convention. Annex H adds the points up.")
}

func (m *memo) evidence(r recommendation.Recommendation, heading markup, rules []recommendation.Evidence) {
	if len(rules) == 0 {
		return
	}
	m.block(heading + ":")
	var items []markup
	for _, e := range rules {
		items = append(items, bold(txt(signed(e.Points)+" "+tableOf(r, e.Table)))+": "+txt(factOf(e))+". "+txt(e.Because)+
			" *(rule "+code(e.Rule)+", if "+txt(e.Condition)+"; "+txt(origins(e.Basis, e.Citations))+")*")
	}
	m.bullets(items)
}

// dissent lists the voices that disagree, the strongest objection first.
func (m *memo) dissent(r recommendation.Recommendation) {
	m.heading(2, "Who disagrees")
	if slices.ContainsFunc(r.Dissent, func(e recommendation.Entry) bool { return field(e, "voice") == "" || field(e, "says") == "" }) {
		m.entries(r.Dissent)
		return
	}
	var items []markup
	for _, e := range r.Dissent {
		line := bold(txt(field(e, "voice")))
		if against := field(e, "against"); against != "" {
			line += ", against " + txt(against)
		}
		items = append(items, line+": "+txt(field(e, "says"))+" *"+txt(source(e))+"*")
	}
	m.bullets(items)
}
