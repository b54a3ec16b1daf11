package batch_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/batch"
)

// briefly reads a table and returns name, headcount and industry as they were understood.
func briefly(t *testing.T, text string, maps ...string) string {
	t.Helper()
	job := jobOf(t, "p.csv", text)
	job.Maps, job.Columns, job.Format = maps, []string{"name", "reasons", "unanswered", "error"}, batch.JSONL
	out, _ := run(t, job)
	return out
}

func TestColumnsAreMatched(t *testing.T) {
	for header, says := range map[string]string{
		"Company,No. of employees":              `"name":"Acme"`,
		"company name,COMPANY_SIZE":             `"name":"Acme"`,
		"name,headcount":                        `"name":"Acme"`,
		"nonsense,Employees":                    `"name":""`,
		"NAME,Head Count":                       `"name":"Acme"`,
		"Account Name,Number of Employees":      `"name":"Acme"`,
		"Company,Name of it,headcount,Industry": `"name":"Acme"`,
	} {
		row := "Acme,320"
		if strings.Count(header, ",") == 3 {
			row = "Acme,x,320,retail"
		}
		out := briefly(t, header+"\n"+row+"\n")
		if !strings.Contains(out, says) || strings.Contains(out, `["headcount"`) || !strings.Contains(out, `"error":""`) {
			t.Errorf("%s: %s", header, out)
		}
	}
}

// The surest of several columns for one input is read: one that was mapped, then
// one that has the input's id.
func TestSurestColumn(t *testing.T) {
	for _, tc := range []struct{ header, maps, people string }{
		{"headcount,Employees", "", "10"},
		{"Employees,headcount", "", "20"},
		{"Employees,Company Size", "Company Size=", "10"},
		{"Employees,Company Size", "Company Size=headcount", "20"},
		{"Employees,x=y", "x=y=headcount", "20"},
		{"Employees,Size", " size = Head Count ", "20"},
	} {
		var maps []string
		if tc.maps != "" {
			maps = []string{tc.maps}
		}
		job := jobOf(t, "p.csv", tc.header+"\n10,20\n")
		job.Maps, job.Full, job.Format = maps, true, batch.JSONL
		if out, _ := run(t, job); !strings.Contains(out, `"summary":["`+tc.people+` people"]`) {
			t.Errorf("%s %s: %.2000s", tc.header, tc.maps, out)
		}
	}
}

func TestMappingFaults(t *testing.T) {
	for _, tc := range []struct{ header, maps, says, hint string }{
		{"Employees,Company Size", "", `p.csv:1: columns "Employees" and "Company Size" both say headcount`, `--map "Company Size=" leaves the second out`},
		{"headcount,headcount", "", `p.csv:1: two columns are called "headcount"`, "rename one of them"},
		{"a,b", "", `p.csv:1: no column is an input: "a", "b"`, "first row"},
		{"Employees;Industry", "", ``, ""},
		{"Employees,x", "y=industry", `--map: there is no column "y"`, "--check"},
		{"Employees,Sectr", "Sector=industry", `--map: there is no column "Sector"`, `did you mean "Sectr"?`},
		{"Employees,x", "x=industri", `--map "x=industri": input "industri" is not known`, `did you mean "industry"?`},
		{"Employees,x", "x", `--map "x" is not a column and an input`, "Column=input"},
		{"Employees,x", "=industry", `--map "=industry" is not a column and an input`, ""},
	} {
		job := jobOf(t, "p.csv", tc.header+"\n1,2\n")
		if tc.maps != "" {
			job.Maps = []string{tc.maps}
		}
		if tc.says == "" {
			continue
		}
		_, err := fail(t, job)
		var fault *batch.Fault
		if !errors.As(err, &fault) || fault.Error() != tc.says || !strings.Contains(fault.Hint(), tc.hint) {
			t.Errorf("%s %s: %v", tc.header, tc.maps, err)
		}
	}
}

// With several inputs a column need be in one of them only.
func TestMapOverInputs(t *testing.T) {
	job := jobOf(t, "a.csv", "Size\n10\n", "b.csv", "Employees\n20\n")
	job.Maps = []string{"Size=headcount"}
	if _, s := run(t, job); s.Answered != 2 {
		t.Errorf("%+v", s)
	}
	job.Maps = []string{"Size=headcount", "Sise="}
	if _, err := fail(t, job); !strings.Contains(err.Error(), `no column "Sise"`) {
		t.Errorf("%v", err)
	}
}

