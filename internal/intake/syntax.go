package intake

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/csuite-advisor/csuite/internal/profile"
)

const (
	quoteIt  = "put the answer in quotes"
	writeOut = "write the answer out where it is wanted"

	tabMessage = "a tab cannot indent a line"
	tabHint    = "indent with spaces"
)

// A translation turns what the YAML library says into what a person can act on.
type translation struct {
	library string // part of the library's message
	during  string // part of its context, "" for any
	message string // "%q" stands for the character at the place
	hint    string
	opening bool // the place is where the construct opens, not where it fails
}

// translations are tried in order; the first that fits is used.
var translations = []translation{
	{
		library: "mapping values are not allowed", message: `":" cannot stand here`,
		hint: `put text that holds ": " in quotes, and begin every line at the left edge`,
	},
	{library: "did not find expected ',' or ']'", message: `"," or "]" is missing`},
	{library: "did not find expected ',' or '}'", message: `"," or "}" is missing`},
	{library: "did not find expected node content", message: "something is missing before this"},
	{library: "did not find expected comment or line break", during: "block scalar", message: "%q cannot begin an answer", hint: quoteIt, opening: true},
	{library: "found unexpected end of stream", message: "this quote is not closed", opening: true},
	{library: "found unexpected document indicator", message: "this quote is not closed", opening: true},
	{library: "could not find expected ':'", message: `":" is missing after this`, hint: "a line is written input: answer", opening: true},
	{library: "did not find expected <document start>", message: "the profile has ended before this", hint: oneCompany},
	{
		library: "did not find expected", during: "block mapping", message: "the line does not go on as it began",
		hint: "begin every line at the left edge, and close quotes at the end of the answer only",
	},
	{library: "did not find expected", during: "block collection", message: `"- " is missing, or the line is not indented like the others`},
	{library: "block sequence entries", message: `"-" cannot stand here`, hint: "a list begins on a line of its own"},
	{library: "mapping keys are not allowed", message: `"?" cannot begin an answer`, hint: "write unknown, or " + quoteIt},
	{library: "tab character", message: tabMessage, hint: tabHint},
	{library: "cannot start any token", message: "%q cannot begin an answer", hint: quoteIt},
	{library: "exceeded max depth", message: "the nesting is too deep", hint: "a profile is a flat list of inputs"},
	{library: "unknown anchor", message: "aliases are not allowed in a profile", hint: writeOut},
	{library: "did not find expected alphabetic", during: "alias", message: "%q cannot begin an answer", hint: quoteIt, opening: true},
	{library: "did not find expected alphabetic", during: "anchor", message: "%q cannot begin an answer", hint: quoteIt, opening: true},
	{library: "", during: "quoted scalar", message: "an escape in double quotes is not known", hint: `write \\ for a backslash`},
	{library: "tag", message: tagMessage, hint: tagHint},
}

// explain turns an error of the YAML library into a problem with a place.
func explain(err error, data []byte) Problem {
	var fault *yaml.LoadError
	if !errors.As(err, &fault) {
		return Problem{Message: "not YAML: " + oneLine(err.Error())}
	}
	p := Problem{Line: fault.Mark.Line, Column: fault.Mark.Column, Message: "not YAML: " + oneLine(fault.Message)}
	for _, t := range translations {
		if !strings.Contains(fault.Message, t.library) || !strings.Contains(fault.ContextMsg, t.during) {
			continue
		}
		if t.opening && fault.ContextMark.Line > 0 {
			p.Line, p.Column = fault.ContextMark.Line, fault.ContextMark.Column
		}
		p.Message, p.Hint = t.message, t.hint
		character := characterAt(data, p.Line, p.Column)
		p.Message = strings.ReplaceAll(p.Message, "%q", profile.Quote(character))
		if character == "\t" {
			p.Message, p.Hint = tabMessage, tabHint
		}
		if p.Hint == "" && fault.ContextMark.Line > 0 && !t.opening {
			p.Hint = fmt.Sprintf("it belongs to what begins in line %d, column %d", fault.ContextMark.Line, fault.ContextMark.Column)
		}
		break
	}
	return p
}

// oneLine takes the library's prefix and line breaks out of a message.
func oneLine(message string) string {
	message = strings.TrimPrefix(message, "yaml: ")
	return strings.Join(strings.Fields(message), " ")
}

// characterAt returns the character at a place, "" past the end of its line.
func characterAt(data []byte, line, column int) string {
	lines := bytes.Split(data, []byte("\n"))
	if line < 1 || line > len(lines) {
		return ""
	}
	text := []rune(string(lines[line-1]))
	if column < 1 || column > len(text) {
		return ""
	}
	return string(text[column-1])
}
