package portfolio_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// sizes are how much is read at one go.
var sizes = rapid.SampledFrom([]int{0, 1, 2, 3, 10, 100})

// A table is a random CSV file.
type table struct {
	text  string
	lines []int // of its rows, the header first
}

// drawTable draws a well-formed table with quotes where they must be and in other places.
func drawTable(t *rapid.T, separator string, piece *rapid.Generator[string]) table {
	end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
	columns := rapid.IntRange(2, 4).Draw(t, "columns")
	n := rapid.IntRange(1, 12).Draw(t, "rows")
	out := table{}
	line := 1
	for i := range n {
		fields := make([]string, columns)
		for j := range fields {
			s := strings.Join(rapid.SliceOfN(piece, 0, 4).Draw(t, "text"), "")
			if strings.ContainsAny(s, separator+"\"\r\n") || rapid.Bool().Draw(t, "quoted") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			fields[j] = s
		}
		if i == 0 {
			fields = []string{"a", "b", "c", "d"}[:columns] // a header that tells the separator
		}
		out.lines = append(out.lines, line)
		row := strings.Join(fields, separator)
		if i < n-1 || rapid.Bool().Draw(t, "ended") {
			row += end
		}
		out.text += row
		line += strings.Count(row, "\n")
		for i < n-1 && rapid.IntRange(0, 9).Draw(t, "blank") == 0 {
			out.text += end
			line++
		}
	}
	return out
}

// What encoding/csv reads in a well-formed file, and where, is what is read here,
// however much at a time. It makes LF of CRLF in quotes, which here stays.
func TestCSVEqualsEncodingCSV(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		separator := rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(rt, "separator")
		piece := rapid.SampledFrom([]string{"a", "7", " ", `"`, `""`, separator, "\n", "\r\n", ",", ";", "ä", "日本", "🎉", "\x00", "#"})
		file := drawTable(rt, separator, piece)
		plain := csv.NewReader(strings.NewReader(file.text))
		plain.Comma = rune(separator[0])
		want, err := plain.ReadAll()
		if err != nil {
			rt.Fatalf("%q is not well formed: %v", file.text, err)
		}
		rows, f, err := read(t, "p.csv", strings.NewReader(file.text), portfolio.Options{}, sizes.Draw(rt, "size"))
		if err != nil {
			rt.Fatal(err)
		}
		names, _ := f.Columns()
		got, lines := [][]string{names}, []int{1}
		for _, r := range rows {
			if r.fault != "" {
				rt.Fatalf("%q: %s", file.text, r)
			}
			texts := []string{}
			for _, f := range r.fields {
				texts = append(texts, strings.ReplaceAll(f.text, "\r\n", "\n"))
			}
			got, lines = append(got, texts), append(lines, r.line)
		}
		if !reflect.DeepEqual(got, want) || !slices.Equal(lines, file.lines) {
			rt.Fatalf("%q: got %q in lines %v, want %q in %v", file.text, got, lines, want, file.lines)
		}
	})
}

// However broken a file is, what is read does not depend on how it arrives.
func TestPiecesDoNotMatter(t *testing.T) {
	parts := map[string][]string{
		"p.csv":   {"a", `"`, `""`, ",", ",", "\n", "\r\n", "\r", "ä", "\xff", "1,2\n"},
		"p.jsonl": {"{", "}", "[", "]", `"`, `"a":`, ":", ",", "1", "null", "\\", "\n", "\r\n", " ", "ä", "\xff", "{\"a\":1}\n", "{\"a\":[\"x\"]}\n"},
		"p.yaml":  {"---", "...", "--- ", "-", ".", "%", "%Y 1\n", "#", " ", "a: 1", "\n", "\n", "\r\n", "\n---\n", "ä", "\xff"},
	}
	parts["p.json"] = parts["p.jsonl"]
	rapid.Check(t, func(rt *rapid.T) {
		for _, name := range []string{"p.csv", "p.jsonl", "p.json", "p.yaml"} {
			begin := map[string]string{"p.csv": "a,b\n", "p.json": "["}[name]
			text := begin + strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts[name]), 0, 40).Draw(rt, name), "")
			whole, _, err := read(t, name, strings.NewReader(text), portfolio.Options{}, 0)
			split, _, again := read(t, name, strings.NewReader(text), portfolio.Options{}, sizes.Draw(rt, "size"))
			if !reflect.DeepEqual(whole, split) || fmt.Sprint(err) != fmt.Sprint(again) {
				rt.Fatalf("%s %q: %v %v, but in pieces %v %v", name, text, whole, err, split, again)
			}
		}
	})
}

