package batch

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// A decoder finds out what records say. It is not safe for concurrent use.
type decoder struct {
	meanings *meanings
	mapper   *mapper
	members  *members
	accounts [mostInputs]*members // by source
	sized    int                  // the input by whose cells companies are classed, -1 for none
	deep     bool                 // keep answers beside codes
	src      *source
	parser   portfolio.Parser
	key      []byte
}

// read fills in what a record says. Every problem of the record is noted.
func (d *decoder) read(r *row) {
	if r.rec.Err != nil {
		d.problem(r, r.rec.Err)
		return
	}
	if r.src.kind == portfolio.Documents {
		d.document(r)
		return
	}
	if d.src != r.src {
		d.turnTo(r.src)
	}
	fields, err := d.parser.Parse(r.rec)
	if err != nil {
		d.problem(r, err)
		return
	}
	r.fields = fields
	if r.src.kind == portfolio.Table {
		d.table(r)
	} else {
		d.object(r)
	}
	d.isSomething(r)
}

// isSomething refuses a row without a name and without an answer, such as those that
// spreadsheets write below a table. An empty profile is refused as well.
func (d *decoder) isSomething(r *row) {
	silent := len(r.name) == 0 && !slices.ContainsFunc(r.codes, func(c decide.Code) bool { return c != decide.CodeNotAsked })
	if silent && len(r.wrong) == 0 {
		r.complain(r.rec.Line, 0, &complaint{"", "nothing is said", "the row says nothing about a company"})
	}
}

// turnTo makes ready for the records of a source.
func (d *decoder) turnTo(src *source) {
	d.src, d.parser = src, src.file.NewParser()
	if src.kind != portfolio.Objects {
		return
	}
	d.members = newMembers(len(d.meanings.inputs))
	if src.at < mostInputs {
		d.accounts[src.at] = d.members
	}
}

// problem complains about the record as a whole.
func (d *decoder) problem(r *row, err error) {
	p := &portfolio.Problem{Message: err.Error()}
	errors.As(err, &p)
	text := p.Message
	if p.Hint != "" {
		text += "; " + p.Hint
	}
	line := p.Line
	if line == 0 {
		line = r.rec.Line
	}
	input, kind := d.kindOf(p.Message)
	r.complain(line, p.Column, &complaint{input, kind, text})
}

// table reads the cells of a row.
func (d *decoder) table(r *row) {
	plan := r.src.plan
	if n := len(r.fields); n != len(plan.targets) && !d.fits(r) {
		return
	}
	for i, t := range plan.targets {
		if t == ignored || i >= len(r.fields) {
			continue
		}
		f := &r.fields[i]
		if t == naming {
			d.name(r, f)
		} else {
			d.cell(r, int(t), f)
		}
	}
}

// fits reports whether a row with another number of cells than the header can be
// read all the same: cells too many that are empty, and cells too few of which
// none would be read. Anything else is most likely a row that was cut or joined,
// and every cell in it may stand under the wrong heading.
func (d *decoder) fits(r *row) bool {
	have, want := len(r.fields), len(r.src.plan.targets)
	for i := want; i < have; i++ {
		if f := &r.fields[i]; len(bytes.TrimSpace(f.Text)) > 0 {
			d.complain(r, f, &complaint{"", "too many fields", fmt.Sprintf(
				"the row has %s and the header %d; put text that holds the separator in quotes", plural(have, "field", "fields"), want)})
			return false
		}
	}
	if have <= r.src.plan.last {
		r.complain(r.rec.Line, 0, &complaint{"", "too few fields", fmt.Sprintf(
			"the row has %s and the header %d; was a line break in a cell left without quotes?", plural(have, "field", "fields"), want)})
		return false
	}
	return true
}

