// Command portfolio writes a made-up portfolio to standard output, and an account
// of the rows that it spoiled, one a line, to standard error. See internal/bench.
//
//	go run ./internal/bench/portfolio -rows 1000000 -columns all -format jsonl > all.jsonl
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "portfolio:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("portfolio", flag.ContinueOnError)
	rows := flags.Int("rows", 1000, "companies")
	columns := flags.String("columns", "core", "core, all, or gaps for all with answers missing")
	format := flags.String("format", "csv", "csv or jsonl")
	seed := flags.Uint64("seed", 1, "the same seed gives the same bytes")
	bad := flags.Float64("bad", 0, "share of rows with a fault, 0 to 1")
	if err := flags.Parse(args); err != nil {
		return err
	}
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		return err
	}
	p := bench.Portfolio{
		Catalogue: &rb.Catalogue, Seed: *seed, Rows: *rows,
		Columns: bench.Columns(*columns), Format: bench.Format(*format), Bad: *bad,
	}
	spoiled, err := p.Write(stdout)
	for _, b := range spoiled {
		fmt.Fprintf(stderr, "row %d, line %d: %s %s\n", b.Row, b.Line, b.Fault.Name, b.Fault.Input)
	}
	return err
}
