package portfolio_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

func TestJSONLines(t *testing.T) {
	check(t, "p.jsonl", []reading{
		{"objects", "{\"a\":\"x\",\"b\":1}\n{\"b\":2}\n", "1: a=\"x\" b=\"1\"\n2: b=\"2\"\n"},
		{"no line end at the end", "{\"a\":1}", "1: a=\"1\"\n"},
		{"CRLF and empty lines", "{\"a\":1}\r\n\r\n \t\n{\"a\":2}\r\n", "1: a=\"1\"\n4: a=\"2\"\n"},
		{"byte order mark", "\ufeff{\"a\":1}\n", "1: a=\"1\"\n"},
		{"numbers as they are written", `{"a":1e3,"b":-0.50,"c":12345678901234567890}`, "1: a=\"1e3\" b=\"-0.50\" c=\"12345678901234567890\"\n"},
		{"true, false, null", `{"a":true,"b":false,"c":null}`, "1: a=\"true\" b=\"false\" c=\"<null>\"\n"},
		{"a list", `{"a":["x",1,true],"b":[]}`, "1: a=[\"x\" \"1\" \"true\"] b=[]\n"},
		{"escapes", `{"\u0061\n":"\"\\\/\b\f\n\r\t\u00e9\ud83c\udf89"}`, "1: a\n=\"\\\"\\\\/\\b\\f\\n\\r\\té🎉\"\n"},
		{"an empty object", "{}\n", "1:\n"},
		{"an empty name", `{"":1}`, "1: \"1\"\n"},
		{"spaces", " { \"a\" : 1 } \n", "1: a=\"1\"\n"},
		{"an object in it", `{"a":{"b":1},"c":1}`, "1: a=\"<nested>\" c=\"1\"\n"},
		{"an object in a list", `{"a":["x",{"b":1}],"c":1}`, "1: a=\"<nested>\" c=\"1\"\n"},
		{"a list in a list", `{"a":[["x"]],"c":1}`, "1: a=\"<nested>\" c=\"1\"\n"},
		{"null in a list", `{"a":["x",null],"c":1}`, "1: a=\"<nested>\" c=\"1\"\n"},
		{"names in another order", "{\"a\":1,\"b\":2}\n{\"b\":1,\"a\":2,\"c\":3}\n{\"c\":1}\n", "1: a=\"1\" b=\"2\"\n2: b=\"1\" a=\"2\" c=\"3\"\n3: c=\"1\"\n"},
	})
}

func TestJSONFaults(t *testing.T) {
	check(t, "p.jsonl", []reading{
		{"a list", "[1]\n{\"a\":1}\n", "1: !1:1 this is not a JSON object\n2: a=\"1\"\n"},
		{"text", " \"x\"\n", "1: !1:2 this is not a JSON object\n"},
		{"not JSON", "{\"a\":1}\nname: x\n", "1: a=\"1\"\n2: !2:1 this is not a JSON object\n"},
		{"not closed", "{\"a\":1\n{\"a\":2}\n", "1: !1:7 the object is not closed\n2: a=\"2\"\n"},
		{"string not closed", "{\"a\":\"x}\n{\"a\":2}\n", "1: !1:9 the object is not closed\n2: a=\"2\"\n"},
		{"comma missing", `{"ä":1 "b":2}`, "1: !1:8 not JSON: invalid character '\"' after object value (expecting ',' or '}')\n"},
		{"comma too many", `{"a":1,}`, "1: !1:7 not JSON: invalid character ',' at start of value\n"},
		{"two objects", `{"a":1}{"a":2}`, "1: !1:8 something follows the object\n"},
		{"name twice", "{\"a\":1,\"b\":2,\"a\":3}\n{\"a\":1}\n", "1: !1:14 the member \"a\" is there twice\n2: a=\"1\"\n"},
		{"name twice, with an escape", `{"a":1,"\u0061":3}`, "1: !1:8 the member \"a\" is there twice\n"},
		{"name twice, names known", "{\"a\":1,\"b\":2}\n{\"a\":1,\"a\":2}\n{\"b\":1,\"b\":2}\n", "1: a=\"1\" b=\"2\"\n2: !2:8 the member \"a\" is there twice\n3: !3:8 the member \"b\" is there twice\n"},
		{"not UTF-8", "{\"a\":\"\xff\"}\n{\"a\":1}\n", "1: !1:7 byte 0xFF is not UTF-8\n2: a=\"1\"\n"},
		{"half of a pair", `{"a":"\ud83c"}`, "1: !1:7 not JSON: invalid surrogate pair `\\ud83c\"}` in string\n"},
		{"a control character", "{\"a\":\"\x01\"}", "1: !1:7 not JSON: invalid character '\\x01' in string (expecting non-control character)\n"},
	})
}

