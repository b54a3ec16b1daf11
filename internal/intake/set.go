package intake

import (
	"errors"
	"maps"
	"strings"
	"unicode/utf8"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// Set returns a copy of p with one assignment such as "headcount=1,200" made,
// as the flag --set does. "name=Acme" names the company. An empty value takes
// an answer back: the input is then not asked. The error is an *Errors of one
// problem without a line; its File is "--set".
func Set(p profile.Profile, assignment string, c *profile.Catalogue) (profile.Profile, error) {
	fail := func(message, hint string) (profile.Profile, error) {
		return profile.Profile{}, &Errors{[]Problem{{File: "--set", Message: message, Hint: hint}}}
	}
	key, value, ok := strings.Cut(assignment, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	in := c.Input(key)
	switch {
	case !ok:
		return fail(profile.Quote(assignment)+" is not an assignment", "write --set input=value")
	case !utf8.ValidString(assignment):
		return fail(profile.Quote(assignment)+" is not UTF-8", "")
	case key == nameKey:
		name, err := checkName(value)
		if err != nil {
			return fail(err.Error(), "")
		}
		p.Name = name
		return p, nil
	case key == profile.SelfAssessedKey:
		return fail(key+" cannot be set", "an answer that is set is not self-assessed; in a profile the key lists those that are")
	case in == nil:
		return fail(unknownInput(key, c))
	}
	next := profile.Profile{Name: p.Name, Answers: maps.Clone(p.Answers)}
	delete(next.Answers, key)
	if value == "" {
		return next, nil
	}
	a, err := c.Parse(in, value)
	if fault := (*profile.ValueError)(nil); errors.As(err, &fault) {
		return fail(err.Error(), fault.Hint())
	}
	return next.With(key, a), nil
}
