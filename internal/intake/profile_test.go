package intake_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	. "github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/profile"
)

func testCatalogue() *profile.Catalogue {
	yesNo := []profile.Value{{ID: "yes", Label: "yes"}, {ID: "partly", Label: "in part"}, {ID: "no", Label: "no"}}
	return &profile.Catalogue{
		IndustryInput: "industry",
		Inputs: []profile.Input{
			{ID: "headcount", Label: "head count", Kind: profile.Number, Min: 1, Aliases: []string{"employees"}},
			{ID: "industry", Label: "industry", Kind: profile.Choice, Values: []profile.Value{
				{ID: "software", Label: "software"},
				{ID: "it-services", Label: "IT services"},
				{ID: "healthcare", Label: "health care"},
				{ID: "retail", Label: "retail"},
				{ID: "media", Label: "media"},
			}},
			{ID: "digital_maturity", Label: "digital maturity", Kind: profile.Scale, Values: []profile.Value{
				{ID: "formalized", Aliases: []string{"3"}}, {ID: "strategic", Aliases: []string{"4"}},
			}},
			{ID: "born_digital", Label: "born digital", Kind: profile.Choice, Values: yesNo},
			{ID: "symptoms", Label: "symptoms", Kind: profile.Set, Values: []profile.Value{
				{ID: "duplicate-tools", Label: "duplicate tools"}, {ID: "fragmented-journeys", Label: "fragmented journeys"},
			}},
		},
		Industries: []profile.Industry{
			{ID: "software", NAICS: []string{"5132"}, ISIC: []string{"58.2"}, Names: []string{"SaaS"}},
			{ID: "it-services", NAICS: []string{"5415"}, ISIC: []string{"62"}},
		},
	}
}

// written prints what a profile holds, in the catalogue's order.
func written(p profile.Profile) string {
	parts := []string{p.Name}
	for _, id := range testCatalogue().IDs() {
		if a, ok := p.Answers[id]; ok {
			parts = append(parts, id+"="+a.String())
		}
	}
	return strings.Join(parts, " ")
}

func TestProfileAccepts(t *testing.T) {
	for _, tc := range []struct{ what, in, want string }{
		{"plain", "name: Acme\nheadcount: 1,200\nindustry: SaaS\n", "Acme headcount=1200 industry=software"},
		{"no final newline", "headcount: 5", " headcount=5"},
		{"byte order mark", "\ufeffheadcount: 5\n", " headcount=5"},
		{"CRLF", "name: Acme\r\nheadcount: 5\r\nsymptoms:\r\n- duplicate-tools\r\n", "Acme headcount=5 symptoms=[duplicate-tools]"},
		{"comments", "# a\nheadcount: 5 # b\n\n# c\n", " headcount=5"},
		{"document markers", "---\nheadcount: 5\n...\n# end\n", " headcount=5"},
		{"no octal", "headcount: 010\n", " headcount=10"},
		{"underscore", "headcount: 1_000\n", " headcount=1000"},
		{"range", "headcount: 201 – 500\n", " headcount=201-500"},
		{"open range", "headcount: 10,000+\n", " headcount=10000+"},
		{"yes", "born_digital: yes\n", " born_digital=yes"},
		{"true", "born_digital: true\n", " born_digital=yes"},
		{"NO", "born_digital: NO\n", " born_digital=no"},
		{"scale by number", "digital_maturity: 4\n", " digital_maturity=strategic"},
		{"quoted", "headcount: '7'\nborn_digital: \"no\"\n", " headcount=7 born_digital=no"},
		{"block text", "headcount: |\n  7\n", " headcount=7"},
		{"code", "industry: 62.01\n", " industry=it-services"},
		{"unknown", "headcount: unknown\nindustry: '?'\n", " headcount=unknown industry=unknown"},
		{"not asked", "headcount:\nindustry: ~\nborn_digital: null\nsymptoms: ''\nname:\n", ""},
		{"nothing answered", "{}\n", ""},
		{"set", "symptoms: [fragmented-journeys, duplicate-tools]\n", " symptoms=[duplicate-tools, fragmented-journeys]"},
		{"set of one text", "symptoms: duplicate tools\n", " symptoms=[duplicate-tools]"},
		{"set in one text", "symptoms: duplicate-tools|fragmented-journeys\n", " symptoms=[duplicate-tools, fragmented-journeys]"},
		{"set twice the same", "symptoms: [duplicate-tools, Duplicate Tools]\n", " symptoms=[duplicate-tools]"},
		{"empty set", "symptoms: []\n", " symptoms=[]"},
		{"set: none", "symptoms: none\n", " symptoms=[]"},
		{"set: list of none", "symptoms: [none]\n", " symptoms=[]"},
		{"set: unknown", "symptoms: unknown\n", " symptoms=unknown"},
		{"set: list of unknown", "symptoms: [unknown]\n", " symptoms=unknown"},
		{"name is text", "name: 010\n", "010"},
		{"name: null in quotes", "name: 'null'\n", "null"},
		{"name keeps escapes", "name: \"a\\e[31m\\u202eb\"\n", "a\x1b[31m\u202eb"},
		{"name of 200", "name: " + strings.Repeat("é", 200) + "\n", strings.Repeat("é", 200)},
		{
			"JSON", `{"name": "Acme", "headcount": 1200, "born_digital": true, "symptoms": ["duplicate-tools"], "industry": null}`,
			"Acme headcount=1200 born_digital=yes symptoms=[duplicate-tools]",
		},
		{"JSON with tabs", "\t{\n\t\"headcount\": \"1.5k\",\r\n\t\"symptoms\": []\n}\n", " headcount=1500 symptoms=[]"},
		{"JSON escapes", `{"name": "\ud83d\ude00 \\ud83d\u00e9\/\"", "headcount": 5}`, "😀 \\ud83dé/\" headcount=5"},
	} {
		p, err := Profile("p.yaml", strings.NewReader(tc.in), testCatalogue())
		if err != nil {
			t.Errorf("%s: %v", tc.what, err)
		} else if got := written(p); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.what, got, tc.want)
		}
	}
}

