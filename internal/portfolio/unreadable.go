package portfolio

import (
	"errors"
	"io"
	"io/fs"
)

// Unreadable returns a file of one bad record, in place of a file that should have held
// one company and that Open, or opening it, has failed on with err. So one of many
// profiles costs one row.
func Unreadable(err error) File {
	p := &Problem{Message: err.Error(), Hint: "mend the file, or take it out"}
	if fault := (*fs.PathError)(nil); errors.As(err, &fault) {
		p.Message = fault.Err.Error()
	}
	errors.As(err, &p)
	return &unreadable{problem: p}
}

type unreadable struct {
	problem *Problem
	read    bool
}

// Kind implements File.
func (f *unreadable) Kind() Kind { return Documents }

// Columns implements File.
func (f *unreadable) Columns() ([]string, int) { return nil, 0 }

// NewParser implements File.
func (f *unreadable) NewParser() Parser { return nil }

// Close implements File.
func (f *unreadable) Close() error { return nil }

// Next implements File.
func (f *unreadable) Next(c *Chunk) error {
	c.Records = c.Records[:0]
	if f.read {
		return io.EOF
	}
	f.read = true
	c.Records = append(c.Records, Record{Line: 1, Err: f.problem})
	return nil
}
