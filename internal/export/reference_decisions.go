package export

import (
	"fmt"
	"math/bits"
	"strings"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func (r *reference) decisions() string {
	p := newPage("Decisions")
	p.para("Evidence tables add up the points of every rule that matches; the sum falls into a band. Choice tables read " +
		"bands, answers and each other, and have exactly one row for every company. What a rule rests on is *document* (a " +
		"document says so), *standard* (a named standard says so) or *inference* (this rulebook's own convention).")
	var weights []string
	for _, w := range r.rb.Weights {
		weights = append(weights, fmt.Sprintf("%s %d", text(w.ID), w.Points))
	}
	p.para("Points: %s.", strings.Join(weights, ", "))
	p.heading(2, "evidence", "Evidence tables")
	for _, t := range r.rb.Evidence {
		r.evidence(p, t)
	}
	p.heading(2, "choices", "Choice tables")
	for _, t := range r.rb.Choices {
		r.choice(p, t)
	}
	p.heading(2, "invariants", "What holds for every company")
	p.para("Proved whenever the rulebook is checked, by looking for a company that breaks it.")
	var rows [][]string
	for _, inv := range r.rb.Invariants {
		rows = append(rows, []string{named(inv.ID), text(inv.Says), r.invariant(inv)})
	}
	p.table([]string{"id", "says", "exactly"}, rows)
	return p.String()
}

func (r *reference) evidence(p *page, t *rulebook.EvidenceTable) {
	p.heading(3, t.ID, text(t.Label)+" "+code(t.ID))
	p.para("%s Written in %s.", text(t.Question), written(t.Pos))
	var bands, rows [][]string
	for i, b := range t.Bands {
		bands = append(bands, []string{code(b.ID), points(b, i == 0, i == len(t.Bands)-1), text(b.Says)})
	}
	p.table([]string{"band", "points", "means"}, bands)
	for _, rule := range t.Rules {
		rows = append(rows, r.row(&rule.Grounds, fmt.Sprintf("%+d", rule.Points)))
	}
	p.table([]string{"rule", "points", "when", "because", "rests on"}, rows)
}

// points writes the sums that belong to a band.
func points(b rulebook.Band, first, last bool) string {
	switch {
	case first && last:
		return "any"
	case first:
		return fmt.Sprintf("%d or fewer", b.High)
	case last:
		return fmt.Sprintf("%d or more", b.Low)
	case b.Low == b.High:
		return fmt.Sprint(b.Low)
	}
	return fmt.Sprintf("%d to %d", b.Low, b.High)
}

func (r *reference) choice(p *page, t *rulebook.ChoiceTable) {
	p.heading(3, t.ID, text(t.Label)+" "+code(t.ID))
	p.para("%s Written in %s.", text(t.Question), written(t.Pos))
	var outcomes, rows [][]string
	for _, a := range t.Alternatives {
		outcomes = append(outcomes, []string{code(a.ID), text(a.Title)})
	}
	p.table([]string{"outcome", "means"}, outcomes)
	for _, row := range t.Rows {
		cells := r.row(&row.Grounds, code(t.Alternatives[row.Outcome].ID))
		if row.Without >= 0 {
			cells[4] = lines(cells[4], "without it: "+code(t.Alternatives[row.Without].ID))
		}
		rows = append(rows, cells)
	}
	p.table([]string{"rule", "outcome", "when", "because", "rests on"}, rows)
}

// row writes what every rule has, and what it does.
func (r *reference) row(g *rulebook.Grounds, does string) []string {
	return []string{named(g.ID), does, r.when(g.When), text(g.Because), rests(g)}
}

// when writes a condition in plain words.
func (r *reference) when(tests []rulebook.Test) string {
	if len(tests) == 0 {
		return "always"
	}
	return text(r.rb.Condition(tests))
}

// rests writes a rule's basis and the claims that it cites.
func rests(g *rulebook.Grounds) string {
	if len(g.Cites) == 0 {
		return string(g.Basis)
	}
	return string(g.Basis) + ": " + cited(g.Cites)
}

// cited writes claims as links to what they say.
func cited(claims []*rulebook.Claim) string {
	out := make([]string, len(claims))
	for i, c := range claims {
		out[i] = fmt.Sprintf("[%s](%s#%[1]s)", c.ID, guidancePage)
	}
	return strings.Join(out, " ")
}

// invariant writes an invariant as a condition and what follows.
func (r *reference) invariant(inv *rulebook.Invariant) string {
	then := make([]string, len(inv.Then))
	for i, tests := range inv.Then {
		then[i] = r.when(tests)
	}
	if inv.Rising == "" {
		return fmt.Sprintf("where %s: %s", r.when(inv.When), strings.Join(then, ", or "))
	}
	in := r.rb.Catalogue.Input(inv.Rising)
	step := text(in.Label)
	if len(in.Values) > 0 {
		var path []string
		for _, mask := range inv.Through {
			path = append(path, text(in.Values[bits.TrailingZeros64(mask)].Label))
		}
		step += " (" + strings.Join(path, ", then ") + ")"
	}
	return fmt.Sprintf("where %s, and %s goes up while all else stays: %s", r.when(inv.When), step, strings.Join(then, ", or "))
}

// named writes an id with its anchor.
func named(id string) string { return anchor(id) + code(id) }

// written links to the file in which something is written.
func written(at rulebook.Pos) string {
	return fmt.Sprintf("[rules/%s](../../rules/%[1]s)", at.File)
}
