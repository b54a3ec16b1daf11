package decide_test

import (
	"cmp"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	yaml "go.yaml.in/yaml/v4"

	"github.com/csuite-advisor/csuite/rules"
)

// The oracle is a second, slow reading of the rules. It shares no code with
// internal/decide and none with internal/rulebook: it reads the YAML as plain
// strings, takes unary tests as they are written, and enumerates where the engine
// calculates. Where the two differ, one of them is wrong.

// oracle is the rules as it understands them.
type oracle struct {
	inputs  []oInput
	at      map[string]int // inputs by id
	assumes map[string]map[string]string
	tables  []oTable
	choices []oChoice // each after those that it reads
	lists   []oList
	claims  []map[string]any
	sources map[string]string // of a claim
	order   []string          // sources
}

type oInput struct {
	id, kind, baseline string
	values             []string
}

type oTable struct {
	id    string
	bands []string
	holds []func(oValue) bool // by band
	edges []func(int) int     // by band: the least change that brings a sum into it
	rules []oRule
}

type oRule struct {
	id, basis        string
	when             []oTest
	points           int
	cites            []string
	outcome, without string
}

type oChoice struct {
	id, mandate  string
	alternatives []string
	rules        []oRule
}

type oList struct {
	id      string
	entries []oRule
}

// oTest is one entry of a when: what it looks at and what it asks.
type oTest struct {
	key   string
	text  string
	input int // -1 where it looks at a band or an outcome
	holds func(oValue) bool
}

// oValue is one answer: a number, the id of a value, or the members of a set.
type oValue struct {
	n       int
	id      string
	members []string
}

// company is a complete reading: one value for each input.
type company []oValue

// verdict is what the rules say of a company.
type verdict struct {
	sums  map[string]int
	bands map[string]string
	outs  map[string]string
	rows  map[string]string
}

// theOracle is made once; nothing changes it afterwards.
var theOracle = sync.OnceValue(func() *oracle { return readOracle(rules.FS) })

func readOracle(fsys fs.FS) *oracle {
	o := &oracle{at: map[string]int{}, assumes: map[string]map[string]string{}, sources: map[string]string{}}
	for i, in := range items(plainFile(fsys, "inputs.yaml"), "inputs") {
		one := oInput{id: str(in, "id"), kind: str(in, "kind"), baseline: str(in, "baseline")}
		for _, v := range items(in, "values") {
			one.values = append(one.values, str(v, "id"))
		}
		o.at[one.id] = i
		o.inputs = append(o.inputs, one)
	}
	for _, ind := range items(plainFile(fsys, "industries.yaml"), "industries") {
		o.assumes[str(ind, "id")] = map[string]string{}
		at := o.at["industry"]
		o.inputs[at].values = append(o.inputs[at].values, str(ind, "id"))
		for _, a := range items(ind, "assumes") {
			o.assumes[str(ind, "id")][str(a, "input")] = str(a, "value")
		}
	}
	for _, s := range items(plainFile(fsys, "sources.yaml"), "sources") {
		o.order = append(o.order, str(s, "id"))
	}
	o.claims = items(plainFile(fsys, "guidance.yaml"), "claims")
	for _, c := range o.claims {
		o.sources[str(c, "id")] = str(c, "source")
	}
	weights := plainFile(fsys, "rulebook.yaml")["weights"].(map[string]any)
	for _, y := range folderOf(fsys, "evidence") {
		o.tables = append(o.tables, o.table(y, weights))
	}
	o.readChoices(folderOf(fsys, "choices"))
	for _, y := range folderOf(fsys, "lists") {
		l := oList{id: str(y, "list")}
		for _, e := range items(y, "entries") {
			l.entries = append(l.entries, o.rule(e))
		}
		o.lists = append(o.lists, l)
	}
	return o
}

