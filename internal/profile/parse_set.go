package profile

import (
	"slices"
	"strings"
)

// parseSet reads "[a, b]", "a|b", "a;b", "a, b" or one member. "[]" and "none"
// are the empty set. Text that as a whole names a member is that member, so a
// label may hold a comma.
func parseSet(input *Input, text string) (Answer, error) {
	inner, bracketed := unbracket(text)
	switch v, ok := input.ValueNamed(inner); {
	case ok:
		return input.SetOf([]string{v.ID}), nil
	case meansUnknown(inner):
		return Answer{State: Unknown}, nil
	case fold(inner) == "none", bracketed && inner == "":
		return input.SetOf(nil), nil
	}
	var ids []string
	for _, member := range strings.Split(inner, separatorOf(inner)) {
		member = unquote(strings.TrimSpace(member))
		if member == "" {
			continue // "a;b;" is how some programs export a list
		}
		id, err := input.Member(member)
		if err != nil {
			return Answer{}, err
		}
		ids = append(ids, id)
	}
	if ids == nil {
		return Answer{}, &ValueError{
			Input: input.ID, Text: text, Reason: "names nothing",
			Known: input.ids(), Remedy: "write [] where there are none",
		}
	}
	return input.SetOf(ids), nil
}

// Member returns the id of the value that text names, as one member of a list.
// "none" and "unknown" are errors there: they are whole answers.
func (in *Input) Member(text string) (id string, err error) {
	text = strings.TrimSpace(text)
	if v, ok := in.ValueNamed(text); ok {
		return v.ID, nil
	}
	if meansUnknown(text) || fold(text) == "none" {
		return "", &ValueError{
			Input: in.ID, Text: text, Known: in.ids(),
			Reason: "cannot stand beside other answers", Remedy: "write it alone, or leave it out",
		}
	}
	if text == "" {
		return "", &ValueError{Input: in.ID, Known: in.ids(), Reason: "has an empty member"}
	}
	return "", notKnown(in, text, in.spellings())
}

// SetOf returns the answer that holds the values with these ids, each once and
// in the input's order. Ids that the input does not have are left out.
func (in *Input) SetOf(ids []string) Answer {
	a := Answer{State: Answered, Members: []string{}}
	for _, v := range in.Values {
		if slices.Contains(ids, v.ID) {
			a.Members = append(a.Members, v.ID)
		}
	}
	return a
}

// separatorOf returns the one character that parts the members. The rarer ones
// win, so that "a, with a comma|b" has two.
func separatorOf(text string) string {
	for _, separator := range []string{"|", ";"} {
		if strings.Contains(text, separator) {
			return separator
		}
	}
	return ","
}

func unbracket(text string) (inner string, bracketed bool) {
	if inner, ok := strings.CutPrefix(text, "["); ok {
		if inner, ok = strings.CutSuffix(inner, "]"); ok {
			return unquote(strings.TrimSpace(inner)), true
		}
	}
	return text, false
}

// unquote takes one pair of quotes off, as in a JSON array that stands in a cell.
func unquote(text string) string {
	for _, quote := range []string{`"`, `'`} {
		inner, opens := strings.CutPrefix(text, quote)
		inner, closes := strings.CutSuffix(inner, quote)
		if opens && closes && !strings.Contains(inner, quote) {
			return inner
		}
	}
	return text
}
