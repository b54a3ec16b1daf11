package report

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// full writes everything that the first screen leaves out.
func (p *page) full(r recommendation.Recommendation) {
	p.holders(r.Seats)
	for _, d := range decisions(r) {
		p.decision(r, d)
	}
	p.loads(r.Loads)
	p.ledger(r)
	p.unanswered(r)
	p.documents(r)
	p.mandates(r.Mandates)
	for _, list := range lists(r) {
		p.entries(list.heading, list.entries)
	}
	p.limits(r.Limits)
	p.claims(r)
	p.reproduce(r)
}

// section begins a part of the full report.
func (p *page) section(heading string) {
	p.blank()
	p.para(0, strong, heading)
}

// holders says who answers for each mandate, and why that seat holds it.
func (p *page) holders(seats []recommendation.Seat) {
	if len(seats) == 0 {
		return
	}
	p.section("Who answers for what")
	for _, s := range seats {
		p.hanging(2, plain, s.Label+": "+strings.Join(present(s.Accountable, inWords(s.Level)), between))
		p.para(4, faint, s.Because)
	}
}

// loads writes the sum of each evidence table with what it is made of, so that
// the band can be worked out again.
func (p *page) loads(loads []recommendation.Load) {
	if len(loads) == 0 {
		return
	}
	p.section("Points of evidence")
	for _, l := range loads {
		p.hanging(2, plain, l.Label+": "+tally(l))
		p.para(4, plain, l.Says)
		if len(l.Rules) == 0 {
			p.para(4, faint, noRule)
		}
		for _, e := range l.Rules {
			p.bullet(4, signed(e.Points), e.Rule+": "+factOf(e))
		}
	}
}

const noRule = "no rule matches"

func (p *page) ledger(r recommendation.Recommendation) {
	if len(r.Answers) == 0 {
		return
	}
	p.section("Answers and assumptions")
	var rows [][]cell
	for _, a := range r.Answers {
		rows = append(rows, []cell{{text: a.Label}, {text: cmp.Or(a.Says, "-")}, {text: inWords(a.State)}, {text: provenance(a), style: faint}})
	}
	p.table(2, rows)
	for _, a := range r.Assumptions {
		p.para(2, plain, "Assumed "+a.Label+" = "+a.Says+": "+a.Because)
	}
}

// provenance says how an answer was come by.
func provenance(a recommendation.Answer) string {
	origin := a.From
	if origin != "" {
		origin = "from " + origin
	}
	return strings.Join(present(origin, a.Note), "; ")
}

func (p *page) unanswered(r recommendation.Recommendation) {
	if len(r.Unanswered) == 0 {
		return
	}
	p.section("Questions without an answer")
	for _, u := range r.Unanswered {
		effect := "would change no decision"
		if len(u.CanChange) > 0 {
			effect = "can change " + labelsOf(r, u.CanChange)
		}
		p.bullet(2, "-", u.Question+" ("+u.Input+", "+inWords(u.State)+"): "+effect)
	}
}

// documents says of each document what would follow without it, what its
// publisher gains by being believed, and what else speaks for caution.
func (p *page) documents(r recommendation.Recommendation) {
	if len(r.Sources) == 0 {
		return
	}
	p.section("The documents, and what would follow without each")
	for _, s := range r.Sources {
		p.hanging(2, plain, documentTitle(s))
		p.para(4, plain, withoutIt(r, s))
		for _, part := range caution(s) {
			p.para(4, faint, part.label+": "+part.text)
		}
	}
}

func (p *page) limits(limits []string) {
	if len(limits) == 0 {
		return
	}
	p.section("What the documents do not say")
	for _, l := range limits {
		p.bullet(2, "-", l)
	}
}

// claims writes what every cited claim says, in this project's words.
func (p *page) claims(r recommendation.Recommendation) {
	cites := cited(r)
	if len(cites) == 0 {
		return
	}
	p.section("What is cited, paraphrased")
	for _, c := range cites {
		at := p.beside(2, c.Claim, 7)
		p.para(at, plain, c.Says)
		p.para(at, faint, origin(c))
	}
}

func (p *page) reproduce(r recommendation.Recommendation) {
	p.section("To get this again")
	p.hanging(2, plain, identity(r))
	p.hanging(2, plain, "answers: "+answersLine(r))
}

// identity names the program and the rules that gave the answer.
func identity(r recommendation.Recommendation) string {
	return fmt.Sprintf("%s %s · rulebook %s %s · sha256 %s",
		r.Program.Name, r.Program.Version, r.Rulebook.Name, r.Rulebook.Version, r.Rulebook.SHA256)
}

// answersLine lists what was answered, in the form that --set takes.
func answersLine(r recommendation.Recommendation) string {
	var pairs []string
	for _, a := range r.Answers {
		switch a.State {
		case "answered":
			pairs = append(pairs, a.Input+"="+valueOf(a.Value))
		case "unknown":
			pairs = append(pairs, a.Input+"=unknown")
		}
	}
	return cmp.Or(strings.Join(pairs, " "), "none")
}
