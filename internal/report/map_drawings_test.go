package report

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"math/big"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

var drawingEngine = sync.OnceValues(func() (*decide.Engine, error) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		return nil, err
	}
	return decide.Compile(rb), nil
})

// retailer is a company of three answers.
func retailer(headcount int64) profile.Profile {
	return profile.Profile{Name: "Example Stores", Answers: map[string]profile.Answer{
		"headcount":        {State: profile.Answered, Low: headcount, High: headcount},
		"industry":         {State: profile.Answered, Value: "retail"},
		"digital_maturity": {State: profile.Answered, Value: "formalized"},
	}}
}

func engineForDrawings(t *testing.T) *decide.Engine {
	t.Helper()
	e, err := drawingEngine()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func roadmap(t *testing.T, p profile.Profile, percent int64) recommendation.Roadmap {
	t.Helper()
	r, err := engineForDrawings(t).Roadmap(p, big.NewRat(percent, 1), 5)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// drawings is everything that can be written of one company, by a name.
func drawings(t *testing.T, p profile.Profile, o TextOptions) map[string]string {
	t.Helper()
	e := engineForDrawings(t)
	out := map[string]string{}
	keep := func(name string, write func(io.Writer) error) {
		var buf bytes.Buffer
		if err := write(&buf); err != nil {
			t.Fatal(err)
		}
		out[name] = buf.String()
	}
	for _, input := range []string{"headcount", "industry", "digital_maturity", "symptoms"} {
		s := e.Sweep(p, input, decide.Everything())
		keep("sweep "+input+".txt", func(w io.Writer) error { return SweepText(w, s, o) })
		keep("sweep "+input+".md", func(w io.Writer) error { return SweepMarkdown(w, s) })
	}
	for _, axes := range [][2]string{{"headcount", "martech"}, {"industry", "digital_maturity"}, {"digital_maturity", "industry"}} {
		m := e.Map(p, axes[0], axes[1])
		m.Shows = "bridge"
		name := "map " + axes[0] + " " + axes[1]
		keep(name+".txt", func(w io.Writer) error { return MapText(w, m, o) })
		keep(name+".md", func(w io.Writer) error { return MapMarkdown(w, m) })
		keep(name+".svg", func(w io.Writer) error { return MapSVG(w, m) })
		keep(name+".csv", func(w io.Writer) error { return MapCSV(w, m) })
	}
	if p.Get("headcount").Known() {
		for _, percent := range []int64{60, -40} {
			r := roadmap(t, p, percent)
			keep("growth "+r.Growth+".txt", func(w io.Writer) error { return RoadmapText(w, r, o) })
			keep("growth "+r.Growth+".md", func(w io.Writer) error { return RoadmapMarkdown(w, r) })
		}
	}
	return out
}

func TestDrawingsGolden(t *testing.T) {
	for name, got := range drawings(t, retailer(320), TextOptions{}) {
		if strings.Contains(name, "headcount") || strings.Contains(name, "growth 60") {
			compare(t, "testdata/"+strings.ReplaceAll(name, " ", "-"), []byte(got))
		}
	}
	for name, got := range drawings(t, retailer(320), TextOptions{Width: 120, Color: true}) {
		if name == "map headcount martech.txt" || name == "sweep headcount.txt" {
			compare(t, "testdata/colour-"+strings.ReplaceAll(name, " ", "-"), []byte(got))
		}
	}
}

func TestDrawingsAreNeverTooWide(t *testing.T) {
	empty := profile.Profile{Answers: map[string]profile.Answer{}}
	someone := retailer(249)
	for i, name := range append([]string{"Acme"}, hostile...) {
		someone.Name = name
		for _, width := range []int{40, 60, 80, 120}[:max(1, 4-3*i)] {
			for _, p := range []profile.Profile{someone, empty} {
				for what, out := range drawings(t, p, TextOptions{Width: width, Color: true, Full: true}) {
					if !strings.HasSuffix(what, ".txt") {
						continue
					}
					for line := range strings.Lines(out) {
						if w := ansi.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
							t.Fatalf("%s of %.20q at %d: %d cells: %q", what, name, width, w, line)
						}
					}
				}
			}
		}
	}
}

// Without colour there is no escape sequence, and nothing is lost: taking the colour
// out of a coloured answer gives the plain one.
func TestDrawingsNeedNoColour(t *testing.T) {
	plain, coloured := drawings(t, retailer(320), TextOptions{}), drawings(t, retailer(320), TextOptions{Color: true})
	for what, out := range plain {
		if strings.ContainsRune(out, '\x1b') {
			t.Errorf("%s: an escape sequence in plain text", what)
		}
		if ansi.Strip(coloured[what]) != out {
			t.Errorf("%s differs without its colours", what)
		}
	}
}

// Where outcomes differ, so do letters: in a strip, in a map, in a picture.
func TestLettersTellOutcomesApart(t *testing.T) {
	seen := map[string]bool{}
	for i := range 64 {
		if l := letter(i); len(l) != 1 || seen[l] {
			t.Fatalf("letter %d is %q", i, l)
		}
		seen[letter(i)] = true
	}
	m := engineForDrawings(t).Map(retailer(320), "headcount", "martech")
	for _, m.Shows = range MapShows() {
		c := newChart(m)
		for i, row := range c.cells {
			for k, place := range row {
				v := m.Rows[len(m.Rows)-1-i][k] // a scale grows upwards
				if id, _ := c.shows.of(v); c.ids[place] != id {
					t.Fatalf("%s: %q stands for %q", m.Shows, letter(place), id)
				}
			}
		}
		sum := 0
		for _, n := range c.counts {
			sum += n
		}
		if sum != c.total || c.total != len(m.Rows)*len(m.X.Stops) {
			t.Errorf("%s: shares of %d in %d cells", m.Shows, sum, c.total)
		}
	}
}

// A picture is well-formed whatever the company is called, and says in words what it shows.
func TestMapSVGIsWellFormed(t *testing.T) {
	p := retailer(320)
	for _, name := range append([]string{`</title><script>alert(1)</script>`, `" onload="x`}, hostile...) {
		p.Name = name
		for what, out := range drawings(t, p, TextOptions{}) {
			if !strings.HasSuffix(what, ".svg") {
				continue
			}
			dec := xml.NewDecoder(strings.NewReader(out))
			for {
				token, err := dec.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("%s of %.20q: %v", what, name, err)
				}
				if start, ok := token.(xml.StartElement); ok && start.Name.Local == "script" {
					t.Fatalf("%s of %.20q has a script", what, name)
				}
			}
			for _, part := range []string{`role="img"`, "<title id=", "<desc id=", "prefers-color-scheme: dark"} {
				if !strings.Contains(out, part) {
					t.Errorf("%s lacks %s", what, part)
				}
			}
		}
	}
}

