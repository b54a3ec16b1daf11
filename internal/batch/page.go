package batch

import (
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// HTML writes the summary as a page, without the rows. rb are the rules that it was
// made by.
func (s *Summary) HTML(w io.Writer, rb *rulebook.Rulebook) error {
	return report.PortfolioHTML(w, s.page(rb))
}

// page puts the summary into words.
func (s *Summary) page(rb *rulebook.Rulebook) report.Portfolio {
	words := newPageWords(s, rb)
	p := report.Portfolio{
		Title: s.title(), Rows: s.Rows, Answered: s.Answered, Rejected: s.Rejected, Settled: s.Settled, Ranges: s.Ranges,
		Structures: counts(s.Structures), Closeness: counts(s.Closeness), Limits: s.Limits,
		Rulebook: recommendation.Rulebook(s.Rulebook), Program: recommendation.Program{Name: "csuite", Version: s.Program},
	}
	for _, d := range s.Decisions {
		p.Decisions = append(p.Decisions, report.Spread{Label: d.Label, Rows: s.Answered, Counts: counts(d.Alternatives)})
	}
	if s.Classes.Input != "" {
		p.Size = s.Classes.Label
		for _, c := range s.Classes.List {
			p.Sizes = append(p.Sizes, report.Spread{Label: c.Label, Rows: c.Rows, Counts: counts(c.Structures)})
		}
	}
	for _, c := range s.CloseCalls {
		call := report.Call{Decision: words.decision(c.Decision), Rows: c.Rows}
		if p.Size != "" {
			call.Size = c.Class
		}
		p.Calls = append(p.Calls, call)
	}
	for _, f := range s.Flips {
		p.Flips = append(p.Flips, report.Count{Title: words.flip(f.Flip), Rows: f.Rows})
	}
	for _, m := range s.Collect.Inputs {
		p.Collect = append(p.Collect, report.Question{Label: m.Label, Settles: m.Settles, Turns: m.Turns, Assumed: m.Assumed, Unanswered: m.Unanswered})
	}
	if s.Collect.sampled() {
		p.Sampled = s.Collect.note()
	}
	s.addReading(&p, words)
	return p
}

// addReading says what was read: the columns, what was wrong, the documents.
func (s *Summary) addReading(p *report.Portfolio, words *pageWords) {
	for _, r := range s.Reasons {
		place := strings.TrimSuffix(words.places.Replace(r.Example.Place+":"), ":")
		p.Problems = append(p.Problems, report.Problem{What: r.subject(), Rows: r.Rows, Row: r.Example.Row, Place: place, Says: r.Example.Message})
	}
	for i, m := range s.Inputs {
		c := report.Columns{Source: s.names()[i], Ignored: m.Ignored}
		for _, u := range m.Used {
			c.Used = append(c.Used, report.Use{Column: u.Column, Input: words.input(u.Input)})
		}
		p.Columns = append(p.Columns, c)
	}
	for _, d := range words.rb.Sources {
		p.Documents = append(p.Documents, recommendation.SourceEffect{
			Source: d.ID, Title: d.Title, Publisher: d.Publisher, Author: d.Author, Year: d.Year, Interest: d.Interest, Warning: d.Warning,
		})
	}
}

// names are those of the inputs, without folders where that tells them apart: a page
// is handed on, and where a file was kept is nobody's business there.
func (s *Summary) names() []string {
	var short, long []string
	for _, m := range s.Inputs {
		long = append(long, m.Source)
		short = append(short, path.Base(filepath.ToSlash(m.Source)))
	}
	for i, name := range short {
		if slices.Contains(short[:i], name) {
			return long
		}
	}
	return short
}

// unplaced takes the folders off the places that a complaint names.
func (s *Summary) unplaced() *strings.Replacer {
	var pairs []string
	for i, name := range s.names() {
		pairs = append(pairs, shown(s.Inputs[i].Source)+":", shown(name)+":")
	}
	return strings.NewReplacer(pairs...)
}

// mostNamed is how many inputs a title names.
const mostNamed = 3

func (s *Summary) title() string {
	names := s.names()
	if more := len(names) - mostNamed; more > 0 {
		names = append(names[:mostNamed:mostNamed], plural(more, "more", "more"))
	}
	return strings.Join(names, ", ")
}

func counts(shares []Share) []report.Count {
	var list []report.Count
	for _, s := range shares {
		list = append(list, report.Count{Title: s.Title, Rows: s.Rows})
	}
	return list
}
