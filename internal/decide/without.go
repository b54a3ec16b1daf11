package decide

import "github.com/csuite-advisor/csuite/internal/rulebook"

// without decides again with everything left out that rests on one document
// alone. Conventions and standards stay, and so do rules that another document
// supports as well.
func (e *Engine) without(source *rulebook.Source, cells []uint8) *result {
	r := e.newResult()
	e.evaluate(cells, r, func(g *rulebook.Grounds) bool { return restsOn(g, source) })
	return r
}

func restsOn(g *rulebook.Grounds, source *rulebook.Source) bool {
	if g.Basis != rulebook.Document {
		return false
	}
	for _, c := range g.Cites {
		if c.Source != source {
			return false
		}
	}
	return true
}
