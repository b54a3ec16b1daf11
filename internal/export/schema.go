// Package export writes the rulebook in forms that other programs read, so that
// a question, an answer or a rule never has to be typed a second time.
//
// It adds no knowledge: everything printed comes from the rulebook. Begin with
// ProfileSchema and ProfileTemplate.
package export

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/csuite-advisor/csuite/internal/profile"
)

const (
	draft   = "https://json-schema.org/draft/2020-12/schema"
	unknown = "unknown" // asked, and nobody could say
	number  = `^\s*[<>≥≤~]?=?\s*[0-9]`
)

// ProfileSchema returns the JSON Schema (draft 2020-12) of a profile, indented,
// with a final newline. It asks for the canonical spelling of every answer, which
// editors then offer; csuite itself also understands labels, aliases and codes.
func ProfileSchema(c *profile.Catalogue) ([]byte, error) {
	s := &jsonschema.Schema{
		Schema: draft,
		Title:  "csuite profile",
		Description: "What is known about one company. Every answer may be left out; " +
			"\"unknown\" says that somebody was asked and could not tell.",
		Type:                 "object",
		Properties:           map[string]*jsonschema.Schema{"name": {Type: "string", Description: "The company's name, for the heading."}},
		PropertyOrder:        append(append([]string{"name"}, c.IDs()...), profile.SelfAssessedKey),
		AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}},
	}
	for i := range c.Inputs {
		s.Properties[c.Inputs[i].ID] = inputSchema(&c.Inputs[i])
	}
	s.Properties[profile.SelfAssessedKey] = assessedSchema(c)
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("making the schema of a profile: %w", err)
	}
	return append(data, '\n'), nil
}

// assessedSchema returns the schema of the list of self-assessed answers.
func assessedSchema(c *profile.Catalogue) *jsonschema.Schema {
	ids := &jsonschema.Schema{}
	for _, id := range c.IDs() {
		ids.Enum = append(ids.Enum, id)
	}
	return &jsonschema.Schema{
		Title:       profile.SelfAssessed,
		Description: "Inputs whose answers csuite ask found by plain statements.",
		Type:        "array", UniqueItems: true, Items: ids,
	}
}

func inputSchema(in *profile.Input) *jsonschema.Schema {
	s := &jsonschema.Schema{Title: in.Label, Description: in.Question}
	switch in.Kind {
	case profile.Number:
		least := float64(in.Min)
		s.AnyOf = []*jsonschema.Schema{
			{Type: "integer", Minimum: &least},
			{Type: "string", Pattern: number, Description: `such as "1,200", "1k", "201-500" or "10,000+"`},
			constant(unknown, "", ""),
		}
	case profile.Set:
		s.AnyOf = []*jsonschema.Schema{
			{Type: "array", UniqueItems: true, Items: &jsonschema.Schema{AnyOf: values(in)}},
			constant(unknown, "", ""),
		}
	default:
		s.AnyOf = append(values(in), constant(unknown, "", ""))
	}
	return s
}

// values returns a schema for each value, and for the numbers and truth values
// that stand for one.
func values(in *profile.Input) []*jsonschema.Schema {
	var all []*jsonschema.Schema
	for _, v := range in.Values {
		all = append(all, constant(v.ID, v.Label, v.Definition))
		for _, alias := range v.Aliases {
			if n, err := strconv.Atoi(alias); err == nil {
				all = append(all, constant(n, v.Label, ""))
			}
		}
		switch v.ID {
		case "yes":
			all = append(all, constant(true, v.Label, ""))
		case "no":
			all = append(all, constant(false, v.Label, ""))
		}
	}
	return all
}

func constant(value any, title, description string) *jsonschema.Schema {
	return &jsonschema.Schema{Const: &value, Title: title, Description: description}
}
