package report

import "github.com/csuite-advisor/csuite/internal/recommendation"

// A mapCell is one cell of the decision map.
type mapCell struct {
	Place  int // of its outcome in the legend
	Letter string
	Here   bool
}

// A mapRow is a row of the decision map with its stop.
type mapRow struct {
	Says  string
	Cells []mapCell
}

// A mapKey explains one letter.
type mapKey struct {
	Place                int
	Letter, Title, Share string
}

// An htmlMap is the decision map as a table, rows from the top.
type htmlMap struct {
	Across, Up, Shows, Stand string
	Columns                  []recommendation.Stop
	Rows                     []mapRow
	Keys                     []mapKey
}

// mapOf draws the structure, and where that is the same everywhere, the first
// decision that is not; nil where nothing changes.
func mapOf(m recommendation.Map) *htmlMap {
	if c := tellingChart(m); c != nil {
		return mapTable(c)
	}
	return nil
}

// tellingChart shows the first aspect that is not the same everywhere; nil for none.
func tellingChart(m recommendation.Map) *chart {
	for _, m.Shows = range MapShows() {
		if c := newChart(m); len(c.titles) > 1 {
			return c
		}
	}
	return nil
}

func mapTable(c *chart) *htmlMap {
	out := &htmlMap{Across: c.X.Label, Up: c.Y.Label, Shows: c.shows.label, Stand: c.stand(), Columns: c.X.Stops}
	hereRow, hereColumn := c.here()
	for i, places := range c.cells {
		row := mapRow{Says: c.stopOf(i).Says}
		for k, place := range places {
			row.Cells = append(row.Cells, mapCell{place % tints, letter(place), i == hereRow && k == hereColumn})
		}
		out.Rows = append(out.Rows, row)
	}
	for i, title := range c.titles {
		out.Keys = append(out.Keys, mapKey{i % tints, letter(i), title, c.share(i)})
	}
	return out
}

// A sweepRow is a segment of a sweep, and what it would change of what holds now.
type sweepRow struct {
	Says     string
	Here     bool
	Outcomes []sweepOutcome
}

// A sweepOutcome is what one decision is in a segment.
type sweepOutcome struct {
	Label, Title string
	Place        int // of the outcome in the strip, as a tint
	Letter       string
	Other        bool // than now
}

// sweepOf returns the segments of a sweep; nil where no decision depends on it.
func sweepOf(s recommendation.Sweep) []sweepRow {
	if !drawn(s) {
		return nil
	}
	var list []sweepRow
	all := aspects(s.Now)[1:]
	legends := make([]legend, len(all))
	for i, seg := range s.Segments {
		row := sweepRow{Says: seg.Says, Here: s.Input.Here != nil && *s.Input.Here == i}
		for k, a := range all {
			was, _ := a.of(s.Now)
			id, title := a.of(seg.Verdict)
			o := sweepOutcome{Label: sentence(a.label), Title: title, Other: id != was}
			if k < len(decisionAspects(s)) {
				place := legends[k].place(id, title)
				o.Place, o.Letter = place%tints, letter(place)
			}
			row.Outcomes = append(row.Outcomes, o)
		}
		list = append(list, row)
	}
	return list
}