// A broken line of CSV costs that record and no other, wherever it stands, unless
// what was put in is itself a quoted field over several lines. Fields that begin
// with a separator or a line end would make that possible, so there are none.
func TestCorruptLine(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(rt, "rows")
		lines := make([]string, n)
		for i := range lines {
			lines[i] = fmt.Sprintf(rapid.SampledFrom([]string{"%d,x", "%d,\"x, y\"", "\"%d\",\"say \"\"hi\"\" \"", "%d,5\" pipe"}).Draw(rt, "row"), i)
		}
		clean, _, err := read(t, "p.csv", strings.NewReader("a,b\n"+strings.Join(lines, "\n")+"\n"), portfolio.Options{}, 0)
		if err != nil || len(clean) != n {
			rt.Fatal(err, len(clean))
		}
		at := rapid.IntRange(0, n-1).Draw(rt, "broken")
		damage := rapid.SampledFrom([]string{"\"", "\"open", "x\"", "\xff", "\"\"", "\"a\"b", "1,\"2", ",\"", "\x00"}).Draw(rt, "damage")
		where := rapid.IntRange(0, len(lines[at])).Draw(rt, "where")
		lines[at] = lines[at][:where] + damage + lines[at][where:]
		text := "a,b\n" + strings.Join(lines, "\n") + "\n"
		dirty, _, err := read(t, "p.csv", strings.NewReader(text), portfolio.Options{}, sizes.Draw(rt, "size"))
		if err != nil {
			rt.Fatal(err)
		}
		if len(dirty) != n {
			rt.Fatalf("%q has %d records", text, len(dirty))
		}
		for i := range dirty {
			if i != at && !reflect.DeepEqual(dirty[i], clean[i]) {
				rt.Fatalf("%q: row %d is %s, was %s", text, i, dirty[i], clean[i])
			}
		}
	})
}

// A broken JSON line costs that line, whatever it holds.
func TestCorruptJSONLine(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		junk := strings.ReplaceAll(string(rapid.SliceOfN(rapid.Byte(), 1, 30).Draw(rt, "junk")), "\n", "")
		rows, _, err := read(t, "p.jsonl", strings.NewReader("{\"a\":1}\n"+junk+"\n{\"a\":2}\n"), portfolio.Options{}, sizes.Draw(rt, "size"))
		if err != nil {
			rt.Fatal(err)
		}
		if len(bytes.TrimSpace([]byte(junk))) == 0 {
			junk = ""
		}
		if want := 2 + min(1, len(junk)); len(rows) != want || rows[0].String() != `1: a="1"` || rows[want-1].String() != `3: a="2"` {
			rt.Fatalf("%q: %s", junk, text(rows))
		}
	})
}

// What encoding/json reads is what is read here.
func TestJSONEqualsEncodingJSON(t *testing.T) {
	value := rapid.OneOf(
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(rapid.Int(), func(i int) any { return json.Number(fmt.Sprint(i)) }),
		rapid.Map(rapid.Float64(), func(f float64) any { return json.Number(fmt.Sprint(f)) }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Just[any](nil),
		rapid.Map(rapid.SliceOfN(rapid.String(), 0, 3), func(s []string) any { return s }),
	)
	rapid.Check(t, func(rt *rapid.T) {
		var lines, array bytes.Buffer
		objects := rapid.SliceOfN(rapid.MapOfN(rapid.String(), value, 0, 8), 1, 4).Draw(rt, "objects")
		for _, o := range objects {
			for _, v := range o {
				if n, ok := v.(json.Number); ok && strings.ContainsAny(string(n), "IN") {
					rt.Skip("no number of JSON")
				}
			}
			if err := json.NewEncoder(&lines).Encode(o); err != nil {
				rt.Fatal(err)
			}
		}
		indented, err := json.MarshalIndent(objects, "", " ")
		if err != nil {
			rt.Fatal(err)
		}
		array.Write(indented)
		size := sizes.Draw(rt, "size")
		for name, in := range map[string]*bytes.Buffer{"p.jsonl": &lines, "p.json": &array} {
			rows, _, err := read(t, name, in, portfolio.Options{}, size)
			if err != nil || len(rows) != len(objects) {
				rt.Fatalf("%s: %d rows, %v", name, len(rows), err)
			}
			for i, r := range rows {
				if got, want := members(r), plain(rt, objects[i]); r.fault != "" || !reflect.DeepEqual(got, want) {
					rt.Fatalf("%s: %s\ngot %q\nwant %q", name, r.fault, got, want)
				}
			}
		}
	})
}

func members(r row) map[string]string {
	out := map[string]string{}
	for _, f := range r.fields {
		out[f.name] = f.text
		if f.list != nil {
			out[f.name] = fmt.Sprintf("%q", f.list)
		}
	}
	return out
}

// plain returns what encoding/json reads in what it writes of an object.
func plain(t *rapid.T, object map[string]any) map[string]string {
	data, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	var back map[string]any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&back); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, v := range back {
		switch v := v.(type) {
		case nil:
			out[name] = "<null>"
		case []any:
			out[name] = fmt.Sprintf("%q", v)
		default:
			out[name] = fmt.Sprint(v)
		}
	}
	return out
}
