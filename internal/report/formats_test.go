package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

type printer func(*bytes.Buffer, recommendation.Recommendation) error

func printed(t *testing.T, print printer, r recommendation.Recommendation) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := print(&buf, r); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func asJSON(b *bytes.Buffer, r recommendation.Recommendation) error { return JSON(b, r) }
func asYAML(b *bytes.Buffer, r recommendation.Recommendation) error { return YAML(b, r) }
func asMarkdown(b *bytes.Buffer, r recommendation.Recommendation) error {
	return Markdown(b, Dossier{Recommendation: r})
}

func TestGoldenFormats(t *testing.T) {
	compare(t, "testdata/memo.md", printed(t, asMarkdown, acme()))
	compare(t, "testdata/bare.md", printed(t, asMarkdown, bare()))
	compare(t, "testdata/bare.json", printed(t, asJSON, bare()))
	compare(t, "testdata/bare.yaml", printed(t, asYAML, bare()))
}

func TestJSONKeepsWhatItIsGiven(t *testing.T) {
	r := acme()
	r.Name = "R&D <Ltd> \u2028 \x1b[31m"
	out := printed(t, asJSON, r)
	if !bytes.Contains(out, []byte(`"name": "R&D <Ltd>`)) || bytes.ContainsRune(out, '\x1b') || !bytes.HasSuffix(out, []byte("}\n")) {
		t.Errorf("got %.200s", out)
	}
	var back recommendation.Recommendation
	if err := json.Unmarshal(out, &back); err != nil || back.Name != r.Name {
		t.Errorf("got %q, %v", back.Name, err)
	}
}

func TestYAMLIsTheJSON(t *testing.T) {
	tricky := []string{
		"yes", "No", "on", "y", "null", "~", "", "010", "0x1F", "1e3", "1_000", "1:30", ".inf", "2026-01-01", "=", "<<", "true",
		"a: b", "- x", "# c", " lead", "trail ", "a\nb\n", "\ta", "%x", "@a", "`", "'", `"`, "!t", "&a", "*a", "{", "[", "? a", "|", ">",
		"\x00", "\x1b[1m", "\u0085", "\u2028", "\ufeffb", "\u202e", "😀", "---", "...", "a\r\nb", strings.Repeat("long words ", 100),
	}
	for _, s := range append(tricky, hostile...) {
		r := acme()
		r.Name, r.Summary, r.Answers[0].Value = s, []string{s, s + "x"}, []string{s}
		var fromJSON, fromYAML any
		if err := json.Unmarshal(printed(t, asJSON, r), &fromJSON); err != nil {
			t.Fatal(err)
		}
		doc := printed(t, asYAML, r)
		if err := yaml.Load(doc, &fromYAML); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if diff := cmp.Diff(fromJSON, throughJSON(t, fromYAML)); diff != "" {
			t.Errorf("%q: %s", s, diff)
		}
	}
}

// throughJSON makes the numbers of two decoders alike.
func throughJSON(t *testing.T, v any) any {
	t.Helper()
	doc, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(doc, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestYAMLKeepsTheOrder(t *testing.T) {
	var last int
	doc := string(printed(t, asYAML, acme()))
	for _, key := range []string{"schema:", "name:", "structure:", "headline:", "decisions:", "reasons:", "answers:", "limits:", "rulebook:", "program:"} {
		at := strings.Index(doc, "\n"+key)
		if key != "schema:" && at <= last {
			t.Errorf("%s is not where JSON has it", key)
		}
		last = at
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteErrorsAreReturned(t *testing.T) {
	for name, err := range map[string]error{
		"json": JSON(fullDisk{}, acme()), "yaml": YAML(fullDisk{}, acme()),
		"text": Text(fullDisk{}, acme(), TextOptions{}), "markdown": Markdown(fullDisk{}, Dossier{Recommendation: acme()}),
	} {
		if err == nil {
			t.Errorf("%s: a write that failed is not reported", name)
		}
	}
}
