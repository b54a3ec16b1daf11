package bench_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// job is a batch over one file that is in memory.
func job(t testing.TB, p bench.Portfolio, data []byte, out io.Writer) batch.Job {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	open := func() (portfolio.File, error) {
		return portfolio.Open("in", bytes.NewReader(data), portfolio.Options{Format: string(p.Format)})
	}
	return batch.Job{
		Engine: decide.Compile(rb), Rulebook: rb, Out: out, Format: batch.Format(p.Format),
		Inputs: []batch.Input{{Name: "in", Open: open}},
	}
}

// One row comes out for each that goes in, in order, and those that were spoiled,
// and no others, come with the line of their fault.
func TestBatchFindsEveryFault(t *testing.T) {
	each(t, func(t *testing.T, p bench.Portfolio) {
		data, bad := written(t, p)
		var out bytes.Buffer
		j := job(t, p, data, &out)
		j.Format = batch.CSV
		if _, err := batch.Run(t.Context(), j); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != p.Rows+1 {
			t.Fatalf("%d rows, want %d", len(rows)-1, p.Rows)
		}
		last := len(rows[0]) - 1 // the error
		for i, row := range rows[1:] {
			if row[0] != strconv.Itoa(i+1) {
				t.Fatalf("row %d is numbered %s", i+1, row[0])
			}
			if len(bad) == 0 || bad[0].Row != i+1 {
				if row[last] != "" {
					t.Errorf("row %d is good, but: %s", i+1, row[last])
				}
				continue
			}
			if line := lineOf(row[last]); line < bad[0].Line || line > bad[0].Last {
				t.Errorf("row %d in line %d: %s %s: %q", i+1, bad[0].Line, bad[0].Fault.Name, bad[0].Fault.Input, row[last])
			}
			bad = bad[1:]
		}
	})
}

// A quote that is never closed takes what follows it along, and nothing before it.
func TestBatchQuoteNeverClosed(t *testing.T) {
	p := bench.Portfolio{Catalogue: catalogue(t), Seed: 2, Rows: 500, Columns: bench.All, Format: bench.CSV}
	data, _ := written(t, p)
	at := bytes.LastIndexByte(data[:len(data)-1], '\n') + 1
	data = append(data[:at:at], append([]byte(`"never closed`), data[at:]...)...)
	var out bytes.Buffer
	if _, err := batch.Run(t.Context(), job(t, p, data, &out)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != p.Rows+1 {
		t.Fatalf("%d rows, want %d", len(rows)-1, p.Rows)
	}
	last := len(rows[0]) - 1
	for i, row := range rows[1:] {
		if bad := row[last] != ""; bad != (i == p.Rows-1) {
			t.Errorf("row %d: %q", i+1, row[last])
		}
	}
}

// lineOf returns the line in which a complaint finds its fault, 0 for none.
func lineOf(complaint string) int {
	rest, _ := strings.CutPrefix(complaint, "in:")
	number, _, _ := strings.Cut(rest, ":")
	line, _ := strconv.Atoi(number)
	return line
}

// BenchmarkParse measures a file to fields, without finding out what they mean.
func BenchmarkParse(b *testing.B) {
	eachLoad(b, func(b *testing.B, p bench.Portfolio, data []byte) {
		b.SetBytes(int64(len(data) / p.Rows))
		for n := 0; n < b.N; n += p.Rows {
			if err := parse(p, data); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func parse(p bench.Portfolio, data []byte) error {
	f, err := portfolio.Open("in", bytes.NewReader(data), portfolio.Options{Format: string(p.Format)})
	if err != nil {
		return err
	}
	defer f.Close()
	parser := f.NewParser()
	var chunk portfolio.Chunk
	for {
		switch err := f.Next(&chunk); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		for _, record := range chunk.Records {
			if _, err := parser.Parse(record); err != nil {
				return err
			}
		}
	}
}

// BenchmarkBatch measures a file in memory to rows that are thrown away, on as many
// cores as -cpu says.
func BenchmarkBatch(b *testing.B) {
	eachLoad(b, func(b *testing.B, p bench.Portfolio, data []byte) {
		j := job(b, p, data, io.Discard)
		b.SetBytes(int64(len(data) / p.Rows))
		for n := 0; n < b.N; n += p.Rows {
			if _, err := batch.Run(context.Background(), j); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// eachLoad runs a benchmark on each kind of portfolio; an operation is a row.
func eachLoad(b *testing.B, run func(*testing.B, bench.Portfolio, []byte)) {
	b.Helper()
	cat := catalogue(b)
	for _, columns := range []bench.Columns{bench.Core, bench.All, bench.Gaps} {
		for _, format := range []bench.Format{bench.CSV, bench.JSONL} {
			p := bench.Portfolio{Catalogue: cat, Seed: 1, Rows: 100000, Columns: columns, Format: format}
			var data bytes.Buffer
			if _, err := p.Write(&data); err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s/%s", columns, format), func(b *testing.B) { run(b, p, data.Bytes()) })
		}
	}
}
