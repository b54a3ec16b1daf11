package interview

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/AlecAivazis/survey/v2"
	"github.com/AlecAivazis/survey/v2/terminal"
	"github.com/charmbracelet/x/ansi"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// surveyed asks with survey/v2: lists to move in, on a terminal that can draw.
//
// survey knows neither "back" nor "skip the rest". They are entries of its lists,
// below what is shown at first, and a key stands for choosing one: see listed.
type surveyed struct {
	Terminal
	keys *keys
	out  drawing
}

// Say prints a paragraph.
func (a *surveyed) Say(text string) {
	_, _ = fmt.Fprintln(a.out, paragraphs(text, a.Width(), "  ")) // a terminal that has gone shows when it is read
}

// Ask puts one question until the reply is understood.
func (a *surveyed) Ask(q Question) (Reply, error) {
	for {
		reply, err := a.put(q)
		if err != errWhy {
			return reply, err
		}
		a.Say(q.Why)
	}
}

// put puts a question once. Its error is errWhy where the reply is to be told why.
func (a *surveyed) put(q Question) (Reply, error) {
	_, _ = fmt.Fprintln(a.out)
	if q.Moves != "" {
		a.Say(q.Moves)
	}
	if standing := q.standing(); standing.State != profile.NotAsked {
		a.Say("so far: " + q.words(standing) + "; Enter keeps it")
	}
	switch q.Input.Kind {
	case profile.Number:
		return a.typed(q)
	case profile.Set:
		return a.ticked(q)
	}
	return a.chosen(q)
}

// typed asks for a text. What is no answer is asked again with the reason.
func (a *surveyed) typed(q Question) (Reply, error) {
	var reply Reply
	var problem error
	valid := func(ans any) error {
		text, _ := ans.(string)
		if reply, _, problem = q.read(strings.TrimSpace(text), nil); problem == errWhy {
			return nil
		}
		return problem
	}
	text := ""
	prompt := &survey.Input{Message: a.message(q.Input.Question, typedRoom), Default: q.typedDefault()}
	if err := a.one(prompt, &text, survey.WithValidator(valid)); err != nil {
		return Reply{}, err
	}
	return reply, problem
}

// What survey or the person writes after a message.
const (
	typedRoom = 24
	listRoom  = len("  [Use arrows to move, type to filter]")
)

// message breaks a question between words, as survey would break it anywhere, and
// leaves room on its last line.
func (a *surveyed) message(text string, room int) string {
	text = wrap(text, a.Width()-2, "  ")
	last := text[strings.LastIndex(text, "\n")+1:]
	if ansi.StringWidth(last)+2+room > a.Width() {
		text += "\n "
	}
	return text
}

// typedDefault is what Enter alone stands for, "" where there is nothing.
func (q Question) typedDefault() string {
	if standing := q.standing(); standing.State != profile.NotAsked {
		return standing.String()
	}
	return ""
}

// Line reads one line.
func (a *surveyed) Line(prompt string) (string, error) {
	var text string
	err := a.one(&survey.Input{Message: a.message(prompt, typedRoom)}, &text)
	return strings.TrimSpace(text), err
}

// Choose has the person pick a way.
func (a *surveyed) Choose(prompt string, ways []string) (int, error) {
	_, _ = fmt.Fprintln(a.out)
	way := 0
	err := a.one(&survey.Select{Message: a.message(prompt, listRoom), Options: ways}, &way)
	return way, err
}

// one runs a prompt of survey's.
func (a *surveyed) one(p survey.Prompt, answer any, more ...survey.AskOpt) error {
	var talk io.Writer = a.out
	err := survey.AskOne(p, answer, append(more, survey.WithStdio(a.keys, a.out, talk), survey.WithShowCursor(true))...)
	if errors.Is(err, terminal.InterruptErr) || errors.Is(err, io.EOF) {
		return errBroken
	}
	return err
}
