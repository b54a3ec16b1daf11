package report

import (
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// CompareText writes profiles side by side: what differs, and with opts.Full also what
// does not.
func CompareText(w io.Writer, c recommendation.Comparison, opts TextOptions) error {
	p, c := newPage(opts), rewrite(c, clean)
	p.para(0, strong, listed("and", labelsOfViews(c.Profiles)...)+" side by side")
	p.blank()
	p.sideBySide(c, opts.Full)
	p.outcomes(c.Profiles)
	for i, pair := range c.Pairs {
		p.pair(c, i+1, pair)
	}
	_, err := io.WriteString(w, p.buf.String())
	return err
}

// sideBySide writes the answers that differ, and counts or lists the others.
func (p *page) sideBySide(c recommendation.Comparison, full bool) {
	differ, assumed := answersThat(recommendation.Differs, c.Inputs)
	same, sameAssumed := answersThat(recommendation.Same, c.Inputs)
	nobody, _ := answersThat(recommendation.Nobody, c.Inputs)
	if full {
		differ, assumed = append(differ, same...), assumed || sameAssumed
	}
	if len(differ) > 0 {
		rows := [][]cell{viewHeads("ANSWER", c.Profiles)}
		for _, in := range differ {
			row := []cell{{text: in.Label}}
			for _, t := range in.Answers {
				row = append(row, cell{text: toldWords(t)})
			}
			rows = append(rows, row)
		}
		p.table(2, rows)
	}
	if len(same) > 0 && !full {
		p.hanging(2, faint, counted(len(same), "answer")+" the same: "+strings.Join(inputLabels(same), ", "))
	}
	if len(nobody) > 0 {
		p.hanging(2, faint, "nobody answered: "+strings.Join(inputLabels(nobody), ", "))
	}
	if assumed {
		p.para(2, faint, "* assumed from the industry")
	}
	p.blank()
}

func viewHeads(first string, views []recommendation.View) []cell {
	names := []string{first}
	for _, v := range views {
		names = append(names, v.Label)
	}
	return heads(names...)
}

func (p *page) outcomes(views []recommendation.View) {
	rows := [][]cell{viewHeads("OUTCOME", views)}
	for _, r := range outcomeRows(views) {
		row := []cell{{text: r.label}}
		for _, text := range r.cells {
			st := plain
			if r.label == "" {
				word, _, _ := strings.Cut(text, ",")
				st = closenessStyle(word)
			}
			row = append(row, cell{text: text, style: st})
		}
		rows = append(rows, row)
	}
	p.table(2, rows)
	p.blank()
}

// pair says what explains that the second profile comes out otherwise than the first.
func (p *page) pair(c recommendation.Comparison, second int, pair recommendation.Pair) {
	if len(pair.Decisions) == 0 {
		p.hanging(2, strong, "All decisions are the same for "+pair.First+" and "+pair.Second+", whatever differs in their answers.")
		return
	}
	p.hanging(2, strong, "With these answers of "+pair.Second+", "+pair.First+" would come out as "+pair.Second+" does")
	for _, d := range pair.Decisions {
		p.hanging(4, plain, d.Label+": "+d.FromTitle+" → "+d.ToTitle)
		ways, more := explained(c, second, d)
		for i, way := range ways {
			mark := "by"
			if i > 0 {
				mark = "or"
			}
			p.bullet(6, mark, way)
		}
		p.para(9, faint, more)
		if len(d.Nothing) > 0 {
			p.hanging(6, faint, "explain nothing: "+strings.Join(labelsFor(c, d.Nothing), ", "))
		}
	}
	p.blank()
}
