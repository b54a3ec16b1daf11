package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// decision writes all that bears on one decision.
func (p *page) decision(r recommendation.Recommendation, d recommendation.Decision) {
	p.section(sentence(d.Label) + ": " + d.Title)
	p.para(2, plain, d.Because)
	p.para(2, faint, "rule "+d.Rule+" · "+origins(d.Basis, d.Citations))
	p.para(2, closenessStyle(d.Closeness), strings.Join(present(d.Closeness+": "+distance(d), nextBest(d)), "; "))
	p.para(2, plain, settledWords(d))
	p.evidence(r, "For", d.For)
	p.evidence(r, "Against", d.Against)
	p.excluded(d.Excluded)
	p.flips(d.Flips)
}

func settledWords(d recommendation.Decision) string {
	if d.Settled {
		return "settled: no answer that is missing or assumed can change it"
	}
	return "still open: it could become " + couldBe(d)
}

func (p *page) evidence(r recommendation.Recommendation, heading string, rules []recommendation.Evidence) {
	if len(rules) == 0 {
		return
	}
	p.blank()
	p.para(2, strong, heading)
	for _, e := range rules {
		p.bullet(4, signed(e.Points), tableOf(r, e.Table)+": "+factOf(e))
		p.para(7, plain, e.Because)
		p.para(7, plain, "if "+e.Condition)
		p.para(7, faint, "rule "+e.Rule+" · "+origins(e.Basis, e.Citations))
	}
}

// grounds says on whose word a rule stands.
func grounds(basis string, cites []recommendation.Cite) string {
	if ids := claimIDs(cites); len(ids) > 0 {
		return basis + ": " + strings.Join(ids, ", ")
	}
	return basis
}

// origins is grounds with document, year and paragraphs.
func origins(basis string, cites []recommendation.Cite) string {
	var from []string
	for _, c := range cites {
		from = append(from, c.Claim+" ("+origin(c)+")")
	}
	return strings.Join(present(basis, strings.Join(from, "; ")), ": ")
}

func (p *page) excluded(list []recommendation.Excluded) {
	if len(list) == 0 {
		return
	}
	p.blank()
	p.para(2, strong, "Not chosen")
	for _, e := range list {
		title := e.Title
		if e.Possible {
			title += " (still possible)"
		}
		p.bullet(4, "-", title+": "+e.Reason)
		p.para(6, plain, "would take: "+admission(e))
	}
}

// admission says what would lead to an alternative.
func admission(e recommendation.Excluded) string {
	var ways []string
	for _, f := range e.Admits {
		ways = append(ways, f.Says)
	}
	if len(ways) == 0 {
		return "more than two other answers"
	}
	return listed("or", ways...)
}

func (p *page) flips(flips []recommendation.Flip) {
	if len(flips) == 0 {
		return
	}
	p.blank()
	p.para(2, strong, "What would change it")
	var rows [][]cell
	for _, f := range flips {
		rows = append(rows, []cell{{text: f.Says}, {text: "→ " + f.Title}})
	}
	p.table(4, rows)
}
