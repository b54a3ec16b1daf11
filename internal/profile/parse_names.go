package profile

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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

// foldsTo reports whether fold(name) is folded, without making it.
func foldsTo(name, folded string) bool {
	for _, r := range name {
		if ignored(r) {
			continue
		}
		if r == '&' {
			rest, ok := strings.CutPrefix(folded, "and")
			if !ok {
				return false
			}
			folded = rest
			continue
		}
		got, size := utf8.DecodeRuneInString(folded)
		if size == 0 || got != unicode.ToLower(r) {
			return false
		}
		folded = folded[size:]
	}
	return folded == ""
}

func ignored(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r' || r == '-' || r == '_' || r == '\''
	}
	return unicode.IsSpace(r) || strings.ContainsRune("-_'\u2019\u2010\u2011\u2013", r)
}

// InputNamed returns the input with this id, label or alias; case, spaces,
// hyphens and underscores do not count. An id wins over a label, a label over
// an alias.
func (c *Catalogue) InputNamed(name string) (*Input, bool) {
	if in := c.Input(name); in != nil {
		return in, true
	}
	if id, ok := find(c.headings(), name); ok {
		return c.Input(id), true
	}
	return nil, false
}

// headings goes through the names of all inputs.
func (c *Catalogue) headings() iter.Seq[spelling] {
	return func(yield func(spelling) bool) {
		for i := range c.Inputs {
			for s := range names(c.Inputs[i].ID, c.Inputs[i].Label, c.Inputs[i].Aliases) {
				if !yield(s) {
					return
				}
			}
		}
	}
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

// names goes through the spellings of one id.
func names(id, label string, aliases []string) iter.Seq[spelling] {
	return func(yield func(spelling) bool) {
		if !yield(spelling{id, id, 0}) || !yield(spelling{label, id, 1}) {
			return
		}
		for _, alias := range aliases {
			if !yield(spelling{alias, id, 2}) {
				return
			}
		}
	}
}

// spellings goes through the names of all values.
func (in *Input) spellings() iter.Seq[spelling] {
	return func(yield func(spelling) bool) {
		for i := range in.Values {
			for s := range names(in.Values[i].ID, in.Values[i].Label, in.Values[i].Aliases) {
				if !yield(s) {
					return
				}
			}
		}
	}
}

// find returns the id that name is a spelling of: the one of the lowest rank,
// the first of these where there are several.
func find(all iter.Seq[spelling], name string) (id string, ok bool) {
	name = fold(name)
	best := 3
	for s := range all {
		if s.rank < best && name != "" && foldsTo(s.name, name) {
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
