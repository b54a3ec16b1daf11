// Package intake reads what people write about a company: a profile in YAML or
// JSON, or one "input=value" on the command line.
//
// A profile is a flat mapping of input ids to answers, and a name:
//
//	name: Nordlicht Software
//	headcount: 1,200          # also 1.2k, 201-500, 10,000+
//	industry: SaaS            # an id, a label, an alias, a NAICS or ISIC code
//	born_digital: yes
//	symptoms: [duplicate-tools, fragmented-journeys]
//	it_estate: unknown        # asked, and nobody could say
//	self_assessed: [born_digital] # answers that statements led to
//
// Answers are taken as they are written and understood by profile.Parse; no type
// is guessed first, so 010 is ten and yes is yes. An input that is left out or
// left empty was not asked. JSON is read by the same rules.
//
// The package decides nothing and assumes nothing. What it cannot read it
// reports with file, line and column, all of it in one go: see Errors. Begin
// with Profile.
package intake

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// MaxBytes is the size up to which a profile is read. A real one has about a
// thousand bytes.
const MaxBytes = 1 << 20

// nameKey names the company. It and profile.SelfAssessedKey are no inputs.
const nameKey = "name"

// maxName is the most characters that a company's name may have.
const maxName = 200

// Profile reads one profile in YAML or JSON from r. name is the file that
// complaints mention; it is not opened. A name in the profile is kept as it is
// written, control characters included, so whoever prints it must clean it.
//
// The error is an *Errors where the profile is at fault, with every problem
// that was found; otherwise it wraps what reading r returned.
func Profile(name string, r io.Reader, c *profile.Catalogue) (profile.Profile, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return profile.Profile{}, fmt.Errorf("reading %s: %w", clean(name), err)
	}
	w := &walker{file: name, catalogue: c}
	doc, problems := load(data)
	for _, p := range problems {
		w.add(p)
	}
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	if doc != nil {
		p = w.document(doc)
	}
	if err := w.err(); err != nil {
		return profile.Profile{}, err
	}
	return p, nil
}

// Name returns text as the name of a company, or why it cannot be one.
func Name(text string) (string, error) { return checkName(strings.TrimSpace(text)) }

// checkName returns the company's name, or why it cannot be one.
func checkName(text string) (string, error) {
	switch {
	case utf8.RuneCountInString(text) > maxName:
		return "", fmt.Errorf("name %s is longer than %d characters", profile.Quote(text), maxName)
	case hasNUL(text):
		return "", fmt.Errorf("name %s holds a NUL character", profile.Quote(text))
	case !utf8.ValidString(text):
		return "", errors.New("name " + profile.Quote(text) + " is not UTF-8")
	}
	return text, nil
}
