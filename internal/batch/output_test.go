package batch_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/report"
)

const three = "Company,Employees,Industry,digital_maturity,Notes\n" +
	"\"Alder, Ltd\",40,SaaS,strategic,\"two\nlines\"\n" +
	"=Birch,320,retial,,=1\n" +
	"Cedar,6000,banking,formalized,\n"

func TestCSV(t *testing.T) {
	job := jobOf(t, "p.csv", three)
	job.Columns = []string{"row", "name", "structure", "technology", "marketing", "bridge", "settled", "error"}
	out, _ := run(t, job)
	wantText(t, out, `row,name,structure,technology,marketing,bridge,settled,error
1,"Alder, Ltd",lean,cto-only,head-of-marketing,working-rules,false,
2,'=Birch,,,,,,"p.csv:4:12: industry ""retial"" is not known; did you mean ""retail""?"
3,Cedar,lean,cio-only,cmo,marketing-technology-owner,false,
`)
}

func TestContractColumns(t *testing.T) {
	out, _ := run(t, jobOf(t, "p.csv", "Employees\n"))
	wantText(t, out, "row,name,structure,technology,marketing,bridge,settled,closeness,nearest_flip,assumed,unanswered,error\n")
}

func TestAddedColumns(t *testing.T) {
	job := jobOf(t, "p.csv", three)
	job.Columns = []string{"+possible", "+evidence_bridge", "+points_bridge", "+line", "+source"}
	out, _ := run(t, job)
	head, _, _ := strings.Cut(out, "\n")
	wantText(t, head, strings.Join(batch.Contract(), ",")+
		",possible_technology,possible_marketing,possible_bridge,evidence_bridge_for,evidence_bridge_against,points_bridge,line,source")
	if !strings.Contains(out, ",,,,,,,4,p.csv\n") {
		t.Error(out)
	}
	for _, names := range [][]string{{"+seats", "row"}, {"sturcture"}, {"row", "row"}} {
		job.Columns = names
		var fault *batch.Fault
		if _, err := fail(t, job); !errors.As(err, &fault) || fault.Hint() == "" {
			t.Errorf("%q: %v", names, err)
		}
	}
}

func TestEveryColumn(t *testing.T) {
	job := jobOf(t, "p.csv", three)
	job.Columns = append(batch.Contract(), batch.Columns()...)
	job.Columns = job.Columns[:len(job.Columns)-3] // without the groups
	for _, f := range []batch.Format{batch.CSV, batch.JSONL, batch.XLSX} {
		job.Format = f
		if out, _ := run(t, job); out == "" {
			t.Error(f)
		}
	}
}

func TestJSONL(t *testing.T) {
	job := jobOf(t, "p.csv", three)
	job.Format, job.Keep = batch.JSONL, true
	job.Columns = []string{"row", "name", "structure", "settled", "assumed", "points_bridge", "error"}
	out, _ := run(t, job)
	wantText(t, out, `{"row":1,"name":"Alder, Ltd","structure":"lean","settled":false,"assumed":["technology_role","customers","martech","sensitive_data","born_digital","it_services"],"points_bridge":2,"error":"","input":{"Company":"Alder, Ltd","Employees":"40","Industry":"SaaS","digital_maturity":"strategic","Notes":"two\nlines"}}
{"row":2,"name":"=Birch","structure":null,"settled":null,"assumed":null,"points_bridge":null,"error":"p.csv:4:12: industry \"retial\" is not known; did you mean \"retail\"?","input":{"Company":"=Birch","Employees":"320","Industry":"retial","digital_maturity":"","Notes":"=1"}}
{"row":3,"name":"Cedar","structure":"lean","settled":false,"assumed":["technology_role","customers","martech","sensitive_data","born_digital","it_services"],"points_bridge":1,"error":"","input":{"Company":"Cedar","Employees":"6000","Industry":"banking","digital_maturity":"formalized","Notes":""}}
`)
}

