package profile

import (
	"slices"
	"strings"
	"unicode"
)

// fold makes names that differ only in case, spaces, hyphens, underscores or
// apostrophes alike, and reads "&" as "and".
func fold(name string) string {
	if strings.IndexFunc(name, needsFolding) < 0 {
		return name
	}
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range name {
		switch {
		case r == '&':
			b.WriteString("and")
		case !ignored(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func needsFolding(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }

func ignored(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-_'\u2019\u2010\u2011\u2013", r)
}

// InputNamed returns the input with this id, label or alias; case, spaces,
// hyphens and underscores do not count. An id wins over a label, a label over
// an alias.
func (c *Catalogue) InputNamed(name string) (*Input, bool) {
	if in := c.Input(name); in != nil {
		return in, true
	}
	var all []spelling
	for i := range c.Inputs {
		in := &c.Inputs[i]
		all = append(all, names(in.ID, in.Label, in.Aliases)...)
	}
	if id, ok := find(all, name); ok {
		return c.Input(id), true
	}
	return nil, false
}

// NamesCompany reports whether a column with this heading holds companies' names:
// "name", or one of CompanyNames, compared as InputNamed does.
func (c *Catalogue) NamesCompany(heading string) bool {
	folded := fold(heading)
	return folded == "name" || slices.ContainsFunc(c.CompanyNames, func(n string) bool { return fold(n) == folded })
}

// ValueNamed returns the value with this id, label or alias, compared as
// InputNamed does. An input with the values yes and no also takes true and false.
func (in *Input) ValueNamed(name string) (Value, bool) {
	if v, ok := in.Value(name); ok {
		return v, true
	}
	if id, ok := find(in.spellings(), name); ok {
		return in.Value(id)
	}
	switch fold(name) {
	case "true", "y":
		return in.Value("yes")
	case "false", "n":
		return in.Value("no")
	}
	return Value{}, false
}

// A spelling is one of the names by which an id is known.
type spelling struct {
	name, id string
	rank     int // 0 for the id itself, then labels, then aliases
}

func names(id, label string, aliases []string) []spelling {
	all := []spelling{{id, id, 0}, {label, id, 1}}
	for _, alias := range aliases {
		all = append(all, spelling{alias, id, 2})
	}
	return all
}

func (in *Input) spellings() []spelling {
	var all []spelling
	for _, v := range in.Values {
		all = append(all, names(v.ID, v.Label, v.Aliases)...)
	}
	return all
}

// find returns the id that name is a spelling of: the one of the lowest rank,
// the first of these where there are several.
func find(all []spelling, name string) (id string, ok bool) {
	name = fold(name)
	best := 3
	for _, s := range all {
		if s.rank < best && name != "" && fold(s.name) == name {
			id, best = s.id, s.rank
		}
	}
	return id, best < 3
}

func (in *Input) ids() []string {
	var ids []string
	for _, v := range in.Values {
		ids = append(ids, v.ID)
	}
	return ids
}
