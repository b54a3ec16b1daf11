package profile

import (
	"fmt"
	"regexp"
	"strings"
)

// A code is an industry code as someone wrote it.
type code struct {
	system  string // "NAICS", "ISIC" or "" where it could be either
	section string // ISIC's letter, "" where it was left out
	digits  string // without dots
	upper   string // NAICS: the last sector of a span such as 31-33, else ""
}

var codeForm = regexp.MustCompile(`(?i)^(?:(naics|isic)(?:\s+2022\s|\s*rev\.?\s*4\b)?[\s:-]*)?` +
	`(?:([a-u])?\s?(\d{2,6}|\d{2}(?:\.\d{1,2}){1,2})?|(\d{2})-(\d{2}))$`)

// readCode splits text into the parts of a code; ok is false where it is none.
func readCode(text string) (_ code, ok bool) {
	m := codeForm.FindStringSubmatch(text)
	if m == nil {
		return code{}, false
	}
	k := code{
		system: strings.ToUpper(m[1]), section: strings.ToUpper(m[2]),
		digits: strings.ReplaceAll(m[3], ".", "") + m[4], upper: m[5],
	}
	shape := ""
	switch {
	case k.section != "" || strings.Contains(m[3], "."):
		shape = "ISIC"
	case k.upper != "":
		shape = "NAICS"
	}
	if k.system == "" {
		k.system = shape
	}
	return k, k.section+k.digits != "" && (shape == "" || shape == k.system)
}

// industryOf returns the industry that a code leads to, or why it leads to none.
func (c *Catalogue) industryOf(k code) (id, reason, remedy string) {
	var naics, isic match
	if k.system != "ISIC" {
		naics = c.naics(k.digits, k.upper)
	}
	if k.system != "NAICS" {
		isic = c.isic(k.section, k.digits)
	}
	if k.system == "" && len(k.digits) > 2 {
		switch {
		case naics.length > 2 || naics.known && isNAICS(k.digits):
			isic = match{}
		case !naics.known && isic.id != "":
			return "", "is not a NAICS 2022 code", fmt.Sprintf("for ISIC Rev. 4 write %q", "ISIC "+k.digits)
		}
	}
	switch {
	case naics.known && isic.known && (naics.id != isic.id || naics.id == ""):
		return "", "could be NAICS or ISIC", fmt.Sprintf("write %q or %q", "NAICS "+k.digits, "ISIC "+k.digits)
	case naics.id != "":
		return naics.id, "", ""
	case isic.id != "":
		return isic.id, "", ""
	case naics.known || isic.known:
		return "", "is too short a code to tell the industry", "give more of its digits, or the industry by name"
	}
	return "", "is not a code that leads to an industry", ""
}
