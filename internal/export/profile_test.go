package export_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/csuite-advisor/csuite/internal/export"
	"github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

func catalogue(t *testing.T) *profile.Catalogue {
	t.Helper()
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &rb.Catalogue
}

// A library that shares nothing with the one that wrote the schema reads it.
func compile(t *testing.T, c *profile.Catalogue) *jsonschema.Schema {
	t.Helper()
	data, err := export.ProfileSchema(c)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("profile.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("profile.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// What the schema accepts in its canonical spelling, csuite accepts; what it
// refuses here, csuite refuses.
func TestSchemaAgreesWithIntake(t *testing.T) {
	c := catalogue(t)
	schema := compile(t, c)
	profiles := map[string]bool{
		`{}`:                              true,
		`{"name": "A", "headcount": 3}`:   true,
		`{"headcount": "1,200"}`:          true,
		`{"headcount": "10,000+"}`:        true,
		`{"headcount": "unknown"}`:        true,
		`{"digital_maturity": 4}`:         true,
		`{"born_digital": true}`:          true,
		`{"symptoms": []}`:                true,
		`{"symptoms": "unknown"}`:         true,
		`{"headcount": 0}`:                false,
		`{"headcount": 12.5}`:             false,
		`{"headcount": "many"}`:           false,
		`{"digital_maturity": 7}`:         false,
		`{"industry": "retial"}`:          false,
		`{"hedcount": 3}`:                 false,
		`{"symptoms": ["nonsense"]}`:      false,
		`{"industry": ["retail"]}`:        false,
		`[{"headcount": 3}]`:              false,
		`{"headcount": {"exactly": 300}}`: false,
	}
	for i := range c.Inputs {
		for _, v := range c.Inputs[i].Values {
			answer := any(v.ID)
			if c.Inputs[i].Kind == profile.Set {
				answer = []string{v.ID}
			}
			doc, err := json.Marshal(map[string]any{c.Inputs[i].ID: answer})
			if err != nil {
				t.Fatal(err)
			}
			profiles[string(doc)] = true
		}
	}
	for text, want := range profiles {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); (err == nil) != want {
			t.Errorf("schema on %s: %v", text, err)
		}
		if _, err := intake.Profile("p.json", strings.NewReader(text), c); (err == nil) != want && text != "{}" {
			t.Errorf("intake on %s: %v", text, err)
		}
	}
}

// The template is a profile in which nobody was asked, and has every question.
func TestTemplate(t *testing.T) {
	c := catalogue(t)
	text := export.ProfileTemplate(c)
	p, err := intake.Profile("template.yaml", strings.NewReader(text), c)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Answers) != 0 || p.Name != "" {
		t.Errorf("the template answers %v", p)
	}
	for i := range c.Inputs {
		if !strings.Contains(text, "\n"+c.Inputs[i].ID+":\n") {
			t.Errorf("the template lacks %s", c.Inputs[i].ID)
		}
	}
}
