// Package portfolio reads files that hold many companies: CSV and TSV, JSON lines,
// a JSON array, XLSX, YAML documents one after another, each also as .gz. It cuts them into
// records, in order, loses none, and knows in which line each begins; what a
// record says about a company is for internal/batch to find out.
//
// Cutting is cheap and done by one goroutine; taking a record apart is not, and
// may be done by many, each with a Parser of its own. Begin with Open.
//
// A record that cannot be told from its neighbours is bad and reading goes on
// behind it, in CSV and JSON lines with the very next line. So one broken line
// costs one record, with a single exception: a quote that is put in front of a
// field opens a quoted one, and where the next quote of the file happens to close
// it properly, the lines up to there are its text, as RFC 4180 has it.
package portfolio

import "io"

// Kind says how the records of a file are taken apart.
type Kind uint8

// The kinds of file.
const (
	Table     Kind = iota // columns, named once by the first row
	Objects               // a JSON object each, with names of its own
	Documents             // a YAML document each, read as a profile is
)

// Options say what the file's name does not.
type Options struct {
	Format string // csv, tsv, jsonl, json, yaml or xlsx; "" to tell by name and content
	Sheet  string // XLSX: the name of the sheet, "" for the first
}

// MaxRecord is the length, in bytes, from which a record is bad. A company has
// about a thousand.
const MaxRecord = 1 << 20

// A Record is one company as its file has it. Data belongs to the Chunk.
type Record struct {
	Data   []byte
	Line   int   // in which it begins, from 1; the row of a sheet
	Err    error // a *Problem where there is no telling what it says, e.g. a quote that is never closed
	column int   // characters of that line in front of Data
}

// A Chunk is a run of records, read at one go. It may be filled again and again.
type Chunk struct {
	Records []Record
	data    []byte
}

// A File is an open portfolio.
type File interface {
	Kind() Kind
	// Columns returns the names in the first row of a Table, as they are written, and
	// the line that has them.
	Columns() (names []string, line int)
	// Next replaces what c holds by the next records, about 256 KiB of them. It
	// returns io.EOF, and no record, after the last. Any other error is of the
	// machine, or a *Problem of the whole file that leaves nothing more to read.
	Next(c *Chunk) error
	// NewParser returns a parser for the records of this file, nil for Documents.
	NewParser() Parser
	// Close gives back what Open took. It does not close the reader.
	io.Closer
}

// A Field is one answer as a record gives it. It holds until the next Parse, and
// no longer than the Chunk of its record.
type Field struct {
	Name   []byte   // Objects: the member's name. Table: nil, as the position tells
	Text   []byte   // unquoted, unescaped; a number as it is written
	List   [][]byte // Objects: the members of a list, in place of Text
	IsList bool
	Nested bool // Objects: an object, or a list that holds one, a list or null; it can be no answer
	Null   bool // Objects: null, which is not asked
	at     int  // where it begins in the record: a byte, or the cell of a sheet
}

// A Parser takes records apart. It is not safe for concurrent use.
type Parser interface {
	// Parse returns the fields of a record, as many as there are: a row of a CSV file
	// may have more or fewer than there are columns. The row of a sheet has all of them
	// and no more. The error is a *Problem with a place, and that of the record where it has one.
	Parse(r Record) ([]Field, error)
	// Place returns where a field that Parse made of r begins: its line, and the
	// character in that line, from 1; for a sheet, the row and the number of the cell.
	Place(r Record, f Field) (line, column int)
}

// A Problem is what is wrong with a file or with one record of it.
type Problem struct {
	Line, Column int // from 1; 0 where it has no place
	Message      string
	Hint         string
}

// Error returns the message without place and hint.
func (p *Problem) Error() string { return p.Message }
