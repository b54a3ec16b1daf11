package rulebook

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A domain is what a unary test may name: ids in order, or numbers.
type domain struct {
	ids     []string
	ordered bool // comparisons and intervals make sense
	numbers bool
	min     int64
}

// parseUnary reads a DMN unary test over a domain. A test that nothing or
// everything passes is an error: it says nothing.
func parseUnary(written string, d domain) (Test, error) {
	t := Test{Written: written}
	inner, negated := strings.CutPrefix(strings.TrimSpace(written), "not(")
	if negated {
		var closed bool
		if inner, closed = strings.CutSuffix(inner, ")"); !closed {
			return t, fmt.Errorf("test %q lacks a closing bracket", written)
		}
	}
	if d.numbers {
		if negated {
			return t, fmt.Errorf("test %q: not() is for named values; write the ranges", written)
		}
		return t, t.numbers(inner, d)
	}
	for _, part := range split(inner) {
		mask, err := d.mask(part)
		if err != nil {
			return t, err
		}
		t.Mask |= mask
	}
	if negated {
		t.Mask = Full(len(d.ids)) &^ t.Mask
	}
	return t, nil
}

// split cuts at the commas: no interval of a domain of ids or numbers holds one.
func split(s string) []string {
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// mask returns the ids that one comparison, interval or plain id names.
func (d domain) mask(part string) (uint64, error) {
	if low, high, ok, err := interval(part); ok || err != nil {
		return d.between(part, low, high, err)
	}
	for _, op := range []string{"<=", ">=", "<", ">"} {
		if id, ok := strings.CutPrefix(part, op); ok {
			return d.compare(part, op, strings.TrimSpace(id))
		}
	}
	i, err := d.index(part)
	return 1 << i, err
}

func (d domain) index(id string) (int, error) {
	for i := range d.ids {
		if d.ids[i] == id {
			return i, nil
		}
	}
	return 0, &unknownValue{id, d.ids}
}

func (d domain) compare(part, op, id string) (uint64, error) {
	if !d.ordered {
		return 0, fmt.Errorf("test %q compares values that have no order", part)
	}
	i, err := d.index(id)
	if err != nil {
		return 0, err
	}
	below, upTo, all := Full(i), Full(i+1), Full(len(d.ids))
	return map[string]uint64{"<": below, "<=": upTo, ">": all &^ upTo, ">=": all &^ below}[op], nil
}

func (d domain) between(part string, low, high bound, err error) (uint64, error) {
	if err != nil {
		return 0, err
	}
	from, err := d.compare(part, low.op, low.text)
	if err != nil {
		return 0, err
	}
	to, err := d.compare(part, high.op, high.text)
	return from & to, err
}

// bound is one end of an interval, as a comparison.
type bound struct{ op, text string }

// interval reads "[a..b)" and its kin; ok is false where part is no interval.
func interval(part string) (low, high bound, ok bool, err error) {
	if len(part) < 2 || !strings.ContainsAny(part[:1], "[(]") {
		return low, high, false, nil
	}
	from, to, dots := strings.Cut(part[1:len(part)-1], "..")
	if !dots || !strings.ContainsAny(part[len(part)-1:], "])[") {
		return low, high, false, fmt.Errorf("test %q is no interval; write it like [50..250)", part)
	}
	low, high = bound{">", strings.TrimSpace(from)}, bound{"<", strings.TrimSpace(to)}
	if part[0] == '[' {
		low.op = ">="
	}
	if part[len(part)-1] == ']' {
		high.op = "<="
	}
	return low, high, true, nil
}

// numbers fills in t.Ranges.
func (t *Test) numbers(inner string, d domain) error {
	for _, part := range split(inner) {
		r, err := numberRange(part, d.min)
		if err != nil {
			return err
		}
		t.Ranges = append(t.Ranges, r)
	}
	return nil
}

func numberRange(part string, least int64) (Range, error) {
	r := Range{least, math.MaxInt64}
	low, high, ok, err := interval(part)
	ends := []bound{low, high}
	if err == nil && !ok {
		ends = comparison(part)
	}
	for _, end := range ends {
		if err == nil {
			err = r.cut(end)
		}
	}
	if err != nil {
		return r, fmt.Errorf("test %q is no range of whole numbers: %w", part, err)
	}
	if r.Low > r.High {
		return r, fmt.Errorf("test %q holds for no number from %d up", part, least)
	}
	return r, nil
}

// comparison returns the ends that "< 50", ">= 250" or "7" set.
func comparison(part string) []bound {
	for _, op := range []string{"<=", ">=", "<", ">"} {
		if n, ok := strings.CutPrefix(part, op); ok {
			return []bound{{op, strings.TrimSpace(n)}}
		}
	}
	return []bound{{">=", part}, {"<=", part}}
}

func (r *Range) cut(end bound) error {
	n, err := strconv.ParseInt(end.text, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is no whole number", end.text)
	}
	if end.op == "<" && n == math.MinInt64 || end.op == ">" && n == math.MaxInt64 {
		return fmt.Errorf("nothing lies beyond %q", end.text)
	}
	switch end.op {
	case "<":
		r.High = min(r.High, n-1)
	case "<=":
		r.High = min(r.High, n)
	case ">":
		r.Low = max(r.Low, n+1)
	case ">=":
		r.Low = max(r.Low, n)
	}
	return nil
}

// parseSet reads a test on a set: one member, or not(a, b).
func parseSet(written string, in *profile.Input) (Test, error) {
	t, err := parseUnary(written, inputDomain(in))
	if err != nil {
		return t, err
	}
	if strings.HasPrefix(strings.TrimSpace(written), "not(") {
		t.Negated, t.Mask = true, Full(len(in.Values))&^t.Mask
	} else if bits.OnesCount64(t.Mask) != 1 {
		return t, fmt.Errorf("test %q on a set names several members; write a rule for each", written)
	}
	return t, nil
}

func inputDomain(in *profile.Input) domain {
	d := domain{ordered: in.Kind == profile.Scale, numbers: in.Kind == profile.Number, min: in.Min}
	for i := range in.Values {
		d.ids = append(d.ids, in.Values[i].ID)
	}
	return d
}

// unknownValue is a name that a domain does not have.
type unknownValue struct {
	text  string
	known []string
}

// Error says which name is not known.
func (e *unknownValue) Error() string { return fmt.Sprintf("value %q is not known", e.text) }
