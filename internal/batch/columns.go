package batch

import (
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// own says which of a row's own columns one is; answers makes up the others.
type own uint8

const (
	answers own = iota // depends on the answers alone
	ownRow
	ownName
	ownError
	ownSource
	ownLine
)

// A column is one column of the output.
type column struct {
	name string
	own  own
	put  func(*finding, encoder, []byte, int) []byte // of answers
	need need
}

// need says what a column has to know.
type need uint8

const (
	aBrief need = iota
	aRecommendation
	exactNumbers // a recommendation that repeats numbers as they were given
)

// A finding is what was found out about a company.
type finding struct {
	brief  decide.Brief
	whole  *recommendation.Recommendation // where a column needs it
	rb     *rulebook.Rulebook
	screen *decide.Screen
	ids    []string // used again and again
}

// Contract lists the columns that every run begins with unless others are chosen.
func Contract() []string {
	names := []string{"row", "name", "structure"}
	names = append(names, rulebook.Contract()...)
	return append(names, "settled", "closeness", "nearest_flip", "assumed", "unanswered", "error")
}

// Columns lists the names that Job.Columns takes beside those of the contract.
func Columns() []string {
	var names []string
	for _, c := range append(extraColumns(), wholeColumns()...) {
		names = append(names, c.name)
	}
	return append(names, "source", "line", "possible", "evidence", "points")
}

// allColumns lists every column that there is.
func allColumns() []column {
	all := []column{
		{name: "row", own: ownRow},
		{name: nameTarget, own: ownName},
		{name: "error", own: ownError},
		{name: "source", own: ownSource},
		{name: "line", own: ownLine},
	}
	all = append(all, briefColumns()...)
	return append(append(all, extraColumns()...), wholeColumns()...)
}

// briefColumns are those of the contract that a brief tells.
func briefColumns() []column {
	all := []column{{name: "structure", put: func(f *finding, e encoder, dst []byte, i int) []byte {
		return e.ours(dst, i, f.screen.Structures()[f.brief.Structure].ID)
	}}}
	for d, id := range rulebook.Contract() {
		all = append(all, column{name: id, put: func(f *finding, e encoder, dst []byte, i int) []byte {
			return e.ours(dst, i, f.screen.Alternatives(d)[f.brief.Outcomes[d]].ID)
		}})
	}
	return append(all,
		column{name: "settled", put: func(f *finding, e encoder, dst []byte, i int) []byte {
			return e.truth(dst, i, f.brief.Settled)
		}},
		column{name: "closeness", put: func(f *finding, e encoder, dst []byte, i int) []byte {
			return e.ours(dst, i, f.brief.Closeness)
		}},
		column{name: "nearest_flip", put: func(f *finding, e encoder, dst []byte, i int) []byte {
			return e.ours(dst, i, f.brief.Flip)
		}},
		column{name: "assumed", put: func(f *finding, e encoder, dst []byte, i int) []byte {
			return e.list(dst, i, f.inputs(f.brief.Assumed), "|")
		}},
		column{name: "unanswered", put: func(f *finding, e encoder, dst []byte, i int) []byte {
			return e.list(dst, i, f.inputs(f.brief.Unanswered), "|")
		}})
}

// inputs lists the inputs in a mask by id. It holds until the next call.
func (f *finding) inputs(mask uint64) []string {
	f.ids = f.ids[:0]
	for i := range f.rb.Catalogue.Inputs {
		if mask>>i&1 == 1 {
			f.ids = append(f.ids, f.rb.Catalogue.Inputs[i].ID)
		}
	}
	return f.ids
}

// chooseColumns understands a list of names. Names that begin with "+" are added
// to the contract's columns, and all may have it or none; a group such as
// "possible" or "evidence_bridge" stands for every column that begins so.
func chooseColumns(names []string) ([]column, error) {
	plus := func(name string) bool { return strings.HasPrefix(name, "+") }
	if !slices.ContainsFunc(names, func(name string) bool { return !plus(name) }) {
		names = append(Contract(), names...)
	} else if slices.ContainsFunc(names, plus) {
		return nil, faultf("with + before each name columns are added to the usual ones; without, only those that are named are written",
			"--columns mixes names with + and without")
	}
	var chosen []column
	for _, name := range names {
		found := columnsNamed(strings.TrimPrefix(strings.TrimSpace(name), "+"))
		if found == nil {
			return nil, noSuchColumn(name)
		}
		for _, c := range found {
			if slices.ContainsFunc(chosen, func(have column) bool { return have.name == c.name }) {
				return nil, faultf("name it once", "--columns has %s twice", profile.Quote(c.name))
			}
			chosen = append(chosen, c)
		}
	}
	return chosen, nil
}

// columnsNamed returns the column with this name, or those of the group.
func columnsNamed(name string) []column {
	var group []column
	for _, c := range allColumns() {
		switch {
		case c.name == name:
			return []column{c}
		case c.need > aBrief && strings.HasPrefix(c.name, name+"_"):
			group = append(group, c)
		}
	}
	return group
}

func noSuchColumn(name string) *Fault {
	known := append(Contract(), Columns()...)
	hint := "there are " + strings.Join(known, ", ")
	if near := profile.Nearest(name, known); near != "" {
		hint = "did you mean " + profile.Quote(near) + "?\n" + hint
	}
	return faultf(hint, "--columns: there is no column %s", profile.Quote(name))
}
