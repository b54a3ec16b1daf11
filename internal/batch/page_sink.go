package batch

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// What a page holds of a portfolio, whatever its size: about 600 bytes for each
// company listed and 3 kB for each described keep it under 2 MB, which mail takes
// and a telephone opens at once.
const (
	mostListed    = 2000
	mostDescribed = 100
)

// pageSink writes a page about the portfolio. It holds the first rows until the end.
type pageSink struct {
	to     io.Writer
	rb     *rulebook.Rulebook
	listed []pageRow
}

func (s *pageSink) begin(*source) error { return nil }
func (s *pageSink) close() error        { return nil }

// rows is given only the rows that the page lists, as a jsonEncoder writes them. Of a
// whole recommendation it keeps what the page says.
func (s *pageSink) rows(encoded []byte, _ int) error {
	lines := json.NewDecoder(bytes.NewReader(encoded))
	for {
		var row struct {
			pageRow
			Whole *recommendation.Recommendation `json:"recommendation"`
		}
		if err := lines.Decode(&row); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("reading a row again: %w", err)
		}
		if row.Whole != nil {
			row.condensed = report.Condense(*row.Whole)
		}
		s.listed = append(s.listed, row.pageRow)
	}
}

func (s *pageSink) end(sum *Summary) error {
	page := sum.page(s.rb)
	page.Listed, page.Described = mostListed, mostDescribed
	words := newPageWords(sum, s.rb)
	for i := range s.listed {
		page.Companies = append(page.Companies, words.company(&s.listed[i]))
	}
	return report.PortfolioHTML(s.to, page)
}

// A pageRow is what a page takes from a row.
type pageRow struct {
	Row        int
	Name       string
	Structure  string
	Technology string
	Marketing  string
	Bridge     string
	Closeness  string
	Flip       string `json:"nearest_flip"`
	Error      string
	condensed  *report.Condensed // of the first rows
}

func (w *pageWords) company(r *pageRow) report.Company {
	c := report.Company{Row: r.Row, Name: r.Name, Problem: w.places.Replace(r.Error), Whole: r.condensed}
	if r.Error != "" {
		return c
	}
	c.Structure, c.Closeness, c.Flip = titleIn(w.sum.Structures, r.Structure), r.Closeness, w.flip(r.Flip)
	for d, id := range []string{r.Technology, r.Marketing, r.Bridge} {
		c.Outcomes = append(c.Outcomes, titleIn(w.sum.Decisions[d].Alternatives, id))
	}
	c.Rank = slices.IndexFunc(w.sum.Closeness, func(s Share) bool { return s.ID == r.Closeness })
	return c
}
