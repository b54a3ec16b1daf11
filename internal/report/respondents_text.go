package report

import (
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// RespondentsText writes one company as several people see it: what to settle first,
// and what that is about.
func RespondentsText(w io.Writer, r recommendation.Respondents, opts TextOptions) error {
	p, r := newPage(opts), rewrite(r, clean)
	p.respondentsTitle(r.Views)
	p.para(2, strong, verdictOf(r))
	p.blank()
	matter, rest := disputesThat(r)
	for _, d := range matter {
		p.dispute(r, d)
	}
	p.pointless(rest)
	p.mixtures(r)
	p.para(2, plain, "As each one alone would have it")
	p.outcomes(r.Views)
	p.common(r, opts.Full)
	_, err := io.WriteString(w, p.buf.String())
	return err
}

func (p *page) respondentsTitle(views []recommendation.View) {
	title := "As " + listed("and", labelsOfViews(views)...) + " see it"
	for _, v := range views {
		if v.Name != "" {
			title = shorten(v.Name, nameWidth) + " as " + listed("and", labelsOfViews(views)...) + " see it"
			break
		}
	}
	p.para(0, plain, title)
	p.blank()
}

// dispute writes a dispute that matters, and what each answer leads to.
func (p *page) dispute(r recommendation.Respondents, d recommendation.Dispute) {
	p.hanging(2, plain, d.Label+": "+opinions(d))
	for _, m := range d.Matters {
		p.hanging(4, near, matterWords(m))
		for _, line := range leadsTo(r, d, m) {
			p.hanging(6, plain, line)
		}
	}
	p.blank()
}

// pointless writes the disputes that change nothing.
func (p *page) pointless(rest []recommendation.Dispute) {
	if len(rest) == 0 {
		return
	}
	p.para(2, settled, "These disagreements change nothing, whatever is true of the others")
	for _, d := range rest {
		p.hanging(4, plain, d.Label+": "+opinions(d))
	}
	p.blank()
}

// mixtures writes what any mixture of the answers leads to.
func (p *page) mixtures(r recommendation.Respondents) {
	if len(r.Disputed) == 0 {
		p.para(2, plain, "Their answers together lead to")
	} else {
		p.para(2, plain, "Any of the "+countOf(r.Mixtures)+" mixtures of their answers leads to")
	}
	var rows [][]cell
	for _, d := range r.Decisions {
		rows = append(rows, []cell{{text: d.Label}, {text: mixedWords(d)}})
		if more := openToo(d); more != "" {
			rows = append(rows, []cell{{}, {text: more, style: faint}})
		}
	}
	p.table(4, rows)
	p.blank()
}

// common counts what they agree on, or with full lists it.
func (p *page) common(r recommendation.Respondents, full bool) {
	several, one := agreedParts(r)
	for _, part := range []struct {
		list []recommendation.Agreed
		says string
	}{{several, "answered alike by two or more"}, {one, "answered by one person only"}} {
		if len(part.list) == 0 {
			continue
		}
		if full {
			p.para(2, plain, sentence(part.says))
			for _, a := range part.list {
				p.hanging(4, plain, strings.Join(append([]string{a.Label + ": " + saidBy(a.Said)}, silence(a.Unknown, a.NotAsked)...), between))
			}
			continue
		}
		var labels []string
		for _, a := range part.list {
			labels = append(labels, a.Label)
		}
		p.hanging(2, faint, counted(len(labels), "question")+" "+part.says+": "+strings.Join(labels, ", "))
	}
	if silent := silentLabels(r); len(silent) > 0 {
		p.hanging(2, faint, "answered by nobody: "+strings.Join(silent, ", "))
	}
}