func (o *oracle) table(y, weights map[string]any) oTable {
	t := oTable{id: str(y, "decision")}
	for _, b := range items(y, "bands") {
		t.bands = append(t.bands, str(b, "id"))
		holds := numberTest(str(b, "when"))
		t.holds = append(t.holds, holds)
		t.edges = append(t.edges, func(sum int) int {
			for far := 0; ; far++ { // walk both ways until the band begins
				for _, way := range []int{far, -far} {
					if holds(oValue{n: sum + way}) {
						return way
					}
				}
			}
		})
	}
	for _, r := range items(y, "rules") {
		one := o.rule(r)
		one.points = number(weights, str(r, "adds")) - number(weights, str(r, "subtracts"))
		t.rules = append(t.rules, one)
	}
	return t
}

// readChoices puts each table after those that its rows name.
func (o *oracle) readChoices(files []map[string]any) {
	for len(files) > 0 {
		var later []map[string]any
		for _, y := range files {
			c := oChoice{id: str(y, "decision"), mandate: str(y, "mandate")}
			ready := true
			for _, other := range files {
				for _, r := range items(y, "rules") {
					when, _ := r["when"].(map[string]any)
					_, reads := when[str(other, "decision")]
					ready = ready && !reads
				}
			}
			if !ready {
				later = append(later, y)
				continue
			}
			for _, a := range items(y, "alternatives") {
				c.alternatives = append(c.alternatives, str(a, "id"))
			}
			for _, r := range items(y, "rules") {
				c.rules = append(c.rules, o.rule(r))
			}
			o.choices = append(o.choices, c)
		}
		files = later
	}
}

func (o *oracle) rule(y map[string]any) oRule {
	r := oRule{id: str(y, "id"), basis: str(y, "basis"), outcome: str(y, "outcome"), without: str(y, "without_sources")}
	cites, _ := y["cites"].([]any)
	for _, c := range cites {
		r.cites = append(r.cites, c.(string))
	}
	when, _ := y["when"].(map[string]any)
	for key, written := range when {
		r.when = append(r.when, o.test(key, written))
	}
	slices.SortFunc(r.when, func(a, b oTest) int { return cmp.Compare(a.key, b.key) })
	return r
}

func (o *oracle) test(key string, written any) oTest {
	text, ok := written.(string)
	if !ok {
		var parts []string
		for _, p := range written.([]any) {
			parts = append(parts, p.(string))
		}
		text = strings.Join(parts, ", ")
	}
	i, isInput := o.at[key]
	switch {
	case isInput && o.inputs[i].kind == "number":
		return oTest{key, text, i, numberTest(text)}
	case isInput && o.inputs[i].kind == "set":
		return oTest{key, text, i, setTest(text)}
	case isInput:
		return oTest{key, text, i, valueTest(text, o.inputs[i].values)}
	}
	for _, t := range o.tables {
		if t.id == key {
			return oTest{key, text, -1, valueTest(text, t.bands)}
		}
	}
	return oTest{key, text, -1, valueTest(text, nil)}
}

var (
	comparisonForm = regexp.MustCompile(`^(<=|>=|<|>)\s*(.+)$`)
	intervalForm   = regexp.MustCompile(`^([\[(])\s*(-?\d+)\s*\.\.\s*(-?\d+)\s*([\])])$`)
)

// numberTest reads "< 50", "[50..250)", "7" and several of them with commas.
func numberTest(text string) func(oValue) bool {
	var any []func(int) bool
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		if m := comparisonForm.FindStringSubmatch(part); m != nil {
			n := atoi(m[2])
			any = append(any, func(x int) bool { return compares(m[1], cmp.Compare(x, n)) })
		} else if m := intervalForm.FindStringSubmatch(part); m != nil {
			low, high := atoi(m[2]), atoi(m[3])
			any = append(any, func(x int) bool {
				return (x > low || m[1] == "[" && x == low) && (x < high || m[4] == "]" && x == high)
			})
		} else {
			n := atoi(part)
			any = append(any, func(x int) bool { return x == n })
		}
	}
	return func(v oValue) bool {
		return slices.ContainsFunc(any, func(f func(int) bool) bool { return f(v.n) })
	}
}

func compares(op string, c int) bool {
	return map[string]bool{"<": c < 0, "<=": c <= 0, ">": c > 0, ">=": c >= 0}[op]
}

