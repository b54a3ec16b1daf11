package decide

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// RulesDiffSchema names the shape of what DiffRules returns.
const RulesDiffSchema = "csuite.rules-diff/1"

// An Edition is a rulebook, what to call it, and the folder to put before its places.
type Edition struct {
	Label, Folder string
	Rules         *rulebook.Rulebook
}

// ruleDiff compares two editions.
type ruleDiff struct {
	union
	old, now     *rulebook.Rulebook // brought into the union
	before, then *Engine            // over the editions as they are, to try examples
	changes      []change
	out          recommendation.RulesDiff
}

// DiffRules says which situations the new edition decides otherwise than the old one,
// and which rules make the difference. Every situation is counted, unless there are
// too many to tell apart: then a sample is drawn, the same at every run.
func DiffRules(old, now Edition) (recommendation.RulesDiff, error) {
	d := &ruleDiff{union: unite(&old.Rules.Catalogue, &now.Rules.Catalogue), before: Compile(old.Rules), then: Compile(now.Rules)}
	d.old, d.now = d.bring(old.Rules), d.bring(now.Rules)
	d.changes = (&differ{old: d.old, now: d.now, oldDir: old.Folder, nowDir: now.Folder}).changes()
	d.out = recommendation.RulesDiff{
		Schema: RulesDiffSchema, Old: edition(old), New: edition(now), Changes: []recommendation.RuleChange{},
		Inputs: recommendation.InputsDiff{OnlyOld: d.onlyOld, OnlyNew: d.onlyNew, Values: d.values},
	}
	for _, id := range rulebook.Contract() {
		v, err := d.judge(id, true, d.old, d.now)
		if err != nil {
			return d.out, err
		}
		d.decision(id, v)
	}
	for _, c := range d.changes {
		d.out.Changes = append(d.out.Changes, c.shown)
	}
	return d.out, nil
}

func edition(e Edition) recommendation.Edition {
	return recommendation.Edition{
		Label:    e.Label,
		Rulebook: recommendation.Rulebook{Name: e.Rules.Name, Version: e.Rules.Version, SHA256: e.Rules.SHA256},
	}
}

// decision fills in one decision; v is nil where both editions do the same.
func (d *ruleDiff) decision(id string, v *verdict) {
	table := d.now.ChoiceTable(id)
	x := recommendation.DecisionDiff{
		ID: id, Label: table.Label, Moves: []recommendation.OutcomeMove{}, Regions: []recommendation.Region{},
	}
	switch {
	case v == nil:
		x.Situations = d.situationsOf(id)
	case v.d != nil:
		d.counted(v, &x)
	default:
		d.sampled(v, &x)
	}
	d.out.Decisions = append(d.out.Decisions, x)
}

// situationsOf counts the situations of a decision that did not change.
func (d *ruleDiff) situationsOf(id string) float64 {
	s := &stack{rb: &rulebook.Rulebook{Catalogue: d.catalogue}, have: map[string]string{}}
	v := &verdict{}
	table := s.put(d.now)[id]
	v.e = Compile(s.rb)
	v.c = v.e.byID[table]
	v.situations(&d.union)
	n := 1.0
	for k := range v.layers {
		n *= float64(len(v.layers[k].options))
	}
	return n
}

// counted fills in what changes in all situations, exactly.
func (d *ruleDiff) counted(v *verdict, x *recommendation.DecisionDiff) {
	count := v.sums(v.d.counts(nil))
	for end, n := range count {
		x.Situations += n
		if end > 0 {
			x.Changed += n
		}
	}
	x.Share = x.Changed / x.Situations
	if x.Changed == 0 {
		return
	}
	random := rand.New(rand.NewPCG(1, 2))
	for end, n := range count {
		if end > 0 && n > 0 {
			at := v.d.draw(v.d.below(func(e uint8) bool { return int(e) == end }), random)
			x.Moves = append(x.Moves, d.move(v, end, n/x.Changed, n, v.cellsAt(at)))
		}
	}
	sortMoves(x.Moves)
	v.where(x)
	var areas []area
	for _, f := range v.regions(count) {
		m := d.move(v, int(f.end), 0, 0, v.cellsAt(f.from))
		x.Regions = append(x.Regions, recommendation.Region{
			Says: cmp.Or(v.words(f.area), "always"), From: m.From, To: m.To, FromTitle: m.FromTitle, ToTitle: m.ToTitle,
			Situations: f.size(v.layers), Share: f.size(v.layers) / x.Changed, Example: m.Example,
		})
		x.Covered += f.beyond(areas, v.layers) / x.Changed
		areas = append(areas, f.area)
	}
	d.responsible(v, x)
}

// cellsAt returns the cells of a situation.
func (v *verdict) cellsAt(options []int) []uint8 {
	cells := slices.Clone(v.cells)
	for k, o := range options {
		cells[v.layers[k].vars[0]] = v.layers[k].options[o][0]
	}
	return cells
}

