package rulebook

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// Condition writes tests in plain words, joined with "and"; "" where there are none.
func (rb *Rulebook) Condition(when []Test) string {
	parts := make([]string, len(when))
	for i, t := range when {
		parts[i] = rb.Words(t)
	}
	return strings.Join(parts, " and ")
}

// Words writes a test in plain words: "headcount is 250 or more". Every place that
// shows a rule takes them from here, so that no two can differ.
func (rb *Rulebook) Words(t Test) string {
	switch t.Subject {
	case OnBand:
		table := rb.EvidenceTable(t.Name)
		return table.Label + " is " + either(t.Mask, func(i int) string { return table.Bands[i].ID })
	case OnOutcome:
		table := rb.ChoiceTable(t.Name)
		return table.Label + " is " + anyOf(t.Mask, len(table.Alternatives), func(i int) string { return table.Alternatives[i].Title })
	}
	in := rb.Catalogue.Input(t.Name)
	label := func(i int) string { return in.Values[i].Label }
	switch {
	case in.Kind == profile.Number:
		return in.Label + " is " + rangeWords(t.Ranges, in.Min)
	case in.Kind == profile.Set && t.Negated:
		return in.Label + " include none of " + either(t.Mask, label)
	case in.Kind == profile.Set:
		return in.Label + " include " + either(t.Mask, label)
	case in.Kind == profile.Choice:
		return in.Label + " is " + anyOf(t.Mask, len(in.Values), label)
	}
	return in.Label + " is " + either(t.Mask, label)
}

// anyOf is either for n names in no order: where all but one are meant, it names that one.
func anyOf(mask uint64, n int, name func(int) string) string {
	if rest := Full(n) &^ mask; n > 3 && bits.OnesCount64(rest) == 1 {
		return "anything but " + either(rest, name)
	}
	return either(mask, name)
}

// either joins the names of a mask's bits with commas and "or".
func either(mask uint64, name func(int) string) string {
	var all []string
	for ; mask != 0; mask &= mask - 1 {
		all = append(all, name(bits.TrailingZeros64(mask)))
	}
	return Join(all, "or")
}

func rangeWords(ranges []Range, least int64) string {
	parts := make([]string, len(ranges))
	for i, r := range ranges {
		switch {
		case r.High == math.MaxInt64:
			parts[i] = Number(r.Low) + " or more"
		case r.Low <= least:
			parts[i] = "below " + Number(r.High+1)
		default:
			parts[i] = Number(r.Low) + " to " + Number(r.High)
		}
	}
	return strings.Join(parts, " or ")
}

// Join writes a list as part of a sentence: "a, b or c", where word is "or".
func Join(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " " + word + " " + names[last]
}

// Number writes a whole number with commas: 1,200.
func Number(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
