package rulebook

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

type sourcesFile struct {
	Sources []sourceYAML `yaml:"sources"`
}

type sourceYAML struct {
	ID        text `yaml:"id"`
	Title     text `yaml:"title"`
	Publisher text `yaml:"publisher"`
	Author    text `yaml:"author"`
	Year      text `yaml:"year"`
	Kind      text `yaml:"kind"`
	Interest  text `yaml:"interest"`
	Warning   text `yaml:"warning"`
	File      text `yaml:"file"`
}

type guidanceFile struct {
	Claims []claimYAML `yaml:"claims"`
}

type claimYAML struct {
	ID        text          `yaml:"id"`
	Source    text          `yaml:"source"`
	Locator   text          `yaml:"locator"`
	Voice     text          `yaml:"voice"`
	Says      text          `yaml:"says"`
	Informs   texts         `yaml:"informs"`
	Direction text          `yaml:"direction"`
	Strength  text          `yaml:"strength"`
	Passages  []passageYAML `yaml:"passages"`
	Context   text          `yaml:"context"`
}

type passageYAML struct {
	Paragraph   int  `yaml:"paragraph"`
	Fingerprint text `yaml:"fingerprint"`
}

// Fingerprint identifies a paragraph: the first 16 hexadecimal digits of the
// SHA-256 of its text, with white space folded and trimmed.
func Fingerprint(paragraph string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(paragraph), " ")))
	return hex.EncodeToString(sum[:8])
}

func (l *loader) guidance(raw *files) {
	seen := map[string]Pos{}
	for _, y := range raw.sources.Sources {
		const file = "sources.yaml"
		l.once(file, y.ID, "source", seen)
		l.need(file, y.ID, map[string]text{"title": y.Title, "interest": y.Interest, "file": y.File})
		l.rb.Sources = append(l.rb.Sources, &Source{
			ID: y.ID.s, Title: y.Title.s, Publisher: y.Publisher.s, Author: y.Author.s, Year: y.Year.s,
			Kind: y.Kind.s, Interest: y.Interest.s, Warning: y.Warning.s, File: y.File.s, Pos: y.ID.in(file),
		})
	}
	seen = map[string]Pos{}
	for _, y := range raw.guidance.Claims {
		l.once("guidance.yaml", y.ID, "claim", seen)
		l.rb.Claims = append(l.rb.Claims, l.claim(y))
	}
}

func (l *loader) claim(y claimYAML) *Claim {
	const file = "guidance.yaml"
	l.need(file, y.ID, map[string]text{"says": y.Says, "locator": y.Locator})
	c := &Claim{
		ID: y.ID.s, Source: l.rb.Source(y.Source.s), Locator: y.Locator.s, Voice: y.Voice.s, Says: y.Says.s,
		Informs: y.Informs.strings(), Direction: y.Direction.s, Context: y.Context.s, Pos: y.ID.in(file),
		Strength: l.oneOf(file, y.Strength, "strength", "weak", "moderate", "strong"),
	}
	if c.Source == nil {
		l.unknown(file, y.Source, "source", names(l.rb.Sources, func(s *Source) string { return s.ID }))
	}
	for _, p := range y.Passages {
		if len(p.Fingerprint.s) != 16 || p.Paragraph < 1 {
			l.at(file, p.Fingerprint, "", "passage of %s needs a paragraph from 1 up and a fingerprint of 16 digits", c.ID)
		}
		c.Passages = append(c.Passages, Passage{p.Paragraph, p.Fingerprint.s})
	}
	if len(c.Passages) == 0 {
		l.at(file, y.ID, "", "claim %q names no passage", c.ID)
	}
	return c
}

func names[T any](list []T, name func(T) string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = name(list[i])
	}
	return out
}

// cites resolves claim ids.
func (l *loader) cites(file string, ids texts) []*Claim {
	var out []*Claim
	for _, id := range ids {
		c := l.rb.Claim(id.s)
		if c == nil {
			l.unknown(file, id, "claim", names(l.rb.Claims, func(c *Claim) string { return c.ID }))
			continue
		}
		l.used[c.ID] = true
		out = append(out, c)
	}
	return out
}

// checkGuidance holds the register to its promise: every claim is used, or is
// context with a reason, and never both.
func (l *loader) checkGuidance() {
	for _, c := range l.rb.Claims {
		switch {
		case l.used[c.ID] && c.Context != "":
			l.faults.add(c.Pos, "drop its context, or the citation", "claim %q is context, yet a rule cites it", c.ID)
		case !l.used[c.ID] && c.Context == "":
			l.faults.add(c.Pos, "cite it, or give the reason under context", "no rule uses claim %q", c.ID)
		}
	}
}
