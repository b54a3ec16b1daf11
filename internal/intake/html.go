package intake

import (
	"bytes"
	"html"
	"regexp"
)

// A report that csuite recommend -o html wrote holds its profile as text, in one
// element that nothing else in it looks like: what people wrote is escaped there.
var (
	isHTML    = regexp.MustCompile(`(?i)^(\x{feff})?\s*(<!doctype html|<html)[\s>]`)
	profileIn = regexp.MustCompile(`<pre id="profile"[^<>]*>\n([^<>]*)</pre>`)
)

// embedded returns the profile that an HTML report holds. Every line stays where
// it is in the report, so that a fault has its place. Data that is no HTML comes
// back as it is.
func embedded(data []byte) ([]byte, *Problem) {
	if !isHTML.Match(data) {
		return data, nil
	}
	found := profileIn.FindAllSubmatchIndex(data, -1)
	if len(found) != 1 {
		return nil, &Problem{
			Line: 1, Column: 1, Message: "this HTML holds no profile",
			Hint: "a report by csuite recommend -o html does; so does any profile in YAML or JSON",
		}
	}
	from, to := found[0][2], found[0][3]
	before := bytes.Repeat([]byte("\n"), bytes.Count(data[:from], []byte("\n")))
	return append(before, html.UnescapeString(string(data[from:to]))...), nil
}
