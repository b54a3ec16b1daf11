package report

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// real is what the engine says of the companies that stand beside the shipped rules
// for their judgement.
var real = sync.OnceValues(func() (map[string]recommendation.Recommendation, error) {
	rb, err := rulebook.Load(rules.FS)
	if err != nil {
		return nil, err
	}
	engine, out := decide.Compile(rb), map[string]recommendation.Recommendation{}
	for _, c := range rb.Cases {
		if strings.HasSuffix(c.Pos.File, "judgement.yaml") {
			r := engine.Recommend(c.Profile)
			r.Program.Version = "devel"
			out[c.ID] = r
		}
	}
	return out, nil
})

func companies(t *testing.T) map[string]recommendation.Recommendation {
	t.Helper()
	all, err := real()
	if err != nil || len(all) < 8 {
		t.Fatalf("%d companies, %v", len(all), err)
	}
	if !testing.Short() {
		return all
	}
	some := map[string]recommendation.Recommendation{} // under the race detector all take minutes
	for i, id := range slices.Sorted(maps.Keys(all)) {
		if i%8 == 0 {
			some[id] = all[id]
		}
	}
	return some
}

// The first screen is one screen, and a mandate is one line.
func TestRealScreens(t *testing.T) {
	total, most := 0, 0
	for id, r := range companies(t) {
		out := text(t, r, TextOptions{})
		n := strings.Count(out, "\n")
		total, most = total+n, max(most, n)
		if n > 37 {
			t.Errorf("%s: %d lines\n%s", id, n, out)
		}
		for _, s := range r.Seats {
			if !strings.Contains(out, "\n  "+s.Label+strings.Repeat(" ", 22-len(s.Label))+heldBy(s)) {
				t.Errorf("%s: %s has more than a line\n%s", id, s.Label, out)
			}
		}
	}
	t.Logf("mean %d, most %d", total/len(companies(t)), most)
	if mean := total / len(companies(t)); mean > 34 {
		t.Errorf("the first screen has %d lines in the mean, and up to %d", mean, most)
	}
}

func TestRealPagesFit(t *testing.T) {
	for id, r := range companies(t) {
		for _, width := range []int{40, 80} {
			for i, line := range strings.Split(text(t, r, TextOptions{Width: width, Full: true}), "\n") {
				if ansi.StringWidth(line) > width || strings.HasSuffix(line, " ") {
					t.Errorf("%s at %d, line %d: %q", id, width, i+1, line)
				}
			}
		}
	}
}

// slips are what goes wrong where sentences are put together.
var slips = regexp.MustCompile(`\.\.( |$|\*)|[,;:] ?[.,;]|\(\)|\( | \)|: *$(?m:\n\z)|needs \w+ \w+ is|\b1 (points|people|others|answers|changes)\b|  \S|<nil>|%!|\bnull\b`)

func TestRealMemosReadWell(t *testing.T) {
	for id, r := range companies(t) {
		memo := string(printed(t, asMarkdown, r))
		for _, line := range strings.Split(memo, "\n") {
			if strings.HasPrefix(line, "|") {
				continue // aligned
			}
			if slip := slips.FindString(strings.ReplaceAll(strings.TrimLeft(line, " "), " ...", "")); slip != "" {
				t.Errorf("%s: %q in %q", id, slip, line)
			}
		}
		for _, d := range decisions(r) {
			if !strings.Contains(memo, string(txt(d.Because))) {
				t.Errorf("%s: the memo does not say why %s", id, d.ID)
			}
		}
	}
}

// Whatever the lists hold is somewhere in the memo and in the full text.
func TestRealListsAreComplete(t *testing.T) {
	for id, r := range companies(t) {
		memo := string(printed(t, asMarkdown, r))
		full := strings.Join(strings.Fields(text(t, r, TextOptions{Full: true, Width: 120})), " ")
		for _, list := range lists(r) {
			for _, e := range list.entries {
				for _, f := range e.Fields {
					if !strings.Contains(full, f.Text) {
						t.Errorf("%s: %s: the text lacks %q", id, e.ID, f.Text)
					}
					if !strings.Contains(strings.ToLower(memo), strings.ToLower(string(txt(f.Text)))) {
						t.Errorf("%s: %s: the memo lacks %q", id, e.ID, f.Text)
					}
				}
			}
		}
		for _, s := range r.Sources {
			if !strings.Contains(memo, string(txt(s.Interest))) || !strings.Contains(full, s.Warning) {
				t.Errorf("%s: %s: its interest or warning is missing", id, s.Source)
			}
		}
	}
}
