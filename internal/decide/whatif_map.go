package decide

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// Map returns what would be decided over two inputs, every other answer being as it
// is. Neighbouring numbers share a column or a row where nothing tells them apart,
// so every cell is exact. The two inputs must be different ones of the rulebook,
// and neither a set: a set has no axis. The stamp is left for the caller.
func (e *Engine) Map(p profile.Profile, across, up string) recommendation.Map {
	x, y := e.axis(p, across, Everything()), e.axis(p, up, Everything())
	probe := e.newProbe()
	rows := make([][]recommendation.Verdict, len(y.stops))
	for i := range y.stops {
		rows[i] = make([]recommendation.Verdict, len(x.stops))
		there := y.lay(p, i)
		for k := range x.stops {
			rows[i][k] = probe.verdict(x.lay(there, k))
		}
	}
	columns := x.merge(func(i, k int) bool { return sameColumn(rows, i, k) })
	kept := y.merge(func(i, k int) bool { return slices.Equal(rows[i], rows[k]) })
	m := recommendation.Map{
		Schema: "csuite.map/1", Name: p.Name, Summary: e.summary(p), Shows: "structure",
		X: recommendation.MapAxis{Axis: x.Axis, Stops: x.stops}, Y: recommendation.MapAxis{Axis: y.Axis, Stops: y.stops},
		Now: probe.verdict(p), Rows: make([][]recommendation.Verdict, len(kept)),
	}
	for i, row := range kept {
		for _, k := range columns {
			m.Rows[i] = append(m.Rows[i], rows[row][k])
		}
	}
	return m
}

func sameColumn(rows [][]recommendation.Verdict, i, k int) bool {
	for _, row := range rows {
		if row[i] != row[k] {
			return false
		}
	}
	return true
}
