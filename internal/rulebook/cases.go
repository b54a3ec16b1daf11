package rulebook

import (
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

type casesYAML struct {
	Cases []caseYAML `yaml:"cases"`
}

type caseYAML struct {
	ID      text  `yaml:"id"`
	Why     text  `yaml:"why"`
	Profile pairs `yaml:"profile"`
	Accept  pairs `yaml:"accept"`
	Points  pairs `yaml:"points"`
	Matches texts `yaml:"matches"`
}

func (l *loader) cases(raw *files) {
	seen := map[string]Pos{}
	for _, f := range raw.cases {
		for _, y := range f.body.Cases {
			l.once(f.file, y.ID, "case", seen)
			c := &Case{ID: y.ID.s, Why: y.Why.s, Accept: map[string][]string{}, Points: map[string]int{}, Matches: y.Matches.strings(), Pos: y.ID.in(f.file)}
			c.Profile = l.profile(f.file, y)
			for _, p := range y.Accept {
				l.accept(f.file, p, c)
			}
			for _, m := range y.Matches {
				if _, ok := l.ids[m.s]; !ok {
					l.at(f.file, m, "", "rule %q is not known", m.s)
				}
			}
			for _, p := range y.Points {
				l.casePoints(f.file, p, c)
			}
			if len(y.Accept)+len(y.Matches)+len(y.Points) == 0 {
				l.at(f.file, y.ID, "", "case %q expects nothing", c.ID)
			}
			l.rb.Cases = append(l.rb.Cases, c)
		}
	}
}

func (l *loader) profile(file string, y caseYAML) profile.Profile {
	p := profile.Profile{Name: y.ID.s, Answers: map[string]profile.Answer{}}
	for _, e := range y.Profile {
		in := l.rb.Catalogue.Input(e.key.s)
		if in == nil {
			l.unknown(file, e.key, "input", l.rb.Catalogue.IDs())
			continue
		}
		written := "[]"
		if len(e.values) > 0 {
			written = strings.Join(e.values.strings(), "|")
		}
		a, err := l.rb.Catalogue.Parse(in, written)
		if err != nil {
			l.at(file, e.key, "", "%v", err)
		}
		p.Answers[in.ID] = a
	}
	return p
}

func (l *loader) accept(file string, p pair, c *Case) {
	t := l.rb.ChoiceTable(p.key.s)
	if t == nil {
		l.unknown(file, p.key, "decision", names(l.rb.Choices, func(t *ChoiceTable) string { return t.ID }))
		return
	}
	for _, v := range p.values {
		if t.Outcome(v.s) < 0 {
			l.unknown(file, v, "outcome of "+t.ID, names(t.Alternatives, func(a Alternative) string { return a.ID }))
		}
	}
	if len(p.values) == 0 {
		l.at(file, p.key, "", "case %q accepts nothing for %q", c.ID, t.ID)
	}
	c.Accept[t.ID] = p.values.strings()
}

func (l *loader) casePoints(file string, p pair, c *Case) {
	t := l.rb.EvidenceTable(p.key.s)
	if t == nil {
		l.unknown(file, p.key, "evidence table", names(l.rb.Evidence, func(t *EvidenceTable) string { return t.ID }))
		return
	}
	n, err := strconv.Atoi(p.value().s)
	if err != nil {
		l.at(file, p.value(), "", "%q is no number of points", p.value().s)
	}
	c.Points[t.ID] = n
}