// A full row holds the very document that recommend prints, on one line.
func TestFull(t *testing.T) {
	s := load(t)
	job := jobOf(t, "p.jsonl", `{"name":"A","headcount":40,"industry":"retail","symptoms":["duplicate-tools"]}`+"\n"+`{"headcount":0}`+"\n")
	job.Format, job.Full, job.Columns = batch.JSONL, true, []string{"row", "error"}
	out, _ := run(t, job)
	r := s.engine.Recommend(profile.Profile{Name: "A", Answers: map[string]profile.Answer{
		"headcount": {State: profile.Answered, Low: 40, High: 40},
		"industry":  {State: profile.Answered, Value: "retail"},
		"symptoms":  {State: profile.Answered, Members: []string{"duplicate-tools"}},
	}})
	r.Program.Version = "v0.0.0"
	var doc, line bytes.Buffer
	if err := report.JSON(&doc, r); err != nil {
		t.Fatal(err)
	}
	if err := json.Compact(&line, doc.Bytes()); err != nil {
		t.Fatal(err)
	}
	got := strings.Split(out, "\n")
	wantText(t, got[0], `{"row":1,"error":"","recommendation":`+line.String()+`}`)
	if !strings.HasSuffix(got[1], `,"recommendation":null}`) {
		t.Error(got[1])
	}
}

func TestKeepObjects(t *testing.T) {
	job := jobOf(t, "p.json", `[{"headcount": 40, "wide": [1, "b"]}, {"headcount": "x"}]`)
	job.Keep, job.Format, job.Columns = true, batch.JSONL, []string{"row"}
	out, _ := run(t, job)
	wantText(t, out, `{"row":1,"input":{"headcount":40,"wide":[1,"b"]}}`+"\n"+`{"row":2,"input":{"headcount":"x"}}`+"\n")
	job.Format = batch.CSV
	var fault *batch.Fault
	if _, err := fail(t, job); !errors.As(err, &fault) || !strings.Contains(fault.Hint(), "jsonl") {
		t.Errorf("%v", err)
	}
}

func TestKeepOverInputs(t *testing.T) {
	job := jobOf(t, "a.csv", "Employees,x\n1,a\n", "b.csv", "Employees,x\n2,b\n")
	job.Keep, job.Columns = true, []string{"row", "source"}
	out, _ := run(t, job)
	wantText(t, out, "row,source,Employees,x\n1,a.csv,1,a\n2,b.csv,2,b\n")
	job.Inputs[1] = input("b.csv", "Employees,y\n2,b\n")
	if _, err := fail(t, job); !strings.Contains(err.Error(), "b.csv has other columns than a.csv") {
		t.Errorf("%v", err)
	}
}

func TestFailFast(t *testing.T) {
	job := jobOf(t, "p.csv", three)
	job.FailFast, job.Columns = true, []string{"row", "error"}
	out, err := fail(t, job)
	var rejection *batch.Rejection
	if !errors.As(err, &rejection) || rejection.Row != 2 || !strings.HasPrefix(err.Error(), "p.csv:4:12: industry") {
		t.Errorf("%v", err)
	}
	wantText(t, out, "row,error\n1,\n2,\"p.csv:4:12: industry \"\"retial\"\" is not known; did you mean \"\"retail\"\"?\"\n")
}

func TestWorkbook(t *testing.T) {
	job := jobOf(t, "p.csv", three)
	job.Format, job.Keep = batch.XLSX, true
	out, _ := run(t, job)
	book, err := excelize.OpenReader(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(book.GetSheetList(), " "); got != "rows summary problems method" {
		t.Error(got)
	}
	rows, err := book.GetRows("rows")
	if err != nil || len(rows) != 4 || rows[2][1] != "=Birch" || rows[1][16] != "two\nlines" {
		t.Errorf("%q %v", rows, err)
	}
	if formula, err := book.GetCellFormula("rows", "B3"); formula != "" || err != nil {
		t.Errorf("%q, %v", formula, err)
	}
	if kind, _ := book.GetCellType("rows", "A2"); kind == excelize.CellTypeInlineString {
		t.Error("the number of a row is text")
	}
	if panes, err := book.GetPanes("rows"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("%+v %v", panes, err)
	}
	for _, sheet := range book.GetSheetList() {
		if rows, err := book.GetRows(sheet); err != nil || len(rows) < 3 {
			t.Errorf("%s: %q %v", sheet, rows, err)
		}
	}
	if !strings.Contains(sheetXML(t, out), `<autoFilter ref="$A$1:$Q$4"`) {
		t.Error("the header has no filter")
	}
}

func sheetXML(t *testing.T, workbook string) string {
	t.Helper()
	archive := openZip(t, workbook)
	f, err := archive.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
