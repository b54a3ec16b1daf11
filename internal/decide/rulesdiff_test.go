package decide

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

func load(t testing.TB) *rulebook.Rulebook {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return rb
}

func diff(t testing.TB, old, now *rulebook.Rulebook) recommendation.RulesDiff {
	t.Helper()
	d, err := DiffRules(Edition{"old", "a", old}, Edition{"new", "b", now})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSameRulesDoNotDiffer(t *testing.T) {
	d := diff(t, load(t), load(t))
	if len(d.Changes) != 0 {
		t.Errorf("%+v", d.Changes)
	}
	for i, want := range []float64{839808, 27648, 6879707136} {
		if x := d.Decisions[i]; x.Changed != 0 || x.Situations != want || len(x.Moves)+len(x.Regions) > 0 {
			t.Errorf("%+v", x)
		}
	}
}

// edits are ways to change a rulebook in one place.
func edits(rb *rulebook.Rulebook) map[string]func() {
	all := map[string]func(){}
	for _, t := range rb.Evidence {
		for i, r := range t.Rules {
			all["more/"+r.ID] = func() { r.Points++ }
			all["drop/"+r.ID] = func() { t.Rules = slices.Delete(slices.Clone(t.Rules), i, i+1) }
			for k := range r.When {
				if len(r.When[k].Ranges) == 1 && r.When[k].Ranges[0].Low > 1 {
					all["later/"+r.ID] = func() {
						r.When[k].Ranges = []rulebook.Range{{Low: r.When[k].Ranges[0].Low + 7, High: r.When[k].Ranges[0].High}}
					}
				}
			}
		}
	}
	for _, t := range rb.Choices {
		for _, r := range t.Rows {
			all["other/"+r.ID] = func() { r.Outcome = (r.Outcome + 1) % len(t.Alternatives) }
		}
	}
	return all
}

// rounds calls property with the shipped rulebook and one to three edits of it; the
// comparisons are too slow for hundreds of draws.
func rounds(t *testing.T, n uint64, property func(t *testing.T, random *rand.Rand, old, now *rulebook.Rulebook)) {
	if testing.Short() {
		n = (n + 2) / 3
	}
	for seed := range n {
		random := rand.New(rand.NewPCG(seed, 7))
		now := load(t)
		all := edits(now)
		names := slices.Sorted(maps.Keys(all))
		var made []string
		for range 1 + random.IntN(3) {
			name := names[random.IntN(len(names))]
			if !strings.HasPrefix(name, "drop/") || !slices.ContainsFunc(made, func(m string) bool { return strings.HasPrefix(m, "drop/") }) {
				all[name]() // after one rule was dropped the positions of others are not theirs any more
				made = append(made, name)
			}
		}
		t.Run(strings.Join(made, " "), func(t *testing.T) { property(t, random, load(t), now) })
	}
}

// TestRulesDiffCountsExactly decides every situation of the two smaller decisions with
// each rulebook by itself.
func TestRulesDiffCountsExactly(t *testing.T) {
	rounds(t, 12, func(t *testing.T, random *rand.Rand, old, now *rulebook.Rulebook) {
		u := unite(&old.Catalogue, &now.Catalogue)
		d := &ruleDiff{union: u, before: Compile(old), then: Compile(now), old: u.bring(old), now: u.bring(now)}
		for _, id := range []string{"technology", "marketing"} {
			v, err := u.judge(id, true, d.old, d.now)
			if err != nil {
				t.Fatal(err)
			}
			d.decision(id, v)
			x := d.out.Decisions[len(d.out.Decisions)-1]
			if v == nil && x.Changed == 0 || v != nil && id == "technology" && random.IntN(6) > 0 {
				continue // to try all 840,000 takes a while
			}
			changed, moves := bruteMoves(v, d.before, d.then, id)
			if float64(changed) != x.Changed || len(moves) != len(x.Moves) {
				t.Fatalf("%s: %v changed, tried: %d; %v", id, x.Changed, changed, moves)
			}
			for _, m := range x.Moves {
				if float64(moves[m.From+">"+m.To]) != m.Changed {
					t.Fatalf("%s: %+v, tried: %v", id, m, moves)
				}
			}
			if x.Changed > 0 && id == "marketing" {
				holdPart(t, v, v.hull(), x.OnlyWhere, d, id)
			}
			if x.Mostly != nil && id == "marketing" {
				holdPart(t, v, v.mostly(v.hull()), *x.Mostly, d, id)
			}
		}
	})
}

// holdPart decides every situation of an area.
func holdPart(t *testing.T, v *verdict, a area, p recommendation.Part, d *ruleDiff, id string) {
	t.Helper()
	before, after := &translation{v: v, e: d.before}, &translation{v: v, e: d.then}
	situations, changed := 0, 0
	eachSituation(v, func(cells []uint8) {
		for k, l := range v.layers {
			o := slices.IndexFunc(l.options, func(option []uint8) bool { return option[0] == cells[l.vars[0]] })
			if a[k]>>o&1 == 0 {
				return
			}
		}
		situations++
		if before.outcome(cells, id) != after.outcome(cells, id) {
			changed++
		}
	})
	if float64(situations) != p.Situations || float64(changed) != p.Changed {
		t.Errorf("%s: %+v, tried: %d of %d", id, p, changed, situations)
	}
}

func bruteMoves(v *verdict, before, after *Engine, id string) (changed int, moves map[string]int) {
	moves = map[string]int{}
	a, b := &translation{v: v, e: before}, &translation{v: v, e: after}
	eachSituation(v, func(cells []uint8) {
		if x, y := a.outcome(cells, id), b.outcome(cells, id); x != y {
			changed++
			moves[x+">"+y]++
		}
	})
	return changed, moves
}

// translation asks a plain engine about a situation of a verdict.
type translation struct {
	v *verdict
	e *Engine
	r *result
}

func (x *translation) outcome(cells []uint8, id string) string {
	if x.r == nil {
		x.r = x.e.newResult()
	}
	own := make([]uint8, len(cells))
	for i := range cells { // the inputs are the same
		own[i] = cells[i]
		if from := &x.v.e.space.Vars[i]; from.Cuts != nil {
			own[i] = uint8(x.e.space.Vars[i].CellOf(from.Cuts[cells[i]]))
		}
	}
	c := x.e.byID[id]
	if !x.e.settles(c, own, x.r) {
		panic("an edit left a situation without a row")
	}
	return x.e.choices[c].Alternatives[x.r.outcomes[c]].ID
}

// TestRulesDiffRegionsHold tries situations of every region, and those outside of what
// is said to hold all.
func TestRulesDiffRegionsHold(t *testing.T) {
	rounds(t, 10, func(t *testing.T, random *rand.Rand, old, now *rulebook.Rulebook) {
		u := unite(&old.Catalogue, &now.Catalogue)
		id := rulebook.Contract()[random.IntN(3)]
		v, err := u.judge(id, true, u.bring(old), u.bring(now))
		if err != nil || v == nil {
			return // the edits bear on another decision
		}
		count := v.sums(v.d.counts(nil))
		before, after := &translation{v: v, e: Compile(old)}, &translation{v: v, e: Compile(now)}
		for _, f := range v.regions(count) {
			for range 30 {
				at := drawIn(random, f.area)
				cells := v.cellsAt(at)
				from := u.bring(old).ChoiceTable(id).Alternatives[v.ends[f.end].old].ID
				to := u.bring(now).ChoiceTable(id).Alternatives[v.ends[f.end].now].ID
				if a, b := before.outcome(cells, id), after.outcome(cells, id); a != from || b != to {
					t.Fatalf("%s: %s becomes %s, not %s becomes %s", v.words(f.area), a, b, from, to)
				}
			}
		}
		hull := v.hull()
		for range 100 {
			at := make([]int, len(v.layers))
			for k := range at {
				at[k] = random.IntN(len(v.layers[k].options))
			}
			cells := v.cellsAt(at)
			if before.outcome(cells, id) != after.outcome(cells, id) && !hull.holds(at) {
				t.Fatalf("%v changes outside of %s", cells, v.words(hull))
			}
		}
	})
}

func drawIn(random *rand.Rand, a area) []int {
	at := make([]int, len(a))
	for k, options := range a {
		var held []int
		for o := range 64 {
			if options>>o&1 == 1 {
				held = append(held, o)
			}
		}
		at[k] = held[random.IntN(len(held))]
	}
	return at
}

// TestRulesDiffExamples asks both rulebooks about every example, as recommend would.
func TestRulesDiffExamples(t *testing.T) {
	rounds(t, 6, func(t *testing.T, _ *rand.Rand, old, now *rulebook.Rulebook) {
		before, after := Compile(old), Compile(now)
		for _, x := range diff(t, old, now).Decisions {
			for _, m := range x.Moves {
				p := parsed(t, &old.Catalogue, m.Example)
				if a, b := before.outcomeOf(x.ID, p), after.outcomeOf(x.ID, p); a != m.From || b != m.To {
					t.Fatalf("%v: %s becomes %s, not %s becomes %s", m.Example, a, b, m.From, m.To)
				}
			}
			if x.Covered > 1+1e-9 || (x.Changed > 0) != (len(x.Moves) > 0 && len(x.Regions) > 0 && x.Covered > 0) {
				t.Fatalf("%+v", x)
			}
		}
	})
}

func parsed(t testing.TB, c *profile.Catalogue, sets []string) profile.Profile {
	t.Helper()
	p := profile.Profile{}
	for _, set := range sets {
		id, value, _ := strings.Cut(set, "=")
		a, err := c.Parse(c.Input(id), value)
		if err != nil {
			t.Fatal(err)
		}
		p = p.With(id, a)
	}
	return p
}

// TestRulesDiffNamesWhatDecides counts by hand what two changes do alone.
func TestRulesDiffNamesWhatDecides(t *testing.T) {
	old, now := load(t), load(t)
	edit := func(rb *rulebook.Rulebook, i int) { rb.EvidenceTable("marketing_load").Rules[i].Points += 2 }
	edit(now, 0)
	edit(now, 1)
	d := diff(t, old, now)
	if len(d.Changes) != 2 || !strings.HasPrefix(d.Changes[0].Old, "a/evidence/marketing_load.yaml:") {
		t.Fatalf("%+v", d.Changes)
	}
	x := d.Decisions[1]
	for i := range d.Changes {
		one := load(t)
		edit(one, i)
		u := unite(&old.Catalogue, &now.Catalogue)
		v, err := u.judge("marketing", false, u.bring(old), u.bring(now))
		if err != nil {
			t.Fatal(err)
		}
		engines := []*translation{{v: v, e: Compile(old)}, {v: v, e: Compile(now)}, {v: v, e: Compile(one)}}
		hits := 0
		eachSituation(v, func(cells []uint8) {
			a, b, c := engines[0].outcome(cells, "marketing"), engines[1].outcome(cells, "marketing"), engines[2].outcome(cells, "marketing")
			if a != b && b == c {
				hits++
			}
		})
		got := slices.IndexFunc(d.Changes[i].Alone, func(a recommendation.Alone) bool { return a.Decision == "marketing" })
		if got < 0 || math.Abs(d.Changes[i].Alone[got].Share-float64(hits)/x.Changed) > 1e-12 || hits == 0 {
			t.Errorf("%s alone: %+v, tried: %d of %v", d.Changes[i].ID, d.Changes[i].Alone, hits, x.Changed)
		}
		draws := v
		draws.d, _ = v.e.diagram(v.c, v.cells, v.layers)
		third, err := u.judge("marketing", false, u.bring(old), u.bring(now), u.bring(one))
		if err != nil {
			t.Fatal(err)
		}
		drawnHits := 0
		for _, cells := range v.changing(2000) {
			if third.alone(v, cells) {
				drawnHits++
			}
		}
		if share := float64(drawnHits) / 2000; math.Abs(share-float64(hits)/x.Changed) > 0.05 {
			t.Errorf("drawn: %v, counted: %v", share, float64(hits)/x.Changed)
		}
	}
}

func eachSituation(v *verdict, visit func([]uint8)) {
	cells := slices.Clone(v.cells)
	var each func(int)
	each = func(k int) {
		if k == len(v.layers) {
			visit(cells)
			return
		}
		for _, o := range v.layers[k].options {
			cells[v.layers[k].vars[0]] = o[0]
			each(k + 1)
		}
	}
	each(0)
}

// TestRulesDiffAsksWhatBothAsk compares rulebooks with different questions.
func TestRulesDiffAsksWhatBothAsk(t *testing.T) {
	old, now := load(t), load(t)
	inputs := slices.Clone(now.Catalogue.Inputs)
	i := slices.IndexFunc(inputs, func(in profile.Input) bool { return in.ID == "growth_rate" })
	inputs[i].ID = "growth_speed"
	k := slices.IndexFunc(inputs, func(in profile.Input) bool { return in.ID == "customers" })
	inputs[k].Values = append(slices.Clone(inputs[k].Values), profile.Value{ID: "robots", Label: "robots"})
	slices.Reverse(inputs[k].Values) // masks no longer mean the same bits
	now.Catalogue.Inputs = inputs
	for _, g := range now.AllGrounds() {
		for w := range g.When {
			switch test := &g.When[w]; test.Name {
			case "growth_rate":
				test.Name = "growth_speed"
			case "customers":
				test.Mask = reversed(test.Mask, len(inputs[k].Values))
			}
		}
	}
	d := diff(t, old, now)
	if fmt.Sprint(d.Inputs) != "{[growth_rate] [growth_speed] [customers=robots]}" {
		t.Errorf("%v", d.Inputs)
	}
	u := unite(&old.Catalogue, &now.Catalogue)
	v, err := u.judge("marketing", true, u.bring(old), u.bring(now))
	if err != nil || v == nil {
		t.Fatal("nothing to compare", err)
	}
	if x := d.Decisions[1]; x.Changed != 0 { // where nobody says how fast it grows, they agree
		t.Errorf("%+v", x)
	}
}

func reversed(mask uint64, n int) uint64 {
	var out uint64
	for i := range n {
		out |= mask >> i & 1 << (n - 1 - i)
	}
	return out
}

// TestRulesDiffSamples holds the sample to the count.
func TestRulesDiffSamples(t *testing.T) {
	old, now := load(t), load(t)
	now.EvidenceTable("technology_bond").Rules[0].Points++
	d := &ruleDiff{union: unite(&old.Catalogue, &now.Catalogue), before: Compile(old), then: Compile(now)}
	d.old, d.now = d.bring(old), d.bring(now)
	v, err := d.judge("technology", true, d.old, d.now)
	if err != nil {
		t.Fatal(err)
	}
	var all, some recommendation.DecisionDiff
	d.counted(v, &all)
	d.sampled(v, &some)
	if off := math.Abs(all.Share - some.Share); off > 2*some.Margin || some.Sample == 0 || some.Margin == 0 || all.Share == 0 {
		t.Errorf("share %v, drawn %v, margin %v", all.Share, some.Share, some.Margin)
	}
	if len(some.Moves) == 0 || some.Situations != all.Situations || some.Moves[0].Example == nil {
		t.Errorf("%+v", some)
	}
}

// BenchmarkDiffRules measures an edit in one place, and a weight that bears on all tables.
func BenchmarkDiffRules(b *testing.B) {
	for name, edit := range map[string]func(*rulebook.Rulebook){
		"one rule": func(rb *rulebook.Rulebook) { rb.EvidenceTable("it_marketing_gap").Rules[0].Points++ },
		"moderate=3": func(rb *rulebook.Rulebook) {
			for _, t := range rb.Evidence {
				for _, r := range t.Rules {
					if abs(r.Points) == 2 {
						r.Points += sign(r.Points)
					}
				}
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			old, now := load(b), load(b)
			edit(now)
			for b.Loop() {
				diff(b, old, now)
			}
		})
	}
}
