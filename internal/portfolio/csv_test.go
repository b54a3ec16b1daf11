package portfolio_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

func TestCSV(t *testing.T) {
	check(t, "p.csv", []reading{
		{"plain", "a,b\n1,2\n3,4\n", "2: \"1\" \"2\"\n3: \"3\" \"4\"\n"},
		{"no line end at the end", "a,b\n1,2", "2: \"1\" \"2\"\n"},
		{"CRLF", "a,b\r\n1,2\r\n3,4", "2: \"1\" \"2\"\n3: \"3\" \"4\"\n"},
		{"CR at the very end", "a,b\n1,2\r", "2: \"1\" \"2\"\n"},
		{"CR within a line is text", "a,b\n1\r1,2\n", "2: \"1\\r1\" \"2\"\n"},
		{"byte order mark", "\ufeffa,b\n1,2\n", "2: \"1\" \"2\"\n"},
		{"header only", "a,b\n", ""},
		{"header only, without line end", "a,b", ""},
		{"quotes", "a,b\n\"x\",\"y\"\n", "2: \"x\" \"y\"\n"},
		{"separator in quotes", "a,b\n\"x,y\",2\n", "2: \"x,y\" \"2\"\n"},
		{"doubled quote", "a,b\n\"say \"\"hi\"\"\",2\n", "2: \"say \\\"hi\\\"\" \"2\"\n"},
		{"nothing but a doubled quote", "a,b\n\"\"\"\",\"\"\n", "2: \"\\\"\" \"\"\n"},
		{"quoted newline", "a,b\n\"x\ny\",2\n3,4\n", "2: \"x\\ny\" \"2\"\n4: \"3\" \"4\"\n"},
		{"quoted CRLF stays", "a,b\r\n\"x\r\ny\",2\r\n", "2: \"x\\r\\ny\" \"2\"\n"},
		{"two quoted newlines in a row", "a,b\n\"x\ny\",\"z\n\"\n3,4\n", "2: \"x\\ny\" \"z\\n\"\n5: \"3\" \"4\"\n"},
		{"quoted header with newline", "\"a\nb\",c\n1,2\n", "3: \"1\" \"2\"\n"},
		{"empty lines are no records", "a,b\n\n1,2\n\r\n\n3,4\n\n", "3: \"1\" \"2\"\n6: \"3\" \"4\"\n"},
		{"empty lines before the header", "\n\r\na,b\n1,2\n", "4: \"1\" \"2\"\n"},
		{"spaces are a record", "a,b\n  \n", "2: \"  \"\n"},
		{"empty fields", "a,b,c\n,,\n1,,\n", "2: \"\" \"\" \"\"\n3: \"1\" \"\" \"\"\n"},
		{"more fields than columns", "a,b\n1,2,3\n", "2: \"1\" \"2\" \"3\"\n"},
		{"fewer", "a,b\n1\n", "2: \"1\"\n"},
		{"bare quote", "a,b\n5\" pipes,2\nx\"y\"z,\n", "2: \"5\\\" pipes\" \"2\"\n3: \"x\\\"y\\\"z\" \"\"\n"},
		{"a quote after a space is bare", "a,b\n1, \"x\"\n", "2: \"1\" \" \\\"x\\\"\"\n"},
		{"NUL and control characters", "a,b\n\x001,\x1b[2J\n", "2: \"\\x001\" \"\\x1b[2J\"\n"},
		{"unicode", "a,b\nÅland,日本 🎉\n", "2: \"Åland\" \"日本 🎉\"\n"},
		{"sep=", "sep=;\na;b,c\n1;2\n", "3: \"1\" \"2\"\n"},
		{"sep= with CRLF and BOM", "\ufeffSEP=|\r\na|b\r\n1|2\r\n", "3: \"1\" \"2\"\n"},
	})
}

func TestCSVFaults(t *testing.T) {
	const open, text = "the quote is not closed", "text follows the quote that closes a field"
	check(t, "p.csv", []reading{
		{"open quote, last line", "a,b\n1,\"2\n", "2: !2:3 " + open + "\n"},
		{"open quote, others follow", "a,b\n1,\"2\n3,4\n5,6\n", "2: !2:3 " + open + "\n3: \"3\" \"4\"\n4: \"5\" \"6\"\n"},
		{"open quote, a quoted field follows", "a,b\n1,\"2\n\"3\",4\n5,6\n", "2: !3:2 " + text + "\n3: \"3\" \"4\"\n4: \"5\" \"6\"\n"},
		{"open quote that closes properly later", "a,b\n\"1,2\n3,\"\n5,6\n", "2: \"1,2\\n3,\"\n4: \"5\" \"6\"\n"},
		{"text after quote", "a,b\n\"1\"x,2\n3,4\n", "2: !2:4 " + text + "\n3: \"3\" \"4\"\n"},
		{"space after quote", "a,b\n\"1\" ,2\n3,4\n", "2: !2:4 " + text + "\n3: \"3\" \"4\"\n"},
		{"CR after quote", "a,b\n\"1\"\rx,2\n", "2: !2:4 " + text + "\n"},
		{"column counts characters", "a,b\nÅÄÖ,\"日\"x\n", "2: !2:8 " + text + "\n"},
		{"not UTF-8", "a,b\nÅ\xe9,2\n3,4\n", "2: !2:2 byte 0xE9 is not UTF-8\n3: \"3\" \"4\"\n"},
		{"not UTF-8, in a quoted second line", "a,b\n\"x\ny\xff\",2\n3,4\n", "2: !3:2 byte 0xFF is not UTF-8\n4: \"3\" \"4\"\n"},
	})
}

