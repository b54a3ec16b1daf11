package report

import (
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A because is one of the reasons on the first page.
type because struct{ What, Load string }

func deciderOf(r recommendation.Reason) because {
	what, load := decider(r)
	return because{sentence(what), load}
}

// A htmlTurn is one changed answer and all that it would change.
type htmlTurn struct {
	Says     string
	Outcomes []string
	Near     bool // a number of the company's own is close to it
}

// turnsOf returns the likeliest single change for each decision, and the lines that
// are near, whatever turns there.
func turnsOf(r recommendation.Recommendation) []htmlTurn {
	var list []htmlTurn
	for _, t := range turns(r) {
		list = append(list, htmlTurn{Says: t.says, Outcomes: t.outcomes})
	}
	for _, n := range nearLines(r) {
		i := slices.IndexFunc(list, func(t htmlTurn) bool { return t.Says == n.Says })
		if i < 0 {
			i, list = len(list), append(list, htmlTurn{Says: n.Says, Outcomes: []string{n.Beyond}})
		}
		list[i].Near = true
	}
	return list
}

// idle returns the labels of the questions on which no decision depends.
func idle(list []recommendation.Unanswered) []string {
	var labels []string
	for _, u := range list {
		if len(u.CanChange) == 0 {
			labels = append(labels, u.Label)
		}
	}
	return labels
}

// superior says to whom a seat reports; work that rides along reports to nobody.
func superior(s recommendation.Seat) string {
	if s.Level == notNeeded {
		return "-"
	}
	return s.ReportsTo
}

// A sheetPart is a list of a mandate sheet with its title.
type sheetPart struct {
	Title string
	Lines []string
}

func newPart(title string, lines []string) sheetPart { return sheetPart{title, lines} }

// A turnGroup is the changes of one kind of control.
type turnGroup struct {
	Title string
	Turns []recommendation.Turn
}

// turnGroups parts the changes of one answer by who can bring them about; nil where
// that was not asked.
func turnGroups(w *recommendation.WhatIf, d recommendation.Decision) []turnGroup {
	if w == nil {
		return nil
	}
	list := []turnGroup{{Title: "The company can decide"}, {Title: "It may happen to it"}, {Title: "It only has to be found out"}}
	for _, t := range w.Decisions {
		if t.ID != d.ID {
			continue
		}
		for i, name := range []string{recommendation.Decides, recommendation.Happens, recommendation.Unknown} {
			for _, turn := range t.Turns {
				if turn.Group == name && turn.Steps == 1 {
					list[i].Turns = append(list[i].Turns, turn)
				}
			}
		}
	}
	return list
}

// A confirmation is what was assumed, by whether another answer could change a decision.
type confirmation struct {
	Matter []recommendation.Assumption
	Rest   string // the others, as "a = b or c = d"
}

func toConfirm(r recommendation.Recommendation) confirmation {
	var c confirmation
	var rest []string
	for _, a := range r.Assumptions {
		if len(a.CanChange) > 0 {
			c.Matter = append(c.Matter, a)
		} else {
			rest = append(rest, a.Label+" = "+a.Says)
		}
	}
	c.Rest = listed("or", rest...)
	return c
}

// An alternative is one that was not chosen, and the ways to it.
type alternative struct {
	Title, Standing, Needs string
	Together               []string // pairs of changes
	Rest, None             string
}

func htmlOptions(d recommendation.Decision) []alternative {
	var list []alternative
	for _, o := range options(d) {
		a := alternative{Title: sentence(o.title), Standing: o.standing, Needs: strings.TrimPrefix(o.needs, "chosen if "), Rest: o.rest()}
		for _, pair := range o.together {
			a.Together = append(a.Together, sentence(pair))
		}
		switch {
		case !o.reached():
			a.None = sentence(unreached)
		case len(o.together) == 0:
			a.None = "One change is enough, see above"
		}
		list = append(list, a)
	}
	return list
}

// plainVoice reports whether a dissent says whose it is, so that it can be set as a
// voice and not as a row of a table.
func plainVoice(e recommendation.Entry) bool {
	return field(e, "voice") != "" && field(e, "says") != ""
}

// practicesByBasis parts a list by basis, so that what a document advises stands first.
func practicesByBasis(list []recommendation.Entry) []group {
	parts := []group{
		{heading: "What the documents advise"}, {heading: "What a named standard asks for"}, {heading: "What this rulebook infers"},
	}
	for i, basis := range []string{"document", "standard", "inference"} {
		for _, e := range list {
			if e.Basis == basis {
				parts[i].entries = append(parts[i].entries, e)
			}
		}
	}
	return slices.DeleteFunc(parts, func(g group) bool { return len(g.entries) == 0 })
}

// Heading and Entries are for the templates, which see exported names only.
func (g group) Heading() string { return g.heading }

// Entries returns the entries of the group.
func (g group) Entries() []recommendation.Entry { return g.entries }

// Told returns an entry of the group in one line.
func (g group) Told(e recommendation.Entry) string { return told(e, g.heading != "") }
