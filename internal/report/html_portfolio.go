package report

import (
	"io"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A Portfolio is what the page about many companies shows. Whoever has counted them
// fills it in; lists that are nil are left out of the page.
type Portfolio struct {
	Title string // what was read, in a few words

	Rows, Answered, Rejected int
	Settled                  int // rows of which every decision is
	Ranges                   int // rows whose size spans several classes

	Structures []Count
	Size       string   // what companies are classed by: "headcount"; "" for nothing
	Sizes      []Spread // structures by class of size
	Decisions  []Spread // alternatives by decision
	Closeness  []Count  // the closest first

	Calls    []Call // close calls, most rows first
	Flips    []Count
	Collect  []Question
	Sampled  string // what the first number of Collect rests on; "" where it is exact
	Problems []Problem
	Columns  []Columns

	Companies []Company // the first of them
	Listed    int       // how many companies such a page lists at most
	Described int       // and of how many of them it has a section

	Documents []recommendation.SourceEffect
	Limits    []string
	Rulebook  recommendation.Rulebook
	Program   recommendation.Program
}

// A Count is how many rows have an outcome.
type Count struct {
	Title string
	Rows  int
}

// A Spread is how rows are shared out between outcomes.
type Spread struct {
	Label  string
	Rows   int
	Counts []Count
}

// A Call is a decision that little evidence would change, at one class of size.
type Call struct {
	Decision, Size string
	Rows           int
}

// A Question is an input that has no answer in many rows.
type Question struct {
	Label                               string
	Settles, Turns, Assumed, Unanswered int // rows
}

// A Problem is why rows have no answer, with the first example.
type Problem struct {
	What  string
	Rows  int
	Row   int
	Place string // file:line:column
	Says  string
}

// Columns says how one input was understood.
type Columns struct {
	Source  string
	Used    []Use
	Ignored []string
}

// A Use is a column and the input that it answers.
type Use struct{ Column, Input string }

// A Company is one row of the portfolio.
type Company struct {
	Row       int
	Name      string
	Structure string
	Outcomes  []string // by decision
	Closeness string
	Rank      int // of the closeness, from 0 for the closest
	Flip      string
	Problem   string // why there is no answer; the fields above are empty then
	Whole     *Condensed
}

// PortfolioHTML writes the page about many companies. It is one file that needs
// nothing else, and the same portfolio gives the same bytes.
func PortfolioHTML(w io.Writer, p Portfolio) error {
	return writeMany(w, "portfolio", portfolioPage{rewrite(p, clean)}, len(p.Companies) > 0)
}
