package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

var update = flag.Bool("update", false, "write golden files and docs/recommendation.schema.json anew")

const schemaFile = "../../docs/recommendation.schema.json"

// The schema is generated here and not in the program: it is a document about the
// types, which can't change while the program runs.
func generateSchema(t *testing.T) []byte {
	t.Helper()
	types := structs(reflect.TypeFor[recommendation.Recommendation](), nil)
	defs := map[string]*jsonschema.Schema{}
	for _, typ := range types {
		defs[typ.Name()] = schemaOf(t, typ, types)
	}
	root := defs["Recommendation"]
	delete(defs, "Recommendation")
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.ID = "https://github.com/csuite-advisor/csuite/docs/recommendation.schema.json"
	root.Title = "csuite recommendation"
	root.Description = "What csuite recommend prints as JSON for one company. Later versions may add properties; none listed here will go or change its meaning under this schema id."
	root.Defs = defs
	doc, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(doc, '\n')
}

// structs returns typ and every struct type that it is made of.
func structs(typ reflect.Type, found []reflect.Type) []reflect.Type {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		return structs(typ.Elem(), found)
	case reflect.Struct:
		for _, seen := range found {
			if seen == typ {
				return found
			}
		}
		found = append(found, typ)
		for i := range typ.NumField() {
			found = structs(typ.Field(i).Type, found)
		}
	}
	return found
}

// schemaOf describes one type; the other types become references.
func schemaOf(t *testing.T, typ reflect.Type, types []reflect.Type) *jsonschema.Schema {
	t.Helper()
	refs := map[reflect.Type]*jsonschema.Schema{}
	for _, other := range types {
		refs[other] = &jsonschema.Schema{Ref: "#/$defs/" + other.Name()}
	}
	delete(refs, typ)
	for i := range typ.NumField() {
		if typ.Field(i).Anonymous {
			delete(refs, typ.Field(i).Type)
		}
	}
	s, err := jsonschema.ForType(typ, &jsonschema.ForOptions{TypeSchemas: refs})
	if err != nil {
		t.Fatal(err)
	}
	s.AdditionalProperties = nil // a later version may add some
	for name, property := range s.Properties {
		s.Properties[name] = described(t, typ, name, property)
	}
	return s
}

func described(t *testing.T, typ reflect.Type, name string, s *jsonschema.Schema) *jsonschema.Schema {
	t.Helper()
	switch {
	case len(s.Types) == 2 && s.Types[1] == "array": // the contract: lists are never null
		s.Type, s.Types = "array", nil
	case s.Ref != "" && s.Types != nil:
		s = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Ref: s.Ref}, {Type: "null"}}}
	case reflect.DeepEqual(s, &jsonschema.Schema{}): // any
		s = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{
			{Types: []string{"string", "integer", "null"}},
			{Type: "array", Items: &jsonschema.Schema{Type: "string"}},
		}}
	}
	key := typ.Name() + "." + name
	s.Description = descriptions[key]
	if s.Description == "" && typ.Name() == "Reason" {
		s.Description = descriptions["Evidence."+name]
	}
	if s.Description == "" {
		t.Errorf("%s has no description in schema_words_test.go", key)
	}
	if values := fixed[name]; values != nil && s.Type == "string" {
		s.Enum = values
	}
	return s
}

func TestSchemaIsUpToDate(t *testing.T) {
	compare(t, schemaFile, generateSchema(t))
}

func compileSchema(t *testing.T) *validator.Schema {
	t.Helper()
	doc, err := validator.UnmarshalJSON(bytes.NewReader(generateSchema(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("recommendation.json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("recommendation.json")
}

func TestOutputFitsSchema(t *testing.T) {
	schema := compileSchema(t)
	nothing := recommendation.Recommendation{Schema: "csuite.recommendation/1"}
	for name, r := range map[string]recommendation.Recommendation{"acme": acme(), "bare": bare(), "nothing": nothing} {
		doc, err := encodeJSON(r)
		if err != nil {
			t.Fatal(err)
		}
		v, err := validator.UnmarshalJSON(bytes.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		err = schema.Validate(v)
		if name == "nothing" {
			if err == nil {
				t.Error("a document without a structure passes")
			}
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefusesFaults(t *testing.T) {
	schema := compileSchema(t)
	doc, err := encodeJSON(acme())
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range []struct{ old, new string }{
		{`"closeness": "toss-up"`, `"closeness": "maybe"`},
		{`"closeness": "toss-up"`, `"nearness": "toss-up"`},
		{`"points": 1`, `"points": "one"`},
		{`"state": "not-asked"`, `"state": "not asked"`},
		{`"basis": "inference"`, `"basis": "rumour"`},
		{`"level": "manager"`, `"level": "middle manager"`},
		{`"structure": "combined"`, `"structure": ["combined"]`},
		{`"to": 250`, `"to": {"headcount": 250}`},
		{`"evidence_for": []`, `"evidence_for": null`},
		{`"schema": "csuite.recommendation/1"`, `"schema": "csuite.recommendation/2"`},
	} {
		broken := strings.Replace(string(doc), fault.old, fault.new, 1)
		if broken == string(doc) {
			t.Fatalf("the fixture has no %s", fault.old)
		}
		v, err := validator.UnmarshalJSON(strings.NewReader(broken))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(v) == nil {
			t.Errorf("%s passes", fault.new)
		}
	}
}

// compare checks got against a file, or writes the file with -update.
func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is out of date: go test ./internal/report -update\n%s", file, firstDifference(string(want), string(got)))
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "first difference:\n- " + a[i] + "\n+ " + b[i]
		}
	}
	return "one is longer than the other"
}
