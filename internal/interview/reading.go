package interview

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// errWhy is the problem with a line that asks why.
var errWhy = errors.New("why")

// manyValues is the number of values from which a list is searched and not read.
const manyValues = 11

// searched reports whether the values are too many to be listed.
func (q Question) searched() bool {
	return len(q.Input.Values) >= manyValues && q.Input.Kind != profile.Set
}

// read understands a typed line: a command, the number of a value that was shown,
// or the answer itself. Several values that the text may mean come back as found.
func (q Question) read(text string, shown []profile.Value) (reply Reply, found []profile.Value, problem error) {
	switch strings.ToLower(text) {
	case "":
		if standing := q.standing(); standing.State != profile.NotAsked {
			return confirmed(standing), nil, nil
		}
	case "?", "why", "help":
		return Reply{}, nil, errWhy
	case "b", "back":
		return Reply{Kind: Back}, nil, nil
	case "s", "skip":
		return Reply{Kind: Skip}, nil, nil
	case "d", "don't know", "dont know":
		return dontKnow(), nil, nil
	case "n", "not sure":
		if q.Input.Placeable() {
			return Reply{Kind: Unsure}, nil, nil
		}
	}
	text, err := numbered(text, shown, q.Input.Kind == profile.Set)
	if err != nil {
		return Reply{}, nil, err
	}
	a, err := q.parse(text)
	if err == nil {
		return Reply{Answer: a}, nil, nil
	}
	if q.searched() && len(text) > 1 {
		found = q.find(text)
	}
	return Reply{}, found[:min(len(found), manyValues-2)], err
}

// numbered replaces the numbers of values that were shown by their ids. Among the
// answers 1 to 6 the number shown wins over an alias, which is the same in any case.
func numbered(text string, shown []profile.Value, several bool) (string, error) {
	if len(shown) == 0 {
		return text, nil
	}
	if several && text == "0" {
		return "[]", nil
	}
	parts := []string{text}
	if several {
		parts = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
	}
	for i, part := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		switch {
		case err != nil:
		case n >= 1 && n <= len(shown):
			parts[i] = shown[n-1].ID
		case n <= manyValues || several:
			return "", fmt.Errorf("%d is not on the list: write a number from 1 to %d", n, len(shown))
		}
	}
	return strings.Join(parts, ", "), nil
}

// find returns the values of which a word of some name begins with text, in the
// input's order; failing that, those of which some name holds it.
func (q Question) find(text string) []profile.Value {
	text = strings.ToLower(text)
	begins := q.named(func(name string) bool { return strings.HasPrefix(name, text) || strings.Contains(name, " "+text) })
	if len(begins) > 0 {
		return begins
	}
	return q.named(func(name string) bool { return strings.Contains(name, text) })
}

// named returns the values of which some name, in lower case, is as wanted.
func (q Question) named(wanted func(string) bool) []profile.Value {
	var found []profile.Value
	for _, v := range q.Input.Values {
		if slices.ContainsFunc(q.names(v), func(name string) bool { return wanted(strings.ToLower(name)) }) {
			found = append(found, v)
		}
	}
	return found
}

// names returns everything that a value is called.
func (q Question) names(v profile.Value) []string {
	names := append([]string{v.ID, v.Label}, v.Aliases...)
	for i := range q.Catalogue.Industries {
		if in := &q.Catalogue.Industries[i]; q.Input.ID == q.Catalogue.IndustryInput && in.ID == v.ID {
			names = append(names, in.Names...)
		}
	}
	return names
}

// words writes an answer for a person.
func (q Question) words(a profile.Answer) string {
	says := a.String()
	if v, ok := q.Input.Value(a.Value); ok {
		says = v.Label
	}
	if a.State == profile.Unknown {
		says = "don't know"
	}
	if q.Input.Kind == profile.Set && a.Known() {
		says = "none of these"
		if len(a.Members) > 0 {
			says = strings.Join(a.Members, ", ")
		}
	}
	switch {
	case a.State == profile.Assumed:
		says += " (assumed from " + a.From + ")"
	case a.Note != "":
		says += " (" + a.Note + ")"
	}
	return says
}
