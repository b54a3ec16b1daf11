package report

import (
	"math"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// leastCells is the least width of a segment of a strip: its letter and one hatch.
const leastCells = 2

// strip draws a bar for each decision, numbers on a logarithmic scale. Where the
// page has no room for the segments there is no strip; the list below says it all.
func (p *page) strip(s recommendation.Sweep) {
	labels := 0
	all := aspects(s.Now)
	for _, a := range all {
		labels = max(labels, ansi.StringWidth(a.label))
	}
	at := 2 + labels + gap
	room := p.width - at - 1
	if room < leastCells*len(s.Segments) {
		return
	}
	ends := spread(s, room)
	p.emit(at, p.palette.paint(faint, scale(s, ends)))
	legends := make([]legend, len(all))
	for i, a := range all {
		p.bar(s, a, &legends[i], at, ends)
	}
	p.marker(s, at, ends)
	p.blank()
	for i, a := range all {
		p.legendLine(a.label, &legends[i], at)
	}
	p.blank()
}

// spread returns where each segment ends, in cells.
func spread(s recommendation.Sweep, room int) []int {
	n := len(s.Segments)
	ends := make([]int, n)
	for i := range ends {
		ends[i] = room * (i + 1) / n
		if s.Segments[0].From != nil && i+1 < n {
			ends[i] = int(math.Round(float64(room) * along(s, *s.Segments[i+1].From)))
		}
	}
	for i := range ends { // no segment disappears
		ends[i] = max(ends[i], leastCells*(i+1))
		if i > 0 {
			ends[i] = max(ends[i], ends[i-1]+leastCells)
		}
	}
	ends[n-1] = room
	for i := n - 2; i >= 0; i-- {
		ends[i] = min(ends[i], ends[i+1]-leastCells)
	}
	return ends
}

// along says how far a number lies between the ends of a strip, 0 to 1.
func along(s recommendation.Sweep, n int64) float64 {
	low, high := float64(*s.Segments[0].From), float64(top(s))
	if high <= low {
		return 0
	}
	return math.Log(float64(n)/low) / math.Log(high/low)
}

// top is the number at which a strip ends: one past its last, and for a strip without
// a last the next round number, far enough for the segment and the company to be seen.
func top(s recommendation.Sweep) int64 {
	last := s.Segments[len(s.Segments)-1]
	if last.To != nil {
		return *last.To + 1
	}
	far := 2 * *last.From
	if s.Input.Number != nil {
		far = max(far, *s.Input.Number+1)
	}
	for round := int64(10); round < math.MaxInt64/10; round *= 10 {
		for _, n := range []int64{round, 2 * round, 5 * round} {
			if n >= far {
				return n
			}
		}
	}
	return far
}

// scale writes above the strip where each segment begins: its first number, or its
// place in the list. What has no room is left out.
func scale(s recommendation.Sweep, ends []int) string {
	line, used := "", 0
	for i, seg := range s.Segments {
		text, begin := strconv.Itoa(i+1), 0
		if i > 0 {
			begin = ends[i-1]
		}
		if seg.From != nil {
			text = grouped(*seg.From)
		}
		if begin < used || begin+len(text) > ends[len(ends)-1] {
			continue
		}
		line += strings.Repeat(" ", begin-ansi.StringWidth(line)) + text
		used = begin + len(text) + 1
	}
	return line
}

// grouped writes a number with commas.
func grouped(n int64) string {
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// bar draws one decision. Neighbours with the same outcome run on without a letter.
func (p *page) bar(s recommendation.Sweep, a aspect, l *legend, at int, ends []int) {
	var line strings.Builder
	begin, last := 0, -1
	for i, seg := range s.Segments {
		place := l.place(a.of(seg.Verdict))
		text := strings.Repeat(hatch(place), ends[i]-begin)
		if place != last {
			text = letter(place) + strings.Repeat(hatch(place), ends[i]-begin-1)
		}
		line.WriteString(p.palette.tint(place, text))
		begin, last = ends[i], place
	}
	p.label = "  " + a.label
	p.emit(at, line.String())
}

// marker points to where the company is.
func (p *page) marker(s recommendation.Sweep, at int, ends []int) {
	if s.Input.Here == nil {
		return
	}
	i, begin := *s.Input.Here, 0
	if i > 0 {
		begin = ends[i-1]
	}
	place := (begin + ends[i] - 1) / 2
	if n := s.Input.Number; n != nil {
		place = int(math.Round(float64(ends[len(ends)-1]) * along(s, *n)))
	}
	place = min(max(place, begin), ends[i]-1)
	text := whereabouts(s.Input)
	if place+2+ansi.StringWidth(text) <= p.width-at {
		p.emit(at+place, "▲ "+p.palette.paint(strong, text))
		return
	}
	p.emit(max(0, at+place-1-ansi.StringWidth(text)), p.palette.paint(strong, text)+" ▲")
}

// legendLine names the outcomes of one decision. No line break parts a letter from
// its outcome.
func (p *page) legendLine(label string, l *legend, at int) {
	const tie = "\u00a0"
	var words []string
	for i, title := range l.titles {
		words = append(words, letter(i)+tie+title)
	}
	at = p.beside(2, label, at)
	for _, line := range wrap(strings.Join(words, between), p.width-at) {
		p.emit(at, strings.ReplaceAll(line, tie, " "))
	}
}
