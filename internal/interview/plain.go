package interview

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// plain asks in numbered lines. It moves no cursor and draws nothing twice, so it
// works with a screen reader, on a terminal that cannot draw, and in a log.
type plain struct {
	Terminal
	keys *keys
}

// Say prints a paragraph.
func (a *plain) Say(text string) { a.print(paragraphs(text, a.Width(), "  ")) }

func (a *plain) print(text string) { _, _ = fmt.Fprintln(a.Out, text) } // a terminal that has gone shows when it is read

// Ask puts one question until the reply is understood.
func (a *plain) Ask(q Question) (Reply, error) {
	a.print("\n" + wrap(q.Input.Question, a.Width(), ""))
	if q.Moves != "" {
		a.Say(q.Moves)
	}
	shown := q.Input.Values
	if q.searched() {
		a.Say("Type part of the name, or an ISIC or NAICS code.")
		shown = nil
	}
	a.list(q, shown)
	for {
		text, err := a.prompt(q)
		if err != nil {
			return Reply{}, err
		}
		reply, found, problem := q.read(text, shown)
		switch {
		case problem == errWhy:
			a.Say(q.Why)
		case len(found) > 0:
			shown = found
			a.list(q, shown)
		case problem != nil:
			a.Say(problem.Error())
		default:
			return reply, nil
		}
	}
}

// list prints the answers that numbers stand for.
func (a *plain) list(q Question, values []profile.Value) {
	for i, v := range values {
		number := strconv.Itoa(i + 1)
		a.print("  " + wrap(number+" "+v.Label+": "+v.Definition, a.Width()-2, "    "))
	}
	if q.Input.Kind == profile.Set {
		a.Say("Several numbers go with commas; 0 is none of these.")
	}
	unsure := ""
	if q.Input.Placeable() {
		unsure = "n not sure: help me place it, "
	}
	a.Say(unsure + "d don't know, b back, s skip the rest, ? why")
}

func (a *plain) prompt(q Question) (string, error) {
	text := "> "
	if standing := q.standing(); standing.State != profile.NotAsked {
		text = wrap("Enter keeps: "+q.words(standing), a.Width(), "") + "\n> "
	}
	return a.Line(text)
}

// Line reads one line.
func (a *plain) Line(prompt string) (string, error) {
	_, _ = fmt.Fprint(a.Out, prompt)
	if !strings.HasSuffix(prompt, "> ") {
		_, _ = fmt.Fprint(a.Out, "\n> ")
	}
	return a.keys.line()
}

// Choose has the person pick a way by its number; Enter is the first.
func (a *plain) Choose(prompt string, ways []string) (int, error) {
	a.print("\n" + wrap(prompt, a.Width(), ""))
	for i, way := range ways {
		a.print("  " + wrap(fmt.Sprintf("%d %s", i+1, way), a.Width()-2, "    "))
	}
	for {
		text, err := a.Line("Enter is 1\n> ")
		if err != nil || text == "" {
			return 0, err
		}
		if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(ways) {
			return n - 1, nil
		}
		a.Say(fmt.Sprintf("Write a number from 1 to %d.", len(ways)))
	}
}
