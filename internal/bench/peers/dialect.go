package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A dialect is how a language of expressions writes what a model needs.
type dialect struct {
	and, or, not, yes, equal string
	quote                    string // around text
	has                      func(set, member string) string
	name                     func(id string) string
	either                   func(condition, then, otherwise string) string
}

// A step gives a value a name that later steps may use.
type step struct{ name, value string }

// steps writes a model: the points of every sum, its band, then every choice.
func (d dialect) steps(m *model) []step {
	var all []step
	for _, s := range m.sums {
		all = append(all, step{points(s.id), d.points(s)}, step{s.id, d.band(s)})
	}
	for _, c := range m.choices {
		all = append(all, step{c.id, d.choice(c)})
	}
	return all
}

func (d dialect) points(s sum) string {
	terms := make([]string, len(s.rules))
	for i, r := range s.rules {
		terms[i] = d.either(d.all(r.when), strconv.Itoa(r.points), "0")
	}
	return strings.Join(terms, " + ")
}

func (d dialect) band(s sum) string {
	text := d.text(s.bands[len(s.bands)-1].ID)
	for i := len(s.bands) - 2; i >= 0; i-- {
		text = d.either(fmt.Sprintf("%s <= %d", d.name(points(s.id)), s.bands[i].High), d.text(s.bands[i].ID), text)
	}
	return text
}

func (d dialect) choice(c choice) string {
	last := len(c.rows) - 1
	text := d.text(c.rows[last].outcome)
	for i := last - 1; i >= 0; i-- {
		text = d.either(d.all(c.rows[i].when), d.text(c.rows[i].outcome), text)
	}
	return text
}

func (d dialect) text(s string) string { return d.quote + s + d.quote }

func (d dialect) all(when []condition) string {
	if len(when) == 0 {
		return d.yes
	}
	parts := make([]string, len(when))
	for i, c := range when {
		parts[i] = d.condition(c)
	}
	return strings.Join(parts, d.and)
}

func (d dialect) condition(c condition) string {
	var parts []string
	for _, r := range c.ranges {
		part := fmt.Sprintf("%s >= %d", d.name(c.on), r.Low)
		if r.High != profile.Open && r.High != math.MaxInt64 {
			part += fmt.Sprintf("%s%s <= %d", d.and, d.name(c.on), r.High)
		}
		parts = append(parts, "("+part+")")
	}
	for _, id := range c.any {
		parts = append(parts, d.name(c.on)+d.equal+d.text(id))
	}
	if parts != nil {
		return "(" + strings.Join(parts, d.or) + ")"
	}
	for _, id := range c.has {
		parts = append(parts, d.has(d.name(c.on), d.text(id)))
	}
	for _, id := range c.lacks {
		parts = append(parts, d.not+"("+d.has(d.name(c.on), d.text(id))+")")
	}
	return strings.Join(parts, d.and)
}

// cLike is the dialect of languages with ?: and &&.
func cLike() dialect {
	same := func(id string) string { return id }
	return dialect{
		and: " && ", or: " || ", not: "!", yes: "true", equal: " == ", quote: `"`, name: same,
		has:    func(set, member string) string { return "(" + member + " in " + set + ")" },
		either: func(c, a, b string) string { return "(" + c + " ? " + a + " : " + b + ")" },
	}
}
