package bench

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A Fault is what is wrong with a row.
type Fault struct {
	Name  string // "no-such-value", "not-utf-8"
	Input string // the id of the input whose field is spoiled, "" for the row
	field string // encoded, in place of the answer
	end   string // before the end of the row
	row   string // in place of the whole row
}

// faultsOf returns every fault that a file of these columns can have, those of one
// name together. What would spoil more than its own row, a quote that is never
// closed, is not among them.
func faultsOf(format Format, columns []column) [][]Fault {
	faults := []Fault{
		{Name: "too-many-fields", end: ",surplus,surplus"},
		{Name: "text-after-quote", row: `"Alder" Foods`},
	}
	if format == JSONL {
		faults = []Fault{
			{Name: "ends-early", row: `{"name":"Alder`},
			{Name: "not-an-object", row: `["Alder"]`},
			{Name: "text-after-object", end: `}{"name":"Alder"`},
			{Name: "not-json", row: `name=Alder`},
		}
	}
	for _, c := range columns {
		faults = append(faults, c.faults(format)...)
	}
	var kinds [][]Fault
	for _, f := range faults {
		at := slices.IndexFunc(kinds, func(kind []Fault) bool { return kind[0].Name == f.Name })
		if at < 0 {
			at, kinds = len(kinds), append(kinds, nil)
		}
		kinds[at] = append(kinds[at], f)
	}
	return kinds
}

// faults returns what can be wrong with one field.
func (c *column) faults(format Format) []Fault {
	wrong := map[string]string{"no-such-value": "no such thing", "not-utf-8": "caf\xe9"}
	order := []string{"no-such-value", "not-utf-8"}
	switch {
	case c.in.Kind == profile.Number:
		wrong = map[string]string{
			"zero": "0", "negative": "-5", "text-in-number": "about forty", "number-too-large": "99999999999999999999999",
			"range-reversed": "500-201", "not-utf-8": "4\xa0000",
		}
		order = []string{"zero", "negative", "text-in-number", "number-too-large", "range-reversed", "not-utf-8"}
	case c.in.Kind == profile.Set && format == JSONL:
		return []Fault{{Name: "no-such-member", Input: c.in.ID, field: `["no such thing"]`}}
	}
	var faults []Fault
	for _, name := range order {
		field := wrong[name]
		if format == JSONL {
			field = `"` + field + `"`
		}
		faults = append(faults, Fault{Name: name, Input: c.in.ID, field: field})
	}
	if format == JSONL {
		faults = append(faults, Fault{Name: "object-in-field", Input: c.in.ID, field: `{"is":1}`})
	}
	return faults
}
