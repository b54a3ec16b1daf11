package intake_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	. "github.com/csuite-advisor/csuite/internal/intake"
)

// faults holds profiles with one fault each, and the place and the message that
// it gives, up to the hint's line.
var faults = []struct{ what, in, want, hint string }{
	{"misspelt value", "name: Acme\nindustry: retial\n", `2:11: industry "retial" is not known`, `did you mean "retail"? csuite inputs industry lists them`},
	{"misspelt value after accents", "{name: ééé, industry: retial}", `1:23: industry "retial" is not known`, `did you mean "retail"? csuite inputs industry lists them`},
	{"misspelt key", "headcont: 5\n", `1:1: input "headcont" is not known`, `did you mean "headcount"? csuite inputs lists them`},
	{"misspelt name", "nam: 5\n", `1:1: input "nam" is not known`, `did you mean "name"? csuite inputs lists them`},
	{"unknown key", "turnover: 5\n", `1:1: input "turnover" is not known`, `csuite inputs lists them`},
	{"alias as key", "Employees: 5\n", `1:1: input "Employees" is not known`, `write "headcount", which is its id`},
	{"label as key", "Digital Maturity: 4\n", `1:1: input "Digital Maturity" is not known`, `write "digital_maturity", which is its id`},
	{"id in capitals as key", "HEADCOUNT: 4\n", `1:1: input "HEADCOUNT" is not known`, `write "headcount", which is its id`},
	{"empty key", "'': 4\n", `1:1: a key must be the id of an input`, `csuite inputs lists the inputs`},
	{"no key", ": 4\n", `1:1: a key must be the id of an input`, `csuite inputs lists the inputs`},
	{"list as key", "[a]: 4\n", `1:1: a key must be the id of an input`, `csuite inputs lists the inputs`},
	{"comma in flow", "{headcount: 1,200}", `1:15: input "200" is not known`, `csuite inputs lists them`},
	{"zero", "headcount: 0\n", `1:12: headcount "0" is less than 1`, numberHint},
	{"negative", "headcount: -5\n", `1:12: headcount "-5" is less than 1`, numberHint},
	{"fraction", "headcount: 12.5\n", `1:12: headcount "12.5" is not a whole number or a range of two`, numberHint},
	{"huge", "headcount: 1e400\n", `1:12: headcount "1e400" is not a whole number or a range of two`, numberHint},
	{"many", "headcount: many\n", `1:12: headcount "many" is not a whole number or a range of two`, numberHint},
	{"not a number", "headcount: .nan\n", `1:12: headcount ".nan" is not a whole number or a range of two`, numberHint},
	{"a bool for a number", "headcount: true\n", `1:12: headcount "true" is not a whole number or a range of two`, numberHint},
	{"off the scale", "digital_maturity: 7\n", `1:19: digital_maturity "7" is not known`, `write formalized, strategic or unknown`},
	{"a date", "industry: 2026-01-01\n", `1:11: industry "2026-01-01" is not known`, `csuite inputs industry lists them`},
	{"duplicate key", "headcount: 5\nindustry: media\nheadcount: 6\n", `3:1: "headcount" is given twice`, `line 1 has it already; keep one of them`},
	{"duplicate key quoted", "headcount: 5\n\"headcount\": 5\n", `2:1: "headcount" is given twice`, `line 1 has it already; keep one of them`},
	{"duplicate name", "name: a\nname: a\n", `2:1: "name" is given twice`, `line 1 has it already; keep one of them`},
	{"duplicate key in JSON", `{"headcount": 5, "headcount": 6}`, `1:18: "headcount" is given twice`, `line 1 has it already; keep one of them`},
	{"duplicate key after an empty one", "headcount:\nheadcount: 5\n", `2:1: "headcount" is given twice`, `line 1 has it already; keep one of them`},
	{"two documents", "headcount: 5\n---\nheadcount: 6\n", `2:1: a second document begins here`, oneCompanyHint},
	{"two JSON values", "{\"headcount\": 5}\n{\"headcount\": 6}\n", `2:1: the profile has ended before this`, oneCompanyHint},
	{"alias", "headcount: 5\nindustry: *x\n", `2:11: aliases are not allowed in a profile`, `write the answer out where it is wanted`},
	{"anchor", "headcount: &x 5\n", `1:12: anchors are not allowed in a profile`, `remove &x`},
	{"anchored key", "&x headcount: 5\n", `1:1: anchors are not allowed in a profile`, `remove &x`},
	{"anchored profile", "&x {headcount: 5}\n", `1:1: anchors are not allowed in a profile`, `remove &x`},
	{"anchored member", "symptoms: [duplicate-tools, &x fragmented-journeys]\n", `1:29: anchors are not allowed in a profile`, `remove &x`},
	{"anchored only member", "symptoms: [&x duplicate-tools]\n", `1:12: anchors are not allowed in a profile`, `remove &x`},
	{"merge key", "<<: {headcount: 5}\n", `1:1: merge keys are not allowed in a profile`, `write the answer out where it is wanted`},
	{"standard tag", "headcount: !!int 5\n", `1:12: tags are not allowed in a profile`, `remove the tag; answers are taken as they are written`},
	{"own tag", "headcount: !foo 5\n", `1:12: tags are not allowed in a profile`, `remove the tag; answers are taken as they are written`},
	{"bare tag", "headcount: ! 5\n", `1:12: tags are not allowed in a profile`, `remove the tag; answers are taken as they are written`},
	{"undefined tag", "headcount: !h!x 5\n", `1:12: tags are not allowed in a profile`, `remove the tag; answers are taken as they are written`},
	{"deep nesting", "headcount: " + strings.Repeat("[", 100_000), `1:28: the nesting is too deep`, `a profile is a flat list of inputs`},
	{"deep block nesting", strings.Repeat("- ", 100_000), `1:33: the nesting is too deep`, `a profile is a flat list of inputs`},
	{"list for a number", "headcount: [5, 6]\n", `1:12: headcount takes one answer, not a list`, `write one answer after headcount:`},
	{"list of one for a choice", "industry:\n- retail\n", `2:1: industry takes one answer, not a list`, `write one answer after industry:`},
	{"mapping for a choice", "industry: {retail: yes}\n", `1:11: industry takes one answer, not a mapping`, `write one answer after industry:`},
	{"mapping for a set", "symptoms: {duplicate-tools: yes}\n", `1:11: symptoms takes a list of answers, not a mapping`, `write a list such as [a, b], or [] for none`},
	{"list in a set", "symptoms: [[duplicate-tools]]\n", `1:12: symptoms takes a list of answers, not a list in a list`, ``},
	{"mapping in a set", "symptoms:\n- duplicate-tools: yes\n", `2:3: symptoms takes a list of answers, not a mapping in a list`, ``},
	{"misspelt member", "symptoms: [fragmented-journeys, duplicat-tools]\n", `1:33: symptoms "duplicat-tools" is not known`, `did you mean "duplicate-tools"? csuite inputs symptoms lists them`},
	{"none beside others", "symptoms: [none, duplicate-tools]\n", `1:12: symptoms "none" cannot stand beside other answers`, `write it alone, or leave it out`},
	{"unknown beside others", "symptoms: [duplicate-tools, unknown]\n", `1:29: symptoms "unknown" cannot stand beside other answers`, `write it alone, or leave it out`},
	{"empty member", "symptoms: [duplicate-tools, '']\n", `1:29: symptoms has an empty member`, `write duplicate-tools, fragmented-journeys or unknown`},
	{"only an empty member", "symptoms: [~]\n", `1:12: symptoms has an empty member`, `write duplicate-tools, fragmented-journeys or unknown`},
	{"list for a name", "name: [Acme]\n", `1:7: name takes one text, not a list`, ``},
	{"long name", "name: " + strings.Repeat("é", 201) + "\n", `1:7: name "` + strings.Repeat("é", 60) + `…" is longer than 200 characters`, ``},
	{"text for self-assessed", "born_digital: yes\nself_assessed: born_digital\n", `2:16: self_assessed takes a list of inputs, not one text`, `write a list such as [digital_maturity]`},
	{"mapping for self-assessed", "self_assessed: {born_digital: yes}\n", `1:16: self_assessed takes a list of inputs, not a mapping`, `write a list such as [digital_maturity]`},
	{"self-assessed input misspelt", "born_digital: yes\nself_assessed: [borndigital]\n", `2:17: input "borndigital" is not known`, `write "born_digital", which is its id`},
	{"self-assessed without an answer", "self_assessed: [headcount, born_digital]\nheadcount: 5\n", `1:28: born_digital has no answer that could be self-assessed`, `answer it, or take it off the list`},
	{"self-assessed and empty", "self_assessed: [born_digital]\nborn_digital:\n", `1:17: born_digital has no answer that could be self-assessed`, `answer it, or take it off the list`},
	{"self-assessed and unknown", "self_assessed: [born_digital]\nborn_digital: unknown\n", `1:17: born_digital has no answer that could be self-assessed`, `answer it, or take it off the list`},
	{"self-assessed and wrong", "self_assessed: [headcount]\nheadcount: 0\n", `2:12: headcount "0" is less than 1`, numberHint},
	{"self-assessed twice", "headcount: 5\nself_assessed: [headcount]\nself_assessed: []\n", `3:1: "self_assessed" is given twice`, `line 2 has it already; keep one of them`},
	{"list among the self-assessed", "headcount: 5\nself_assessed: [[headcount]]\n", `2:17: self_assessed takes the ids of inputs`, `csuite inputs lists the inputs`},
	{"nothing among the self-assessed", "headcount: 5\nself_assessed: [~]\n", `2:17: self_assessed takes the ids of inputs`, `csuite inputs lists the inputs`},
	{"misspelt self-assessed", "self_assesed: []\n", `1:1: input "self_assesed" is not known`, `did you mean "self_assessed"? csuite inputs lists them`},
	{"NUL in a name", "name: \"a\\0b\"\n", `1:7: name "a\x00b" holds a NUL character`, ``},
	{"NUL", "name: a\nheadcount: \x005\n", `2:12: control character U+0000 is not allowed`, `remove it; a profile is plain text`},
	{"escape character", "name: a\x1b\n", `1:8: control character U+001B is not allowed`, `remove it; a profile is plain text`},
	{"bad UTF-8", "name: é\nindustry: é\xff\n", `2:13: byte 0xFF is not UTF-8`, `save the file as UTF-8`},
	{"Latin-1", "name: Caf\xe9\n", `1:10: byte 0xE9 is not UTF-8`, `save the file as UTF-8`},
	{"cut-off UTF-8", "name: \xc3", `1:7: byte 0xC3 is not UTF-8`, `save the file as UTF-8`},
	{"surrogate in UTF-8", "name: \xed\xa0\x80\n", `1:7: byte 0xED is not UTF-8`, `save the file as UTF-8`},
	{"UTF-16, little end first", "\xff\xfen\x00a\x00", `1:1: the file is UTF-16`, `save the file as UTF-8`},
	{"UTF-16, big end first", "\xfe\xff\x00n\x00a", `1:1: the file is UTF-16`, `save the file as UTF-8`},
	{"UTF-16 without a mark", "n\x00a\x00m\x00", `1:1: the file is UTF-16`, `save the file as UTF-8`},
	{"empty", "", `1:1: the profile is empty`, emptyHint},
	{"blank", " \n\n", `1:1: the profile is empty`, emptyHint},
	{"only a byte order mark", "\ufeff", `1:1: the profile is empty`, emptyHint},
	{"only comments", "# headcount: 5\n", `1:1: the profile is empty`, emptyHint},
	{"only a marker", "---\n", `1:1: the profile is empty`, emptyHint},
	{"null", "null", `1:1: the profile is empty`, emptyHint},
	{"list at the top", "- headcount: 5\n", `1:1: a profile is a mapping of inputs to answers, not a list`, oneCompanyHint},
	{"JSON array", `[{"headcount": 5}]`, `1:1: a profile is a mapping of inputs to answers, not a list`, oneCompanyHint},
	{"text at the top", "headcount:5\n", `1:1: a profile is a mapping of inputs to answers, not "headcount:5"`, `a line is written input: answer, with a space after the colon`},
	{"colon in text", "name: Acme: the firm\n", `1:11: ":" cannot stand here`, `put text that holds ": " in quotes, and begin every line at the left edge`},
	{"missing colon", "headcount 12\nindustry: retail\n", `2:9: ":" cannot stand here`, `put text that holds ": " in quotes, and begin every line at the left edge`},
	{"missing last colon", "headcount: 12\nindustry\n", `2:1: ":" is missing after this`, `a line is written input: answer`},
	{"open list", "symptoms: [duplicate-tools\n", `2:1: "," or "]" is missing`, `it belongs to what begins in line 1, column 11`},
	{"missing comma", `{"headcount": 1 "name": "a"}`, `1:23: "," or "}" is missing`, `it belongs to what begins in line 1, column 1`},
	{"open quote", "name: 'Acme\nheadcount: 5\n", `1:7: this quote is not closed`, ``},
	{"apostrophe in quotes", "name: 'it's'\n", `1:11: the line does not go on as it began`, `begin every line at the left edge, and close quotes at the end of the answer only`},
	{"tab as indent", "symptoms:\n\t- duplicate-tools\n", `2:1: a tab cannot indent a line`, `indent with spaces`},
	{"reserved character", "name: @acme\n", `1:7: "@" cannot begin an answer`, `put the answer in quotes`},
	{"greater than, not quoted", "headcount: >10000\n", `1:12: ">" cannot begin an answer`, `put the answer in quotes`},
	{"question mark, not quoted", "headcount: ?\n", `1:12: "?" cannot begin an answer`, `write unknown, or put the answer in quotes`},
	{"asterisk, not quoted", "headcount: *\n", `1:12: "*" cannot begin an answer`, `put the answer in quotes`},
	{"ampersand, not quoted", "name: & Sons\n", `1:7: "&" cannot begin an answer`, `put the answer in quotes`},
	{"unknown escape", `name: "C:\Users"`, `1:12: an escape in double quotes is not known`, `write \\ for a backslash`},
	{"half a surrogate pair", `{"name": "\ud83d"}`, `1:13: an escape in double quotes is not known`, `write \\ for a backslash`},
	{"dash without a list", "headcount: - 5\n", `1:12: "-" cannot stand here`, `a list begins on a line of its own`},
	{"a fault after a surrogate pair", `{"name": "\ud83d\ude00", "headcount": 0}`, `1:39: headcount "0" is less than 1`, numberHint},
}

