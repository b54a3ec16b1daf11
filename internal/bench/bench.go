// Package bench writes made-up portfolios for tests and measurements: files of
// many companies, from a seed, faster than anything that reads them. The program
// does not use it. Begin with Portfolio; internal/bench/portfolio is the command,
// internal/bench/peers the comparison with other engines.
package bench

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// Columns says which columns a portfolio has beside the name.
type Columns string

// The kinds of columns.
const (
	// Core has the core inputs only, spelled as CRMs spell them: "1,200",
	// "201-500", "Computer Software". Rows are drawn from a pool of poolSize
	// distinct ones, each time under another name, so that writing is cheap.
	Core Columns = "core"
	// All has every input, each value drawn for its row, none missing. Values
	// are ids and headcounts plain numbers, so that any engine can read them.
	All Columns = "all"
	// Gaps is All with emptyPercent of the answers left out and unknownPercent
	// of them "unknown".
	Gaps Columns = "gaps"
)

const (
	poolSize       = 1 << 14
	emptyPercent   = 25
	unknownPercent = 5
)

// Format says how a portfolio is written.
type Format string

// The formats.
const (
	CSV   Format = "csv"
	JSONL Format = "jsonl"
)

// A Portfolio says what to write. The same Portfolio gives the same bytes.
type Portfolio struct {
	Catalogue *profile.Catalogue
	Seed      uint64
	Rows      int // without the heading
	Columns   Columns
	Format    Format
	Bad       float64 // the share of rows with one fault, 0 to 1
}

// A BadRow is a row that must be rejected.
type BadRow struct {
	Row   int // from 1, without the heading
	Line  int // in which it begins, from 1
	Last  int // in which it ends
	Fault Fault
}

// Write writes the portfolio and returns an account of the rows that it spoiled,
// in order; all others are good. Some names hold commas, quotes and line breaks.
func (p Portfolio) Write(to io.Writer) ([]BadRow, error) {
	w, err := p.writer()
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriterSize(to, 1<<18)
	w.heading()
	for row := 1; row <= p.Rows; row++ {
		if p.Bad > 0 && w.rng.Float64() < p.Bad {
			w.spoiled(row)
		} else {
			w.good(row)
		}
		if len(w.buf) < 1<<16 && row < p.Rows {
			continue
		}
		if _, err := out.Write(w.buf); err != nil {
			return nil, err
		}
		w.buf = w.buf[:0]
	}
	return w.bad, out.Flush()
}

func (p Portfolio) writer() (*writer, error) {
	w := &writer{Portfolio: p, line: 1, rng: rand.New(rand.NewPCG(p.Seed, 0))}
	switch {
	case p.Format != CSV && p.Format != JSONL:
		return nil, fmt.Errorf("format %q is not known: csv or jsonl", p.Format)
	case p.Columns != Core && p.Columns != All && p.Columns != Gaps:
		return nil, fmt.Errorf("columns %q are not known: core, all or gaps", p.Columns)
	case p.Bad < 0 || p.Bad > 1:
		return nil, errors.New("the share of bad rows is a number from 0 to 1")
	}
	for i := range p.Catalogue.Inputs {
		if in := &p.Catalogue.Inputs[i]; p.Columns != Core || in.Role == profile.Core {
			w.columns = append(w.columns, w.column(in))
		}
	}
	w.faults = faultsOf(p.Format, w.columns)
	w.names = w.drawNames()
	if p.Columns == Core {
		for range poolSize {
			w.pool = append(w.pool, w.rest(nil, Fault{}))
		}
	}
	return w, nil
}
