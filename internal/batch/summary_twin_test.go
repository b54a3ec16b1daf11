package batch_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A jsonRow is what the plain count reads of a row.
type jsonRow struct {
	Structure, Technology, Marketing, Bridge, Closeness, Error string
	Settled                                                    bool
	Flip                                                       string `json:"nearest_flip"`
	Assumed, Unanswered                                        []string
	Input                                                      json.RawMessage
}

// The summary says what a plain count over the rows says.
func TestSummaryCountsRows(t *testing.T) {
	for _, columns := range []bench.Columns{bench.Core, bench.Gaps} {
		data, _ := madeUp(t, bench.Portfolio{Seed: 21, Rows: 450, Columns: columns, Format: bench.JSONL, Bad: 0.05})
		job := jobOf(t, "p.jsonl", data)
		job.Format, job.Keep = batch.JSONL, true
		out, s := run(t, job)
		want := count(t, out)
		got := map[string]int{"rows": s.Rows, "rejected": s.Rejected, "settled": s.Settled}
		for _, sh := range s.Structures {
			got["structure "+sh.ID] = sh.Rows
		}
		for _, d := range s.Decisions {
			for _, sh := range d.Alternatives {
				got[d.ID+" "+sh.ID] = sh.Rows
			}
		}
		for _, sh := range s.Closeness {
			got["closeness "+sh.ID] = sh.Rows
		}
		for _, m := range s.Collect.Inputs {
			got["assumed "+m.Input], got["unanswered "+m.Input], got["turns "+m.Input] = m.Assumed, m.Unanswered, m.Turns
			got["settles "+m.Input] = m.Settles
		}
		maps.DeleteFunc(got, func(_ string, n int) bool { return n == 0 })
		for _, key := range slices.Sorted(maps.Keys(want)) {
			if got[key] != want[key] {
				t.Errorf("%s: %s is %d, want %d", columns, key, got[key], want[key])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d numbers, want %d", columns, len(got), len(want))
		}
		for _, f := range s.Flips {
			if n := strings.Count(out, fmt.Sprintf(`"nearest_flip":"%s"`, f.Flip)); n != f.Rows {
				t.Errorf("%s: %s in %d rows, not %d", columns, f.Flip, n, f.Rows)
			}
		}
	}
}

func count(t *testing.T, out string) map[string]int {
	t.Helper()
	s := load(t)
	screen := s.engine.NewScreen()
	screener := screen.NewScreener()
	n := map[string]int{}
	for _, text := range strings.Split(strings.TrimSpace(out), "\n") {
		var r jsonRow
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Fatal(err)
		}
		n["rows"]++
		if r.Error != "" {
			n["rejected"]++
			continue
		}
		for _, key := range []string{"structure " + r.Structure, "technology " + r.Technology, "marketing " + r.Marketing, "bridge " + r.Bridge, "closeness " + r.Closeness} {
			n[key]++
		}
		for _, id := range r.Assumed {
			n["assumed "+id]++
		}
		for _, id := range r.Unanswered {
			n["unanswered "+id]++
		}
		for _, id := range append(r.Assumed, r.Unanswered...) {
			if strings.HasPrefix(r.Flip, id+"=") || strings.Contains(r.Flip, " + "+id+"=") {
				n["turns "+id]++
			}
		}
		if r.Settled {
			n["settled"]++
			continue
		}
		settles := screener.Settles(codesOf(t, s, screen, r.Input))
		for i, in := range s.rb.Catalogue.Inputs {
			if settles>>i&1 == 1 {
				n["settles "+in.ID]++
			}
		}
	}
	return n
}

// codesOf reads a record as a profile.
func codesOf(t *testing.T, s shipped, screen *decide.Screen, record []byte) []decide.Code {
	t.Helper()
	p, err := intake.Profile("p", bytes.NewReader(record), &s.rb.Catalogue)
	if err != nil {
		t.Fatal(err)
	}
	codes := make([]decide.Code, len(s.rb.Catalogue.Inputs))
	for i, in := range s.rb.Catalogue.Inputs {
		codes[i] = screen.Code(i, p.Get(in.ID))
	}
	return codes
}

// The classes of the cross table are those that the rules tell apart.
func TestClasses(t *testing.T) {
	s := load(t)
	space := rulebook.NewSpace(s.rb)
	_, sum := run(t, jobOf(t, "p.csv", "headcount\n1\n9\n10\nunknown\n\n20-30\n1-4999\n"))
	rows := 0
	for i, low := range space.Vars[space.First("headcount")].Cuts {
		if c := sum.Classes.List[i]; c.From != low {
			t.Errorf("class %d begins at %d, not at %d", i, c.From, low)
		}
		rows += sum.Classes.List[i].Rows
	}
	if last := sum.Classes.List[len(sum.Classes.List)-1]; last.Rows != 1 || last.Label != "not known" || rows != 5 || sum.Ranges != 1 {
		t.Errorf("%d rows with a size, %d ranges, %+v", rows, sum.Ranges, last)
	}
}
