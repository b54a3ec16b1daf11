package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// SweepText writes what is decided along one input: a strip for each decision, with
// letters and hatches beside the colours, and below it the segments in words.
func SweepText(w io.Writer, s recommendation.Sweep, opts TextOptions) error {
	p, s := newPage(opts), rewrite(s, clean)
	p.title(recommendation.Recommendation{Name: s.Name, Summary: s.Summary})
	p.hanging(2, strong, "What is decided along "+s.Input.Label+", every other answer being as it is")
	p.blank()
	if drawn(s) {
		p.strip(s)
	}
	p.segments(s, opts.Full)
	_, err := io.WriteString(w, p.buf.String())
	return err
}

// drawn reports whether there is anything to draw.
func drawn(s recommendation.Sweep) bool {
	for _, a := range aspects(s.Now) {
		first, _ := a.of(s.Segments[0].Verdict)
		for _, seg := range s.Segments {
			if id, _ := a.of(seg.Verdict); id != first {
				return true
			}
		}
	}
	return false
}

// segments lists the stops, each with what is decided otherwise than now.
func (p *page) segments(s recommendation.Sweep, full bool) {
	if !drawn(s) {
		p.para(2, plain, "No decision depends on "+s.Input.Label+" while the other answers are as they are.")
		p.blank()
	}
	rows := [][]cell{heads("", strings.ToUpper(s.Input.Label), "OTHERWISE THAN NOW")}
	for i, seg := range s.Segments {
		here, style := s.Input.Here != nil && *s.Input.Here == i, plain
		mark := ""
		if seg.From == nil {
			mark = strconv.Itoa(i + 1)
		}
		if here {
			mark, style = strings.TrimSpace("> "+mark), strong
		}
		rows = append(rows, []cell{{text: mark, right: true}, {text: seg.Says, style: style}, {text: otherwise(s, seg, here, full)}})
	}
	p.table(2, rows)
}

// otherwise says what a segment changes, and with full what it would have us assume.
func otherwise(s recommendation.Sweep, seg recommendation.Segment, here, full bool) string {
	text := differences(s.Now, seg.Verdict)
	switch {
	case here:
		text = onAxis(s.Input)
	case text == "":
		text = "nothing"
	}
	if full && len(seg.Assumes) > 0 {
		text += ". Assumed: " + assumedList(seg.Assumes)
	}
	return text
}

func assumedList(list []recommendation.Assumed) string {
	var parts []string
	for _, a := range list {
		parts = append(parts, a.Label+" = "+a.Says)
	}
	return strings.Join(parts, ", ")
}
