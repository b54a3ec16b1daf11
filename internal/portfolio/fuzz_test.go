package portfolio_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// fuzz reads anything, whole and in pieces. Lines ascend, which read checks; no
// record is empty; there are at most as many as most allows.
func fuzz(f *testing.F, name, begin string, most func(text string) int, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s), 3)
	}
	f.Fuzz(func(t *testing.T, data []byte, size int) {
		text := begin + string(data)
		whole, _, err := read(t, name, strings.NewReader(text), portfolio.Options{}, 0)
		if err != nil {
			return
		}
		if n := most(text); len(whole) > n {
			t.Errorf("%d records, %d at most", len(whole), n)
		}
		split, _, err := read(t, name, strings.NewReader(text), portfolio.Options{}, 1+size&0xFF)
		if err != nil || !reflect.DeepEqual(whole, split) {
			t.Errorf("%v in pieces: %v, %v", whole, split, err)
		}
	})
}

func lines(text string) int { return 1 + strings.Count(text, "\n") }

func FuzzCSV(f *testing.F) {
	fuzz(f, "p.csv", "a,b\n", func(text string) int { return lines(text) - 1 },
		"1,2\n3,4\n", "\"1\n\",2\r\n", "\"1,2\n3,\"x\"y\n", "\xff,\"\"\"\"\n\n5\",6")
}

// Every line that is not blank is a record.
func FuzzJSONLines(f *testing.F) {
	most := func(text string) int {
		n := 0
		for line := range bytes.Lines([]byte(text)) {
			if len(bytes.TrimSpace(line)) > 0 {
				n++
			}
		}
		return n
	}
	fuzz(f, "p.jsonl", "{}\n", most, "{\"a\":1}\n", "[1]\n\n{\"a\":[true,null]}", "{\"a\":{\"b\":\"\\ud83c\"}}")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "p.json", "[", func(text string) int { return 1 + len(text)/2 }, "{\"a\":1},{\"b\":[1]}]", "1 2]", "\"x\n")
}

func FuzzYAMLDocuments(f *testing.F) {
	fuzz(f, "p.yaml", "a: 1\n", lines, "---\nb: 2\n...\n", "--- x\n# y\n---", "%Y\n---\r\n|\n ---\n")
}
