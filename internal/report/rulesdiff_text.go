package report

import (
	"io"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// RulesDiffText writes what a new rulebook decides otherwise: the largest moves,
// regions and rules, or with opts.Full all of them.
func RulesDiffText(w io.Writer, d recommendation.RulesDiff, opts TextOptions) error {
	p, d := newPage(opts), rewrite(d, clean)
	p.para(0, plain, editionWords(d.Old)+" → "+editionWords(d.New))
	p.blank()
	for _, line := range inputsWords(d) {
		p.hanging(2, plain, line+"; compared as if nobody had answered that")
	}
	for _, x := range d.Decisions {
		p.decisionDiff(x, opts.Full)
	}
	p.ruleChanges(d.Changes, opts.Full)
	_, err := io.WriteString(w, p.buf.String())
	return err
}

func (p *page) decisionDiff(d recommendation.DecisionDiff, full bool) {
	st := plain
	if d.Share > 0 {
		st = strong
	}
	p.hanging(2, st, d.Label+": "+changedWords(d))
	if len(d.Moves) == 0 {
		p.blank()
		return
	}
	p.moves(d.Moves, full)
	if d.OnlyWhere.Says != "" {
		p.hanging(4, plain, "only where "+whereWords(d.OnlyWhere))
	}
	if d.Mostly != nil {
		p.hanging(4, plain, share(d.Mostly.Share)+" of it where "+whereWords(*d.Mostly))
	}
	p.regions(d, full)
	p.blank()
}

func (p *page) moves(moves []recommendation.OutcomeMove, full bool) {
	shown := moves
	if !full {
		shown = moves[:min(mostMovesShown, len(moves))]
	}
	for _, m := range shown {
		p.hanging(4, plain, share(m.Share)+"  "+m.FromTitle+" → "+m.ToTitle)
		p.hanging(8, faint, exampleWords(m.Example))
	}
	if rest := len(moves) - len(shown); rest > 0 {
		p.para(4, faint, "and "+counted(rest, "other move")+": --full")
	}
}

func (p *page) regions(d recommendation.DecisionDiff, full bool) {
	if len(d.Regions) == 0 || d.Covered < worthShowing && !full {
		return
	}
	p.hanging(4, plain, "in these regions everything changes; together they hold "+share(d.Covered)+" of the change")
	shown := d.Regions
	if !full {
		shown = shown[:min(mostRegionsShown, len(shown))]
	}
	for _, r := range shown {
		p.bullet(6, "-", regionWords(r))
		if full {
			p.hanging(8, faint, exampleWords(r.Example))
		}
	}
	if rest := len(d.Regions) - len(shown); rest > 0 {
		p.para(6, faint, "and "+counted(rest, "smaller region")+": --full")
	}
}

func (p *page) ruleChanges(changes []recommendation.RuleChange, full bool) {
	if len(changes) == 0 {
		p.para(2, plain, "no rule of a decision is different")
		return
	}
	p.para(2, plain, "Rules that are different")
	shown := changes
	if !full {
		shown = changes[:min(mostChangesShown, len(changes))]
	}
	for _, c := range shown {
		p.hanging(4, plain, c.ID+" ("+c.Table+"), "+c.Kind)
		for _, says := range c.Says {
			p.hanging(8, plain, says)
		}
		p.hanging(8, faint, writtenIn(c))
		p.hanging(8, near, alonePhrase(c))
	}
	if rest := len(changes) - len(shown); rest > 0 {
		p.para(4, faint, "and "+strconv.Itoa(rest)+" more: --full")
	}
}
