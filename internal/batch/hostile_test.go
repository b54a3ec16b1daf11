package batch_test

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// A lineMaker gives made text until it has given n lines.
type lineMaker struct {
	line    func(i int) string
	n, next int
	rest    string
}

func (e *lineMaker) Read(p []byte) (int, error) {
	if e.rest == "" {
		if e.next == e.n {
			return 0, io.EOF
		}
		e.rest = e.line(e.next)
		e.next++
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// Objects whose members have long names, no two the same, are not remembered.
func TestLongMembersAreForgotten(t *testing.T) {
	lines := &lineMaker{n: 150, line: func(i int) string {
		return fmt.Sprintf("{\"%d%s\":1,\"headcount\":3}\n", i, strings.Repeat("x", 900_000))
	}}
	job := jobOf(t)
	job.Inputs = []batch.Input{{Name: "p.jsonl", Open: func() (portfolio.File, error) {
		return portfolio.Open("p.jsonl", lines, portfolio.Options{})
	}}}
	most := uint64(0)
	job.OnRows = func(n int) {
		if n%50 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	_, s := run(t, job)
	if s.Answered != 150 || most == 0 || most > 64<<20 {
		t.Errorf("%d answered, %d bytes in use", s.Answered, most)
	}
}

// An object that says nothing of a company in words that are known is no company.
func TestStrangeObjects(t *testing.T) {
	out, s := run(t, jobOf(t, "p.jsonl", `{"companies":[{"headcount":3}]}
{"name":"A"}
{"headcount":null}
{}
`))
	if s.Answered != 1 || s.Rejected != 3 || !strings.Contains(out, `p.jsonl:1:14: no member is an input: ""companies""`) ||
		!strings.Contains(out, "p.jsonl:4: the row says nothing about a company") {
		t.Error(out)
	}
	var b strings.Builder
	if err := s.Text(&b); err != nil || !strings.HasPrefix(b.String(),
		"p.jsonl · 2 of 3 members used: headcount → headcount, name → name; ignored: companies\n4 companies · 1 answered · 3 rejected: nothing is said (2), no member is an input (1)\n") {
		t.Errorf("%v %s", err, b.String())
	}
}

// A column without a heading is named all the same, and of very many some are.
func TestManyColumnsOnOneLine(t *testing.T) {
	job := jobOf(t, "p.csv", "headcount,,b"+strings.Repeat(",c", 5000)+"\n1\n")
	line := ""
	job.OnInput = func(m batch.Mapping) { line = m.Line() }
	run(t, job)
	want := `p.csv · 1 of 5,003 columns used: headcount → headcount; ignored: "", b, c, c, c, c, c, c, c, c, c, c and 4,990 more`
	if line != want {
		t.Errorf("%s\nwant\n%s", line, want)
	}
}

// What spreadsheets write below a table is no company.
func TestEmptyRows(t *testing.T) {
	out, s := run(t, jobOf(t, "p.csv", "name,headcount,note\nA,1,\n,,\n, ,x\nB,,\n,unknown,\n"))
	if s.Answered != 3 || s.Rejected != 2 || strings.Count(out, "the row says nothing about a company") != 2 {
		t.Errorf("%d answered\n%s", s.Answered, out)
	}
}

// A row of one empty cell is a row to those who read the file.
func TestOneEmptyCell(t *testing.T) {
	job := jobOf(t, "p.csv", "name,headcount\nA,1\n,2\nC,x\n")
	job.Columns = []string{"name"}
	out, _ := run(t, job)
	wantText(t, out, "name\nA\n\"\"\nC\n")
	job.Columns, job.Format = []string{"name"}, batch.JSONL
	out, _ = run(t, job)
	wantText(t, out, "{\"name\":\"A\"}\n{\"name\":\"\"}\n{\"name\":\"C\"}\n")
}
