package decide

import (
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A union is the questions of two rulebooks as one catalogue, so that both can be
// asked about the same situation. Values that only one of them has, and inputs that
// only one of them has, are in it, but no situation takes them.
type union struct {
	catalogue profile.Catalogue
	common    map[string]uint64 // by input that both have: the values that both have, as a mask; numbers: all
	onlyOld   []string
	onlyNew   []string
	values    []string // "input=value" that one of them has, for inputs of both
}

// apart is put before the id of an input of the old rulebook where the new one asks
// something of another kind under the same id.
const apart = "old:"

func unite(old, now *profile.Catalogue) union {
	u := union{common: map[string]uint64{}}
	for i := range now.Inputs {
		in := now.Inputs[i]
		before := old.Input(in.ID)
		if before == nil || !alike(before, &in) {
			u.onlyNew = append(u.onlyNew, in.ID)
		} else {
			u.join(before, &in)
		}
		u.catalogue.Inputs = append(u.catalogue.Inputs, in)
	}
	for i := range old.Inputs {
		in := old.Inputs[i]
		if _, both := u.common[in.ID]; both {
			continue
		}
		u.onlyOld = append(u.onlyOld, in.ID)
		if u.catalogue.Input(in.ID) != nil {
			in.ID = apart + in.ID
		}
		u.catalogue.Inputs = append(u.catalogue.Inputs, in)
	}
	return u
}

// alike reports whether the answers to two inputs can be the same.
func alike(a, b *profile.Input) bool {
	named := func(k profile.Kind) bool { return k == profile.Choice || k == profile.Scale }
	return a.Kind == b.Kind || named(a.Kind) && named(b.Kind)
}

// join adds to an input what the old one has besides.
func (u *union) join(old, in *profile.Input) {
	common := uint64(0)
	in.Min = max(in.Min, old.Min)
	in.Values = slices.Clone(in.Values)
	for i, v := range in.Values {
		if old.Index(v.ID) >= 0 {
			common |= 1 << i
		} else {
			u.values = append(u.values, in.ID+"="+v.ID)
		}
	}
	for _, v := range old.Values {
		if in.Index(v.ID) < 0 {
			u.values = append(u.values, in.ID+"="+v.ID)
			in.Values = append(in.Values, v)
		}
	}
	u.common[in.ID] = common
}

// bring returns a copy of the tables of a rulebook in which tests on inputs are about
// the catalogue of the union.
func (u *union) bring(rb *rulebook.Rulebook) *rulebook.Rulebook {
	out := &rulebook.Rulebook{Catalogue: u.catalogue}
	for _, t := range rb.Evidence {
		c := *t
		c.Rules = nil
		for _, r := range t.Rules {
			next := *r
			next.When = u.tests(rb, r.When)
			c.Rules = append(c.Rules, &next)
		}
		out.Evidence = append(out.Evidence, &c)
	}
	for _, t := range rb.Choices {
		c := *t
		c.Rows = nil
		for _, r := range t.Rows {
			next := *r
			next.When = u.tests(rb, r.When)
			c.Rows = append(c.Rows, &next)
		}
		out.Choices = append(out.Choices, &c)
	}
	return out
}

func (u *union) tests(rb *rulebook.Rulebook, when []rulebook.Test) []rulebook.Test {
	out := slices.Clone(when)
	for i := range out {
		t := &out[i]
		if t.Subject != rulebook.OnInput {
			continue
		}
		from := rb.Catalogue.Input(t.Name)
		to := u.catalogue.Input(t.Name)
		if !alike(from, to) {
			t.Name = apart + t.Name
			continue
		}
		mask := t.Mask
		t.Mask = 0
		for k, v := range from.Values {
			if mask>>k&1 == 1 {
				t.Mask |= 1 << to.Index(v.ID)
			}
		}
	}
	return out
}

// A stack is several rulebooks over one catalogue as one: tables that do the same
// stand in it once.
type stack struct {
	rb   *rulebook.Rulebook
	have map[string]string // by what a table does: its id
}

// put adds a rulebook and returns the new ids of its tables.
func (s *stack) put(rb *rulebook.Rulebook) map[string]string {
	ids := map[string]string{}
	for _, t := range rb.Evidence {
		next := *t
		does := ""
		for _, b := range t.Bands {
			does += fmt.Sprintf("%s %d %d;", b.ID, b.Low, b.High)
		}
		next.ID = s.id(t.ID, does+rulesDo(t.Rules, ids), ids)
		if next.ID != "" {
			s.rb.Evidence = append(s.rb.Evidence, &next)
		}
	}
	for _, t := range rb.Choices {
		next := *t
		next.Rows = nil
		does := ""
		for _, a := range t.Alternatives {
			does += a.ID + ";"
		}
		next.ID = s.id(t.ID, does+rowsDo(t.Rows, ids), ids)
		for _, r := range t.Rows {
			row := *r
			row.When = renamed(r.When, ids)
			next.Rows = append(next.Rows, &row)
		}
		if next.ID != "" {
			s.rb.Choices = append(s.rb.Choices, &next)
		}
	}
	return ids
}

// id notes under which id a table stands, and returns it; "" where one that does the
// same stands there already.
func (s *stack) id(id, does string, ids map[string]string) string {
	if have, ok := s.have[does]; ok {
		ids[id] = have
		return ""
	}
	fresh := fmt.Sprintf("%d:%s", len(s.have), id)
	s.have[does], ids[id] = fresh, fresh
	return fresh
}

func renamed(when []rulebook.Test, ids map[string]string) []rulebook.Test {
	out := slices.Clone(when)
	for i := range out {
		if out[i].Subject != rulebook.OnInput {
			out[i].Name = ids[out[i].Name]
		}
	}
	return out
}

// rulesDo writes what evidence rules do, whatever their order, names and reasons.
func rulesDo(rules []*rulebook.EvidenceRule, ids map[string]string) string {
	lines := make([]string, len(rules))
	for i, r := range rules {
		lines[i] = fmt.Sprintf("%+d if %s", r.Points, testsSay(r.When, ids))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func rowsDo(rows []*rulebook.Row, ids map[string]string) string {
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = fmt.Sprintf("%d if %s", r.Outcome, testsSay(r.When, ids))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// testsSay writes what tests ask, whatever their order and spelling.
func testsSay(when []rulebook.Test, ids map[string]string) string {
	parts := make([]string, len(when))
	for i, t := range renamed(when, ids) {
		parts[i] = fmt.Sprint(t.Subject, t.Name, t.Mask, t.Ranges, t.Negated)
	}
	slices.Sort(parts)
	return strings.Join(parts, " and ")
}
