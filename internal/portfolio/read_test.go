package portfolio_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// A row is a record as a test looks at it.
type row struct {
	line   int
	fields []field
	fault  string // line:column message
	data   string // Documents only
}

type field struct {
	name, text   string
	list         []string
	line, column int
}

// String returns a row as the tables of these tests have it: `2: "a" "b"`.
func (r row) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d:", r.line)
	for _, f := range r.fields {
		b.WriteString(" ")
		if f.name != "" {
			b.WriteString(f.name + "=")
		}
		if f.list != nil {
			fmt.Fprintf(&b, "%q", f.list)
		} else {
			fmt.Fprintf(&b, "%q", f.text)
		}
	}
	if r.data != "" {
		fmt.Fprintf(&b, " %q", r.data)
	}
	if r.fault != "" {
		b.WriteString(" !" + r.fault)
	}
	return b.String()
}

// read opens a file and returns its records, read size bytes at one go, 0 for
// as many as the package likes. Lines that go backwards fail the test.
func read(t testing.TB, name string, in io.Reader, o portfolio.Options, size int) ([]row, portfolio.File, error) {
	t.Helper()
	f, err := portfolio.Open(name, in, o)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if size > 0 {
		portfolio.SetChunkSize(f, size)
	}
	var rows []row
	var p portfolio.Parser
	if f.Kind() != portfolio.Documents {
		p = f.NewParser()
	}
	line := 0
	for c := (portfolio.Chunk{}); ; {
		err := f.Next(&c)
		for _, r := range c.Records {
			if r.Line < line {
				t.Errorf("line %d comes after line %d", r.Line, line)
			}
			line = r.Line
			rows = append(rows, look(p, r))
		}
		if err != nil {
			if len(c.Records) > 0 {
				t.Error("Next returned records and an error")
			}
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return rows, f, err
		}
	}
}

// look parses a record; p is nil for documents.
func look(p portfolio.Parser, r portfolio.Record) row {
	out := row{line: r.Line}
	if p == nil && r.Err == nil {
		out.data = string(r.Data)
		return out
	}
	err := r.Err
	if p != nil {
		var fields []portfolio.Field
		fields, err = p.Parse(r)
		for _, f := range fields {
			out.fields = append(out.fields, show(p, r, f))
		}
	}
	if err != nil {
		out.fault = fault(err)
	}
	return out
}

func show(p portfolio.Parser, r portfolio.Record, f portfolio.Field) field {
	out := field{name: string(f.Name), text: string(f.Text)}
	out.line, out.column = p.Place(r, f)
	switch {
	case f.Null:
		out.text = "<null>"
	case f.Nested:
		out.text = "<nested>"
		return out
	}
	if f.IsList {
		out.list = []string{}
		for _, m := range f.List {
			out.list = append(out.list, string(m))
		}
	}
	return out
}

func fault(err error) string {
	var p *portfolio.Problem
	if !errors.As(err, &p) {
		return "not a problem: " + err.Error()
	}
	return fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Message)
}

func text(rows []row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(r.String() + "\n")
	}
	return b.String()
}

// A reading is a file, and what should come of it.
type reading struct {
	shows string
	in    string
	want  string // rows, a line each
}

// check reads every file in one go and in small pieces.
func check(t *testing.T, name string, readings []reading) {
	t.Helper()
	for _, test := range readings {
		t.Run(test.shows, func(t *testing.T) {
			for _, size := range []int{0, 1, 2, 7} {
				rows, _, err := read(t, name, strings.NewReader(test.in), portfolio.Options{}, size)
				got := text(rows)
				if err != nil {
					got += fault(err) + "\n"
				}
				if want := strings.TrimLeft(test.want, "\n"); got != want {
					t.Fatalf("read %d bytes at a time:\n%sgot:\n%swant:\n%s", size, test.in, got, want)
				}
			}
		})
	}
}
