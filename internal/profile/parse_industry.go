package profile

import "iter"

// parseIndustry reads the industry as the name of a value, as a name that CRMs
// use for it, or as a code: "NAICS 5415", "ISIC 62", "J62", "62.01", "5415".
//
// Without the system's name a code with a letter or a dot is ISIC Rev. 4, one of
// three digits or more is NAICS 2022, and one of two digits is either. Where the
// two lead to different industries and nothing tells which is meant, as with "62",
// health care in NAICS and programming in ISIC, the code is refused.
func (c *Catalogue) parseIndustry(input *Input, text string) (Answer, error) {
	if v, ok := input.ValueNamed(text); ok {
		return Answer{State: Answered, Value: v.ID}, nil
	}
	all := c.industryNames(input)
	if id, ok := find(all, text); ok {
		return Answer{State: Answered, Value: id}, nil
	}
	code, ok := readCode(text)
	if !ok {
		return Answer{}, notKnown(input, text, all)
	}
	id, reason, remedy := c.industryOf(code)
	if reason != "" {
		return Answer{}, &ValueError{Input: input.ID, Text: text, Known: input.ids(), Reason: reason, Remedy: remedy}
	}
	return Answer{State: Answered, Value: id}, nil
}

// industryNames goes through the spellings of the industries, and then through
// what CRMs call them.
func (c *Catalogue) industryNames(input *Input) iter.Seq[spelling] {
	return func(yield func(spelling) bool) {
		for s := range input.spellings() {
			if !yield(s) {
				return
			}
		}
		for i := range c.Industries {
			for _, name := range c.Industries[i].Names {
				if !yield(spelling{name, c.Industries[i].ID, 2}) {
					return
				}
			}
		}
	}
}
