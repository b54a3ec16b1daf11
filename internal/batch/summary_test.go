package batch_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/bench"
)

var update = flag.Bool("update", false, "write the golden files")

func openZip(t *testing.T, data string) *zip.Reader {
	t.Helper()
	r, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// golden compares text with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wantText(t, got, string(want))
}

func TestSummaries(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "portfolio.csv"))
	if err != nil {
		t.Fatal(err)
	}
	_, s := run(t, jobOf(t, "portfolio.csv", string(data), "three.csv", three))
	s.Rulebook.SHA256 = "of the rules"
	for name, write := range map[string]func(io.Writer) error{"summary.json": s.JSON, "summary.md": s.Markdown, "summary.txt": s.Text} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.String())
	}
}

// The parts of a summary add up.
func TestSummaryAddsUp(t *testing.T) {
	data, bad := madeUp(t, bench.Portfolio{Seed: 12, Rows: 20_000, Columns: bench.Gaps, Format: bench.CSV, Bad: 0.01})
	_, s := run(t, jobOf(t, "p.csv", data))
	if s.Answered+s.Rejected != s.Rows || s.Rejected != len(bad) {
		t.Errorf("%d + %d = %d", s.Answered, s.Rejected, s.Rows)
	}
	classes := 0
	for _, c := range s.Classes.List {
		classes += c.Rows
	}
	counts := []int{classes}
	for _, d := range s.Decisions {
		n := 0
		for _, a := range d.Alternatives {
			n += a.Rows
		}
		counts = append(counts, n)
	}
	for i, n := range counts {
		if n != s.Answered {
			t.Errorf("part %d adds up to %d, not to %d", i, n, s.Answered)
		}
	}
	if s.Collect.Open != s.Answered-s.Settled || s.Collect.Examined != min(500, s.Collect.Open) {
		t.Errorf("%+v", s.Collect)
	}
}
