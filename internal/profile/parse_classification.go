package profile

import "strings"

// A match is what a code leads to in one classification.
type match struct {
	id     string // the industry; "" where more digits are needed to tell
	length int    // how much of the code an industry lists
	known  bool   // the classification has the code
}

// naics looks a NAICS code up by the longest prefix that an industry lists.
// upper is the last sector of a span such as 31-33, whose sectors must agree.
func (c *Catalogue) naics(digits, upper string) match {
	m := c.longest(digits, func(ind *Industry) []string { return ind.NAICS })
	if upper == "" {
		return m
	}
	if digits[0] != upper[0] || digits >= upper {
		return match{}
	}
	for last := digits[1] + 1; last <= upper[1]; last++ {
		if c.naics(string([]byte{digits[0], last}), "").id != m.id {
			m.id = ""
		}
	}
	return m
}

// isic is naics for ISIC Rev. 4. A section letter, where given, must be that of
// the digits; an industry may list a whole section.
func (c *Catalogue) isic(section, digits string) match {
	codes := func(ind *Industry) []string { return ind.ISIC }
	if digits == "" {
		m := c.longest(section, codes)
		m.known = m.known || c.divides(section)
		return m
	}
	of := sectionOf(digits)
	if of == "" || section != "" && section != of {
		return match{}
	}
	m := c.longest(digits, codes)
	if whole := c.longest(of, codes); m.id == "" && whole.id != "" {
		return whole
	}
	return m
}

// longest finds the industry that lists the longest prefix of code. A code of
// which only longer ones are listed is known, but leads nowhere.
func (c *Catalogue) longest(code string, codes func(*Industry) []string) (m match) {
	for i := range c.Industries {
		for _, listed := range codes(&c.Industries[i]) {
			listed = bare(listed)
			if len(listed) > m.length && strings.HasPrefix(code, listed) {
				m.id, m.length = c.Industries[i].ID, len(listed)
			}
			m.known = m.known || m.id != "" || strings.HasPrefix(listed, code)
		}
	}
	return m
}

// divides tells whether an industry lists a division of this ISIC section.
func (c *Catalogue) divides(section string) bool {
	for i := range c.Industries {
		for _, listed := range c.Industries[i].ISIC {
			if listed = bare(listed); len(listed) >= 2 && sectionOf(listed) == section {
				return true
			}
		}
	}
	return false
}

// bare returns a listed code without dots and, where digits follow, without
// its section letter: "62.01" and "J6201" are both "6201".
func bare(listed string) string {
	listed = strings.ToUpper(strings.ReplaceAll(listed, ".", ""))
	if len(listed) > 1 && listed[0] >= 'A' {
		return listed[1:]
	}
	return listed
}

// sections holds the last division of each ISIC Rev. 4 section, A to U.
var sections = [...]string{
	"03", "09", "33", "35", "39", "43", "47", "53", "56", "63", "66", "68",
	"75", "82", "84", "85", "88", "93", "96", "98", "99",
}

// sectionOf returns the section letter of an ISIC code of two digits or more,
// "" where no section has its division.
func sectionOf(digits string) string {
	const unused = " 00 04 34 40 44 48 54 57 67 76 83 89 "
	division := digits[:2]
	if strings.Contains(unused, " "+division+" ") {
		return ""
	}
	for i, last := range sections {
		if division <= last {
			return string(rune('A' + i))
		}
	}
	return ""
}

// subsectors are the three-digit codes of NAICS 2022, sector by sector.
const subsectors = " 111 112 113 114 115 211 212 213 221 236 237 238" +
	" 311 312 313 314 315 316 321 322 323 324 325 326 327 331 332 333 334 335 336 337 339" +
	" 423 424 425 441 444 445 449 455 456 457 458 459 481 482 483 484 485 486 487 488 491 492 493" +
	" 512 513 516 517 518 519 521 522 523 524 525 531 532 533 541 551 561 562 611 621 622 623 624" +
	" 711 712 713 721 722 811 812 813 814 921 922 923 924 925 926 927 928 "

// isNAICS tells whether bare digits, three or more, look like NAICS and not like
// ISIC, which has four at most and five in national editions. Without it the ISIC
// code 6201, programming, would be health care: NAICS sector 62. No industry group
// of NAICS ends in 0, as many classes of ISIC do.
func isNAICS(digits string) bool {
	return len(digits) == 6 ||
		strings.Contains(subsectors, " "+digits[:3]+" ") && (len(digits) == 3 || digits[3] != '0')
}
