package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// longestTitle is how much of a company's name the memo's title shows, in cells.
const longestTitle = 120

// Markdown writes a dossier as a decision memo, with what the HTML report says and in
// its order: the decision, why, what would change it, making it work, what nobody
// knows. The first part is there for those who read no further.
func Markdown(w io.Writer, d Dossier) error {
	given := d.Recommendation
	d = rewrite(d, clean)
	m := &memo{}
	m.decision(d)
	m.why(d.Recommendation)
	m.change(d)
	m.work(d.Recommendation)
	m.limits(d.Recommendation)
	m.again(d.Recommendation, given)
	_, err := io.WriteString(w, m.buf.String())
	return err
}

// decision is the first page.
func (m *memo) decision(d Dossier) {
	r := d.Recommendation
	title := markup("Org-design recommendation")
	if r.Name != "" {
		title += ": " + txt(shorten(r.Name, longestTitle))
	}
	m.heading(1, title)
	if len(r.Summary) > 0 {
		m.block(txt(strings.Join(r.Summary, between)))
	}
	m.heading(2, "The decision")
	m.block(bold(txt(r.Headline)))
	state := markup("Every decision is settled: no answer that is missing or assumed can change it.")
	if !r.Settled {
		state = "It rests on open answers: what is missing or assumed could change it."
	}
	structure := markup("Structure")
	if r.StructureTitle != "" {
		structure = txt(sentence(r.StructureTitle))
	}
	m.block(structure + " (" + code(r.Structure) + "). " + state)
	m.organisations(d)
	m.decided(r)
	m.howClose(r)
	m.confirm(r)
	m.objection(r)
}

// organisations are nested lists: they read well everywhere, also where nothing draws.
func (m *memo) organisations(d Dossier) {
	seats := d.Recommendation.Seats
	if len(seats) == 0 {
		return
	}
	if d.Today != nil {
		m.heading(3, "Today")
		m.tree(now(d.Today, advised(seats, nil).top()))
		m.block("Posts that are filled. Who reports to whom today was not asked.")
	}
	m.heading(3, "Recommended")
	m.tree(advised(seats, d.Today))
	m.block("Reporting lines are convention: no document is cited for them.")
}

// tree writes who reports to whom, each post once.
func (m *memo) tree(o organisation) {
	var lines []markup
	o.walk(func(depth int, p *orgPost) {
		line := bold(txt(p.title))
		if notes := p.notes(); len(notes) > 0 {
			line += " (" + txt(strings.Join(notes, ", ")) + ")"
		}
		lines = append(lines, markup(strings.Repeat("  ", depth))+"- "+line)
	})
	m.nested(lines)
}

func (m *memo) decided(r recommendation.Recommendation) {
	reasons := first(r.Reasons)
	if len(reasons) == 0 {
		return
	}
	m.heading(3, "What decided")
	var lines []markup
	for i, reason := range reasons {
		what, load := decider(reason)
		about := strings.Join(present(load, grounds(reason.Basis, reason.Citations)), "; ")
		lines = append(lines, markup(strconv.Itoa(i+1))+". "+bold(txt(sentence(what)))+" ("+txt(about)+")")
	}
	m.block(lines...)
}

func (m *memo) howClose(r recommendation.Recommendation) {
	m.heading(3, "How close it is, and what would change it first")
	var rows [][]markup
	for _, d := range decisions(r) {
		rows = append(rows, []markup{txt(sentence(d.Label)), bold(txt(d.Closeness)) + ": " + txt(distance(d)), nearest(d)})
	}
	m.table([]markup{"Decision", "How close", "Likeliest single change"}, rows)
	m.block("Closeness is a distance in points of evidence, and no probability.")
	m.nearLine(r)
}

// nearest is the likeliest flip that changes one answer.
func nearest(d recommendation.Decision) markup {
	flips := singles(d)
	if len(flips) == 0 {
		return "none: no single answer changes it"
	}
	return txt(flips[0].Says) + " → " + txt(flips[0].Title)
}

func (m *memo) confirm(r recommendation.Recommendation) {
	m.heading(3, "Assumed: please confirm")
	c := toConfirm(r)
	var items []markup
	for _, a := range c.Matter {
		items = append(items, txt(sentence(a.Label)+" = ")+bold(txt(a.Says))+", else "+txt(labelsOf(r, a.CanChange))+" may change")
	}
	if c.Rest != "" {
		items = append(items, "No decision depends on "+txt(c.Rest)+".")
	}
	if len(items) == 0 {
		m.block("Nothing was assumed.")
		return
	}
	m.bullets(items)
}

func (m *memo) objection(r recommendation.Recommendation) {
	if len(r.Dissent) > 0 {
		m.heading(3, "The strongest objection")
		m.block(voice(r.Dissent[0]))
	}
}

// voice is a dissent, with whose it is where it says so.
func voice(e recommendation.Entry) markup {
	if !plainVoice(e) {
		return txt(told(e, false)) + " *" + txt(source(e)) + "*"
	}
	line := bold(txt(field(e, "voice")))
	if against := field(e, "against"); against != "" {
		line += ", against " + txt(against)
	}
	return line + ": " + txt(field(e, "says")) + " *" + txt(source(e)) + "*"
}
