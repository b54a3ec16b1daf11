package profile

import "strings"

// Parse understands one written answer to input, which must be one of c.
//
// "unknown", "don't know", "not sure", "n/a" and "?" give an Unknown answer to
// any input. Otherwise the input's kind decides: a whole number or a range of
// two, the name of one value, or names of several. Names are ids, labels or
// aliases; case, spaces, hyphens and underscores in them do not count. The
// industry input also takes NAICS 2022 and ISIC Rev. 4 codes.
//
// An accepted answer reads back: Parse of its String gives it again. The error
// is always a *ValueError; empty text is one, as it is no answer.
func (c *Catalogue) Parse(input *Input, text string) (Answer, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return Answer{}, isEmpty(input)
	case meansUnknown(text):
		return Answer{State: Unknown}, nil
	case input.Kind == Number:
		return parseNumber(input, text)
	}
	text = wholeNumber(text)
	switch {
	case input.Kind == Set:
		return parseSet(input, text)
	case c.IndustryInput != "" && input.ID == c.IndustryInput:
		return c.parseIndustry(input, text)
	}
	return parseChoice(input, text)
}

// wholeNumber takes off the ".0" that programs add to the numbers of a column with gaps:
// the code 541511.0, the stage 4.0. Two digits stay as they are: "62.0" is a code of ISIC.
func wholeNumber(text string) string {
	digits, zeros, ok := strings.Cut(text, ".")
	if !ok || len(digits) == 2 || strings.Trim(digits, "0123456789") != "" || strings.Trim(zeros, "0") != "" || zeros == "" {
		return text
	}
	return digits
}

// meansUnknown tells whether someone was asked and could not say. "n/a" counts:
// in the lists that companies export it stands for "not available". A mere dash
// does not, as it is as often a slip.
func meansUnknown(text string) bool {
	switch fold(text) {
	case "unknown", "dontknow", "donotknow", "notknown", "notsure", "n/a", "?":
		return true
	}
	return false
}

func isEmpty(input *Input) *ValueError {
	e := &ValueError{Input: input.ID, Reason: "is empty", Known: input.ids()}
	if input.Kind == Number {
		e.Remedy = numberForms
	}
	return e
}

func parseChoice(input *Input, text string) (Answer, error) {
	if v, ok := input.ValueNamed(text); ok {
		return Answer{State: Answered, Value: v.ID}, nil
	}
	return Answer{}, notKnown(input, text, input.spellings())
}
