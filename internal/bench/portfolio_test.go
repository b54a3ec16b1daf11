package bench_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

func catalogue(t testing.TB) *profile.Catalogue {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &rb.Catalogue
}

// each runs a test on every kind of portfolio.
func each(t *testing.T, test func(*testing.T, bench.Portfolio)) {
	t.Helper()
	cat, rows := catalogue(t), 1500
	if testing.Short() {
		rows = 300
	}
	for _, columns := range []bench.Columns{bench.Core, bench.All, bench.Gaps} {
		for _, format := range []bench.Format{bench.CSV, bench.JSONL} {
			t.Run(fmt.Sprintf("%s %s", columns, format), func(t *testing.T) {
				test(t, bench.Portfolio{Catalogue: cat, Seed: 7, Rows: rows, Columns: columns, Format: format, Bad: 0.2})
			})
		}
	}
}

func written(t *testing.T, p bench.Portfolio) ([]byte, []bench.BadRow) {
	t.Helper()
	var out bytes.Buffer
	bad, err := p.Write(&out)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), bad
}

func TestSameSeedSameBytes(t *testing.T) {
	each(t, func(t *testing.T, p bench.Portfolio) {
		first, _ := written(t, p)
		again, _ := written(t, p)
		p.Seed++
		other, _ := written(t, p)
		if !bytes.Equal(first, again) || bytes.Equal(first, other) {
			t.Error("the seed does not decide what is written")
		}
	})
}

// A row is rejected by other readers than csuite's exactly where the account says so.
func TestAccount(t *testing.T) {
	each(t, func(t *testing.T, p bench.Portfolio) {
		data, bad := written(t, p)
		rows := readCSV
		if p.Format == bench.JSONL {
			rows = readJSONL
		}
		have := rows(t, p.Catalogue, data)
		if len(have) != p.Rows {
			t.Fatalf("%d rows, want %d", len(have), p.Rows)
		}
		faults := map[string]bool{}
		for i, row := range have {
			switch {
			case len(bad) == 0 || bad[0].Row != i+1:
				if row.err != nil {
					t.Errorf("row %d is good, but: %v", i+1, row.err)
				}
				continue
			case row.err == nil:
				t.Errorf("row %d has the fault %s %s, which no one finds", i+1, bad[0].Fault.Name, bad[0].Fault.Input)
			case bad[0].Line != row.line:
				t.Errorf("row %d begins in line %d, the account says %d", i+1, row.line, bad[0].Line)
			}
			faults[bad[0].Fault.Name] = true
			bad = bad[1:]
		}
		if len(faults) < 7 {
			t.Errorf("only these faults: %v", faults)
		}
	})
}

// A read is what a plain reader makes of a row.
type read struct {
	line int
	err  error
}

func readCSV(t *testing.T, cat *profile.Catalogue, data []byte) []read {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	heading, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	var all []read
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all
		}
		if wrong := (*csv.ParseError)(nil); errors.As(err, &wrong) {
			all = append(all, read{wrong.StartLine, err})
			continue
		}
		line, _ := r.FieldPos(0)
		if len(fields) > len(heading) {
			all = append(all, read{line, errors.New("too many fields")})
			continue
		}
		for i, text := range fields[1:] {
			err = errors.Join(err, accept(cat, heading[i+1], text))
		}
		all = append(all, read{line, err})
	}
}

func readJSONL(t *testing.T, cat *profile.Catalogue, data []byte) []read {
	t.Helper()
	var all []read
	for line := range bytes.Lines(data) {
		var fields map[string]any
		err := json.Unmarshal(line, &fields)
		for id, value := range fields {
			switch v := value.(type) {
			case string, float64:
				err = errors.Join(err, accept(cat, id, fmt.Sprint(v)))
			case []any:
				err = errors.Join(err, accept(cat, id, strings.ReplaceAll(fmt.Sprint(v), " ", "|")))
			default:
				err = errors.Join(err, fmt.Errorf("%s is neither text nor a list", id))
			}
		}
		if !utf8.Valid(line) {
			err = errors.Join(err, errors.New("not UTF-8"))
		}
		all = append(all, read{len(all) + 1, err})
	}
	return all
}

// accept parses an answer of the input that has this id or first alias.
func accept(cat *profile.Catalogue, heading, text string) error {
	if text == "" || heading == "name" {
		return nil
	}
	for i := range cat.Inputs {
		in := &cat.Inputs[i]
		if in.ID == heading || len(in.Aliases) > 0 && in.Aliases[0] == heading {
			_, err := cat.Parse(in, text)
			return err
		}
	}
	return fmt.Errorf("no input is called %s", heading)
}

func TestProfiles(t *testing.T) {
	cat := catalogue(t)
	for _, p := range bench.Profiles(cat, 3, 300) {
		for i := range cat.Inputs {
			in := &cat.Inputs[i]
			a := p.Get(in.ID)
			if _, err := cat.Parse(in, a.String()); err != nil || a.State != profile.Answered {
				t.Errorf("%s: %v %v", in.ID, a, err)
			}
		}
	}
}

// BenchmarkWrite shows that writing a portfolio is no bottleneck.
func BenchmarkWrite(b *testing.B) {
	cat := catalogue(b)
	for _, columns := range []bench.Columns{bench.Core, bench.All} {
		for _, format := range []bench.Format{bench.CSV, bench.JSONL} {
			b.Run(fmt.Sprintf("%s/%s", columns, format), func(b *testing.B) {
				p := bench.Portfolio{Catalogue: cat, Seed: 1, Rows: b.N, Columns: columns, Format: format}
				b.ReportAllocs()
				if _, err := p.Write(io.Discard); err != nil {
					b.Fatal(err)
				}
			})
		}
	}
}