func TestProfileReadError(t *testing.T) {
	_, err := Profile("folder", iotest.ErrReader(io.ErrClosedPipe), testCatalogue())
	if !errors.Is(err, io.ErrClosedPipe) || err.Error() != "reading folder: "+io.ErrClosedPipe.Error() {
		t.Errorf("got %v", err)
	}
	if several := (*Errors)(nil); errors.As(err, &several) {
		t.Errorf("%v is no fault of the profile", err)
	}
}

// A file of the largest size is read, one byte more is not.
func TestProfileSize(t *testing.T) {
	fits := "headcount: 5\n#" + strings.Repeat(" ", MaxBytes-14)
	if _, err := Profile("p.yaml", strings.NewReader(fits), testCatalogue()); err != nil {
		t.Errorf("%d bytes: %v", len(fits), err)
	}
	_, err := Profile("p.yaml", strings.NewReader(fits+" "), testCatalogue())
	const want = "p.yaml: larger than 1 MiB, which no profile is\nhint: give each company a file of its own"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestSet(t *testing.T) {
	c := testCatalogue()
	start := profile.Profile{Name: "Acme", Answers: map[string]profile.Answer{"born_digital": {State: profile.Answered, Value: "yes"}}}
	for assignment, want := range map[string]string{
		"headcount=1,200":                "Acme headcount=1200 born_digital=yes",
		" headcount = >=50 ":             "Acme headcount=50+ born_digital=yes",
		"born_digital=no":                "Acme born_digital=no",
		"born_digital=":                  "Acme",
		"symptoms=":                      "Acme born_digital=yes",
		"symptoms=[]":                    "Acme born_digital=yes symptoms=[]",
		"name=A=B":                       "A=B born_digital=yes",
		"industry=unknown":               "Acme industry=unknown born_digital=yes",
		"headcount":                      "--set: \"headcount\" is not an assignment\nhint: write --set input=value",
		"headcount=many":                 "--set: headcount \"many\" is not a whole number or a range of two\nhint: write it as 1200, 1,200, 1.2k, 201-500 or 10,000+",
		"employees=5":                    "--set: input \"employees\" is not known\nhint: write \"headcount\", which is its id",
		"headcont=5":                     "--set: input \"headcont\" is not known\nhint: did you mean \"headcount\"? csuite inputs lists them",
		"=5":                             "--set: input \"\" is not known\nhint: csuite inputs lists them",
		"name=\x00":                      "--set: name \"\\x00\" holds a NUL character",
		"name=" + strings.Repeat("x", 9): "xxxxxxxxx born_digital=yes",
		"industry=retail\xff":            "--set: \"industry=retail\\xff\" is not UTF-8",
	} {
		p, err := Set(start, assignment, c)
		got := written(p)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", assignment, got, want)
		}
	}
	if written(start) != "Acme born_digital=yes" {
		t.Errorf("Set changed its argument to %s", written(start))
	}
	if p, err := Set(profile.Profile{}, "headcount=5", c); err != nil || written(p) != " headcount=5" {
		t.Errorf("on an empty profile: %v, %v", p, err)
	}
}
