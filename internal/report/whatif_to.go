package report

import (
	"io"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// mostWaysShown is how many ways to an alternative the first screen shows.
const mostWaysShown = 6

// ReachText writes what it would take to reach an alternative.
func ReachText(w io.Writer, r recommendation.Reach, opts TextOptions) error {
	p, r := newPage(opts), rewrite(r, clean)
	p.whatIfTitle(r.Asked)
	p.hanging(2, strong, "To reach "+r.ToTitle)
	p.para(p.beside(4, "now", turnMargin), plain, r.Label+": "+r.Title)
	p.para(p.beside(4, "it takes", turnMargin), reachStyle(r), takes(r))
	shown := r.Ways
	if !opts.Full {
		shown = shown[:min(mostWaysShown, len(shown))]
	}
	for _, g := range handGroups(shown) {
		p.turns(g.label, g.turns, opts.Full)
	}
	if rest := len(r.Ways) - len(shown); rest > 0 {
		p.para(p.marginAt(turnMargin), faint, "and "+strconv.Itoa(rest)+" more ways: --full or -o json")
	}
	if len(r.Ways) > 0 {
		p.blank()
		p.whatIfNotes([]recommendation.Turning{{Turns: shown}})
	}
	_, err := io.WriteString(w, p.buf.String())
	return err
}

func reachStyle(r recommendation.Reach) style {
	if r.Reachable {
		return plain
	}
	return near
}

// takes says in a sentence what it takes.
func takes(r recommendation.Reach) string {
	kept := ""
	if len(r.Keep) > 0 {
		kept = " with " + listed("and", r.Keep...) + " as " + map[bool]string{true: "it is", false: "they are"}[len(r.Keep) == 1]
	}
	switch {
	case !r.Reachable:
		return "cannot be done" + kept + ": no answers to the other questions lead there. This is proved over all of them, not sampled."
	case r.Steps == 0:
		return "nothing: it is so now"
	}
	words, few := answers(r.Steps)+" must change"+kept, ""
	if r.Steps > 1 {
		words, few = words+"; no fewer lead there", " with so few"
	}
	switch n := len(r.Ways); {
	case r.More:
		return words + ". There are more than " + strconv.Itoa(n) + " ways; these are some"
	case n == 1:
		return words + ". This is the only way" + few
	default:
		return words + ". There are " + strconv.Itoa(n) + " ways, the easiest first"
	}
}
