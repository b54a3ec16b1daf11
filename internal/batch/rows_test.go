package batch_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/report"
)

// A drawn is a made-up company: the text of each answer by input, lists as lists.
type drawn struct {
	name    string
	answers map[string]any
}

// drawCompany draws answers, some left out and some unknown.
func drawCompany(t *rapid.T, cat *profile.Catalogue) drawn {
	d := drawn{rapid.StringMatching(`[A-Za-zé=+'"&,;]{0,9}( [A-Z]{2})?`).Draw(t, "name"), map[string]any{}}
	d.name = strings.TrimSpace(d.name)
	for i := range cat.Inputs {
		in := &cat.Inputs[i]
		switch rapid.IntRange(0, 9).Draw(t, in.ID+" is") {
		case 0, 1, 2:
			continue
		case 3:
			d.answers[in.ID] = "unknown"
			continue
		}
		switch in.Kind {
		case profile.Number:
			d.answers[in.ID] = drawNumber(t)
		case profile.Set:
			list := []string{}
			for _, v := range in.Values {
				if rapid.Bool().Draw(t, v.ID) {
					list = append(list, v.ID)
				}
			}
			d.answers[in.ID] = list
		default:
			v := rapid.SampledFrom(in.Values).Draw(t, in.ID)
			d.answers[in.ID] = rapid.SampledFrom([]string{v.ID, v.Label}).Draw(t, in.ID+" as")
		}
	}
	return d
}

func drawNumber(t *rapid.T) string {
	near := func(label string) int64 {
		n := rapid.SampledFrom([]int64{1, 9, 10, 49, 50, 249, 250, 999, 1000, 4999, 5000, 30000}).Draw(t, label)
		return max(1, n+rapid.Int64Range(-2, 2).Draw(t, label+" off"))
	}
	n := near("number")
	switch rapid.IntRange(0, 4).Draw(t, "form") {
	case 0:
		return fmt.Sprintf("%d-%d", n, n+near("more"))
	case 1:
		return fmt.Sprintf("%d+", n)
	}
	return strconv.FormatInt(n, 10)
}

// The writers of a portfolio, each by a library and not by this project.

func asCSV(t testing.TB, cat *profile.Catalogue, companies []drawn) string {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	header := append([]string{"name"}, cat.IDs()...)
	_ = w.Write(header)
	for _, c := range companies {
		line := []string{c.name}
		for _, id := range cat.IDs() {
			text := ""
			switch a := c.answers[id].(type) {
			case string:
				text = a
			case []string:
				if text = strings.Join(a, "|"); text == "" {
					text = "[]"
				}
			}
			line = append(line, text)
		}
		_ = w.Write(line)
	}
	w.Flush()
	return b.String()
}

func asJSONL(t testing.TB, _ *profile.Catalogue, companies []drawn) string {
	t.Helper()
	var b bytes.Buffer
	for _, c := range companies {
		doc := map[string]any{"name": c.name}
		for id, a := range c.answers {
			doc[id] = a
		}
		line, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

func asYAML(t testing.TB, _ *profile.Catalogue, companies []drawn) string {
	t.Helper()
	var b bytes.Buffer
	for _, c := range companies {
		doc := map[string]any{"name": c.name}
		for id, a := range c.answers {
			doc[id] = a
		}
		text, err := yaml.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("---\n")
		b.Write(text)
	}
	return b.String()
}

// expected is the row that the recommendation of a company makes, by the page that
// says what the columns hold, from the JSON that recommend prints.
func expected(t testing.TB, row int, c drawn) []string {
	t.Helper()
	s := load(t)
	flat := map[string]any{"name": c.name}
	for id, a := range c.answers {
		flat[id] = a
	}
	doc, err := json.Marshal(flat)
	if err != nil {
		t.Fatal(err)
	}
	p, err := intake.Profile("p", bytes.NewReader(doc), &s.rb.Catalogue)
	if err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	if err := report.JSON(&printed, s.engine.Recommend(p)); err != nil {
		t.Fatal(err)
	}
	var r result
	if err := json.Unmarshal(printed.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	order := []string{"technology", "marketing", "bridge"}
	slices.SortStableFunc(order, func(a, b string) int { return r.Decisions[a].rank() - r.Decisions[b].rank() })
	ids := s.rb.Catalogue.IDs()
	return []string{
		strconv.Itoa(row), r.Name, r.Structure,
		r.Decisions["technology"].Recommended, r.Decisions["marketing"].Recommended, r.Decisions["bridge"].Recommended,
		strconv.FormatBool(r.Settled), r.Decisions[order[0]].Closeness, r.flip(order),
		inOrder(ids, r.Assumptions), inOrder(ids, r.Unanswered), "",
	}
}

// result is what the test reads of a recommendation.
type result struct {
	Name        string
	Structure   string
	Settled     bool
	Decisions   map[string]resultDecision
	Assumptions []resultInput
	Unanswered  []resultInput
}

type resultDecision struct {
	Recommended, Closeness string
	Points                 *int
	Flips                  []struct {
		Outcome string
		Changes []struct {
			Input string
			To    any
		}
	}
}

type resultInput struct{ Input string }

func (d resultDecision) rank() int {
	if d.Points == nil {
		return 1 << 30
	}
	return *d.Points
}

func (r *result) flip(order []string) string {
	for changes := 1; changes <= 2; changes++ {
		for _, id := range order {
			for _, f := range r.Decisions[id].Flips {
				if len(f.Changes) != changes {
					continue
				}
				var parts []string
				for _, c := range f.Changes {
					parts = append(parts, c.Input+"="+written(c.To))
				}
				return strings.Join(parts, " + ") + " -> " + f.Outcome
			}
		}
	}
	return ""
}

func written(to any) string {
	switch v := to.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		var ids []string
		for _, id := range v {
			ids = append(ids, id.(string))
		}
		if ids == nil {
			return "[]"
		}
		return strings.Join(ids, "|")
	}
	return to.(string)
}

func inOrder(ids []string, inputs []resultInput) string {
	var out []string
	for _, id := range ids {
		if slices.Contains(inputs, resultInput{id}) {
			out = append(out, id)
		}
	}
	return strings.Join(out, "|")
}

// The row of a company holds what recommend says about it, field by field, whatever
// the format that it comes in.
func TestRowsEqualRecommend(t *testing.T) {
	s := load(t)
	forms := map[string]func(testing.TB, *profile.Catalogue, []drawn) string{"p.csv": asCSV, "p.jsonl": asJSONL, "p.yaml": asYAML}
	rapid.Check(t, func(rt *rapid.T) {
		var companies []drawn
		for range rapid.IntRange(1, 4).Draw(rt, "companies") {
			companies = append(companies, drawCompany(rt, &s.rb.Catalogue))
		}
		var want [][]string
		for i, c := range companies {
			want = append(want, expected(t, i+1, c))
		}
		for name, write := range forms {
			job := jobOf(t, name, write(t, &s.rb.Catalogue, companies))
			job.Raw = true
			var out bytes.Buffer
			job.Out = &out
			if _, err := batch.Run(context.Background(), job); err != nil {
				rt.Fatalf("%s: %v", name, err)
			}
			got, err := csv.NewReader(&out).ReadAll()
			if err != nil {
				rt.Fatal(err)
			}
			for i := range want {
				if !slices.Equal(got[i+1], want[i]) {
					rt.Fatalf("%s: row %d is\n%q\nwant\n%q", name, i+1, got[i+1], want[i])
				}
			}
		}
	})
}
