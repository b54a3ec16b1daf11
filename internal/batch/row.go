package batch

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// A source is an input under way, as its rows see it.
type source struct {
	name   string
	at     int // among the inputs of the account; mostInputs where it is not listed
	kind   portfolio.Kind
	plan   *tablePlan // of a table
	names  []string   // of a table: its columns
	unique []string   // and so that no two are called the same
	file   portfolio.File
}

// A row is one company as it was read. It is used again for the next one.
type row struct {
	number int // from 1, over all inputs
	src    *source
	rec    portfolio.Record
	fields []portfolio.Field // nil for documents, and where the record could not be taken apart
	name   []byte
	codes  []decide.Code // by input
	class  int           // of the number that companies are classed by
	wide   bool          // a number of it spans several cells
	wrong  []problem
	whole  int // problems, counting those beyond mostProblems

	// What a whole recommendation needs beyond codes; kept if the run asks for any.
	answers []profile.Answer
	written *profile.Profile // of a document
}

// A problem is a complaint with its place.
type problem struct {
	line, column int
	*complaint
}

// mostProblems is how many problems of one row are written out.
const mostProblems = 20

func (r *row) reset(number int, src *source, rec portfolio.Record) {
	r.number, r.src, r.rec = number, src, rec
	r.fields, r.name, r.written = nil, nil, nil
	r.class, r.wide, r.wrong, r.whole = 0, false, r.wrong[:0], 0
	clear(r.codes)
	clear(r.answers)
}

func (r *row) complain(line, column int, c *complaint) {
	if r.whole++; r.whole <= mostProblems {
		r.wrong = append(r.wrong, problem{line, column, c})
	}
}

// rejection says why the row has no answer: every problem with its place, in order.
func (r *row) rejection() string {
	slices.SortStableFunc(r.wrong, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.column, b.column))
	})
	texts := make([]string, 0, len(r.wrong)+1)
	for _, p := range r.wrong {
		texts = append(texts, place(r.src.name, p.line, p.column)+p.text)
	}
	if more := r.whole - len(r.wrong); more > 0 {
		texts = append(texts, fmt.Sprintf("%d problems more", more))
	}
	return strings.Join(texts, "; ")
}

// company returns the row as a profile.
func (r *row) company(cat *profile.Catalogue) profile.Profile {
	if r.written != nil {
		return *r.written
	}
	p := profile.Profile{Name: string(r.name), Answers: map[string]profile.Answer{}}
	for i, a := range r.answers {
		if a.State != profile.NotAsked {
			p.Answers[cat.Inputs[i].ID] = a
		}
	}
	return p
}