// An array, and objects one after another, are cut by their brackets.
func TestJSON(t *testing.T) {
	check(t, "p.json", []reading{
		{"one object", "{\n  \"a\": 1\n}\n", "1: a=\"1\"\n"},
		{"objects", "{\n\"a\":1}\n\n{\n\"a\":2} {\"a\":3}", "1: a=\"1\"\n4: a=\"2\"\n5: a=\"3\"\n"},
		{"an object a line", "{\"a\":1}\n{\"a\":2\n{\"a\":3}\n", "1: a=\"1\"\n2: !2:7 the object is not closed\n3: a=\"3\"\n"},
		{"array", "[{\"a\":1},{\"a\":2}]", "1: a=\"1\"\n1: a=\"2\"\n"},
		{"array over lines", "[\n  {\"a\": 1},\n  {\n    \"a\": [\"]\", \"}\\\"\"]\n  }\n]\n", "2: a=\"1\"\n3: a=[\"]\" \"}\\\"\"]\n"},
		{"empty array", " [ ] ", ""},
		{"elements that are no objects", "[1, \"x\", [{}], {\"a\":1}, nul]", "" +
			"1: !1:2 this is not a JSON object\n1: !1:5 this is not a JSON object\n1: !1:10 this is not a JSON object\n" +
			"1: a=\"1\"\n1: !1:25 this is not a JSON object\n"},
		{"column in the line", "[{\"ä\":1}, {\"a\":x}]", "1: ä=\"1\"\n1: !1:16 not JSON: invalid character 'x' at start of value\n"},
		{"broken element", "[{\"a\":1 2},{\"a\":2}]", "1: !1:9 not JSON: invalid character '2' after object value (expecting ',' or '}')\n1: a=\"2\"\n"},
		{"comma missing", "[{\"a\":1}\n{\"a\":2}]", "1: a=\"1\"\n2: !2:1 '{' cannot stand here\n"},
		{"comma too many", "[{\"a\":1},]", "1: a=\"1\"\n1: !1:10 a comma stands before the \"]\"\n"},
		{"not closed", "[{\"a\":1}\n", "1: a=\"1\"\n2: !2:1 \"]\" is missing\n"},
		{"element not closed", "[{\"a\":1},\n{\"a\":", "1: a=\"1\"\n2: !2:1 the file ends before this does\n"},
		{"string not closed", "[{\"a\":1},\n{\"a\":\"x},\n{\"a\":2}]", "1: a=\"1\"\n2: !2:10 a string is not closed in its line\n"},
		{"something behind", "[{\"a\":1}] x", "1: a=\"1\"\n1: !1:11 'x' cannot stand here\n"},
	})
}

func TestLongElements(t *testing.T) {
	long := strings.Repeat("å", portfolio.MaxRecord/2+1)
	in := "[{\"a\":\"" + long + "\"},{\"a\":2},\n" + long + ",{\"a\":\n3}]"
	const tooLong = "the record is longer than 1 MiB, which no company is"
	for _, size := range []int{0, 30_001, 300_007} {
		rows, _, err := read(t, "p.json", strings.NewReader(in), portfolio.Options{}, size)
		if err != nil {
			t.Fatal(err)
		}
		want := "1: !1:2 " + tooLong + "\n1: a=\"2\"\n2: !2:1 " + tooLong + "\n2: a=\"3\"\n"
		if got := text(rows); got != want {
			t.Errorf("%d bytes at a time: %.500s", size, got)
		}
	}
}

func TestJSONPlaces(t *testing.T) {
	rows, _, err := read(t, "p.json", strings.NewReader("[{\"ä\": \"x\",\n \"b\":[1], \"c\" :null}]"), portfolio.Options{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"1:8", "2:6", "2:16"}
	for i, f := range rows[0].fields {
		if got := fmt.Sprintf("%d:%d", f.line, f.column); got != want[i] {
			t.Errorf("field %d is at %s, want %s", i, got, want[i])
		}
	}
}

// A name of any length is told from another, and a message has only its beginning.
func TestLongNameTwice(t *testing.T) {
	name := strings.Repeat("ä", 70_000)
	rows, _, err := read(t, "p.jsonl", strings.NewReader(`{"`+name+`":1,"`+name+`":2}`), portfolio.Options{}, 0)
	want := "1: !1:70007 the member \"" + strings.Repeat("ä", 60) + "…\" is there twice"
	if err != nil || len(rows) != 1 || rows[0].String() != want {
		t.Errorf("%v %v", rows, err)
	}
}