func TestSeparator(t *testing.T) {
	for in, want := range map[string]string{
		"a,b,c":            `["a" "b" "c"]`,
		"a;b;c":            `["a" "b" "c"]`,
		"a\tb\tc":          `["a" "b" "c"]`,
		"a|b|c":            `["a" "b" "c"]`,
		"name":             `["name"]`,
		"a;revenue, EUR":   `["a" "revenue, EUR"]`,
		"a\trevenue, EUR":  `["a" "revenue, EUR"]`,
		`"a;b;c",d`:        `["a;b;c" "d"]`,
		`"a ""x"";;;",b,c`: `["a \"x\";;;" "b" "c"]`,
		"\"a;\n;\",b":      `["a;\n;" "b"]`,
		"a,b\n1;;;;;;":     `["a" "b"]`,
		"5\" pipes;a;b":    `["5\" pipes" "a" "b"]`,
		"a,a,":             `["a" "a" ""]`,
	} {
		_, f, err := read(t, "p.csv", strings.NewReader(in), portfolio.Options{}, 0)
		if err != nil {
			t.Fatal(err)
		}
		names, line := f.Columns()
		if got := fmt.Sprintf("%q", names); got != want || line != 1 || f.Kind() != portfolio.Table {
			t.Errorf("%q: columns %s in line %d, want %s", in, got, line, want)
		}
	}
	_, f, err := read(t, "p.tsv", strings.NewReader("a,b;c\td\n"), portfolio.Options{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	if names, _ := f.Columns(); len(names) != 2 {
		t.Errorf("a TSV file has columns %q", names)
	}
}

// Places are those of the fields as an editor shows them.
func TestCSVPlaces(t *testing.T) {
	in := "a,b,c\nÅ,\"x\n\"\"日\",z\n"
	rows, _, err := read(t, "p.csv", strings.NewReader(in), portfolio.Options{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2:1", "2:3", "3:6"}
	for i, f := range rows[0].fields {
		if got := fmt.Sprintf("%d:%d", f.line, f.column); got != want[i] {
			t.Errorf("field %d is at %s, want %s", i, got, want[i])
		}
	}
}

// What is too long is skipped to its line's end, whatever is in it.
func TestLongRecords(t *testing.T) {
	long := strings.Repeat("x", portfolio.MaxRecord+1)
	const tooLong = "the record is longer than 1 MiB, which no company is"
	for _, test := range []reading{
		{"long line", "a,b\n1," + long + "\n3,4\n", "2: !2:1 " + tooLong + "\n3: \"3\" \"4\"\n"},
		{"long last line", "a,b\n1," + long, "2: !2:1 " + tooLong + "\n"},
		{"long quoted line", "a,b\n1,\"" + long + "\"\n3,4\n", "2: !2:1 " + tooLong + "\n3: \"3\" \"4\"\n"},
		{
			"never closed, and much follows", "a,b\n1,\"2\n" + strings.Repeat("3,4\n", portfolio.MaxRecord/4),
			"2: !2:3 the quote is not closed\n",
		},
		{"long after a quoted newline", "a,b\n\"1\n2\"," + long + "\n3,4\n", "2: !2:1 " + tooLong + "\n4: \"3\" \"4\"\n"},
		{"longest", "a,b\n1," + long[:portfolio.MaxRecord-2] + "\n", ""},
	} {
		t.Run(test.shows, func(t *testing.T) {
			for _, size := range []int{0, 100_003} {
				rows, _, err := read(t, "p.csv", strings.NewReader(test.in), portfolio.Options{}, size)
				if err != nil {
					t.Fatal(err)
				}
				switch test.shows {
				case "never closed, and much follows":
					if len(rows) != 1+portfolio.MaxRecord/4 || rows[1].line != 3 {
						t.Fatalf("%d rows", len(rows))
					}
					rows = rows[:1]
				case "longest":
					if len(rows) != 1 || rows[0].fault != "" {
						t.Fatalf("a record of the greatest length is refused: %s", rows[0].fault)
					}
					continue
				}
				if got := text(rows); got != test.want {
					t.Errorf("got %.300s want %s", got, test.want)
				}
			}
		})
	}
}