// The CSV has a line for each cell, with a range that --set understands.
func TestMapCSVHasEveryCell(t *testing.T) {
	e := engineForDrawings(t)
	m := e.Map(retailer(320), "headcount", "martech")
	var buf bytes.Buffer
	if err := MapCSV(&buf, m); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&buf).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head := []string{"headcount", "martech", "structure", "technology", "marketing", "bridge", "closeness"}
	if !slices.Equal(rows[0], head) || len(rows) != 1+len(m.X.Stops)*len(m.Y.Stops) {
		t.Fatalf("%v and %d rows", rows[0], len(rows)-1)
	}
	at := func(x, y int) []string { return rows[1+y*len(m.X.Stops)+x] }
	if got := at(1, 2); got[0] != "10-49" || got[1] != "integrated-stack" || got[3] != m.Rows[2][1].Technology.Outcome {
		t.Errorf("row %v", got)
	}
	if got := at(len(m.X.Stops)-1, 0); !strings.HasSuffix(got[0], "+") {
		t.Errorf("the last column is %v", got)
	}
	if inert("=1+1") != "'=1+1" || inert("lean") != "lean" || inert("") != "" {
		t.Error("formulas are not kept out")
	}
}

// A company stands where its number is, in the segment that the list marks.
func TestMarkerStandsInItsSegment(t *testing.T) {
	for _, n := range []int64{1, 9, 10, 49, 50, 249, 250, 999, 1000, 4999, 5000, 40_000, 3_000_000} {
		var buf bytes.Buffer
		s := engineForDrawings(t).Sweep(retailer(n), "headcount", decide.Everything())
		if err := SweepText(&buf, s, TextOptions{}); err != nil {
			t.Fatal(err)
		}
		var marker, bar string
		for line := range strings.Lines(buf.String()) {
			if strings.HasPrefix(line, "  closest call") && bar == "" {
				bar = line
			}
			if strings.Contains(line, "▲") {
				marker = line
			}
		}
		column := ansi.StringWidth(marker[:strings.Index(marker, "▲")])
		letters := []rune(bar)
		got := ""
		for i := column; got == ""; i-- {
			if r := letters[i]; 'A' <= r && r <= 'Z' {
				got = string(r)
			}
		}
		var l legend
		want := ""
		for i, seg := range s.Segments {
			if place := letter(l.place(seg.Closeness, "")); i == *s.Input.Here {
				want = place
			}
		}
		if got != want {
			t.Errorf("%d stands at %s, not at %s:\n%s", n, got, want, buf.String())
		}
	}
}
