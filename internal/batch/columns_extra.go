package batch

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// extraColumns are those about one decision each, in the order of the contract.
func extraColumns() []column {
	var all []column
	add := func(before, after string, put func(*recommendation.Decision, encoder, []byte, int) []byte) {
		for d, id := range rulebook.Contract() {
			all = append(all, column{name: before + id + after, need: aRecommendation, put: func(f *finding, e encoder, dst []byte, i int) []byte {
				return put(f.decision(d), e, dst, i)
			}})
		}
	}
	add("possible_", "", func(d *recommendation.Decision, e encoder, dst []byte, i int) []byte {
		return e.list(dst, i, d.Possible, "|")
	})
	add("evidence_", "_for", func(d *recommendation.Decision, e encoder, dst []byte, i int) []byte {
		return e.number(dst, i, int64(len(d.For)))
	})
	add("evidence_", "_against", func(d *recommendation.Decision, e encoder, dst []byte, i int) []byte {
		return e.number(dst, i, int64(len(d.Against)))
	})
	add("points_", "", func(d *recommendation.Decision, e encoder, dst []byte, i int) []byte {
		if d.Points == nil {
			return e.none(dst, i)
		}
		return e.number(dst, i, int64(*d.Points))
	})
	return all
}

// decision returns a decision, counted as rulebook.Contract does.
func (f *finding) decision(d int) *recommendation.Decision {
	of := &f.whole.Decisions
	return [...]*recommendation.Decision{&of.Technology, &of.Marketing, &of.Bridge}[d]
}

// wholeColumns are those about the recommendation as a whole.
func wholeColumns() []column {
	texts := func(name string, need need, separator string, list func(*finding) []string) column {
		return column{name: name, need: need, put: func(f *finding, e encoder, dst []byte, i int) []byte {
			return e.list(dst, i, list(f), separator)
		}}
	}
	return []column{
		texts("flips", aRecommendation, "; ", (*finding).flips),
		texts("seats", aRecommendation, "|", (*finding).seats),
		texts("practices", aRecommendation, "|", func(f *finding) []string { return entryIDs(f.whole.Practices) }),
		texts("risks", aRecommendation, "|", func(f *finding) []string { return entryIDs(f.whole.Risks) }),
		texts("reasons", exactNumbers, "; ", func(f *finding) []string {
			var out []string
			for _, r := range f.whole.Reasons {
				out = append(out, r.Decision+": "+r.Fact)
			}
			return out
		}),
	}
}

func entryIDs(entries []recommendation.Entry) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// seats says who holds each mandate.
func (f *finding) seats() []string {
	var out []string
	for _, s := range f.whole.Seats {
		out = append(out, s.Mandate+"="+s.Holder)
	}
	return out
}

// flips lists the flips of every decision, each as nearest_flip has its own.
func (f *finding) flips() []string {
	var out []string
	for d := range rulebook.Contract() {
		for _, flip := range f.decision(d).Flips {
			out = append(out, flipText(flip))
		}
	}
	return out
}

// flipText writes a flip as --set would take its changes.
func flipText(f recommendation.Flip) string {
	changes := make([]string, len(f.Changes))
	for i, c := range f.Changes {
		to := fmt.Sprint(c.To)
		if members, ok := c.To.([]string); ok {
			if to = strings.Join(members, "|"); to == "" {
				to = "[]"
			}
		}
		changes[i] = c.Input + "=" + to
	}
	return strings.Join(changes, " + ") + " -> " + f.Outcome
}
