package report

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// decision writes all that bears on one decision.
func (p *page) decision(r recommendation.Recommendation, d recommendation.Decision) {
	p.section(sentence(d.Label) + ": " + d.Title)
	p.para(2, plain, d.Because)
	p.para(2, faint, "rule "+d.Rule+between+origins(d.Basis, d.Citations))
	p.para(2, closenessStyle(d.Closeness), d.Closeness+": "+distance(d))
	p.para(2, plain, settledWords(d))
	p.evidence(r, "For", d.For)
	p.evidence(r, "Against", d.Against)
	p.options(d)
}

func settledWords(d recommendation.Decision) string {
	if d.Settled {
		return "settled: no answer that is missing or assumed can change it"
	}
	return strings.Join(present("rests on open answers: it could become "+couldBe(d), toSettle(d, len(d.Open))), "; ")
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
		p.para(7, faint, "rule "+e.Rule+between+origins(e.Basis, e.Citations))
	}
}

// options writes the alternatives that were not chosen, each with the changes of
// answers that lead to it.
func (p *page) options(d recommendation.Decision) {
	list := options(d)
	if len(list) == 0 {
		return
	}
	p.blank()
	p.para(2, strong, "Not chosen, and what would lead there")
	if len(singles(d)) == 0 {
		p.para(4, plain, noSingle("this decision"))
	}
	for _, o := range list {
		title := o.title
		if o.standing != "" {
			title += " (" + o.standing + ")"
		}
		p.bullet(4, "-", strings.Join(present(title, o.needs), ": "))
		p.changes(o)
	}
}

func (p *page) changes(o option) {
	if !o.reached() {
		p.para(6, plain, unreached)
		return
	}
	for _, says := range o.alone {
		p.hanging(6, plain, "← "+says)
	}
	for _, says := range o.together {
		p.hanging(6, plain, "← both: "+says)
	}
	p.para(6, faint, o.rest())
}
