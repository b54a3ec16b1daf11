package profile

import (
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"
)

// A ValueError is text that is no answer to an input.
type ValueError struct {
	Input   string   // the input's id
	Text    string   // what was written; for a set, the member that is wrong
	Nearest string   // the id of the value that may have been meant, "" for none
	Known   []string // the ids of all values; nil for a number
	Reason  string   // ends the sentence that Input and Text begin: "is not known"
	Remedy  string   // what to write instead, where Nearest and Known don't say
}

// Error returns one line such as `industry "retial" is not known`.
// It holds no control characters, whatever Text holds.
func (e *ValueError) Error() string {
	if e.Text == "" {
		return e.Input + " " + e.Reason
	}
	return fmt.Sprintf("%s %s %s", e.Input, Quote(e.Text), e.Reason)
}

// fewValues is how many values a hint can list and still be read at a glance.
const fewValues = 4

// Hint returns the way out on one line, such as
// `did you mean "retail"? csuite inputs industry lists them`.
func (e *ValueError) Hint() string {
	lists := "csuite inputs " + e.Input + " lists them"
	switch {
	case e.Remedy != "":
		return e.Remedy
	case e.Nearest != "":
		return fmt.Sprintf("did you mean %q? %s", e.Nearest, lists)
	case len(e.Known) > 0 && len(e.Known) <= fewValues:
		return "write " + strings.Join(e.Known, ", ") + " or unknown"
	}
	return lists
}

// quoted is how many characters of what someone wrote a message repeats.
const quoted = 60

// Quote returns text as a message may show it: in double quotes, control
// characters and bidirectional overrides escaped, cut after 60 characters.
func Quote(text string) string {
	if utf8.RuneCountInString(text) <= quoted {
		return fmt.Sprintf("%q", text)
	}
	end := 0
	for range quoted {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return fmt.Sprintf("%q", text[:end]+"…")
}

// notKnown says that no value of input has this name. spellings leads from
// every name that would have been understood to the id of its value.
func notKnown(input *Input, text string, spellings iter.Seq[spelling]) *ValueError {
	e := &ValueError{Input: input.ID, Text: text, Known: input.ids(), Reason: "is not known"}
	var names []string
	for s := range spellings {
		names = append(names, s.name)
	}
	near := Nearest(text, names)
	for s := range spellings {
		if near != "" && s.name == near {
			e.Nearest = s.id
			break
		}
	}
	return e
}
