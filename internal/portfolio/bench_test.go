package portfolio_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

const benchRows = 100_000

// benchCSV has 20 columns and about 125 bytes a row.
func benchCSV() []byte {
	var b bytes.Buffer
	for i := range 20 {
		fmt.Fprintf(&b, "column%d,", i)
	}
	b.Truncate(b.Len() - 1)
	for i := range benchRows {
		fmt.Fprintf(&b, "\nCompany %06d,%d", i, 50+i%9000)
		for j := range 18 {
			fmt.Fprintf(&b, ",val%02d", (i+j)%20)
		}
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// benchJSONLines has 20 members and about 385 bytes a line.
func benchJSONLines() []byte {
	var b bytes.Buffer
	for i := range benchRows {
		fmt.Fprintf(&b, `{"name":"Company %06d","headcount":%d`, i, 50+i%9000)
		for j := range 18 {
			fmt.Fprintf(&b, `,"input_n%02d":"val%02d"`, j, (i+j)%20)
		}
		b.WriteString("}\n")
	}
	return b.Bytes()
}

func mustOpen(t testing.TB, name string, in io.Reader) portfolio.File {
	t.Helper()
	f, err := portfolio.Open(name, in, portfolio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func benchmarkCut(b *testing.B, name string, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var c portfolio.Chunk
	for b.Loop() {
		f := mustOpen(b, name, bytes.NewReader(data))
		n := 0
		for f.Next(&c) == nil {
			n += len(c.Records)
		}
		if n != benchRows {
			b.Fatal(n)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*benchRows), "ns/row")
}

func BenchmarkCutCSV(b *testing.B)       { benchmarkCut(b, "p.csv", benchCSV()) }
func BenchmarkCutJSONLines(b *testing.B) { benchmarkCut(b, "p.jsonl", benchJSONLines()) }

func BenchmarkCutQuotedCSV(b *testing.B) {
	benchmarkCut(b, "p.csv", bytes.ReplaceAll(benchCSV(), []byte("val00"), []byte(`"val00"`)))
}

func BenchmarkCutJSONArray(b *testing.B) {
	data := bytes.ReplaceAll(bytes.TrimSpace(benchJSONLines()), []byte("\n"), []byte(",\n"))
	benchmarkCut(b, "p.json", append(append([]byte("["), data...), ']'))
}

// benchmarkParse parses the first records of a file again and again.
func benchmarkParse(b *testing.B, name string, data []byte) {
	f := mustOpen(b, name, bytes.NewReader(data))
	var c portfolio.Chunk
	if err := f.Next(&c); err != nil && !errors.Is(err, io.EOF) {
		b.Fatal(err)
	}
	p := f.NewParser()
	b.SetBytes(int64(len(c.Records[0].Data)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if fields, err := p.Parse(c.Records[i]); err != nil || len(fields) != 20 {
			b.Fatal(len(fields), err)
		}
		if i++; i == len(c.Records) {
			i = 0
		}
	}
}

func BenchmarkParseCSV(b *testing.B)  { benchmarkParse(b, "p.csv", benchCSV()) }
func BenchmarkParseJSON(b *testing.B) { benchmarkParse(b, "p.jsonl", benchJSONLines()) }

func BenchmarkParseQuotedCSV(b *testing.B) {
	benchmarkParse(b, "p.csv", bytes.ReplaceAll(benchCSV(), []byte("val00"), []byte(`"v""0"`)))
}
