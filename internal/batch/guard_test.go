package batch_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/batch"
)

// What a spreadsheet would compute gets an apostrophe, and taking it off gives
// every text back.
func TestGuard(t *testing.T) {
	text := rapid.StringMatching(`'{0,2}[=+\-@＝＋－＠0a]?[0-9.,]{0,3}[a-z'= ]{0,3}`)
	rapid.Check(t, func(rt *rapid.T) {
		name := strings.TrimSpace(text.Draw(rt, "name"))
		got := nameOf(t, name, false)
		if batch.Unguard(got) != name {
			rt.Fatalf("%q is written as %q, which reads back as %q", name, got, batch.Unguard(got))
		}
		if raw := nameOf(t, name, true); raw != name {
			rt.Fatalf("%q is written as %q", name, raw)
		}
		if strings.ContainsAny(got[:min(1, len(got))], "=@") {
			rt.Fatalf("%q computes", got)
		}
	})
}

func TestGuardedTexts(t *testing.T) {
	for name, want := range map[string]string{
		"=1+1": "'=1+1", "+49 30 1": "'+49 30 1", "-5": "-5", "+3.5": "+3.5", "-1,5": "-1,5", "-": "'-", "-1.2.3": "'-1.2.3",
		"@SUM(A1)": "'@SUM(A1)", "＝1": "'＝1", "'=1": "''=1", "'-5": "''-5", "'tis": "'tis", "''": "''", "a=1": "a=1", "": "",
	} {
		if got := nameOf(t, name, false); got != want {
			t.Errorf("%q is written as %q, want %q", name, got, want)
		}
	}
}

// nameOf returns a name as a CSV file of rows has it.
func nameOf(t testing.TB, name string, raw bool) string {
	t.Helper()
	job := jobOf(t, "p.csv", "industry,name\nretail,\""+strings.ReplaceAll(name, `"`, `""`)+"\"\n")
	job.Raw = raw
	out, _ := run(t, job)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1][1]
}

// Kept cells are guarded as well, tabs and line breaks at the front among them.
func TestGuardedCells(t *testing.T) {
	job := jobOf(t, "p.csv", "industry,note\nretail,\t=1\nretail,\"\n=1\"\nretail, =1\n")
	job.Keep = true
	job.Columns = []string{"row"}
	out, _ := run(t, job)
	wantText(t, out, "row,industry,note\n1,retail,'\t=1\n2,retail,\"'\n=1\"\n3,retail, =1\n")
}
