package intake

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// maxDepth is far more nesting than a profile has, which is one level and the
// members of a set.
const maxDepth = 16

// load returns the first document of data as nodes, which keep their places and
// their source text, and what is wrong with the file around it. The document is
// nil where there is none to look at.
func load(data []byte) (*yaml.Node, []Problem) {
	data, fault := decode(data)
	if fault != nil {
		return nil, []Problem{*fault}
	}
	if data, fault = embedded(data); fault != nil {
		return nil, []Problem{*fault}
	}
	data = joinSurrogates(data)
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		return nil, []Problem{explain(err, data)}
	}
	var first, second yaml.Node
	if err := loader.Load(&first); errors.Is(err, io.EOF) {
		return nil, []Problem{emptyProfile()}
	} else if err != nil {
		return nil, []Problem{explain(err, data)}
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		return &first, nil
	case err != nil:
		return &first, []Problem{explain(err, data)}
	}
	return &first, []Problem{{
		Line: second.Line, Column: second.Column,
		Message: "a second document begins here", Hint: oneCompany,
	}}
}

const oneCompany = "a profile holds one company; give each a file of its own"

func emptyProfile() Problem {
	return Problem{Line: 1, Column: 1, Message: "the profile is empty", Hint: "csuite inputs --template prints one to fill in"}
}
