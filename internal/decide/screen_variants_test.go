package decide_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// edits of the shipped rules that make them unlike what the tables like best.
type edit struct{ file, old, new string }

// threes joins three inputs in one rule, and members of a set with others.
func threes() []edit {
	rule := func(file, id, when, points string) edit {
		return edit{"evidence/" + file + ".yaml", "", "  - id: " + id + "\n    when: " + when + "\n    " + points +
			"\n    because: It is so.\n    basis: inference\n"}
	}
	return []edit{
		rule("marketing_load", "more-one", `{growth_rate: fast, customers: "consumers, both", headcount: ">= 250"}`, "subtracts: moderate"),
		rule("it_marketing_gap", "more-two", `{symptoms: duplicate-tools, headcount: ">= 1000", martech: ">= integrated-stack"}`, "adds: strong"),
		rule("it_marketing_gap", "more-three", `{current_roles: cto, symptoms: duplicate-tools}`, "subtracts: weak"),
		rule("technology_bond", "more-four", `{it_sourcing: in-house, it_estate: complex, it_posture: owns-and-manages}`, "subtracts: strong"),
	}
}

// named makes the structure depend on evidence.
func named() []edit {
	const row = "{bridge: combined-cio-cmo}"
	return []edit{
		{"choices/structure.yaml", row, `{bridge: combined-cio-cmo, marketing_load: "light, substantial"}`},
		{"choices/structure.yaml", "", "  - id: structure-more\n    when: {bridge: combined-cio-cmo, marketing_load: full}\n" +
			"    outcome: separate\n    because: It is so.\n    basis: inference\n"},
	}
}

// heavy spreads the sums far apart, so that there are many places to stand in.
func heavy() []edit {
	return []edit{{"rulebook.yaml", "{weak: 1, moderate: 2, strong: 3}", "{weak: 1, moderate: 3, strong: 4}"}}
}

func edited(t testing.TB, edits []edit) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(rules.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(name, "cases/") {
			return err
		}
		data, err := fs.ReadFile(rules.FS, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		f := out[e.file]
		switch {
		case e.old == "":
			f.Data = append(slices.Clone(f.Data), e.new...)
		case !bytes.Contains(f.Data, []byte(e.old)):
			t.Fatalf("%s does not hold %q any more", e.file, e.old)
		default:
			f.Data = bytes.Replace(f.Data, []byte(e.old), []byte(e.new), 1)
		}
	}
	return out
}

// TestBriefOfOtherRules: rules of one's own have the same rows as recommend gives,
// whatever the tables make of them.
func TestBriefOfOtherRules(t *testing.T) {
	yes, no := [3]bool{true, true, true}, [3]bool{}
	for _, v := range []struct {
		name             string
		fsys             fs.FS
		within, patience int
		tables, near     [3]bool
		joined, composed bool
	}{
		{"shipped", edited(t, nil), 1 << 20, 2000, yes, yes, true, true},
		{"reordered", reorder(t, 3), 1 << 20, 2000, yes, yes, true, true},
		{"rules of three inputs", edited(t, threes()), 1 << 20, 2000, yes, yes, false, true},
		{"structure by evidence", edited(t, named()), 1 << 20, 2000, yes, yes, true, false},
		{"more points", edited(t, heavy()), 1 << 20, 2000, yes, [3]bool{true, true, false}, true, true},
		{"no room to remember", edited(t, nil), 1 << 14, 2000, yes, [3]bool{true, true, false}, true, true},
		{"no patience", edited(t, nil), 1 << 20, 1, yes, yes, true, true},
		{"room for one table", edited(t, nil), 1 << 12, 2000, [3]bool{false, true, false}, [3]bool{false, true, false}, false, true},
		{"no room at all", edited(t, append(threes(), named()...)), 0, 2000, no, no, false, false},
	} {
		t.Run(v.name, func(t *testing.T) {
			rb, err := rulebook.LoadProven(v.fsys)
			if err != nil {
				t.Fatal(err)
			}
			e := decide.Compile(rb)
			x := screened{rb, e, e.NewScreenWithin(v.within, v.patience)}
			tables, near := x.s.Panels()
			if tables != v.tables || near != v.near || x.s.Joined() != v.joined || x.s.Composed() != v.composed {
				t.Errorf("tables %v, near %v, joined %v, composed %v: the case is not what it is meant to be",
					tables, near, x.s.Joined(), x.s.Composed())
			}
			for name, c := range crowds(rb, 9) {
				k := x.s.NewScreener()
				t.Run(name, func(t *testing.T) {
					for range rounds(50) {
						x.compare(t, k, c.draw())
					}
				})
			}
			t.Run("settles", func(t *testing.T) { x.settles(t, 8+rounds(30)) })
		})
	}
}

// settles holds Settles against trying every answer to every input.
func (x screened) settles(t *testing.T, n int) {
	k := x.s.NewScreener()
	c := newCrowd(x.rb, 11)
	c.gaps, c.vague = 0.25, 0.1
	some := 0
	for range n {
		p := c.draw()
		codes := codesOf(x.s, x.rb, p)
		want, looked := x.settlesPlainly(k, codes)
		if got := k.Settles(codes) & looked; got != want {
			t.Fatalf("for %v\nsettles %b, plainly %b", p.Answers, got, want)
		} else if want != 0 {
			some++
		}
	}
	if some == 0 {
		t.Error("no answer ever settles anything: the property says nothing")
	}
}

// settlesPlainly asks what is possible after every answer to every open input at
// which it looked: a set has too many where it has many members.
func (x screened) settlesPlainly(k *decide.Screener, codes []decide.Code) (out, looked uint64) {
	b := k.Brief(codes)
	before := k.Possible(codes)
	for i := range x.rb.Catalogue.Inputs {
		in := &x.rb.Catalogue.Inputs[i]
		if (b.Assumed|b.Unanswered)>>i&1 == 0 || in.Kind == profile.Set && len(in.Values) > 7 {
			continue
		}
		looked |= 1 << i
		always := [3]bool{true, true, true}
		for _, a := range everyAnswer(x, in) {
			next := slices.Clone(codes)
			next[i] = x.s.Code(i, a)
			for d, mask := range k.Possible(next) {
				always[d] = always[d] && mask&(mask-1) == 0
			}
		}
		for d := range always {
			if always[d] && before[d]&(before[d]-1) != 0 {
				out |= 1 << i
			}
		}
	}
	return out, looked
}

// TestPossibleOfCodes: the masks name what the recommendation calls possible.
func TestPossibleOfCodes(t *testing.T) {
	x := shippedScreen(t)
	for name, c := range crowds(x.rb, 21) {
		t.Run(name, func(t *testing.T) {
			for range rounds(100) {
				p := c.draw()
				r := x.e.Recommend(p)
				for d, mask := range x.s.Possible(codesOf(x.s, x.rb, p)) {
					got := []string{}
					for i, a := range x.s.Alternatives(d) {
						if mask>>i&1 == 1 {
							got = append(got, a.ID)
						}
					}
					if want := inContract(&r)[d].Possible; fmt.Sprint(got) != fmt.Sprint(want) {
						t.Fatalf("for %v\npossible %v, recommend says %v", p.Answers, got, want)
					}
				}
			}
		})
	}
}
