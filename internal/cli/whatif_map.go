package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/report"
)

// askMap answers --map X,Y.
func (o *whatifOptions) askMap(c whatifCase) (printers, error) {
	axes, err := mapAxes(&c.rb.Catalogue, o.mapAxes)
	if err != nil {
		return nil, err
	}
	m := c.engine.Map(c.company, axes[0].ID, axes[1].ID)
	if o.decision != "" {
		m.Shows = o.decision
	}
	if known := report.MapShows(); !slices.Contains(known, m.Shows) {
		hint := "it can be " + strings.Join(known, ", ")
		if near := profile.Nearest(m.Shows, known); near != "" {
			hint = "did you mean " + near + "? " + hint
		}
		return nil, usage(hint, "--decision %s is not known", profile.Quote(m.Shows))
	}
	m.Stamp = c.stamp()
	p := printersOf(m, report.MapText, report.MapMarkdown)
	p["svg"] = func(w io.Writer, _ report.TextOptions) error { return report.MapSVG(w, m) }
	p["csv"] = func(w io.Writer, _ report.TextOptions) error { return report.MapCSV(w, m) }
	return p, nil
}

// mapAxes reads two different inputs that have an axis.
func mapAxes(c *profile.Catalogue, text string) ([2]*profile.Input, error) {
	var axes [2]*profile.Input
	names := strings.Split(text, ",")
	if len(names) != len(axes) {
		return axes, usage("write two inputs with a comma between: --map headcount,digital_maturity", "--map %s does not name two inputs", profile.Quote(text))
	}
	for i, name := range names {
		in, ok := c.InputNamed(strings.TrimSpace(name))
		switch {
		case !ok:
			return axes, unknownInput(name, c)
		case in.Kind == profile.Set:
			return axes, usage("csuite whatif PROFILE --sweep "+in.ID+" goes through its members",
				"%s is a set and has no axis", profile.Quote(in.ID))
		}
		axes[i] = in
	}
	if axes[0] == axes[1] {
		return axes, usage("--sweep "+axes[0].ID+" goes along one input", "--map needs two different inputs")
	}
	return axes, nil
}
