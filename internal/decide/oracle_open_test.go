package decide_test

import (
	"math"
	"slices"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// prefill returns p with what its industry is assumed to be like.
func (o *oracle) prefill(p profile.Profile) profile.Profile {
	ind := p.Get("industry")
	if !ind.Known() {
		return p
	}
	for input, value := range o.assumes[ind.Value] {
		if p.Get(input).State == profile.NotAsked {
			p = p.With(input, profile.Answer{State: profile.Assumed, Value: value})
		}
	}
	return p
}

// read returns the company as the rules read it, baselines and all.
func (o *oracle) read(p profile.Profile) company {
	p = o.prefill(p)
	c := make(company, len(o.inputs))
	for i, in := range o.inputs {
		a := p.Get(in.id)
		known := a.State == profile.Answered || a.State == profile.Assumed
		switch {
		case in.kind == "number" && known && a.High == profile.Open:
			c[i].n = int(a.Low)
		case in.kind == "number" && known:
			c[i].n = int(a.Low + (a.High-a.Low)/2)
		case in.kind == "number":
			c[i].n = atoi(in.baseline)
		case in.kind == "set":
			c[i].members = a.Members
		case known:
			c[i].id = a.Value
		default:
			c[i].id = in.baseline
		}
	}
	return c
}

// values returns what input i may be, as far as p says: one value for each
// signature that the tables of a scope can tell apart.
func (o *oracle) values(p profile.Profile, i int, s scope) []oValue {
	in, a := o.inputs[i], p.Get(o.inputs[i].id)
	var all []oValue
	switch {
	case in.kind == "number":
		low, high := 1, math.MaxInt
		if a.State == profile.Answered {
			low, high = int(a.Low), int(a.High)
		}
		for _, n := range append(numbersAround(o.testsOf(i, scope{})), low) {
			if low <= n && n <= high {
				all = append(all, oValue{n: n})
			}
		}
	case a.State == profile.Answered:
		all = []oValue{{id: a.Value, members: a.Members}}
	case in.kind == "set":
		all = subsets(in.values)
	default:
		for _, id := range in.values {
			all = append(all, oValue{id: id})
		}
	}
	tests, seen := o.testsOf(i, s), map[string]bool{}
	return slices.DeleteFunc(all, func(v oValue) bool {
		sig := signature(tests, v)
		if seen[sig] {
			return true
		}
		seen[sig] = true
		return false
	})
}

// ways is every completion of a profile, as far as one decision tells them apart.
type ways struct {
	o        *oracle
	decision string
	scope    scope
	base     company
	inputs   []int // that are open
	values   [][]oValue
	size     int
	outs     []string // by completion: the digits are the values, first input fastest
}

// waysOf prepares the completions of p without going through them. Beyond math.MaxInt32 size is not exact.
func (o *oracle) waysOf(p profile.Profile, decision string) *ways {
	s, reads := o.reads(decision)
	w := &ways{o: o, decision: decision, scope: s, base: o.read(p), size: 1}
	for i := range o.inputs {
		if !reads[i] {
			continue
		}
		if values := o.values(p, i, s); len(values) > 1 {
			w.inputs, w.values = append(w.inputs, i), append(w.values, values)
			w.size = min(w.size*len(values), math.MaxInt32)
		} else {
			w.base[i] = values[0] // the middle of a range need not be what it is read as elsewhere
		}
	}
	return w
}

// at returns completion k as a company.
func (w *ways) at(k int) company {
	c := slices.Clone(w.base)
	for d, i := range w.inputs {
		c[i] = w.values[d][k%len(w.values[d])]
		k /= len(w.values[d])
	}
	return c
}

// run goes through all completions.
func (w *ways) run() {
	if w.outs != nil {
		return
	}
	w.outs = make([]string, w.size)
	for k := range w.outs {
		w.outs[k] = w.o.judgeScope(w.at(k), "", w.scope).outs[w.decision]
	}
}

// possible returns the outcomes over all completions, in the table's order.
func (w *ways) possible() []string {
	w.run()
	out := []string{}
	for _, a := range w.o.choice(w.decision).alternatives {
		if slices.Contains(w.outs, a) {
			out = append(out, a)
		}
	}
	return out
}

// canChange returns the open inputs for which there is a completion of all others
// that makes the decision depend on it.
func (w *ways) canChange() map[string]bool {
	w.run()
	out := map[string]bool{}
	stride := 1
	for d, i := range w.inputs {
		n := len(w.values[d])
		for k := range w.outs {
			digit := k / stride % n
			if w.outs[k] != w.outs[k-digit*stride] {
				out[w.o.inputs[i].id] = true
				break
			}
		}
		stride *= n
	}
	return out
}

// text writes a value down.
func (v oValue) text() string {
	switch {
	case v.id != "":
		return v.id
	case v.members != nil:
		return "[" + join(v.members) + "]"
	}
	return strconv.Itoa(v.n)
}

func join(members []string) string {
	members = slices.Sorted(slices.Values(members))
	out := ""
	for i, m := range members {
		if i > 0 {
			out += ","
		}
		out += m
	}
	return out
}
