package batch

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

const (
	mostCloseCalls = 20
	mostFlips      = 20
)

// total adds up what the workers counted. They must have ended.
func (r *run) total() *tally {
	all := r.newTally()
	for _, w := range r.workers {
		w.hand()
		all.merge(w.tally)
		all.open.count += w.tally.open.count
	}
	return all
}

func (r *run) summary() Summary {
	t := r.total()
	s := Summary{
		Schema: SummarySchema, Rows: t.answered + t.rejected, Answered: t.answered, Rejected: t.rejected,
		Inputs: r.mappings(), Unmatched: r.mapper.unseen(), Reasons: t.reasons.list(), Settled: t.settled, Ranges: t.wide,
		Closeness: r.closeness(t), CloseCalls: r.closeCalls(t), Flips: commonFlips(t.flips),
		Collect: r.collect(t), Classes: r.classTable(t),
		Rulebook: Rulebook{r.rb.Name, r.rb.Version, r.rb.SHA256}, Program: r.Program, Limits: r.rb.Limits,
	}
	for d, id := range rulebook.Contract() {
		s.Decisions = append(s.Decisions, Decision{id, r.rb.ChoiceTable(id).Label, shares(r.screen.Alternatives(d), t.outcomes[d])})
	}
	byStructure := make([]int, len(r.screen.Structures()))
	for _, class := range t.structures {
		sum(byStructure, class)
	}
	s.Structures = shares(r.screen.Structures(), byStructure)
	return s
}

func shares(of []rulebook.Alternative, rows []int) []Share {
	out := make([]Share, len(of))
	for i, a := range of {
		out[i] = Share{a.ID, a.Title, rows[i]}
	}
	return out
}

func (r *run) closeness(t *tally) []Share {
	out := []Share{}
	for _, b := range r.rb.Closeness {
		out = append(out, Share{b.ID, b.Says, t.closeness[b.ID]})
	}
	return out
}

func (r *run) closeCalls(t *tally) []CloseCall {
	out := []CloseCall{}
	for d, id := range rulebook.Contract() {
		for class, rows := range t.close[d] {
			if rows > 0 {
				out = append(out, CloseCall{id, r.class(class).Label, rows})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b CloseCall) int { return cmp.Compare(b.Rows, a.Rows) })
	return out[:min(len(out), mostCloseCalls)]
}

func commonFlips(flips map[string]int) []Flip {
	out := []Flip{}
	for _, text := range slices.Sorted(maps.Keys(flips)) {
		out = append(out, Flip{text, flips[text]})
	}
	slices.SortStableFunc(out, func(a, b Flip) int { return cmp.Compare(b.Rows, a.Rows) })
	return out[:min(len(out), mostFlips)]
}

// list returns the reasons, that which rejected the most rows first.
func (rs reasons) list() []Reason {
	out := []Reason{}
	for _, key := range slices.SortedFunc(maps.Keys(rs), compareReasons) {
		out = append(out, *rs[key])
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(b.Rows, a.Rows) })
	return out
}

// notKnown labels the class of companies whose size is not known.
const notKnown = "not known"

// class describes a class of size; 0 is that of companies whose size is not known.
func (r *run) class(i int) Class {
	if i == 0 {
		return Class{Label: notKnown}
	}
	cuts := r.cuts()
	c := Class{From: cuts[i-1], Label: fmt.Sprintf("%d+", cuts[i-1])}
	if i < len(cuts) {
		c.To = cuts[i] - 1
		c.Label = fmt.Sprintf("%d-%d", c.From, c.To)
	}
	if c.From == c.To {
		c.Label = fmt.Sprint(c.From)
	}
	return c
}

func (r *run) classTable(t *tally) Classes {
	out := Classes{List: []Class{}}
	if r.sized >= 0 {
		in := &r.rb.Catalogue.Inputs[r.sized]
		out.Input, out.Label = in.ID, in.Label
	}
	for i := range t.structures {
		at := (i + 1) % len(t.structures) // what is not known comes last
		c := r.class(at)
		c.Structures = shares(r.screen.Structures(), t.structures[at])
		for _, s := range c.Structures {
			c.Rows += s.Rows
		}
		out.List = append(out.List, c)
	}
	return out
}

// collect works out what would be worth asking. Rows that are open are looked at
// one by one up to a bound, beyond which those that are stand for the others.
func (r *run) collect(t *tally) Collect {
	out := Collect{Open: t.open.count, Examined: len(t.open.rows), Inputs: []Missing{}}
	settles := make([]int, len(t.missing))
	known := map[string]uint64{}
	screener := r.screen.NewScreener()
	for _, s := range t.open.rows {
		key := fmt.Sprint(s.codes)
		mask, ok := known[key]
		if !ok {
			mask = screener.Settles(s.codes)
			known[key] = mask
		}
		for i := range settles {
			settles[i] += int(mask >> i & 1)
		}
	}
	for i, in := range r.rb.Catalogue.Inputs {
		if t.missing[i]+t.assumed[i] > 0 {
			rows := settles[i]
			if out.Examined < out.Open {
				rows = (rows*out.Open + out.Examined/2) / out.Examined
			}
			out.Inputs = append(out.Inputs, Missing{in.ID, in.Label, rows, t.turns[i], t.assumed[i], t.missing[i]})
		}
	}
	slices.SortStableFunc(out.Inputs, func(a, b Missing) int {
		return cmp.Or(cmp.Compare(b.Settles, a.Settles), cmp.Compare(b.Turns, a.Turns))
	})
	return out
}

// mappings lists how the inputs were understood.
func (r *run) mappings() []Mapping {
	out := []Mapping{}
	for _, src := range r.shown[:min(len(r.shown), mostInputs)] {
		m := src.mapping()
		seen := map[string]member{}
		for _, w := range r.workers {
			if of := w.decoder.accounts[min(src.at, mostInputs-1)]; of != nil && src.at < mostInputs {
				maps.Copy(seen, of.seen)
			}
		}
		names := slices.Sorted(maps.Keys(seen))
		for _, name := range names[:min(len(names), mostAccounted)] {
			if to := seen[name].target; to == ignored {
				m.Ignored = append(m.Ignored, name)
			} else {
				m.Used = append(m.Used, Use{name, r.mapper.id(to)})
			}
		}
		out = append(out, m)
	}
	return out
}
