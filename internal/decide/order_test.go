package decide_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"

	yaml "go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// Guarantee 5, first half: the order of rules, files, questions and answers never
// changes a result. Here every list of the rulebook stands in another order but
// those in which order has a meaning of its own: bands and the values of a scale
// (lowest first), the alternatives of a decision (the first wins a tie for the
// runner-up) and the columns of a list. What may follow the order is named in
// orderless; everything else is the same.
func TestGuarantee5OrderNeverMatters(t *testing.T) {
	orders := uint64(16)
	if testing.Short() {
		orders = 4
	}
	e := engineOf(t)
	others := make([]*decide.Engine, orders)
	for seed := range orders {
		rb, err := rulebook.LoadProven(reorder(t, seed))
		if err != nil {
			t.Fatalf("order %d has faults:\n%v", seed, err)
		}
		others[seed] = decide.Compile(rb)
	}
	check(t, 2, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		seed := rapid.IntRange(0, len(others)-1).Draw(t, "order")
		want, got := orderless(t, e.Recommend(p)), orderless(t, others[seed].Recommend(p))
		if got != want {
			t.Fatalf("order %d changes the result:\n%s", seed, firstDifference(want, got))
		}
	})
}

// ordered are the lists whose order means something, by key of the mapping.
func ordered(key string) bool {
	return slices.Contains([]string{"bands", "closeness", "alternatives", "columns", "limits", "owns", "does_not_own", "measured_by", "passages", "through"}, key)
}

// reorder returns the shipped rules with every other list in an order of its own,
// the keys of every when too, and the files of each folder under other names.
func reorder(t *testing.T, seed uint64) fs.FS {
	rng := rand.New(rand.NewPCG(seed, 5))
	out := fstest.MapFS{}
	err := fs.WalkDir(rules.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			return err
		}
		var doc yaml.Node
		if err := yaml.Unmarshal(data, &doc); err != nil {
			return err
		}
		shuffle(rng, doc.Content[0], "")
		if data, err = yaml.Marshal(&doc); err != nil {
			return err
		}
		if dir := path.Dir(name); dir != "." {
			name = fmt.Sprintf("%s/%03d-%s", dir, rng.IntN(1000), path.Base(name))
		}
		out[name] = &fstest.MapFile{Data: data}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func shuffle(rng *rand.Rand, n *yaml.Node, key string) {
	switch n.Kind {
	case yaml.MappingNode:
		scale := false
		for i := 0; i < len(n.Content); i += 2 {
			scale = scale || n.Content[i].Value == "kind" && n.Content[i+1].Value == "scale"
		}
		for i := 0; i < len(n.Content); i += 2 {
			if k := n.Content[i].Value; k != "values" || !scale {
				shuffle(rng, n.Content[i+1], k)
			}
		}
		if key == "when" && len(n.Content) > 2 {
			n.Content = append(n.Content[2:len(n.Content):len(n.Content)], n.Content[:2]...)
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			shuffle(rng, item, key)
		}
		if !ordered(key) {
			rng.Shuffle(len(n.Content), func(i, k int) { n.Content[i], n.Content[k] = n.Content[k], n.Content[i] })
		}
	}
}

// orderless writes a recommendation without what follows the order of the rules:
// the checksum of the files; the order of lists, and of words in a sentence that
// lists several things; which of several equally strong reasons is shown for a
// decision, and with it which others would repeat it; and which of several equally
// near rows an excluded alternative is said to need.
func orderless(t *rapid.T, r recommendation.Recommendation) string {
	r.Rulebook.SHA256 = ""
	r.Reasons = slices.Clone(r.Reasons)
	for i, reason := range r.Reasons {
		r.Reasons[i] = recommendation.Reason{Decision: reason.Decision}
	}
	for _, d := range []*recommendation.Decision{&r.Decisions.Technology, &r.Decisions.Marketing, &r.Decisions.Bridge} {
		for i := range d.Excluded {
			d.Excluded[i].Reason = ""
		}
	}
	var v any
	if err := json.Unmarshal([]byte(asJSON(t, r)), &v); err != nil {
		t.Fatal(err)
	}
	return sorted(v, "")
}

// sorted writes data with lists, and the words of every text, in alphabetical order.
func sorted(v any, indent string) string {
	switch v := v.(type) {
	case map[string]any:
		out := ""
		for _, k := range sortedKeys(v) {
			out += "\n" + indent + k + ": " + sorted(v[k], indent+" ")
		}
		return out
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = "\n" + indent + "- " + sorted(v[i], indent+" ")
		}
		slices.Sort(parts)
		return strings.Join(parts, "")
	case string:
		words := strings.FieldsFunc(strings.ToLower(v), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;.", r) })
		slices.Sort(words)
		return strings.Join(words, " ")
	}
	return fmt.Sprint(v)
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return strings.Join(x[max(0, i-25):min(len(x), i+3)], "\n") + "\n--- and\n" + strings.Join(y[max(0, i-3):min(len(y), i+3)], "\n")
		}
	}
	return "one is longer"
}

// Guarantee 5, second half: the same input gives the same bytes, twice, in
// goroutines side by side, and however the profile was put together.
func TestGuarantee5SameBytes(t *testing.T) {
	e := engineOf(t)
	check(t, 1, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		want := asJSON(t, e.Recommend(p))
		var got [4]string
		var all sync.WaitGroup
		for i := range got {
			all.Go(func() {
				again := profile.Profile{Name: p.Name}
				for id, a := range p.Answers {
					again = again.With(id, a)
				}
				b, _ := json.Marshal(e.Recommend(again)) // what cannot be written differs from what could
				got[i] = string(b)
			})
		}
		all.Wait()
		for _, g := range got {
			if g != want {
				t.Fatalf("the same input gives other bytes:\n%s", firstDifference(want, g))
			}
		}
	})
}
