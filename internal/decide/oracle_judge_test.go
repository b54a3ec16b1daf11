package decide_test

import (
	"fmt"
	"slices"
	"strings"
)

// judge applies the rules to a company. Everything that rests on one document
// alone is left out where without names it. It panics unless exactly one band
// holds each sum and exactly one row of each table matches.
func (o *oracle) judge(c company, without string) verdict {
	return o.judgeScope(c, without, scope{})
}

// scope is the tables to look at; the empty scope is all of them.
type scope map[string]bool

func (s scope) has(id string) bool { return len(s) == 0 || s[id] }

func (o *oracle) judgeScope(c company, without string, s scope) verdict {
	v := verdict{map[string]int{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for i := range o.tables {
		t := &o.tables[i]
		if !s.has(t.id) {
			continue
		}
		sum := 0
		for k := range t.rules {
			r := &t.rules[k]
			if o.met(r.when, c, &v) && (without == "" || !o.restsOn(r, without)) {
				sum += r.points
			}
		}
		v.sums[t.id] = sum
		v.bands[t.id] = t.bandOf(sum)
	}
	if fault := o.chooseAll(c, without, s, &v); fault != "" {
		panic(fault)
	}
	return v
}

func (t *oTable) bandOf(sum int) string {
	band := ""
	for i, holds := range t.holds {
		if !holds(oValue{n: sum}) {
			continue
		}
		if band != "" {
			panic(fmt.Sprintf("%s: two bands hold %d", t.id, sum))
		}
		band = t.bands[i]
	}
	if band == "" {
		panic(fmt.Sprintf("%s: no band holds %d", t.id, sum))
	}
	return band
}

// chooseAll fills in the outcomes for the bands in v. It says what is wrong where
// a table has no row or two.
func (o *oracle) chooseAll(c company, without string, s scope, v *verdict) string {
	for i := range o.choices {
		t := &o.choices[i]
		if !s.has(t.id) {
			continue
		}
		matches := 0
		for k := range t.rules {
			r := &t.rules[k]
			if !o.met(r.when, c, v) {
				continue
			}
			matches++
			v.rows[t.id], v.outs[t.id] = r.id, r.outcome
			if without != "" && r.without != "" && o.restsOn(r, without) {
				v.outs[t.id] = r.without
			}
		}
		if matches != 1 {
			return fmt.Sprintf("%s: %d rows match %v", t.id, matches, c)
		}
	}
	return ""
}

func (o *oracle) met(when []oTest, c company, v *verdict) bool {
	for i := range when {
		t := &when[i]
		switch {
		case t.input >= 0:
			if !t.holds(c[t.input]) {
				return false
			}
		case v.bands[t.key] != "":
			if !t.holds(oValue{id: v.bands[t.key]}) {
				return false
			}
		default:
			if !t.holds(oValue{id: v.outs[t.key]}) {
				return false
			}
		}
	}
	return true
}

func (o *oracle) restsOn(r *oRule, source string) bool {
	if r.basis != "document" {
		return false
	}
	for _, c := range r.cites {
		if o.sources[c] != source {
			return false
		}
	}
	return true
}

// reads returns the tables on which a decision rests, itself included, and the
// inputs that any of them tests.
func (o *oracle) reads(decision string) (scope, map[int]bool) {
	tables, inputs := scope{}, map[int]bool{}
	var visit func(string)
	visit = func(id string) {
		tables[id] = true
		for _, r := range o.rulesOf(id) {
			for _, t := range r.when {
				if t.input >= 0 {
					inputs[t.input] = true
				} else if !tables[t.key] {
					visit(t.key)
				}
			}
		}
	}
	visit(decision)
	return tables, inputs
}

func (o *oracle) rulesOf(id string) []oRule {
	for _, t := range o.tables {
		if t.id == id {
			return t.rules
		}
	}
	return o.choice(id).rules
}

func (o *oracle) choice(id string) *oChoice {
	i := slices.IndexFunc(o.choices, func(c oChoice) bool { return c.id == id })
	return &o.choices[i]
}

// numbersAround returns every whole number from 1 up that the tests name, and
// its neighbours, lowest first.
func numbersAround(tests []oTest) []int {
	out := []int{1}
	for _, t := range tests {
		for _, part := range strings.FieldsFunc(t.text, func(r rune) bool { return r < '0' || r > '9' }) {
			n := atoi(part)
			out = append(out, n-1, n, n+1)
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(n int) bool { return n < 1 })
}

// testsOf returns the tests of an input that stand in tables of a scope, or in
// lists too where the scope is empty.
func (o *oracle) testsOf(input int, s scope) []oTest {
	var out []oTest
	add := func(rules []oRule) {
		for _, r := range rules {
			for _, t := range r.when {
				if t.input == input {
					out = append(out, t)
				}
			}
		}
	}
	for _, t := range o.tables {
		if s.has(t.id) {
			add(t.rules)
		}
	}
	for _, c := range o.choices {
		if s.has(c.id) {
			add(c.rules)
		}
	}
	if len(s) == 0 {
		for _, l := range o.lists {
			add(l.entries)
		}
	}
	return out
}

// signature is what a value makes of tests: values with one signature cannot be
// told apart by them.
func signature(tests []oTest, v oValue) string {
	out := make([]byte, len(tests))
	for i, t := range tests {
		out[i] = '0'
		if t.holds(v) {
			out[i] = '1'
		}
	}
	return string(out)
}

// subsets returns every set of the given members.
func subsets(members []string) []oValue {
	out := make([]oValue, 1<<len(members))
	for i := range out {
		out[i].members = []string{}
		for k, m := range members {
			if i>>k&1 == 1 {
				out[i].members = append(out[i].members, m)
			}
		}
	}
	return out
}
