package cli

import (
	"errors"
	"math/big"
	"regexp"
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/report"
)

// farthest is the largest --years: nobody's answers stay as they are for longer.
const farthest = 30

// askGrowth answers --growth RATE --years N.
func (o *whatifOptions) askGrowth(c whatifCase) (printers, error) {
	rate, err := readRate(o.growth)
	if err != nil {
		return nil, err
	}
	if o.years < 1 || o.years > farthest {
		return nil, usage("", "--years %d is not from 1 to %d", o.years, farthest)
	}
	r, err := c.engine.Roadmap(c.company, rate, o.years)
	switch {
	case errors.Is(err, decide.ErrNoNumber):
		return nil, unknownStart(c.engine.Growing())
	case err != nil:
		return nil, usage("a lower rate, or fewer --years", "--growth %s for %d years: %v", o.growth, o.years, err)
	}
	r.Stamp = c.stamp()
	return printersOf(r, report.RoadmapText, report.RoadmapMarkdown), nil
}

func unknownStart(in *profile.Input) error {
	if in == nil {
		return usage("", "these rules ask for no number, so there is nothing that could grow")
	}
	return usage("add --set "+in.ID+"=120, or answer it in the profile", "--growth needs a known %s to start from", in.ID)
}

// ratePattern matches 40%/year, 40%, 40, +12.5 and -20% a year.
var ratePattern = regexp.MustCompile(`^([+-]?\d{1,6}(?:\.\d{1,4})?) ?%?(?: ?/ ?| per | a )?(?:year|yr|y)?$`)

// readRate reads a growth rate in percent a year, more than -100.
func readRate(text string) (*big.Rat, error) {
	const hint = "write percent a year: --growth 40%/year, or --growth=-20% to shrink"
	found := ratePattern.FindStringSubmatch(strings.ToLower(strings.TrimSpace(strings.ReplaceAll(text, "\u2212", "-"))))
	if found == nil {
		return nil, usage(hint, "growth %s is no rate", profile.Quote(text))
	}
	rate, _ := new(big.Rat).SetString(strings.TrimPrefix(found[1], "+")) // the pattern lets nothing else through
	if rate.Cmp(big.NewRat(-100, 1)) <= 0 {
		return nil, usage(hint, "growth %s leaves nobody", profile.Quote(text))
	}
	return rate, nil
}
