package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A Disputed is one company as several people see it, with the whole recommendation
// that each one's own answers lead to, in the order of the views.
type Disputed struct {
	recommendation.Respondents
	Companies []recommendation.Recommendation
}

// RespondentsHTML writes one company as several people see it, as one file that needs
// nothing else.
func RespondentsHTML(w io.Writer, d Disputed) error {
	page := disputedPage{Disputed: rewrite(d, clean), Written: writtenProfiles(d.Views, d.Companies)}
	page.Matter, page.Rest = disputesThat(page.Respondents)
	return writeMany(w, "respondents", page, false)
}

// A disputedPage is a cleaned dispute with what its page says of it.
type disputedPage struct {
	Disputed
	Matter, Rest []recommendation.Dispute
	Written      []writtenProfile
}

// Title names the company, where one of them does.
func (p disputedPage) Title() string {
	if names := namesOf(p.Views); len(names) > 0 {
		return names[0]
	}
	return "One company, as several people see it"
}

// By names those who answered.
func (p disputedPage) By() string { return listed("and", labelsOfViews(p.Views)...) }

// Headline says what the disagreement amounts to.
func (p disputedPage) Headline() string { return verdictOf(p.Respondents) }

// Count says how many mixtures of their answers there are.
func (p disputedPage) Count() string { return countOf(p.Mixtures) }

// Silence lists what nobody answered.
func (p disputedPage) Silence() []string { return silentLabels(p.Respondents) }

// Identity is the line that says what gives this again.
func (p disputedPage) Identity() string {
	return identity(recommendation.Recommendation{Rulebook: p.Rulebook, Program: p.Program})
}

// Limits are what the documents do not say.
func (p disputedPage) Limits() []string { return limitsOf(p.Companies) }

// An opinion is one answer to a dispute, and what it leads to.
type opinion struct {
	Says, By string
	Leads    string // what is possible of the decision
}

// Opinions are the answers to a dispute that matters to a decision.
func (p disputedPage) Opinions(d recommendation.Dispute, m recommendation.Matters) []opinion {
	var list []opinion
	for i, s := range d.Said {
		var titles []string
		for _, id := range m.Possible[i] {
			titles = append(titles, mixedTitle(p.Respondents, m.Decision, id))
		}
		list = append(list, opinion{s.Says, strings.Join(s.By, ", "), listed("or", titles...)})
	}
	return list
}

// mixShares lists what mixtures make of a decision.
func mixShares(d recommendation.Mixed) []shareRow {
	var list []shareRow
	for _, o := range d.Outcomes {
		list = append(list, shareRow{Title: sentence(o.Title), Share: share(o.Share), Width: fmt.Sprintf("%.4g%%", 100*o.Share)})
	}
	return list
}