// valueTest reads "a", "a, b", "not(a, b)" and, where values have an order, ">= a".
func valueTest(text string, order []string) func(oValue) bool {
	if inner, negated := strings.CutPrefix(text, "not("); negated {
		positive := valueTest(strings.TrimSuffix(inner, ")"), order)
		return func(v oValue) bool { return !positive(v) }
	}
	passes := map[string]bool{}
	for _, part := range strings.Split(text, ",") {
		part = strings.TrimSpace(part)
		m := comparisonForm.FindStringSubmatch(part)
		if m == nil {
			passes[part] = true
			continue
		}
		for i, id := range order {
			if compares(m[1], cmp.Compare(i, slices.Index(order, m[2]))) {
				passes[id] = true
			}
		}
	}
	return func(v oValue) bool { return passes[v.id] }
}

// setTest reads a member, which has to be in, or not(a, b), which have to be out.
func setTest(text string) func(oValue) bool {
	inner, negated := strings.CutPrefix(text, "not(")
	if !negated {
		return func(v oValue) bool { return slices.Contains(v.members, text) }
	}
	var out []string
	for _, part := range strings.Split(strings.TrimSuffix(inner, ")"), ",") {
		out = append(out, strings.TrimSpace(part))
	}
	return func(v oValue) bool {
		return !slices.ContainsFunc(out, func(m string) bool { return slices.Contains(v.members, m) })
	}
}

// plainFile reads a file into strings, lists and mappings: nothing becomes a
// number or a truth value.
func plainFile(fsys fs.FS, name string) map[string]any {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		panic(err)
	}
	return plainData(data).(map[string]any)
}

func plainData(data []byte) any {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		panic(err)
	}
	return plainNode(doc.Content[0])
}

func plainNode(n *yaml.Node) any {
	switch n.Kind {
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i := range n.Content {
			list[i] = plainNode(n.Content[i])
		}
		return list
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plainNode(n.Content[i+1])
		}
		return m
	}
	return n.Value
}

func folderOf(fsys fs.FS, dir string) []map[string]any {
	files, err := fs.ReadDir(fsys, dir)
	if err != nil {
		panic(err)
	}
	var out []map[string]any
	for _, f := range files {
		out = append(out, plainFile(fsys, path.Join(dir, f.Name())))
	}
	return out
}

func items(y map[string]any, key string) []map[string]any {
	list, _ := y[key].([]any)
	out := make([]map[string]any, len(list))
	for i := range list {
		out[i] = list[i].(map[string]any)
	}
	return out
}

func str(y map[string]any, key string) string {
	s, _ := y[key].(string)
	return s
}

func number(weights map[string]any, word string) int {
	if word == "" {
		return 0
	}
	return atoi(weights[word].(string))
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

// TestOracleReadsTests checks the oracle's own reading of unary tests.
func TestOracleReadsTests(t *testing.T) {
	order := []string{"a", "b", "c"}
	for _, c := range []struct {
		holds func(oValue) bool
		v     oValue
		want  bool
	}{
		{numberTest("[50..250)"), oValue{n: 50}, true},
		{numberTest("[50..250)"), oValue{n: 250}, false},
		{numberTest("(50..250]"), oValue{n: 50}, false},
		{numberTest("(50..250]"), oValue{n: 250}, true},
		{numberTest("< 10, >= 250"), oValue{n: 9}, true},
		{numberTest("< 10, >= 250"), oValue{n: 249}, false},
		{numberTest("2"), oValue{n: 2}, true},
		{valueTest(">= b", order), oValue{id: "a"}, false},
		{valueTest(">= b", order), oValue{id: "c"}, true},
		{valueTest("not(a, c)", order), oValue{id: "c"}, false},
		{valueTest("a, c", order), oValue{id: "c"}, true},
		{setTest("not(a, b)"), oValue{members: []string{"c"}}, true},
		{setTest("not(a, b)"), oValue{members: []string{"b"}}, false},
		{setTest("a"), oValue{members: []string{"b", "a"}}, true},
	} {
		if got := c.holds(c.v); got != c.want {
			t.Errorf("%+v: %v", c.v, got)
		}
	}
}
