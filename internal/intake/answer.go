package intake

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/csuite-advisor/csuite/internal/profile"
)

const (
	tagMessage = "tags are not allowed in a profile"
	tagHint    = "remove the tag; answers are taken as they are written"
)

// answer reads the answer to one input; NotAsked where it is empty or wrong.
func (w *walker) answer(in *profile.Input, n *yaml.Node) profile.Answer {
	isSet := in.Kind == profile.Set
	switch {
	case !w.plain(n) || empty(n):
		return profile.Answer{}
	case n.Kind == yaml.SequenceNode && isSet:
		return w.members(in, n)
	case n.Kind == yaml.ScalarNode:
		return w.scalar(in, n)
	case isSet:
		w.at(n, "write a list such as [a, b], or [] for none", "%s takes a list of answers, not %s", in.ID, what(n))
	default:
		w.at(n, "write one answer after "+in.ID+":", "%s takes one answer, not %s", in.ID, what(n))
	}
	return profile.Answer{}
}

func (w *walker) scalar(in *profile.Input, n *yaml.Node) profile.Answer {
	a, err := w.catalogue.Parse(in, n.Value)
	if err != nil {
		w.refused(n, err)
	}
	return a
}

// members reads the list of a set. A list of one may hold what stands for the
// whole answer, "none" or "unknown".
func (w *walker) members(in *profile.Input, n *yaml.Node) profile.Answer {
	if len(n.Content) == 1 && n.Content[0].Kind == yaml.ScalarNode && !empty(n.Content[0]) {
		if !w.plain(n.Content[0]) {
			return profile.Answer{}
		}
		return w.scalar(in, n.Content[0])
	}
	var ids []string
	for _, item := range n.Content {
		if w.full() {
			break
		}
		if !w.plain(item) {
			continue
		}
		if item.Kind != yaml.ScalarNode {
			w.at(item, "", "%s takes a list of answers, not %s in a list", in.ID, what(item))
			continue
		}
		id, err := in.Member(item.Value)
		if empty(item) {
			_, err = in.Member("")
		}
		if err != nil {
			w.refused(item, err)
		}
		ids = append(ids, id)
	}
	return in.SetOf(ids)
}

// plain notes what YAML can do and a profile need not: aliases, anchors, tags.
// A reader of the file would have to resolve them in the head.
func (w *walker) plain(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		w.at(n, writeOut, "aliases are not allowed in a profile")
	case n.Anchor != "":
		w.at(n, "remove &"+strings.Trim(profile.Quote(n.Anchor), `"`), "anchors are not allowed in a profile")
	case n.Style&yaml.TaggedStyle != 0 || n.Tag == "!":
		w.at(n, tagHint, tagMessage)
	default:
		return true
	}
	return false
}

// empty tells an answer that was left out: nothing, ~, null or blank text.
func empty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || strings.TrimSpace(n.Value) == "")
}

// what names a node's kind for a message.
func what(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a mapping"
	}
	return "one text"
}
