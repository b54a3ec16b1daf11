// Package decide applies a rulebook to a profile. It is pure: no files, no
// clock, no network, and the same input gives the same bytes.
//
// Every answer becomes the number of a cell (rulebook.Space), every rule a few
// masks over cells, and a decision the sums of evidence tables looked up in choice
// tables. What nobody answered is read as its baseline, which adds no evidence;
// what it could still change is computed exactly over all completions.
// Begin with Compile and Engine.Recommend.
package decide

import (
	"sync"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// An Engine is a compiled rulebook. It may be shared between goroutines.
type Engine struct {
	rb      *rulebook.Rulebook
	space   *rulebook.Space
	rules   []rule
	tables  []table
	choices []choice
	lists   []list
	byID    map[string]int // choice tables
	readers [][]int        // by variable: the evidence rules that read it
	layouts sync.Map       // of *layout, by tables
	shared  [][][]int      // by two variables: the evidence rules that read both
}

// rule is an evidence rule over cells.
type rule struct {
	*rulebook.EvidenceRule
	table int
	needs []rulebook.Need
}

// table is an evidence table with a lookup from sums to bands.
type table struct {
	*rulebook.EvidenceTable
	low, high int     // the least and the greatest sum that its rules can give
	bands     []uint8 // band of the sum low+i
}

// choice is a choice table over cells, bands and earlier outcomes.
type choice struct {
	*rulebook.ChoiceTable
	rows   []row
	tables []int  // the evidence tables that it reads, also through other choices
	direct []int  // those that its own rows read
	upon   []int  // the choice tables that it reads, directly or not, and itself; in order
	rules  []int  // the evidence rules of its tables
	vars   []int  // the variables on which it can depend
	raw    []bool // by variable: a row of upon tests it
	boxes  []box
}

type row struct {
	*rulebook.Row
	needs []rulebook.Need
	bands []pick
	outs  []pick
}

// pick is a condition on a band or an outcome: of is a table's index.
type pick struct {
	of   int
	mask uint64
}

type list struct {
	*rulebook.List
	entries []entry
}

type entry struct {
	*rulebook.Entry
	row
}

// Compile prepares a rulebook for use.
func Compile(rb *rulebook.Rulebook) *Engine {
	e := &Engine{rb: rb, space: rulebook.NewSpace(rb), byID: map[string]int{}}
	e.readers, e.shared = make([][]int, len(e.space.Vars)), make([][][]int, len(e.space.Vars))
	for v := range e.shared {
		e.shared[v] = make([][]int, len(e.space.Vars))
	}
	tableAt := map[string]int{}
	for i, t := range rb.Evidence {
		tableAt[t.ID] = i
		e.addTable(i, t)
	}
	for i, t := range rb.Choices {
		e.byID[t.ID] = i
		c := choice{ChoiceTable: t}
		for _, r := range t.Rows {
			c.rows = append(c.rows, e.row(r, r.When, tableAt))
		}
		e.readBy(&c, i)
		e.choices = append(e.choices, c)
		e.dependOn(&e.choices[i])
	}
	for _, id := range rulebook.Contract() { // nothing asks what else is possible of the others
		for _, u := range e.choices[e.byID[id]].upon {
			e.choices[u].boxes = e.boxes(&e.choices[u])
		}
	}
	for _, l := range rb.Lists {
		compiled := list{List: l}
		for _, en := range l.Entries {
			compiled.entries = append(compiled.entries, entry{en, e.row(nil, en.When, tableAt)})
		}
		e.lists = append(e.lists, compiled)
	}
	return e
}

func (e *Engine) addTable(i int, t *rulebook.EvidenceTable) {
	c := table{EvidenceTable: t}
	for _, r := range t.Rules {
		compiled := rule{EvidenceRule: r, table: i}
		for _, test := range r.When {
			compiled.needs = append(compiled.needs, e.space.Needs(test)...)
		}
		for _, n := range compiled.needs {
			e.readers[n.Var] = append(e.readers[n.Var], len(e.rules))
		}
		e.share(compiled.needs, len(e.rules))
		e.rules = append(e.rules, compiled)
		c.low += min(0, r.Points)
		c.high += max(0, r.Points)
	}
	c.bands = make([]uint8, c.high-c.low+1)
	for s := range c.bands {
		c.bands[s] = uint8(t.BandOf(c.low + s))
	}
	e.tables = append(e.tables, c)
}

// share notes a rule under each two variables that it reads.
func (e *Engine) share(needs []rulebook.Need, rule int) {
	for _, a := range needs {
		for _, b := range needs {
			if a.Var != b.Var {
				e.shared[a.Var][b.Var] = append(e.shared[a.Var][b.Var], rule)
			}
		}
	}
}

func (e *Engine) row(r *rulebook.Row, when []rulebook.Test, tableAt map[string]int) row {
	out := row{Row: r}
	for _, t := range when {
		switch t.Subject {
		case rulebook.OnBand:
			out.bands = append(out.bands, pick{tableAt[t.Name], t.Mask})
		case rulebook.OnOutcome:
			out.outs = append(out.outs, pick{e.byID[t.Name], t.Mask})
		default:
			out.needs = append(out.needs, e.space.Needs(t)...)
		}
	}
	return out
}

// readBy works out what a choice table rests on, directly and through others.
func (e *Engine) readBy(c *choice, self int) {
	earlier := e.choices
	direct, all, upon := e.newSet(), e.newSet(), e.newSet()
	for _, r := range c.rows {
		for _, b := range r.bands {
			direct.add(b.of)
			all.add(b.of)
		}
		for _, o := range r.outs {
			all.addAll(earlier[o.of].tables)
			upon.addAll(earlier[o.of].upon)
		}
	}
	upon.add(self)
	c.direct, c.tables, c.upon = direct.sorted(), all.sorted(), upon.sorted()
}

// dependOn works out the rules and variables that bear on a choice.
func (e *Engine) dependOn(c *choice) {
	vars, tables := e.newSet(), e.newSet()
	tables.addAll(c.tables)
	for i := range e.rules {
		if tables[e.rules[i].table] {
			c.rules = append(c.rules, i)
			for _, n := range e.rules[i].needs {
				vars.add(n.Var)
			}
		}
	}
	c.raw = make([]bool, len(e.space.Vars))
	for _, u := range c.upon {
		for _, r := range e.choices[u].rows {
			for _, n := range r.needs {
				vars.add(n.Var)
				c.raw[n.Var] = true
			}
		}
	}
	c.vars = vars.sorted()
}

// view is a profile as the engine sees it.
type view struct {
	profile profile.Profile // with assumptions
	cells   []uint8         // the reading: one cell for each variable
	allowed []uint64        // the cells that the answers leave open
}

// look turns a profile into cells.
func (e *Engine) look(p profile.Profile) view {
	v := view{e.rb.Catalogue.Prefill(p), make([]uint8, len(e.space.Vars)), make([]uint64, len(e.space.Vars))}
	for i := range e.space.Vars {
		variable := &e.space.Vars[i]
		v.allowed[i] = rulebook.Full(variable.Cells)
		v.cells[i] = uint8(variable.Baseline)
		a := v.profile.Get(variable.Input.ID)
		if !a.Known() {
			continue
		}
		v.cells[i] = uint8(cellOf(variable, a))
		if a.State == profile.Answered {
			v.allowed[i] = openCells(variable, a, v.cells[i])
		}
	}
	return v
}

// cellOf returns the cell in which an answer falls.
func cellOf(v *rulebook.Var, a profile.Answer) int {
	switch {
	case v.Member >= 0:
		for _, m := range a.Members {
			if m == v.Input.Values[v.Member].ID {
				return 1
			}
		}
		return 0
	case v.Cuts != nil:
		return v.CellOf(a.Number())
	}
	return max(0, v.Input.Index(a.Value))
}

// openCells returns the cells that an answer allows: one, or those of a range.
func openCells(v *rulebook.Var, a profile.Answer, cell uint8) uint64 {
	if v.Cuts == nil {
		return 1 << cell
	}
	low, high := v.CellOf(a.Low), v.CellOf(a.High)
	return rulebook.Full(high+1) &^ rulebook.Full(low)
}
