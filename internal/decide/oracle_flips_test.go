package decide_test

import (
	"cmp"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// oStep is one answer that becomes another; of a set, one member that comes or goes.
type oStep struct {
	input  int
	member string // of a set
	to     oValue
	way    int // down or up an ordered input: -1 or 1; 0 where there is no order
	far    int // along that way
}

// oFlip is a change of one or two steps with what it leads to.
type oFlip struct {
	steps   []oStep
	outcome string
}

// flips returns every minimal flip of a decision up to two steps: it changes the
// decision, no part of it does, and no flip to the same outcome moves one of the
// same ordered inputs less far the same way and the others no further.
func (o *oracle) flips(p profile.Profile, decision string) []oFlip {
	s, reads := o.reads(decision)
	base := o.read(p)
	now := o.judgeScope(base, "", s).outs[decision]
	after := func(steps ...oStep) string {
		c := slices.Clone(base)
		for _, st := range steps {
			st.apply(c)
		}
		return o.judgeScope(c, "", s).outs[decision]
	}
	var singles, pairs []oFlip
	var still []oStep
	for i := range o.inputs {
		if !reads[i] {
			continue
		}
		for _, st := range o.steps(i, base) {
			if out := after(st); out != now {
				singles = append(singles, oFlip{[]oStep{st}, out})
			} else {
				still = append(still, st)
			}
		}
	}
	for i, a := range still {
		for _, b := range still[i+1:] {
			if a.input == b.input && (a.member == "" || a.member == b.member) {
				continue
			}
			if out := after(a, b); out != now {
				pairs = append(pairs, oFlip{[]oStep{a, b}, out})
			}
		}
	}
	return append(nearest(singles), nearest(pairs)...)
}

func (st oStep) apply(c company) {
	if st.member == "" {
		c[st.input] = st.to
		return
	}
	have := c[st.input].members
	if slices.Contains(have, st.member) {
		have = slices.DeleteFunc(slices.Clone(have), func(m string) bool { return m == st.member })
	} else {
		have = append(slices.Clone(have), st.member)
	}
	c[st.input].members = have
}

// steps lists every single change of an input.
func (o *oracle) steps(i int, base company) []oStep {
	in := o.inputs[i]
	var out []oStep
	switch in.kind {
	case "set":
		for _, m := range in.values {
			out = append(out, oStep{input: i, member: m})
		}
	case "number":
		for _, n := range numbersAround(o.testsOf(i, scope{})) {
			if d := n - base[i].n; d != 0 {
				out = append(out, oStep{input: i, to: oValue{n: n}, way: cmp.Compare(d, 0), far: max(d, -d)})
			}
		}
	default:
		from := slices.Index(in.values, base[i].id)
		for k, id := range in.values {
			st := oStep{input: i, to: oValue{id: id}}
			if in.kind == "scale" {
				st.way, st.far = cmp.Compare(k, from), max(k-from, from-k)
			}
			if k != from {
				out = append(out, st)
			}
		}
	}
	return out
}

// nearest drops each flip that another one betters.
func nearest(all []oFlip) []oFlip {
	return slices.DeleteFunc(slices.Clone(all), func(f oFlip) bool {
		return slices.ContainsFunc(all, func(other oFlip) bool { return other.betters(f) })
	})
}

func (f oFlip) betters(other oFlip) bool {
	closer := false
	for i, a := range f.steps {
		b := other.steps[i]
		same := a.input == b.input && a.member == b.member && a.way == b.way
		if !same || a.far > b.far || a.way == 0 && a.to.id != b.to.id {
			return false
		}
		closer = closer || a.far < b.far
	}
	return closer && f.outcome == other.outcome
}

// key writes a flip as "input=value & input=value -> outcome". A number of which
// nothing is known is written as what the tests make of it.
func (o *oracle) key(f oFlip, p profile.Profile) string {
	base := o.read(p)
	changed := map[int]bool{}
	for _, st := range f.steps {
		st.apply(base)
		changed[st.input] = true
	}
	var parts []string
	for i := range changed {
		parts = append(parts, o.changeKey(i, base[i], p))
	}
	slices.Sort(parts)
	return strings.Join(parts, " & ") + " -> " + f.outcome
}

func (o *oracle) changeKey(i int, to oValue, p profile.Profile) string {
	in := o.inputs[i]
	if in.kind == "number" && !p.Get(in.id).Known() {
		return in.id + "~" + signature(o.testsOf(i, scope{}), to)
	}
	if in.kind == "set" && to.members == nil {
		to.members = []string{}
	}
	return in.id + "=" + to.text()
}

// near is the least evidence that would change a decision, -1 for none, and to what.
func (o *oracle) near(p profile.Profile, decision string) (points int, outcome string) {
	s, _ := o.reads(decision)
	base := o.read(p)
	now := o.judgeScope(base, "", s)
	points = -1
	var try func(i, cost int, bands map[string]string)
	try = func(i, cost int, bands map[string]string) {
		if i == len(o.tables) {
			v := verdict{bands: bands, outs: map[string]string{}, rows: map[string]string{}}
			if o.chooseAll(base, "", s, &v) != "" {
				return // no company has these bands together
			}
			out, order := v.outs[decision], o.choice(decision).alternatives
			if out == now.outs[decision] {
				return
			}
			closer := points < 0 || cost < points
			if closer || cost == points && slices.Index(order, out) < slices.Index(order, outcome) {
				points, outcome = cost, out
			}
			return
		}
		t := &o.tables[i]
		if !s[t.id] {
			try(i+1, cost, bands)
			return
		}
		low, high := t.sumRange()
		for k, b := range t.bands {
			d := t.edges[k](now.sums[t.id])
			if sum := now.sums[t.id] + d; sum < low || sum > high {
				continue // the rules cannot add up to it
			}
			bands[t.id] = b
			try(i+1, cost+max(d, -d), bands)
		}
	}
	try(0, 0, map[string]string{})
	return points, outcome
}

// sumRange is the least and the greatest sum of a table.
func (t *oTable) sumRange() (low, high int) {
	for _, r := range t.rules {
		low, high = low+min(0, r.points), high+max(0, r.points)
	}
	return low, high
}
