package portfolio_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

func gzipped(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The format is what was asked for, or what the name says, or what is in the file.
func TestFormat(t *testing.T) {
	const csv, tsv, lines, array, yaml = "a,b\n1,2\n", "a\tb\n1\t2\n", "{\"a\":\"1\"}\n", "[{\"a\":1}]", "a: 1\n"
	for _, test := range []struct {
		name, format, in string
		want             portfolio.Kind
	}{
		{"p.csv", "", csv, portfolio.Table},
		{"P.CSV", "", csv, portfolio.Table},
		{"p.txt", "", tsv, portfolio.Table},
		{"p.tsv", "", tsv, portfolio.Table},
		{"p.tab", "", tsv, portfolio.Table},
		{"p.csv.gz", "", csv, portfolio.Table},
		{"-", "csv", csv, portfolio.Table},
		{"p.jsonl", "csv", csv, portfolio.Table},
		{"p.jsonl", "", lines, portfolio.Objects},
		{"p.ndjson", "", lines, portfolio.Objects},
		{"p.json", "", array, portfolio.Objects},
		{"p.json", "", lines, portfolio.Objects},
		{"-", "", "\n " + array, portfolio.Objects},
		{"-", "", lines, portfolio.Objects},
		{"export.dat", "", lines, portfolio.Objects},
		{"p.yaml", "", yaml, portfolio.Documents},
		{"p.yml.GZ", "", yaml, portfolio.Documents},
	} {
		for _, in := range [][]byte{[]byte(test.in), gzipped(t, test.in), gzipped(t, "\ufeff"+test.in)} {
			rows, f, err := read(t, test.name, iotest.OneByteReader(bytes.NewReader(in)), portfolio.Options{Format: test.format}, 0)
			if err != nil || f.Kind() != test.want || len(rows) != 1 || rows[0].fault != "" {
				t.Errorf("%s, %q: %v, %v", test.name, in, rows, err)
			}
		}
	}
}

func TestOpenFaults(t *testing.T) {
	for _, test := range []struct{ shows, name, format, in, want string }{
		{"empty", "p.csv", "", "", "0:0 the file is empty"},
		{"blank", "p.jsonl", "", "\n \n", "0:0 the file is empty"},
		{"nothing but a byte order mark", "p.yaml", "", "\ufeff", "0:0 the file is empty"},
		{"blank, compressed", "p.csv.gz", "", string(gzipped(t, "\n")), "0:0 the file is empty"},
		{"much that is blank", "p.csv", "", strings.Repeat("\n", 100_000), "0:0 the file is empty"},
		{"UTF-16, little end first", "p.csv", "", "\xff\xfea\x00,\x00", "1:1 the file is UTF-16"},
		{"UTF-16, big end first", "p.csv", "", "\xfe\xff\x00a\x00,", "1:1 the file is UTF-16"},
		{"UTF-16 without mark", "p.jsonl", "", "{\x00}\x00", "1:1 the file is UTF-16"},
		{"standard input", "-", "", "a,b\n1,2\n", "0:0 there is no telling which format this is"},
		{"an unknown ending", "p.ods", "", "a,b\n1,2\n", "0:0 there is no telling which format this is"},
		{"an unknown format", "p.csv", "parquet", "a,b\n", `0:0 format "parquet" is not known`},
		{"an archive", "p.csv", "", "PK\x03\x04", "0:0 this is an archive or a workbook, and not csv"},
		{"an old workbook", "p.xls", "", "\xd0\xcf\x11\xe0", "0:0 this is a workbook of old, or one with a password"},
		{"no workbook", "p.xlsx", "", "a,b\n", "0:0 this is not an XLSX workbook"},
		{"a broken workbook", "p.xlsx", "", "PK\x03\x04....", "0:0 the workbook is damaged: zip: not a valid zip file"},
		{"no JSON", "p.json", "", "\n  name: x", "2:3 this is neither a JSON object nor an array of them"},
		{"old Macs", "p.csv", "", "a,b\r1,2\r3,4\r", "1:1 the lines end in CR alone, as on old Macs"},
		{"header is not UTF-8", "p.csv", "", "a,b\xe9\n", "1:4 byte 0xE9 is not UTF-8"},
		{"header is not closed", "p.csv", "", "a,\"b\n1,2\n", "1:3 the quote is not closed"},
		{"header is too long", "p.csv", "", strings.Repeat("a", portfolio.MaxRecord+1), "1:1 the record is longer than 1 MiB, which no company is"},
		{"gzip, cut off in its header", "p.csv.gz", "", "\x1f\x8b\x08", "0:0 the compressed data is damaged or cut off here"},
		{"gzip, cut off at once", "p.csv.gz", "", string(gzipped(t, "a,b\n")[:12]), "1:1 the compressed data is damaged or cut off here"},
	} {
		t.Run(test.shows, func(t *testing.T) {
			_, _, err := read(t, test.name, strings.NewReader(test.in), portfolio.Options{Format: test.format}, 0)
			if err == nil {
				t.Fatal("no error")
			}
			if got := fault(err); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Every problem of a whole file comes with a way out.
func TestHints(t *testing.T) {
	for name, in := range map[string]string{"p.csv": "", "p.json": "x", "-": "a", "p.xlsx": "a", "q.csv": "a\rb", "r.csv": "\xff\xfea"} {
		_, err := portfolio.Open(name, strings.NewReader(in), portfolio.Options{})
		var p *portfolio.Problem
		if !errors.As(err, &p) || p.Hint == "" {
			t.Errorf("%s: %v has no hint", name, err)
		}
	}
}

// Compressed data that is cut off gives the records that are whole, then a problem.
func TestCutOff(t *testing.T) {
	in := gzipped(t, string(benchJSONLines()[:4<<20]))
	rows, _, err := read(t, "p.jsonl.gz", bytes.NewReader(in[:len(in)/2]), portfolio.Options{}, 0)
	if err == nil || !strings.HasSuffix(fault(err), ":1 the compressed data is damaged or cut off here") {
		t.Errorf("error is %v", err)
	}
	if len(rows) < 1000 {
		t.Errorf("%d rows", len(rows))
	}
	for i, r := range rows {
		if r.fault != "" || r.line != i+1 {
			t.Fatalf("row %d: %s", i, r)
		}
	}
}

// A failing machine is no problem of the file: its error comes as it is, after
// the records that were read.
func TestReadError(t *testing.T) {
	broken := errors.New("disk on fire")
	for _, name := range []string{"p.csv", "p.jsonl", "p.json", "p.yaml"} {
		start := map[string]string{"p.csv": "a\n1\n2", "p.jsonl": "{\"a\":1}\n{", "p.json": "[{\"a\":1},{", "p.yaml": "a: 1\n---\nb"}[name]
		rows, _, err := read(t, name, io.MultiReader(strings.NewReader(start), iotest.ErrReader(broken)), portfolio.Options{}, 0)
		if !errors.Is(err, broken) || len(rows) != 1 {
			t.Errorf("%s: %d rows, error %v", name, len(rows), err)
		}
	}
	if _, err := portfolio.Open("p.csv", iotest.ErrReader(broken), portfolio.Options{}); !errors.Is(err, broken) {
		t.Errorf("error is %v", err)
	}
}

// Memory does not grow with the file, and a chunk can be filled again.
func TestChunk(t *testing.T) {
	f := mustOpen(t, "p.csv", bytes.NewReader(benchCSV()))
	var a, b portfolio.Chunk
	if err := errors.Join(f.Next(&a), f.Next(&b)); err != nil {
		t.Fatal(err)
	}
	kept := string(a.Records[len(a.Records)-1].Data)
	total := len(a.Records) + len(b.Records)
	for c := &b; f.Next(c) == nil; {
		total += len(c.Records)
		if len(c.Records) > 3000 {
			t.Fatalf("a chunk has %d records", len(c.Records))
		}
	}
	if total != benchRows || string(a.Records[len(a.Records)-1].Data) != kept {
		t.Errorf("%d records; a chunk was changed by others: %q", total, kept)
	}
}