func sortMoves(moves []recommendation.OutcomeMove) {
	slices.SortStableFunc(moves, func(a, b recommendation.OutcomeMove) int { return cmp.Compare(b.Changed, a.Changed) })
}

// move describes what an ending is, with a profile that shows it.
func (d *ruleDiff) move(v *verdict, end int, share, changed float64, cells []uint8) recommendation.OutcomeMove {
	decision := v.decision
	from := d.old.ChoiceTable(decision).Alternatives[v.ends[end].old]
	to := d.now.ChoiceTable(decision).Alternatives[v.ends[end].now]
	return recommendation.OutcomeMove{
		From: from.ID, FromTitle: from.Title, To: to.ID, ToTitle: to.Title, Changed: changed, Share: share,
		Example: d.example(v, cells, from.ID, to.ID),
	}
}

// example returns the answers of a situation, without those that the move can do
// without. Both editions are asked, as they would be for any profile.
func (d *ruleDiff) example(v *verdict, cells []uint8, from, to string) []string {
	numbers := make([]int, len(cells))
	for i, c := range cells {
		numbers[i] = int(c)
	}
	p := v.e.space.Profile(numbers)
	shows := func(p profile.Profile) bool {
		return d.before.outcomeOf(v.decision, p) == from && d.then.outcomeOf(v.decision, p) == to
	}
	for i := range d.catalogue.Inputs {
		in := &d.catalogue.Inputs[i]
		fewer := p.With(in.ID, profile.Answer{})
		if _, both := d.common[in.ID]; !both || !v.varies(in.ID) || shows(fewer) {
			p = fewer
		}
	}
	if !shows(p) {
		return nil // two editions that disagree on a baseline or a member may leave none
	}
	var sets []string
	for i := range d.catalogue.Inputs {
		in := &d.catalogue.Inputs[i]
		switch a := p.Get(in.ID); {
		case a.State != profile.Answered:
		case in.Kind == profile.Set:
			sets = append(sets, in.ID+"="+cmp.Or(strings.Join(a.Members, ","), "none"))
		default:
			sets = append(sets, in.ID+"="+a.String())
		}
	}
	return sets
}

// varies reports whether situations differ in an input.
func (v *verdict) varies(input string) bool {
	return slices.ContainsFunc(v.layers, func(l layer) bool { return v.e.space.Vars[l.vars[0]].Input.ID == input })
}

func (e *Engine) outcomeOf(decision string, p profile.Profile) string {
	c := e.byID[decision]
	r := e.newResult()
	if !e.settles(c, e.look(p).cells, r) {
		return ""
	}
	return e.choices[c].Alternatives[r.outcomes[c]].ID
}

// settles decides one choice and what it reads, and reports whether every table on the
// way has a row: in a rulebook that was proved complete it has.
func (e *Engine) settles(c int, cells []uint8, r *result) bool {
	clear(r.sums)
	for _, i := range e.choices[c].rules {
		if rule := &e.rules[i]; meets(rule.needs, cells) {
			r.sums[rule.table] += rule.Points
		}
	}
	for _, t := range e.choices[c].tables {
		r.bands[t] = e.tables[t].bands[r.sums[t]-e.tables[t].low]
	}
	return e.recalculate(c, cells, r)
}

// drawn is the size of a sample.
const drawn = 100_000

// sampled fills in what changes in a sample of the situations.
func (d *ruleDiff) sampled(v *verdict, x *recommendation.DecisionDiff) {
	random := rand.New(rand.NewPCG(1, 2))
	count, seen := make([]int, len(v.ends)), make([][]uint8, len(v.ends))
	x.Situations, x.Sample = 1, drawn
	for k := range v.layers {
		x.Situations *= float64(len(v.layers[k].options))
	}
	options, r := make([]int, len(v.layers)), v.e.newResult()
	for range drawn {
		for k := range options {
			options[k] = random.IntN(len(v.layers[k].options))
		}
		cells := v.cellsAt(options)
		v.e.settles(v.c, cells, r)
		end := r.outcomes[v.c]
		count[end]++
		seen[end] = cells
	}
	changed := drawn - count[0]
	x.Share = float64(changed) / drawn
	x.Changed = math.Round(x.Share * x.Situations)
	x.Margin = margin(x.Share, drawn)
	for end := 1; end < len(count); end++ {
		if count[end] > 0 {
			share := float64(count[end]) / float64(changed)
			x.Moves = append(x.Moves, d.move(v, end, share, math.Round(share*x.Changed), seen[end]))
		}
	}
	sortMoves(x.Moves)
}

// margin is half of the 95 % interval of a share that was estimated from n draws,
// after Agresti and Coull, who keep it wide enough near 0 and 1.
func margin(share float64, n int) float64 {
	size := float64(n) + 4
	p := (share*float64(n) + 2) / size
	return 1.96 * math.Sqrt(p*(1-p)/size)
}
