package report

import (
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// An orgPost is a box of an organisation chart.
type orgPost struct {
	title string
	level string   // "" where it holds no mandate of its own
	holds []string // mandates
	also  []string // mandates that ride along
	today string   // whether a post of this name is filled; "" where nobody knows
	boss  *orgPost
}

// An organisation is the posts of a chart, those of the top first.
type organisation []*orgPost

// named returns the post with a title, which it adds where there is none yet.
func (o *organisation) named(title string) *orgPost {
	for _, p := range *o {
		if p.title == title {
			return p
		}
	}
	*o = append(*o, &orgPost{title: title})
	return (*o)[len(*o)-1]
}

// advised is who is to report to whom, and who holds which mandate.
func advised(seats []recommendation.Seat, today *Posts) organisation {
	var all organisation
	for _, s := range seats {
		if s.Level == notNeeded {
			p := all.named(s.Accountable)
			p.also = append(p.also, lowerFirst(s.Label))
			continue
		}
		boss := all.named(s.ReportsTo)
		p := all.named(s.Title)
		p.level, p.holds = inWords(s.Level), append(p.holds, lowerFirst(s.Label))
		p.today = today.says(s.Holder)
		if boss != p {
			p.boss = boss
		}
	}
	return all
}

// now is who is there today. Nobody was asked who reports to whom.
func now(today *Posts, leader string) organisation {
	var all organisation
	boss := all.named(leader)
	for _, p := range today.Filled {
		all.named(p.Title).boss = boss
	}
	boss.boss = nil
	return all
}

// top is the title of the post that has nobody above it.
func (o organisation) top() string {
	for _, p := range o {
		if p.boss == nil {
			return p.title
		}
	}
	return ""
}

// says whether a seat is filled today; "" where nobody knows.
func (p *Posts) says(seat string) string {
	switch {
	case p == nil:
		return ""
	case slices.ContainsFunc(p.Filled, func(f Post) bool { return f.ID == seat }):
		return "filled today"
	case slices.Contains(p.Asked, seat):
		return "not filled today"
	}
	return ""
}

// walk visits every post once, below the one that it reports to; also where reports-to
// goes in a circle.
func (o organisation) walk(visit func(depth int, p *orgPost)) {
	done := map[*orgPost]bool{}
	var down func(depth int, p *orgPost)
	down = func(depth int, p *orgPost) {
		if done[p] {
			return
		}
		done[p] = true
		visit(depth, p)
		for _, below := range o {
			if below.boss == p {
				down(depth+1, below)
			}
		}
	}
	for _, p := range o {
		if p.boss == nil {
			down(0, p)
		}
	}
	for _, p := range o {
		down(0, p)
	}
}

// notes are the lines below the title in a post's box.
func (p *orgPost) notes() []string {
	var lines []string
	if p.level != "" {
		lines = append(lines, p.level+": "+listed("and", p.holds...))
	}
	if len(p.also) > 0 {
		verb := "looks after "
		if p.level != "" {
			verb = "also looks after "
		}
		lines = append(lines, verb+listed("and", p.also...))
	}
	if p.today != "" {
		lines = append(lines, p.today)
	}
	return lines
}

// inWords says who reports to whom, for those who cannot see the chart.
func (o organisation) inWords() string {
	var lines []string
	for _, p := range o {
		line := strings.Join(present(p.title, strings.Join(p.notes(), ", ")), ", ")
		if p.boss != nil && p.level != "" {
			line += ", reports to " + p.boss.title
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

// lowerFirst is for a label in the middle of a sentence. An abbreviation keeps its
// capitals.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}
