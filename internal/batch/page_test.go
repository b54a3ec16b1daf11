package batch_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/bench"
)

func page(t *testing.T, job batch.Job) (string, batch.Summary) {
	t.Helper()
	job.Format = batch.HTML
	return run(t, job)
}

var (
	tableRow = regexp.MustCompile(`<tr><th scope="row">(?:<a href="#company-\d+">)?<bdi>(.*?)</bdi>.*</tr>`)
	cell     = regexp.MustCompile(`<td data-label="([^"]*)"[^>]*>(.*?)</td>`)
	section  = regexp.MustCompile(`<article class="company" id="company-(\d+)">`)
)

// The table of companies says in words what the rows say in ids, and each section
// what recommend says.
func TestPageSaysWhatRowsSay(t *testing.T) {
	data, _ := madeUp(t, bench.Portfolio{Seed: 5, Rows: 60, Columns: bench.Gaps, Format: bench.JSONL, Bad: 0.1})
	job := jobOf(t, "p.jsonl", data)
	out, sum := page(t, job)
	job.Format, job.Full = batch.JSONL, true
	rows, _ := run(t, job)
	titles := map[string]string{}
	for _, d := range append(sum.Decisions, batch.Decision{Alternatives: sum.Structures}) {
		for _, sh := range d.Alternatives {
			titles[sh.ID] = strings.ToLower(sh.Title)
		}
	}
	_, table, _ := strings.Cut(out, `<table class="sortable">`)
	table, _, _ = strings.Cut(table, "</table>")
	shown := tableRow.FindAllStringSubmatch(table, -1)
	lines := strings.Split(strings.TrimSpace(rows), "\n")
	if len(shown) != len(lines) || len(lines) != 60 {
		t.Fatalf("%d rows on the page, %d in all", len(shown), len(lines))
	}
	for i, line := range lines {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, m := range cell.FindAllStringSubmatch(shown[i][0], -1) {
			got[strings.ToLower(m[1])] = strings.ToLower(html.UnescapeString(m[2]))
		}
		anchor := fmt.Sprintf(`id="company-%d"`, i+1)
		if row["error"] != "" {
			if got["structure"] != "no answer" || got["problem"] == "" || strings.Contains(out, anchor) {
				t.Errorf("row %d was rejected, and the page says %v", i+1, got)
			}
			continue
		}
		for _, column := range []string{"structure", "technology", "marketing", "bridge"} {
			if want := titles[row[column].(string)]; got[column] != want {
				t.Errorf("row %d: %s is %q, not %q", i+1, column, got[column], want)
			}
		}
		headline := row["recommendation"].(map[string]any)["headline"].(string)
		if _, at, found := strings.Cut(out, anchor); got["closeness"] != row["closeness"] || !found || !strings.Contains(html.UnescapeString(at), headline) {
			t.Errorf("row %d: %v, %s", i+1, got, headline)
		}
	}
}

// Beyond what a page holds rows are counted, and the page says so; memory and the
// file stay as they are. The same rows give the same bytes.
func TestPageIsBounded(t *testing.T) {
	data, _ := madeUp(t, bench.Portfolio{Seed: 6, Rows: 2600, Columns: bench.Core, Format: bench.CSV, Bad: 0.02})
	job := jobOf(t, "p.csv", data)
	out, sum := page(t, job)
	_, table, _ := strings.Cut(out, `<table class="sortable">`)
	table, _, _ = strings.Cut(table, "</table>")
	if n := strings.Count(table, "<tr><th scope=\"row\">"); n != 2000 || sum.Rows != 2600 {
		t.Errorf("%d rows are listed of %d", n, sum.Rows)
	}
	for _, text := range []string{"The first 2,000 of 2,600 companies", "The other 600 are counted", `id="company-1"`} {
		if !strings.Contains(out, text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	for _, m := range section.FindAllStringSubmatch(out, -1) {
		if len(m[1]) > 3 || m[1] > "100" && len(m[1]) == 3 {
			t.Errorf("row %s has a section", m[1])
		}
	}
	if len(out) > 2<<20 {
		t.Errorf("%d bytes", len(out))
	}
	job.Workers = 1
	if again, _ := page(t, job); again != out {
		t.Error("another page with one worker")
	}
}

// A summary can be a page without rows, with the same numbers.
func TestSummaryPage(t *testing.T) {
	s := load(t)
	job := jobOf(t, "far/away/p.csv", three)
	whole, sum := page(t, job)
	var buf bytes.Buffer
	if err := sum.HTML(&buf, s.rb); err != nil {
		t.Fatal(err)
	}
	out := buf.String()
	if strings.Contains(out, "sortable\"") || strings.Contains(out, "<script") || strings.Contains(out, `id="sections"`) {
		t.Error("a summary has rows")
	}
	from, to := `<p class="headline">`, "</section>"
	if cut(t, out, from, to) != cut(t, whole, from, to) {
		t.Error("the two pages begin otherwise")
	}
	// Where files were kept is not told.
	if strings.Contains(whole, "far/away") || !strings.Contains(whole, "p.csv:4:12: industry") {
		t.Error("the page names folders, or no place at all")
	}
	// A flip is told in words.
	for _, f := range sum.Flips {
		if strings.Contains(out, html.EscapeString(f.Flip)) {
			t.Errorf("%s is not put into words", f.Flip)
		}
	}
}

func cut(t *testing.T, text, from, to string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, from)
	part, _, ended := strings.Cut(rest, to)
	if !found || !ended {
		t.Fatalf("no %s to %s", from, to)
	}
	return part
}

// What a page cannot hold is refused before anything is read.
func TestPageHasItsOwnColumns(t *testing.T) {
	job := jobOf(t, "p.csv", three)
	for _, change := range []func(*batch.Job){
		func(j *batch.Job) { j.Columns = []string{"+seats"} },
		func(j *batch.Job) { j.Keep = true },
		func(j *batch.Job) { j.Full = true },
	} {
		j := job
		j.Format = batch.HTML
		change(&j)
		var fault *batch.Fault
		if _, err := fail(t, j); !errors.As(err, &fault) || fault.Hint() == "" {
			t.Errorf("%v", err)
		}
	}
}
