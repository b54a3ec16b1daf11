package interview

import (
	"context"
	"fmt"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// An Asker puts questions to a person. What it prints goes where talk goes, never
// where the answer goes. Every method returns context.Canceled where the person
// breaks off: Ctrl-C, Ctrl-D, a terminal that has gone.
type Asker interface {
	// Ask puts one question until there is a reply that the rulebook understands.
	Ask(Question) (Reply, error)
	// Choose has the person pick one of a few ways on, and returns its index.
	Choose(prompt string, ways []string) (int, error)
	// Line reads one line of free text, such as a file name; "" is allowed.
	Line(prompt string) (string, error)
	// Say prints a paragraph.
	Say(text string)
}

// A Question is one input with all that a person may want to know before answering.
type Question struct {
	Input     *profile.Input
	Catalogue *profile.Catalogue
	Moves     string         // "matters for technology and bridge", "" where it decides nothing by itself
	Why       string         // why it is asked, and on whose word; several paragraphs
	Assumed   profile.Answer // what the industry lets the rulebook assume, NotAsked for nothing
	Current   profile.Answer // what was answered before, NotAsked where nothing was
}

// parse understands a typed answer. Its error says what is wrong and the way out.
func (q Question) parse(text string) (profile.Answer, error) {
	a, err := q.Catalogue.Parse(q.Input, text)
	if err != nil {
		return a, fmt.Errorf("%w; %s", err, hint(err))
	}
	return a, nil
}

// standing returns the answer that Enter alone confirms, NotAsked where none does.
func (q Question) standing() profile.Answer {
	if q.Current.State != profile.NotAsked {
		return q.Current
	}
	return q.Assumed
}

// A ReplyKind says what a person did with a question.
type ReplyKind uint8

// What a person can do with a question.
const (
	Answer ReplyKind = iota // answered, "don't know" included
	Unsure                  // to be led to an answer by statements; where Input.Placeable
	Back                    // to the question before
	Skip                    // the rest of the interview
)

// A Reply is what a person did with a question.
type Reply struct {
	Kind   ReplyKind
	Answer profile.Answer // where Kind is Answer: Answered or Unknown
}

// dontKnow is the reply of someone who was asked and cannot tell.
func dontKnow() Reply { return Reply{Answer: profile.Answer{State: profile.Unknown}} }

// confirmed makes an answer of what was assumed.
func confirmed(a profile.Answer) Reply {
	if a.State == profile.Assumed {
		a.State, a.From = profile.Answered, ""
	}
	return Reply{Answer: a}
}

// errBroken is what every form returns where the person breaks off.
var errBroken = context.Canceled
