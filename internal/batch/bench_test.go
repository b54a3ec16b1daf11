package batch_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// BenchmarkRun measures a portfolio from bytes to bytes: rows a second with as
// many workers as there are processors.
func BenchmarkRun(b *testing.B) {
	const rows = 200_000
	s := load(b)
	for _, of := range []struct {
		columns bench.Columns
		format  bench.Format
		out     batch.Format
	}{
		{bench.Core, bench.CSV, batch.CSV},
		{bench.All, bench.CSV, batch.CSV},
		{bench.Gaps, bench.CSV, batch.CSV},
		{bench.Core, bench.JSONL, batch.JSONL},
		{bench.All, bench.JSONL, batch.JSONL},
		{bench.Gaps, bench.JSONL, batch.JSONL},
	} {
		var data bytes.Buffer
		p := bench.Portfolio{Catalogue: &s.rb.Catalogue, Seed: 1, Rows: rows, Columns: of.columns, Format: of.format}
		if _, err := p.Write(&data); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%s/%s-%s", of.columns, of.format, of.out), func(b *testing.B) {
			job := batch.Job{Engine: s.engine, Rulebook: s.rb, Format: of.out, Out: io.Discard}
			job.Inputs = []batch.Input{{Name: "p." + string(of.format), Open: func() (portfolio.File, error) {
				return portfolio.Open("p."+string(of.format), bytes.NewReader(data.Bytes()), portfolio.Options{})
			}}}
			b.SetBytes(int64(data.Len()))
			for b.Loop() {
				sum, err := batch.Run(context.Background(), job)
				if err != nil || sum.Answered != rows {
					b.Fatal(err, sum.Answered, sum.Reasons)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
