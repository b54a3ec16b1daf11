package batch_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/portfolio"
)

func madeUp(t testing.TB, p bench.Portfolio) (string, []bench.BadRow) {
	t.Helper()
	p.Catalogue = &load(t).rb.Catalogue
	var data bytes.Buffer
	bad, err := p.Write(&data)
	if err != nil {
		t.Fatal(err)
	}
	return data.String(), bad
}

// Of many rows with every kind of fault none is lost, and every error is in its row
// and names its line.
func TestBadRows(t *testing.T) {
	for _, format := range []bench.Format{bench.CSV, bench.JSONL} {
		for _, columns := range []bench.Columns{bench.Core, bench.Gaps} {
			t.Run(fmt.Sprintf("%s %s", columns, format), func(t *testing.T) {
				rows := 25_000
				if testing.Short() {
					rows = 5_000
				}
				data, bad := madeUp(t, bench.Portfolio{Seed: 3, Rows: rows, Columns: columns, Format: format, Bad: 0.01})
				out, s := run(t, jobOf(t, "p."+string(format), data))
				if s.Rows != rows || s.Rejected != len(bad) || s.Answered != rows-len(bad) {
					t.Errorf("%d rows, %d rejected, %d answered; want %d, %d", s.Rows, s.Rejected, s.Answered, rows, len(bad))
				}
				checkBad(t, out, "p."+string(format), rows, bad)
			})
		}
	}
}

func checkBad(t *testing.T, out, file string, rows int, bad []bench.BadRow) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(out))
	if _, err := r.Read(); err != nil {
		t.Fatal(err)
	}
	for row := 1; row <= rows; row++ {
		cells, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		if cells[0] != strconv.Itoa(row) {
			t.Fatalf("row %d says that it is row %s", row, cells[0])
		}
		failed := cells[len(cells)-1]
		switch {
		case len(bad) == 0 || bad[0].Row != row:
			if failed != "" || cells[2] == "" {
				t.Fatalf("row %d: %q", row, cells)
			}
			continue
		case !names(failed, file, bad[0]) || cells[2] != "":
			t.Fatalf("row %d in line %d has the fault %s %s: %q", row, bad[0].Line, bad[0].Fault.Name, bad[0].Fault.Input, cells)
		}
		bad = bad[1:]
	}
	if _, err := r.Read(); !errors.Is(err, io.EOF) {
		t.Errorf("rows after the last: %v", err)
	}
}

// names reports whether an error names the line of a bad row. A name of several
// lines may stand before the field that is wrong.
func names(failed, file string, bad bench.BadRow) bool {
	for line := bad.Line; line < bad.Line+4; line++ {
		if strings.HasPrefix(failed, fmt.Sprintf("%s:%d:", file, line)) {
			return strings.Contains(failed, bad.Fault.Input) || bad.Fault.Name == "not-utf-8" // which spoils the record
		}
	}
	return false
}

// chopped hands out records a few at a time.
type chopped struct {
	portfolio.File
	whole portfolio.Chunk
	left  []portfolio.Record
	n     int
}

func (c *chopped) Next(to *portfolio.Chunk) error {
	if len(c.left) == 0 {
		c.whole = portfolio.Chunk{} // what was handed out is still in use
		if err := c.File.Next(&c.whole); err != nil {
			return err
		}
		c.left = c.whole.Records
	}
	n := min(c.n, len(c.left))
	to.Records, c.left = c.left[:n:n], c.left[n:]
	return nil
}

// Rows and summary do not depend on workers and chunks.
func TestSameWithAnyWorkers(t *testing.T) {
	for _, format := range []bench.Format{bench.CSV, bench.JSONL} {
		data, _ := madeUp(t, bench.Portfolio{Seed: 5, Rows: 12_000, Columns: bench.Gaps, Format: format, Bad: 0.02})
		name := "p." + string(format)
		var wantRows, wantSummary string
		for _, try := range []struct{ workers, records int }{{1, 1 << 20}, {2, 1 << 20}, {3, 700}, {5, 13}} {
			job := jobOf(t)
			job.Workers, job.Format = try.workers, batch.JSONL
			job.Inputs = []batch.Input{{Name: name, Open: func() (portfolio.File, error) {
				f, err := portfolio.Open(name, strings.NewReader(data), portfolio.Options{})
				return &chopped{File: f, n: try.records}, err
			}}}
			rows, s := run(t, job)
			doc, err := json.MarshalIndent(s, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			if wantRows == "" {
				wantRows, wantSummary = rows, string(doc)
			}
			wantText(t, rows, wantRows)
			wantText(t, string(doc), wantSummary)
		}
	}
}

// failing takes n bytes and then no more.
type failing struct{ n int }

func (f *failing) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, syscall.ENOSPC
	}
	return len(p), nil
}

func TestFullDisk(t *testing.T) {
	data, _ := madeUp(t, bench.Portfolio{Seed: 1, Rows: 5000, Columns: bench.Core, Format: bench.CSV})
	job := jobOf(t, "p.csv", data)
	job.Out = &failing{600_000}
	_, err := batch.Run(context.Background(), job)
	if !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "writing rows ") || strings.HasPrefix(err.Error(), "writing rows 1 ") {
		t.Errorf("%v", err)
	}
}

// endless is a portfolio that never ends and, from some point on, never answers.
type endless struct {
	n      int
	parked chan struct{}
}

func (e *endless) Read(p []byte) (int, error) {
	if e.n--; e.n < 0 {
		close(e.parked)
		select {}
	}
	return copy(p, strings.Repeat("retail\n", len(p)/7)), nil
}

// A run ends with its context, even where a read does not.
func TestInterrupted(t *testing.T) {
	in := &endless{20, make(chan struct{})}
	ctx, cancel := context.WithCancel(context.Background())
	job := jobOf(t)
	job.Out = io.Discard
	job.Inputs = []batch.Input{{Name: "-", Open: func() (portfolio.File, error) {
		return portfolio.Open("-", io.MultiReader(strings.NewReader("industry\n"), in), portfolio.Options{Format: "csv"})
	}}}
	go func() {
		<-in.parked
		cancel()
	}()
	done := make(chan error, 1)
	go func() {
		_, err := batch.Run(ctx, job)
		done <- err
	}()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it does not end")
	}
}