const (
	numberHint     = "write it as 1200, 1,200, 1.2k, 201-500 or 10,000+"
	oneCompanyHint = "a profile holds one company; give each a file of its own"
	emptyHint      = "csuite inputs --template prints one to fill in"
)

func TestProfileFaults(t *testing.T) {
	for _, tc := range faults {
		p, err := Profile("p.yaml", strings.NewReader(tc.in), testCatalogue())
		if err == nil {
			t.Errorf("%s: accepted as %s", tc.what, written(p))
			continue
		}
		want := "p.yaml:" + tc.want
		if tc.hint != "" {
			want += "\nhint: " + tc.hint
		}
		if err.Error() != want {
			t.Errorf("%s:\n got %s\nwant %s", tc.what, err, want)
		}
		checkComplaint(t, err)
	}
}

// checkComplaint fails where an error of Profile could not be shown to anyone.
func checkComplaint(t *testing.T, err error) {
	t.Helper()
	var all *Errors
	if !errors.As(err, &all) || len(all.Problems) == 0 {
		t.Fatalf("%v is no *Errors", err)
	}
	for i, p := range all.Problems {
		if p.Line < 1 || p.Column < 1 {
			t.Errorf("%+v has no place", p)
		}
		if i > 0 && p.Line < all.Problems[i-1].Line {
			t.Errorf("%+v is out of order", p)
		}
		for _, text := range []string{p.Message, p.Hint} {
			if len(text) > 700 || strings.Contains(text, "yaml:") || strings.ContainsFunc(text, unprintable) {
				t.Errorf("%q cannot be shown", text)
			}
		}
	}
}

