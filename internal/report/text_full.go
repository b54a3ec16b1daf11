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
	p.withoutDocuments(r)
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
	var rows [][]cell
	for _, s := range seats {
		rows = append(rows, []cell{{text: s.Label}, {text: s.Accountable}, {text: s.Because}})
	}
	p.table(2, rows)
}

func (p *page) loads(loads []recommendation.Load) {
	if len(loads) == 0 {
		return
	}
	p.section("Points of evidence")
	var rows [][]cell
	for _, l := range loads {
		rows = append(rows, []cell{
			{text: l.Label},
			{text: signed(l.Sum), right: true},
			{text: l.Band + bandRange(l)},
			{text: l.Says},
		}, []cell{{}, {}, {}, {text: contributions(l.Rules), style: faint}})
	}
	p.table(2, rows)
}

// contributions lists the rules that a sum is made of.
func contributions(rules []recommendation.Evidence) string {
	var parts []string
	for _, e := range rules {
		parts = append(parts, fmt.Sprintf("%+d %s", e.Points, e.Rule))
	}
	return cmp.Or(strings.Join(parts, ", "), "no rule matches")
}

// bandRange says between which sums the band lies, where it has ends.
func bandRange(l recommendation.Load) string {
	switch {
	case l.Low != nil && l.High != nil:
		return fmt.Sprintf(" (%d to %d)", *l.Low, *l.High)
	case l.Low != nil:
		return fmt.Sprintf(" (from %d)", *l.Low)
	case l.High != nil:
		return fmt.Sprintf(" (up to %d)", *l.High)
	}
	return ""
}

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

func (p *page) withoutDocuments(r recommendation.Recommendation) {
	if len(r.Sources) == 0 {
		return
	}
	p.section("Without one document")
	for _, s := range r.Sources {
		p.bullet(2, "-", s.Title+": "+withoutIt(r, s))
	}
}

// withoutIt says what would become of the decisions without a document.
func withoutIt(r recommendation.Recommendation, s recommendation.SourceEffect) string {
	if len(s.Changes) == 0 {
		return "every decision stands without it"
	}
	var changes []string
	for _, c := range s.Changes {
		to := c.To
		for _, d := range decisions(r) {
			if d.ID == c.Decision {
				to = titleOf(d, c.To)
			}
		}
		changes = append(changes, labelOf(r, c.Decision)+" would be "+to)
	}
	return "without it " + listed("and", changes...)
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
	p.para(2, plain, identity(r))
	p.para(2, plain, "answers: "+answersLine(r))
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
