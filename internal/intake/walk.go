package intake

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A walker goes through the nodes of one profile and notes what is wrong.
type walker struct {
	file      string
	catalogue *profile.Catalogue
	problems  []Problem
}

func (w *walker) add(p Problem) {
	p.File = w.file
	w.problems = append(w.problems, p)
}

func (w *walker) at(n *yaml.Node, hint, format string, args ...any) {
	w.add(Problem{Line: n.Line, Column: n.Column, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// refused notes an answer that profile.Parse did not take.
func (w *walker) refused(n *yaml.Node, err error) {
	hint := ""
	var fault *profile.ValueError
	if errors.As(err, &fault) {
		hint = fault.Hint()
	}
	w.at(n, hint, "%v", err)
}

// mostProblems is how many problems are looked for. A megabyte can hold half a
// million, and each is compared with every name that there is.
const mostProblems = 1000

func (w *walker) full() bool { return len(w.problems) >= mostProblems }

// err returns the problems in order of place, nil where there are none.
func (w *walker) err() error {
	if len(w.problems) == 0 {
		return nil
	}
	sortByPlace(w.problems)
	return &Errors{w.problems}
}

// document reads the mapping that a profile is.
func (w *walker) document(doc *yaml.Node) profile.Profile {
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	top := doc.Content[0]
	if !w.plain(top) {
		return p
	}
	switch {
	case empty(top):
		w.add(emptyProfile())
	case top.Kind == yaml.SequenceNode:
		w.at(top, oneCompany, "a profile is a mapping of inputs to answers, not a list")
	case top.Kind != yaml.MappingNode:
		w.at(top, "a line is written input: answer, with a space after the colon",
			"a profile is a mapping of inputs to answers, not %s", profile.Quote(top.Value))
	default:
		w.mapping(top, &p)
	}
	return p
}

func (w *walker) mapping(top *yaml.Node, p *profile.Profile) {
	seen := map[string]int{} // key to its line
	var assessed *yaml.Node
	given := map[string]bool{} // inputs with something after the colon, right or wrong
	for i := 0; i+1 < len(top.Content) && !w.full(); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		if !w.key(key) {
			continue
		}
		if line, twice := seen[key.Value]; twice {
			w.at(key, fmt.Sprintf("line %d has it already; keep one of them", line), "%s is given twice", profile.Quote(key.Value))
			continue
		}
		seen[key.Value] = key.Line
		switch key.Value {
		case nameKey:
			p.Name = w.name(value)
		case profile.SelfAssessedKey:
			assessed = value
		default:
			given[key.Value] = !empty(value)
			if a := w.answer(w.catalogue.Input(key.Value), value); a.State != profile.NotAsked {
				p.Answers[key.Value] = a
			}
		}
	}
	if assessed != nil && !w.full() {
		w.assessed(assessed, p, given)
	}
}

// key tells whether a key names an input or is one of the two that do not.
func (w *walker) key(n *yaml.Node) bool {
	if n.Tag == "!!merge" {
		w.at(n, writeOut, "merge keys are not allowed in a profile")
		return false
	}
	if !w.plain(n) {
		return false
	}
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		w.at(n, "csuite inputs lists the inputs", "a key must be the id of an input")
		return false
	}
	if n.Value == nameKey || n.Value == profile.SelfAssessedKey || w.catalogue.Input(n.Value) != nil {
		return true
	}
	message, hint := unknownInput(n.Value, w.catalogue)
	w.at(n, hint, "%s", message)
	return false
}

// unknownInput says that a key is no input's id, and which id may be meant.
func unknownInput(key string, c *profile.Catalogue) (message, hint string) {
	message = "input " + profile.Quote(key) + " is not known"
	if in, ok := c.InputNamed(key); ok {
		return message, fmt.Sprintf("write %q, which is its id", in.ID)
	}
	if near := profile.Nearest(key, append(c.IDs(), nameKey, profile.SelfAssessedKey)); near != "" {
		return message, fmt.Sprintf("did you mean %q? csuite inputs lists them", near)
	}
	return message, "csuite inputs lists them"
}

func (w *walker) name(n *yaml.Node) string {
	if !w.plain(n) || empty(n) {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		w.at(n, "", "name takes one text, not %s", what(n))
		return ""
	}
	name, err := checkName(strings.TrimSpace(n.Value))
	if err != nil {
		w.at(n, "", "%v", err)
	}
	return name
}