func unprintable(r rune) bool { return !unicode.IsPrint(r) }

func TestProfileReportsEverything(t *testing.T) {
	const in = `name: Acme
headcount: many
industry: retial
symptoms: [duplicate-tools, tools, none]
headcount: 5
turnover: 7
born_digital: [yes]
---
- x
`
	_, err := Profile("dir/acme.yaml", strings.NewReader(in), testCatalogue())
	const want = `dir/acme.yaml:2:12: headcount "many" is not a whole number or a range of two
hint: write it as 1200, 1,200, 1.2k, 201-500 or 10,000+
dir/acme.yaml:3:11: industry "retial" is not known
hint: did you mean "retail"? csuite inputs industry lists them
dir/acme.yaml:4:29: symptoms "tools" is not known
hint: write duplicate-tools, fragmented-journeys or unknown
dir/acme.yaml:4:36: symptoms "none" cannot stand beside other answers
hint: write it alone, or leave it out
dir/acme.yaml:5:1: "headcount" is given twice
hint: line 2 has it already; keep one of them
dir/acme.yaml:6:1: input "turnover" is not known
hint: csuite inputs lists them
dir/acme.yaml:7:15: born_digital takes one answer, not a list
hint: write one answer after born_digital:
dir/acme.yaml:8:1: a second document begins here
hint: a profile holds one company; give each a file of its own`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// An alias bomb is refused at its first anchor, not unfolded.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n")
	for i := 1; i < 12; i++ {
		id, before := string(rune('a'+i)), string(rune('a'+i-1))
		if i == 1 {
			before = "a0"
		}
		b.WriteString(id + ": &" + id + " [" + strings.Repeat("*"+before+",", 9) + "*" + before + "]\n")
	}
	b.WriteString("headcount: *l\n")
	_, err := Profile("p.yaml", strings.NewReader(b.String()), testCatalogue())
	checkComplaint(t, err)
	if !strings.Contains(err.Error(), "aliases are not allowed") {
		t.Errorf("got %v", err)
	}
}

func TestErrorsAreCountedPastFifty(t *testing.T) {
	_, err := Profile("p\x1b.yaml", strings.NewReader(strings.Repeat("x: 1\n", 60)), testCatalogue())
	if got := err.Error(); !strings.HasSuffix(got, "\n\"p\\x1b.yaml\": 10 problems more") {
		t.Errorf("got %s", got[len(got)-100:])
	}
}
