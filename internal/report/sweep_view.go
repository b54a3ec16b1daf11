package report

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// An aspect is one thing to read off a verdict.
type aspect struct {
	name  string // as --decision and the columns of CSV call it
	label string // as people read it
	of    func(recommendation.Verdict) (id, title string)
}

// aspects lists what can be drawn, in the order in which it is read. The labels of
// the decisions are the rulebook's, so they come from a verdict.
func aspects(v recommendation.Verdict) []aspect {
	type verdict = recommendation.Verdict
	outcome := func(o recommendation.Outcome) (string, string) { return o.Outcome, o.Title }
	return []aspect{
		{"structure", "structure", func(v verdict) (string, string) { return v.Structure, v.StructureTitle }},
		{"technology", v.Technology.Label, func(v verdict) (string, string) { return outcome(v.Technology) }},
		{"marketing", v.Marketing.Label, func(v verdict) (string, string) { return outcome(v.Marketing) }},
		{"bridge", v.Bridge.Label, func(v verdict) (string, string) { return outcome(v.Bridge) }},
		{"closeness", "closest call", func(v verdict) (string, string) { return v.Closeness, v.Closeness }},
	}
}

// MapShows lists what a map can show, the usual one first.
func MapShows() []string {
	var names []string
	for _, a := range aspects(recommendation.Verdict{}) {
		names = append(names, a.name)
	}
	return names
}

// differences says what a verdict changes of what holds now; "" where nothing. Of a
// decision that stays it says how close it would be, where that is something else.
func differences(now, v recommendation.Verdict) string {
	var parts []string
	if v.Structure != now.Structure {
		parts = append(parts, "structure: "+v.Structure)
	}
	then := outcomes(v)
	for i, was := range outcomes(now) {
		switch is := then[i]; {
		case is.Outcome != was.Outcome:
			parts = append(parts, is.Label+": "+is.Title)
		case is.Closeness != was.Closeness:
			parts = append(parts, is.Label+" the same, but "+is.Closeness)
		}
	}
	return strings.Join(parts, "; ")
}

// outcomes lists the decisions of a verdict in the order in which they are read.
func outcomes(v recommendation.Verdict) []recommendation.Outcome {
	return []recommendation.Outcome{v.Technology, v.Marketing, v.Bridge}
}

// A legend gives every outcome of a drawing a letter and a hatch of its own, in the
// order in which they are met.
type legend struct{ ids, titles []string }

func (l *legend) place(id, title string) int {
	i := slices.Index(l.ids, id)
	if i < 0 {
		i = len(l.ids)
		l.ids, l.titles = append(l.ids, id), append(l.titles, title)
	}
	return i
}

// letter is a capital, and past the alphabet a small letter; no rulebook has more
// alternatives than that.
func letter(i int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
	return letters[i%len(letters):][:1]
}

// hatches differ in form, so that nothing rests on colour.
const hatches = "·░▒▓─"

func hatch(i int) string {
	all := []rune(hatches)
	return string(all[i%len(all)])
}

// tint colours by place in a legend. The letter beside it says the same.
func (p palette) tint(i int, s string) string {
	if !bool(p) || s == "" {
		return s
	}
	colours := []ansi.BasicColor{ansi.Blue, ansi.Yellow, ansi.Magenta, ansi.Green, ansi.Cyan, ansi.Red}
	return ansi.Style{}.ForegroundColor(colours[i%len(colours)]).Styled(s)
}

// whereabouts says where the company is on an axis.
func whereabouts(a recommendation.Axis) string {
	if a.Says == "" {
		return onAxis(a)
	}
	return onAxis(a) + ": " + a.Says
}

// onAxis says in what way the company is there.
func onAxis(a recommendation.Axis) string {
	switch {
	case a.State == "assumed":
		return "you are here (assumed)"
	case a.Says != "":
		return "you are here"
	}
	return "not answered; read as if it were here"
}
