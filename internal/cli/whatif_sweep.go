package cli

import (
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/report"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// askSweep answers --sweep INPUT and --sweep INPUT=FROM..TO.
func (o *whatifOptions) askSweep(c whatifCase) (printers, error) {
	name, span, ranged := strings.Cut(o.sweep, "=")
	in, ok := c.rb.Catalogue.InputNamed(name)
	if !ok {
		return nil, unknownInput(name, &c.rb.Catalogue)
	}
	within := decide.Everything()
	if ranged {
		var err error
		if within, err = readSpan(&c.rb.Catalogue, in, span); err != nil {
			return nil, err
		}
	}
	s := c.engine.Sweep(c.company, in.ID, within)
	s.Stamp = c.stamp()
	return printersOf(s, report.SweepText, report.SweepMarkdown), nil
}

// readSpan reads 10..10000, 10.. and ..10000, and whatever a profile takes for a range.
func readSpan(c *profile.Catalogue, in *profile.Input, text string) (rulebook.Range, error) {
	span := decide.Everything()
	if in.Kind != profile.Number {
		return span, usage("leave the range out: --sweep "+in.ID+" goes through them all", "%s has values and no range", profile.Quote(in.ID))
	}
	from, to, dots := strings.Cut(text, "..")
	if !dots {
		a, err := c.Parse(in, text)
		if err != nil || !a.Known() {
			return span, usage(spanHint(in), "--sweep %s: %s is no range", in.ID, profile.Quote(text))
		}
		return rulebook.Range{Low: a.Low, High: a.High}, nil
	}
	for end, text := range map[*int64]string{&span.Low: from, &span.High: to} {
		if strings.TrimSpace(text) == "" {
			continue
		}
		a, err := c.Parse(in, text)
		if err != nil || !a.Known() || !a.Exact() {
			return span, usage(spanHint(in), "--sweep %s: %s is no number", in.ID, profile.Quote(text))
		}
		*end = a.Low
	}
	if span.Low > span.High {
		return span, usage(spanHint(in), "--sweep %s: %s runs from high to low", in.ID, profile.Quote(text))
	}
	return span, nil
}

func spanHint(in *profile.Input) string { return "write it as --sweep " + in.ID + "=10..10000" }