func TestTooFewAndTooMany(t *testing.T) {
	out, s := run(t, jobOf(t, "p.csv", "name,Employees,note\nA,10\nB,10,,\nC\nD,10,x,y\n"))
	if s.Answered != 2 || s.Rejected != 2 {
		t.Error(out)
	}
	for _, want := range []string{
		"p.csv:4: the row has 1 field and the header 3; was a line break in a cell left without quotes?",
		"p.csv:5:8: the row has 4 fields and the header 3; put text that holds the separator in quotes",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%s\nlacks %s", out, want)
		}
	}
}

// Objects have names of their own, and each may say an input in its own way.
func TestObjects(t *testing.T) {
	out, s := run(t, jobOf(t, "p.jsonl", `{"Company":"A","Employees":10,"x":{"y":[{}]}}
{"employees":10,"headcount":20,"name":"B","Company":"b"}
{"Employees":10,"Company Size":20}
{"headcount":10,"headcount":20}
{"headcount":null,"Employees":20,"symptoms":[]}
{"headcount":[10]}
{"symptoms":["none"],"industry":{"a":1}}
{"symptoms":["duplicate-tools",""]}
`))
	var errs []string
	for _, line := range strings.Split(out, "\n") {
		if _, failed, ok := strings.Cut(line, ",,,,,,,,,,,"); ok {
			errs = append(errs, failed)
		}
	}
	want := []string{
		`"p.jsonl:3:32: columns ""Employees"" and ""Company Size"" both say headcount; --map ""Company Size="" leaves the second out"`,
		`"p.jsonl:4:17: the member ""headcount"" is there twice; keep one of them"`,
		`"p.jsonl:6:14: headcount takes one answer, not a list"`,
		`"p.jsonl:7:33: industry holds an object, or a list of more than texts and numbers; write one answer, or a list of answers"`,
		`p.jsonl:8:13: symptoms has an empty member; csuite inputs symptoms lists them`,
	}
	if len(errs) != len(want) {
		t.Fatalf("%q", errs)
	}
	for i := range want {
		if !strings.HasPrefix(errs[i], want[i]) {
			t.Errorf("%s\nwant\n%s", errs[i], want[i])
		}
	}
	if len(s.Inputs) != 1 || strings.Join(s.Inputs[0].Ignored, ",") != "x" || len(s.Inputs[0].Used) != 8 {
		t.Errorf("%+v", s.Inputs)
	}
}

// What csuite wrote can be read again: its own columns are no inputs.
func TestReadsItsOwnRows(t *testing.T) {
	job := jobOf(t, "p.csv", "Company,Employees,name,error\nx,320,A,e\n")
	job.Keep = true
	first, _ := run(t, job)
	wantText(t, strings.SplitN(first, "\n", 2)[0],
		"row,name,structure,technology,marketing,bridge,settled,closeness,nearest_flip,assumed,unanswered,error,Company,Employees,name (input),error (input)")
	job = jobOf(t, "p.csv", first)
	again, s := run(t, job)
	if s.Answered != 1 || len(s.Inputs[0].Used) != 2 {
		t.Errorf("%+v", s.Inputs)
	}
	want, _, _ := strings.Cut(strings.SplitN(first, "\n", 2)[1], ",x,320")
	wantText(t, strings.SplitN(again, "\n", 2)[1], want+"\n")
}

func TestCheck(t *testing.T) {
	job := jobOf(t, "p.csv", "Company,Employees,Notes\nA,10,\nB,no,\nC,x,\n", "q.jsonl", "{\"headcount\":1,\"y\":2}\n")
	c, err := batch.Check(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := c.Text(&b); err != nil {
		t.Fatal(err)
	}
	wantText(t, b.String(), `p.csv
  Company   → name
  Employees → headcount
  ignored: Notes
q.jsonl
  headcount → headcount
  ignored: y
2 of 4 companies are valid (50 %)
  2 · headcount is not a whole number or a range of two
      p.csv:3:3: headcount "no" is not a whole number or a range of two; write it as 1200, 1,200, 1.2k, 201-500 or 10,000+
`)
}
