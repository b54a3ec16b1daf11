package intake

import (
	"go.yaml.in/yaml/v4"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// assessed reads the list of inputs whose answers are self-assessed, and notes it
// with them. given are the inputs that something was written for: what is wrong
// with an answer was said there, and is not said again.
func (w *walker) assessed(n *yaml.Node, p *profile.Profile, given map[string]bool) {
	if !w.plain(n) || empty(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		w.at(n, "write a list such as [digital_maturity]", "%s takes a list of inputs, not %s", profile.SelfAssessedKey, what(n))
		return
	}
	for _, item := range n.Content {
		if w.full() {
			return
		}
		if !w.plain(item) {
			continue
		}
		if item.Kind != yaml.ScalarNode || empty(item) {
			w.at(item, "csuite inputs lists the inputs", "%s takes the ids of inputs", profile.SelfAssessedKey)
			continue
		}
		in := w.catalogue.Input(item.Value)
		if in == nil {
			message, hint := unknownInput(item.Value, w.catalogue)
			w.at(item, hint, "%s", message)
			continue
		}
		a := p.Get(in.ID)
		switch {
		case a.State == profile.Answered:
			a.Note = profile.SelfAssessed
			p.Answers[in.ID] = a
		case a.State == profile.Unknown || !given[in.ID]:
			w.at(item, "answer it, or take it off the list", "%s has no answer that could be self-assessed", in.ID)
		}
	}
}
