package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// tools prints rows a second of whole programs, CSV file in, CSV file out.
func (c *comparison) tools(ctx context.Context, p *program, rows int) error {
	of := bench.Portfolio{Catalogue: &c.rb.Catalogue, Seed: 5, Rows: checked, Columns: bench.All, Format: bench.CSV}
	sample, err := c.write("sample", of)
	if err != nil {
		return err
	}
	want, err := c.expected(sample)
	if err != nil {
		return err
	}
	var all, started []*tool
	defer func() {
		for _, t := range started {
			t.close()
		}
	}()
	add := func(name string, t *tool, err error) {
		if err == nil {
			started = append(started, t)
			err = c.agrees(t, sample, want)
		}
		if err != nil {
			c.left(name, err)
			return
		}
		all = append(all, t)
	}
	add("csuite", p.tool(bench.CSV, 2), nil)
	add("csuite, one core", p.tool(bench.CSV, 1), nil)
	duck, err := newDuckDB(ctx, c.dir, c.model)
	add("DuckDB", duck, err)
	lite, err := newSQLite(ctx, c.model)
	add("SQLite", lite, err)
	post, err := newPostgres(ctx, c.dir, c.model)
	add("PostgreSQL", post, err)
	all = append(all, newReading())
	of.Rows = rows
	in, err := c.write("all", of)
	if err != nil {
		return err
	}
	return c.raceFiles(all, in, rows)
}

func (c *comparison) raceFiles(all []*tool, in string, rows int) error {
	took := map[*tool][]time.Duration{}
	for range c.rounds {
		for _, t := range all {
			out := c.fresh("out.csv")
			d, err := t.time(in, out)
			if err != nil {
				return fmt.Errorf("%s: %w", t.name, err)
			}
			took[t] = append(took[t], d)
		}
	}
	fmt.Fprintf(c.out, "\n%d rows, every input a column; median of %d rounds\n\n| CSV in, CSV out | rows/s |\n| --- | ---: |\n", rows, c.rounds)
	slices.SortFunc(all, func(a, b *tool) int { return int(median(took[a]) - median(took[b])) })
	for _, t := range all {
		fmt.Fprintf(c.out, "| %s | %.0f |\n", t.name, float64(rows)/median(took[t]).Seconds())
	}
	return nil
}

// expected decides a portfolio by the plain path.
func (c *comparison) expected(path string) ([]answer, error) {
	records, err := readCSV(path)
	if err != nil {
		return nil, err
	}
	cat := &c.rb.Catalogue
	var want []answer
	for _, record := range records[1:] {
		p := profile.Profile{Answers: map[string]profile.Answer{}}
		for i, id := range records[0][1:] {
			a, err := cat.Parse(cat.Input(id), record[i+1])
			if err != nil {
				return nil, err
			}
			p.Answers[id] = a
		}
		want = append(want, recommended(c.engine, p))
	}
	return want, nil
}

// agrees checks a tool's outcomes, row by row.
func (c *comparison) agrees(t *tool, in string, want []answer) error {
	out := c.fresh("sample-out.csv")
	if err := t.run(in, out); err != nil {
		return err
	}
	records, err := readCSV(out)
	if err != nil {
		return err
	}
	if len(records) != len(want)+1 {
		return fmt.Errorf("%d rows, want %d", len(records)-1, len(want))
	}
	for i, record := range records[1:] {
		var have answer
		for k, id := range wanted() {
			at := slices.Index(records[0], id)
			if at < 0 {
				return errors.New("no column " + id)
			}
			have[k] = record[at]
		}
		if have != want[i] {
			return fmt.Errorf("row %d: %v, want %v", i+1, have, want[i])
		}
	}
	return nil
}

// fresh returns a path where no file is: of two programs' users, one may not
// overwrite the other's. It waits until the disk has what was written before, so
// that nobody waits for another's.
func (c *comparison) fresh(name string) string {
	path := filepath.Join(c.dir, name)
	os.Remove(path) // there may be none yet
	syscall.Sync()
	return path
}

func readCSV(path string) ([][]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return records, nil
}