// cell reads an answer.
func (d *decoder) cell(r *row, input int, f *portfolio.Field) {
	switch {
	case f.Nested:
		d.complain(r, f, d.nested(input))
		return
	case len(f.Text) == 0 && !f.IsList:
		return
	}
	number := int64(0)
	var m *meaning
	if f.IsList {
		m = d.meanings.list(input, f.List, d.keyOf(f.List))
	} else if m, number = d.meanings.number(input, f.Text); m == nil {
		m = d.meanings.text(input, f.Text)
	}
	d.note(r, input, m, f)
	if d.deep && number > 0 {
		r.answers[input].Low, r.answers[input].High = number, number
	}
}

// nested says that a value can be no answer.
func (d *decoder) nested(input int) *complaint {
	id := d.meanings.cat.Inputs[input].ID
	return &complaint{id, "is no plain value", id + " holds an object, or a list of more than texts and numbers; write one answer, or a list of answers"}
}

// complain notes what is wrong with a field.
func (d *decoder) complain(r *row, f *portfolio.Field, c *complaint) {
	line, column := d.parser.Place(r.rec, *f)
	r.complain(line, column, c)
}

func (d *decoder) note(r *row, input int, m *meaning, f *portfolio.Field) {
	if m.wrong != nil {
		d.complain(r, f, m.wrong)
		return
	}
	r.codes[input] = m.code
	r.wide = r.wide || m.wide
	if input == d.sized {
		r.class = m.class
	}
	if d.deep {
		r.answers[input] = m.answer
	}
}

// keyOf makes one text of the members of a list.
func (d *decoder) keyOf(members [][]byte) []byte {
	d.key = d.key[:0]
	for _, m := range members {
		d.key = append(binary.AppendUvarint(d.key, uint64(len(m))), m...)
	}
	return d.key
}

// name reads the company's name.
func (d *decoder) name(r *row, f *portfolio.Field) {
	if f.IsList || f.Nested {
		d.complain(r, f, &complaint{"", "name is no text", "name takes one text, not a list or an object"})
		return
	}
	r.name = bytes.TrimSpace(f.Text)
	if len(r.name) <= plainName && bytes.IndexByte(r.name, 0) < 0 && utf8.Valid(r.name) {
		return
	}
	if _, err := intake.Name(string(r.name)); err != nil {
		_, kind := d.kindOf(err.Error())
		d.complain(r, f, &complaint{"", kind, err.Error()})
	}
}

// plainName is a length in bytes that no rule about names objects to.
const plainName = 100

// document reads a record that is a profile.
func (d *decoder) document(r *row) {
	p, err := intake.Profile(r.src.name, bytes.NewReader(r.rec.Data), d.meanings.cat)
	if err != nil {
		d.problems(r, err)
		return
	}
	r.name, r.written = []byte(p.Name), &p
	for i := range d.meanings.cat.Inputs {
		if a := p.Get(d.meanings.cat.Inputs[i].ID); a.State != profile.NotAsked {
			d.note(r, i, d.meanings.means(i, a), nil)
		}
	}
}

// problems notes what is wrong with a profile; its lines count from the record's.
func (d *decoder) problems(r *row, err error) {
	var all *intake.Errors
	if !errors.As(err, &all) {
		d.problem(r, err)
		return
	}
	for _, p := range all.Problems {
		text := p.Message
		if p.Hint != "" {
			text += "; " + strings.ReplaceAll(p.Hint, "\n", "; ")
		}
		line := r.rec.Line
		if p.Line > 0 {
			line += p.Line - 1
		}
		input, kind := d.kindOf(p.Message)
		r.complain(line, p.Column, &complaint{input, kind, text})
	}
}

// kindOf takes what is quoted out of a message, and the input off its front, so that
// like problems count as one.
func (d *decoder) kindOf(message string) (input, kind string) {
	var b strings.Builder
	for i, part := range strings.Split(message, `"`) {
		if i%2 == 0 {
			b.WriteString(part)
		}
	}
	kind = strings.Join(strings.Fields(b.String()), " ")
	if first, rest, _ := strings.Cut(kind, " "); d.meanings.cat.Input(first) != nil {
		return first, rest
	}
	return "", kind
}
