package report

import "strings"

// A stack is a bar of shares, one beside the other. Measures across are shares of
// the whole, so that letters keep their size when the page is narrow.
type stack struct {
	Label string
	Rows  int
	Parts []stackPart
	Says  string // the drawing in words
}

// A stackPart is the share of one outcome.
type stackPart struct {
	Tint      int
	Letter    string // "" where there is no room for it
	X, W, Mid string
}

// roomForLetter is the share of a bar, in hundredths, that holds a letter on a
// narrow screen.
const roomForLetter = 6

// stackOf draws a spread that has rows. Outcomes keep the letter and tint of their
// place in the list.
func stackOf(s Spread) stack {
	out := stack{Label: s.Label, Rows: s.Rows}
	var says []string
	before := 0
	for i, c := range s.Counts {
		if c.Rows == 0 {
			continue
		}
		part := stackPart{Tint: i % tints, X: percent(before, s.Rows), W: percent(c.Rows, s.Rows), Mid: percent(2*before+c.Rows, 2*s.Rows)}
		if 100*c.Rows >= roomForLetter*s.Rows {
			part.Letter = letter(i)
		}
		out.Parts = append(out.Parts, part)
		says = append(says, c.Title+" "+grouped(int64(c.Rows)))
		before += c.Rows
	}
	out.Says = sentence(s.Label) + ", " + companiesOf(s.Rows) + ": " + strings.Join(says, ", ")
	return out
}

// A shareRow is a row of a table of shares, with a bar.
type shareRow struct {
	Title, Rows, Share, Width string
}

// shareRows lists counts, those with the most rows first, and after them in a row of
// their own those of nobody.
func shareRows(counts []Count, all int) []shareRow {
	var list []shareRow
	for _, c := range mostFirst(counts) {
		list = append(list, shareRow{sentence(c.Title), grouped(int64(c.Rows)), share(float64(c.Rows) / float64(max(all, 1))), percent(c.Rows, max(all, 1))})
	}
	for _, c := range counts {
		if c.Rows == 0 {
			list = append(list, shareRow{sentence(c.Title), "0", share(0), "0%"})
		}
	}
	return list
}
