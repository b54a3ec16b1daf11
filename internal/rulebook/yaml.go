package rulebook

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"

	yaml "go.yaml.in/yaml/v4"
)

// text is a scalar with its place. It keeps what the file says: 010 stays "010".
type text struct {
	s   string
	pos Pos // File is filled in by whoever knows it
}

// UnmarshalYAML reads any scalar as its source text.
func (t *text) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.ScalarNode {
		return errors.New("one value is expected here, not a list or a mapping")
	}
	*t = text{n.Value, Pos{Line: n.Line, Column: n.Column}}
	return nil
}

// texts is a list of scalars; one scalar stands for a list of one.
type texts []text

// UnmarshalYAML reads a list of scalars or a single one.
func (ts *texts) UnmarshalYAML(n *yaml.Node) error {
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	*ts = make(texts, len(nodes))
	for i, item := range nodes {
		if err := (*ts)[i].UnmarshalYAML(item); err != nil {
			return err
		}
	}
	return nil
}

func (ts texts) strings() []string {
	out := make([]string, len(ts))
	for i := range ts {
		out[i] = ts[i].s
	}
	return out
}

// pair is one entry of a mapping whose keys are data: an input, a column, a weight.
type pair struct {
	key    text
	values texts
	list   bool // the value was written as a list
}

// value returns the one value, or the first of a list; an empty list has none.
func (p pair) value() text {
	if len(p.values) == 0 {
		return text{pos: p.key.pos}
	}
	return p.values[0]
}

// pairs is such a mapping, in the file's order.
type pairs []pair

// UnmarshalYAML reads a mapping of scalars to scalars or lists of scalars.
func (ps *pairs) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return errors.New("a mapping is expected here")
	}
	for i := 0; i < len(n.Content); i += 2 {
		var p pair
		if err := p.key.UnmarshalYAML(n.Content[i]); err != nil {
			return err
		}
		if err := p.values.UnmarshalYAML(n.Content[i+1]); err != nil {
			return fmt.Errorf("%s: %w", p.key.s, err)
		}
		p.list = n.Content[i+1].Kind == yaml.SequenceNode
		*ps = append(*ps, p)
	}
	return nil
}

// decode reads one file strictly into out and reports every complaint with its place.
func decode(fsys fs.FS, file string, out any, faults *Faults) []byte {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		faults.add(Pos{File: file}, "", "cannot be read: %v", errors.Unwrap(err))
		return nil
	}
	if err := yaml.Load(data, out, yaml.WithKnownFields()); err != nil {
		yamlFaults(file, err, faults)
	}
	return data
}

func yamlFaults(file string, err error, faults *Faults) {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			faults.add(Pos{file, e.Mark.Line, e.Mark.Column}, "", "%s", plain(e.Message))
		}
	case errors.As(err, &one):
		faults.add(Pos{file, one.Mark.Line, one.Mark.Column}, "", "%s", plain(one.Message))
	default:
		faults.add(Pos{File: file}, "", "%v", err)
	}
}

var (
	unknownField = regexp.MustCompile(`^field (\S+) not found in type .*`)
	goTypes      = regexp.MustCompile(` into \S*$`)
	yamlPrefix   = regexp.MustCompile(`^yaml: `)
)

// plain takes the Go out of a message of the YAML library.
func plain(message string) string {
	message = unknownField.ReplaceAllString(message, `key "$1" is not known here`)
	message = goTypes.ReplaceAllString(message, " here")
	return yamlPrefix.ReplaceAllString(message, "")
}
