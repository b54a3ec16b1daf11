package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A portfolioPage is a cleaned portfolio with what its page says of it.
type portfolioPage struct{ Portfolio }

// mostFirst sorts counts, that with the most rows first, and leaves out those of
// nobody.
func mostFirst(counts []Count) []Count {
	sorted := slices.DeleteFunc(slices.Clone(counts), func(c Count) bool { return c.Rows == 0 })
	slices.SortStableFunc(sorted, func(a, b Count) int { return cmp.Compare(b.Rows, a.Rows) })
	return sorted
}

// Headline says what most companies come to.
func (p portfolioPage) Headline() string {
	all := mostFirst(p.Structures)
	if len(all) == 0 {
		return "No company could be answered."
	}
	text := sentence(all[0].Title) + ": " + rowsOf(all[0].Rows, p.Answered)
	if len(all) > 1 {
		var rest []string
		for _, c := range all[1:] {
			rest = append(rest, c.Title+": "+grouped(int64(c.Rows)))
		}
		text += ". " + sentence(strings.Join(rest, "; "))
	}
	return text + "."
}

// rowsOf says how many of all companies.
func rowsOf(n, all int) string {
	switch {
	case all == 1:
		return "the one company"
	case n == all:
		return "all " + companiesOf(all)
	}
	return grouped(int64(n)) + " of " + companiesOf(all)
}

// near are the closenesses that count as close: all but the last.
func (p portfolioPage) near() []Count { return p.Closeness[:max(0, len(p.Closeness)-1)] }

// Close counts the rows of which little evidence would change a decision.
func (p portfolioPage) Close() (n int) {
	for _, c := range p.near() {
		n += c.Rows
	}
	return n
}

// CloseTitles say what counts as close.
func (p portfolioPage) CloseTitles() []string {
	var list []string
	for _, c := range p.near() {
		list = append(list, c.Title)
	}
	return list
}

// Spreads are the structures of all companies, and of each class of size that has any.
func (p portfolioPage) Spreads() []Spread {
	all := []Spread{{"all", p.Answered, p.Structures}}
	for _, s := range p.Sizes {
		if s.Rows > 0 {
			all = append(all, s)
		}
	}
	return all
}

// mostOnTop is how many of a list the first page shows.
const mostOnTop = 3

// TopCalls are the commonest close calls.
func (p portfolioPage) TopCalls() []Call { return p.Calls[:min(mostOnTop, len(p.Calls))] }

// TopFlips are the commonest flips.
func (p portfolioPage) TopFlips() []Count { return p.Flips[:min(mostOnTop, len(p.Flips))] }

// matters reports whether an answer settles a decision or is part of a nearest flip.
func (q Question) matters() bool { return q.Settles+q.Turns > 0 }

// Asked are the questions worth asking.
func (p portfolioPage) Asked() []Question {
	return slices.DeleteFunc(slices.Clone(p.Collect), func(q Question) bool { return !q.matters() })
}

// TopQuestions are those most worth asking.
func (p portfolioPage) TopQuestions() []Question {
	list := p.Asked()
	return list[:min(mostOnTop, len(list))]
}

// NotAsked names the other questions.
func (p portfolioPage) NotAsked() []string {
	var labels []string
	for _, q := range p.Collect {
		if !q.matters() {
			labels = append(labels, q.Label)
		}
	}
	return labels
}

// Beyond counts the rows that the page does not list.
func (p portfolioPage) Beyond() int { return p.Rows - len(p.Companies) }

// Sections are the companies with a section of their own.
func (p portfolioPage) Sections() []Company {
	return slices.DeleteFunc(slices.Clone(p.Companies), func(c Company) bool { return c.Whole == nil })
}

// Labels are the names of the decisions.
func (p portfolioPage) Labels() []string {
	var list []string
	for _, d := range p.Decisions {
		list = append(list, sentence(d.Label))
	}
	return list
}

// Identity is the line that says what gives this again.
func (p portfolioPage) Identity() string {
	return identity(recommendation.Recommendation{Rulebook: p.Rulebook, Program: p.Program})
}

// Titled is the company's name, or its place where it has none.
func (c Company) Titled() string {
	if c.Name == "" {
		return fmt.Sprintf("Row %d", c.Row)
	}
	return cutTo(c.Name, mostName)
}

// Says is why the row has no answer.
func (c Company) Says() string { return cutTo(c.Problem, mostProblem) }

// What one company may take up on a page of thousands, in cells. Marks that take up
// no cell count as bytes, of which a text may have so many times as many.
const (
	mostName    = 80
	mostProblem = 240
	cellBytes   = 4
)

// cutTo cuts a text to cells, with an ellipsis where something is missing.
func cutTo(s string, cells int) string {
	s = shorten(s, cells)
	if most := cells * cellBytes; len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
