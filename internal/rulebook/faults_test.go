package rulebook_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// Where the fixtures are edited.
const (
	book       = "rulebook.yaml"
	inputs     = "inputs.yaml"
	industries = "industries.yaml"
	sources    = "sources.yaml"
	guidance   = "guidance.yaml"
	seats      = "seats.yaml"
	invariants = "invariants.yaml"
	bond       = "evidence/technology_bond.yaml"
	itLoad     = "evidence/enterprise_it_load.yaml"
	marketing  = "choices/marketing.yaml"
	technology = "choices/technology.yaml"
	leader     = "choices/one_leader.yaml"
	holder     = "choices/holder_marketing.yaml"
	risks      = "lists/risks.yaml"
)

// TestSyntax: what is wrong with a file before its names are understood.
func TestSyntax(t *testing.T) {
	for _, b := range []bad{
		{
			name: "unknown key", edits: []edit{{bond, "adds: strong", "ads: strong"}},
			in: bond, at: "ads: strong", message: `key "ads" is not known here`,
		},
		{
			name: "unknown key inside an inlined part", edits: []edit{{marketing, "basis: inference", "bases: inference"}},
			in: marketing, at: "bases: inference", message: `key "bases" is not known here`,
		},
		{
			name: "key given twice", edits: []edit{{book, "structure: structure", "structure: structure\nstructure: bridge"}},
			in: book, at: "structure: structure\n§structure", message: `mapping key "structure" already defined at line …`,
		},
		{
			name: "two documents", edits: []edit{{book, "structure: structure", "structure: structure\n---\nname: other"}},
			in: book, message: "expected single document, found multiple",
		},
		{
			name: "a list for a value", edits: []edit{{book, "structure: structure", "structure: [structure]"}},
			in: book, at: "[structure]", message: "one value is expected here, not a list or a mapping",
		},
		{
			name: "a list for a when", edits: []edit{{bond, `when: {headcount: "< 50"}`, "when: [headcount]"}},
			in: bond, at: "[headcount]", message: "a mapping is expected here",
		},
		{
			name: "a mapping for a test", edits: []edit{{bond, `when: {headcount: "< 50"}`, "when: {headcount: {below: 50}}"}},
			in: bond, at: "{headcount: {below", message: "headcount: one value is expected here, not a list or a mapping",
		},
		{
			name: "a word for a number", edits: []edit{{guidance, "claims:", "claims:\n" + claim("Z01", "{paragraph: two, fingerprint: 0123456789abcdef}")}},
			in: guidance, at: "two, fingerprint", message: "cannot construct !!str `two` here", more: true,
		},
		{
			name: "no YAML", edits: []edit{{"lists/odd.yaml", "", "list: odd\n\tlabel: odd\n"}},
			in: "lists/odd.yaml", at: "\t", message: "found a tab character that violates indentation",
		},
		{
			name: "bytes that are no text", edits: []edit{{"lists/odd.yaml", "", "list: \xff\n"}},
			in: "lists/odd.yaml", message: "invalid leading UTF-8 octet (value: 255)",
		},
		{
			name: "a file that is missing", edits: []edit{{sources, whole, ""}},
			in: sources, message: "cannot be read: file does not exist", more: true,
		},
		{
			name: "a file that would not be read", edits: []edit{{"evidence/more.yml", "", "decision: more\n"}},
			in: "evidence/more.yml", message: "this file would not be read", hint: "rename it to end in .yaml",
		},
	} {
		t.Run(b.name, b.check)
	}
}

// claim is one more claim for guidance.yaml.
func claim(id, passage string) string {
	return "  - id: " + id + "\n    source: cto-magazine-2025\n    locator: nowhere\n    says: nothing\n    informs: [risks]\n" +
		"    direction: risk\n    strength: weak\n    passages:\n      - " + passage + "\n"
}

const passage = "{paragraph: 1, fingerprint: 0123456789abcdef}"

// TestNames: names that lead nowhere, and things that lack what they need.
func TestNames(t *testing.T) {
	for _, b := range []bad{
		{
			name: "a share without its sign", edits: []edit{{book, "warn_within: 10%", "warn_within: 10"}},
			in: book, at: "10\n", message: `"10" is no share`, hint: "write a whole number from 1 to 100 and a percent sign, as in 10%",
		},
		{
			name: "a share of everything and more", edits: []edit{{book, "warn_within: 10%", "warn_within: 101%"}},
			in: book, at: "101%", message: `"101%" is no share`, hint: "write a whole number from 1 to 100 and a percent sign, as in 10%",
		},
		{
			name: "unknown input", edits: []edit{{bond, `headcount: "< 50"`, `headcuont: "< 50"`}},
			in: bond, at: "headcuont", message: `input "headcuont" is not known`, hint: `did you mean "headcount"?`,
		},
		{
			name: "a band where only inputs may be tested", edits: []edit{{bond, `headcount: "< 50"`, `marketing_load: full`}},
			in: bond, at: "marketing_load", message: `input "marketing_load" is not known`,
		},
		{
			name: "unknown value", edits: []edit{{bond, "sensitive_data: core}", "sensitive_data: cor}"}},
			in: bond, at: "cor}", message: `value "cor" is not known`, hint: `did you mean "core"?`,
		},
		{
			name: "unknown band", edits: []edit{{marketing, "marketing_load: full", "marketing_load: ful"}},
			in: marketing, at: "ful}", message: `value "ful" is not known`, hint: `did you mean "full"?`,
		},
		{
			name: "unknown outcome tested", edits: []edit{{holder, "marketing: cmo}", "marketing: cmoo}"}},
			in: holder, at: "cmoo", message: `value "cmoo" is not known`, hint: `did you mean "cmo"?`,
		},
		{
			name: "unknown claim", edits: []edit{{bond, "cites: [A14]", "cites: [Q14]"}},
			in: bond, at: "Q14", message: `claim "Q14" is not known`, hint: `did you mean "A14"?`,
		},
		{
			name: "unknown outcome", edits: []edit{{marketing, "outcome: cmo", "outcome: cmmo"}},
			in: marketing, at: "cmmo", message: `outcome "cmmo" is not known`, hint: `did you mean "cmo"?`,
		},
		{
			name: "unknown outcome without sources", edits: []edit{{marketing, "without_sources: head-of-marketing", "without_sources: head-of-marketin"}},
			in: marketing, at: "head-of-marketin\n", message: `outcome "head-of-marketin" is not known`, hint: `did you mean "head-of-marketing"?`,
		},
		{
			name: "unknown weight", edits: []edit{{bond, "adds: strong", "adds: stronk"}},
			in: bond, at: "stronk", message: `weight "stronk" is not known`, hint: `did you mean "strong"?`,
		},
		{
			name: "unknown basis", edits: []edit{{bond, "basis: inference", "basis: inferences"}},
			in: bond, at: "inferences", message: `basis "inferences" is not known`, hint: `did you mean "inference"?`,
		},
		{
			name: "unknown hit policy", edits: []edit{{marketing, "hit_policy: unique", "hit_policy: uniqe"}},
			in: marketing, at: "uniqe", message: `hit policy "uniqe" is not known`, hint: `did you mean "unique"?`,
		},
		{
			name: "unknown mandate", edits: []edit{{holder, "mandate: marketing", "mandate: marketin"}},
			in: holder, at: "marketin\n", message: `mandate "marketin" is not known`, hint: `did you mean "marketing"?`, more: true,
		},
		{
			name: "unknown seat", edits: []edit{{holder, "{id: cmo}", "{id: cmoo}"}},
			in: holder, at: "cmoo", message: `seat "cmoo" is not known`, hint: `did you mean "cmo"?`, more: true,
		},
		{
			name: "unknown level", edits: []edit{{seats, "level: manager", "level: manger"}},
			in: seats, at: "manger", message: `level "manger" is not known`, hint: `did you mean "manager"?`,
		},
		{
			name: "unknown source", edits: []edit{{guidance, "source: cto-magazine-2025", "source: cto-magazine-2024"}},
			in: guidance, at: "cto-magazine-2024", message: `source "cto-magazine-2024" is not known`, hint: `did you mean "cto-magazine-2025"?`,
		},
		{
			name: "unknown kind", edits: []edit{{inputs, "kind: scale", "kind: scales"}},
			in: inputs, at: "scales", message: `kind "scales" is not known`, hint: `did you mean "scale"?`, more: true,
		},
		{
			name: "unknown control", edits: []edit{{inputs, "control: happens", "control: hapens"}},
			in: inputs, at: "hapens", message: `control "hapens" is not known`, hint: `did you mean "happens"?`,
		},
		{
			name: "industry assumes an unknown input", edits: []edit{{industries, "input: customers", "input: customer"}},
			in: industries, at: "input: §customer\n", message: `input "customer" is not known`, hint: `did you mean "customers"?`,
		},
		{
			name: "industry assumes an unknown value", edits: []edit{{industries, "value: businesses", "value: busineses"}},
			in: industries, at: "busineses", message: `customers "busineses" is not known`, hint: `did you mean "businesses"?`,
		},
		{
			name: "unknown column", edits: []edit{{risks, "early_sign: ", "early_sing: "}},
			in: risks, at: "early_sing", message: `column "early_sing" is not known`, hint: `did you mean "early_sign"?`, more: true,
		},
		{
			name: "missing column", edits: []edit{{risks, "      early_sign: ", "#     early_sign: "}},
			in: risks, at: "  - id: §", message: `entry "risk-two-jobs-in-one" lacks column "early_sign"`,
		},
		{
			name: "entry about no decision", edits: []edit{{risks, "    says:", "    about: [bridge, technologie]\n    says:"}},
			in: risks, at: "technologie", message: `decision "technologie" is not known`, hint: `did you mean "technology"?`,
		},
		{
			name: "evidence of no mandate", edits: []edit{{bond, "hit_policy: collect-sum\n", "hit_policy: collect-sum\nmandate: enterprise-it\n"}},
			in: bond, at: "enterprise-it", message: `mandate "enterprise-it" is not known`, hint: `did you mean "enterprise_it"?`,
		},
		{
			name: "id given twice", edits: []edit{{bond, "id: large-firms-part", "id: small-firms-merge"}},
			in: bond, at: "small-firms-merge\n    when: {headcount: \">= 250\"", message: `rule "small-firms-merge" was defined before, at evidence/technology_bond.yaml:…`,
		},
		{
			name: "id given in another file", edits: []edit{{bond, "id: large-firms-part", "id: marketing-fills-a-job"}},
			in: marketing, at: "marketing-fills-a-job", message: `rule "marketing-fills-a-job" was defined before, at evidence/technology_bond.yaml:…`,
		},
		{
			name: "no id", edits: []edit{{bond, "id: large-firms-part", `id: ""`}},
			in: bond, at: `""`, message: "rule without an id",
		},
		{
			name: "document rule without a citation", edits: []edit{{bond, "basis: document\n    cites: [A14]", "basis: document"}},
			in: bond, at: "small-firms-merge", message: `rule "small-firms-merge" says that a document says so, but cites none`, hint: "cite the claims, or call it an inference",
		},
		{
			name: "neither adds nor subtracts", edits: []edit{{bond, "    adds: strong\n", ""}},
			in: bond, at: "small-firms-merge", message: `rule "small-firms-merge" needs either adds or subtracts`,
		},
		{
			name: "both adds and subtracts", edits: []edit{{bond, "adds: strong", "adds: strong\n    subtracts: weak"}},
			in: bond, at: "small-firms-merge", message: `rule "small-firms-merge" needs either adds or subtracts`,
		},
		{
			name: "claim without a passage", edits: []edit{{guidance, "claims:", "claims:\n" + strings.Replace(claim("Z01", passage), "passages:\n      - "+passage, "passages: []", 1)}},
			in: guidance, at: "Z01", message: `claim "Z01" names no passage`,
		},
		{
			name: "fingerprint too short", edits: []edit{{guidance, "claims:", "claims:\n" + claim("Z01", "{paragraph: 1, fingerprint: abc}")}},
			in: guidance, at: "abc}", message: "passage of Z01 needs a paragraph from 1 up and a fingerprint of 16 digits",
		},
		{
			name: "seat without a title", edits: []edit{{seats, "    title: CTO\n", ""}},
			in: seats, at: "id: §cto\n    phrase", message: `"cto" lacks "title"`,
		},
		{
			name: "weight zero", edits: []edit{{book, "weak: 1", "weak: 0"}},
			in: book, at: "weak: 0", message: `weight "weak" is no number of points`, hint: "a weight is a whole number from 1 to 1,000",
		},
		{
			name: "weight in words", edits: []edit{{book, "weak: 1", "weak: one"}},
			in: book, at: "weak: one", message: `weight "weak" is no number of points`, hint: "a weight is a whole number from 1 to 1,000",
		},
		{
			name: "baseline that is no value", edits: []edit{{inputs, "baseline: formalized", "baseline: formal"}},
			in: inputs, at: "digital_maturity", message: `input "digital_maturity" needs a baseline, one of its values`, hint: `a value that stands for "nobody knows"`,
		},
		{
			name: "baseline that is no number", edits: []edit{{inputs, "baseline: 100", "baseline: many"}},
			in: inputs, at: "headcount", message: `input "headcount" needs a baseline, a whole number from 1 up`,
		},
		{
			name: "min that is no number", edits: []edit{{inputs, "min: 1", "min: one"}},
			in: inputs, at: "one\n", message: `min "one" is no whole number…`, more: true,
		},
		{
			name: "a set with a baseline", edits: []edit{{inputs, "id: symptoms", "id: symptoms\n    baseline: duplicate-tools"}},
			in: inputs, at: "duplicate-tools\n", message: `input "symptoms" takes no baseline`,
		},
		{
			name: "a decision that every rulebook needs", edits: []edit{{"choices/bridge.yaml", "decision: bridge", "decision: brigde"}},
			in: "choices", message: `no choice table decides "bridge", which every rulebook must`, more: true,
		},
		{
			name: "no table composes the structure", edits: []edit{{book, "structure: structure", "structure: shape"}},
			in: book, message: `structure names "shape", which is no choice table`,
		},
		{
			name: "mandate without a table", edits: []edit{{seats, "seats:\n", "  - {id: legal, label: Legal, decision: technology, purpose: Law.}\nseats:\n"}},
			in: seats, at: "legal", message: `nothing chooses who holds mandate "legal"`, hint: "give a choice table mandate: legal",
		},
	} {
		t.Run(b.name, b.check)
	}
}

// TestTests: tests that say nothing or cannot be read.
func TestTests(t *testing.T) {
	test := func(to string) []edit { return []edit{{bond, `headcount: "< 50"`, to}} }
	for _, b := range []bad{
		{
			name: "impossible interval", edits: test(`headcount: "[50..50)"`), in: bond, at: `"[50..50)"`,
			message: `test "[50..50)" holds for no number from 1 up`,
		},
		{
			name: "no interval", edits: test(`headcount: "[50-60]"`), in: bond, at: `"[50-60]"`,
			message: `test "[50-60]" is no range of whole numbers: test "[50-60]" is no interval; write it like [50..250)`,
		},
		{
			name: "no number", edits: test("headcount: small"), in: bond, at: "small}",
			message: `test "small" is no range of whole numbers: "small" is no whole number`,
		},
		{
			name: "not() of a number", edits: test(`headcount: "not(50)"`), in: bond, at: `"not(50)"`,
			message: `test "not(50)": not() is for named values; write the ranges`,
		},
		{
			name: "not() left open", edits: test(`customers: "not(consumers"`), in: bond, at: `"not(consumers"`,
			message: `test "not(consumers" lacks a closing bracket`,
		},
		{
			name: "an order that is none", edits: test(`customers: ">= consumers"`), in: bond, at: `">= consumers"`,
			message: `test ">= consumers" compares values that have no order`,
		},
		{
			name: "several members of a set", edits: test(`symptoms: "duplicate-tools, fragmented-journeys"`), in: bond, at: `"duplicate-tools`,
			message: `test "duplicate-tools, fragmented-journeys" on a set names several members; write a rule for each`,
		},
		{
			name: "the industry", edits: test("industry: software"), in: bond, at: "industry",
			message: `no rule may test "industry": it only pre-fills`, hint: "test what the industry stands for, such as an input that it pre-fills",
		},
		{
			name: "nothing above the highest", edits: test(`digital_maturity: "> innovative-and-adaptive"`), in: bond, at: "digital_maturity",
			message: `rule "small-firms-merge" is dead: digital_maturity "> innovative-and-adaptive" never holds`,
		},
		{
			name: "every number", edits: []edit{{marketing, "{marketing_load: full}", `{marketing_load: full, headcount: ">= 1"}`}}, in: marketing, at: "headcount",
			message: `in rule "marketing-fills-a-job" the test headcount ">= 1" always holds`, hint: "leave it out",
		},
		{
			name: "every band", edits: []edit{{marketing, "{marketing_load: full}", `{marketing_load: full, technology_bond: "apart, balanced, together"}`}}, in: marketing, at: "technology_bond",
			message: `in rule "marketing-fills-a-job" the test technology_bond "apart, balanced, together" always holds`, hint: "leave it out",
		},
		{
			name: "every outcome", edits: []edit{{risks, "when: {growth_rate: fast}", `when: {growth_rate: fast, marketing: "cmo, head-of-marketing"}`}}, in: risks, at: "marketing: \"cmo",
			message: `in rule "risk-systems-behind-growth" the test marketing "cmo, head-of-marketing" always holds`, hint: "leave it out",
		},
		{
			name: "a baseline that matches", edits: []edit{{bond, "{sensitive_data: core}", "{sensitive_data: none}"}}, in: bond, at: "sensitive_data: none",
			message: `rule "guarding-core-data" would match where "sensitive_data" was never answered: its baseline passes "none"`,
			hint:    "test other values, or choose another baseline in inputs.yaml",
		},
		{
			name: "an empty set that matches", edits: test(`symptoms: not(duplicate-tools)`), in: bond, at: "symptoms",
			message: `rule "small-firms-merge" would match where "symptoms" was never answered: its baseline passes "not(duplicate-tools)"`,
			hint:    "test other values, or choose another baseline in inputs.yaml",
		},
		{
			name: "no condition", edits: []edit{{bond, `    when: {headcount: "< 50"}`, "    when: {}"}}, in: bond, at: "small-firms-merge",
			message: `rule "small-firms-merge" has no condition`,
		},
		{
			name: "a rule that stands twice", edits: []edit{{bond, `when: {headcount: ">= 1000"}`, `when: {headcount: ">= 250"}`}}, in: bond, at: "thousand-people-part",
			message: `rule "thousand-people-part" is a duplicate of "large-firms-part": same table, condition and points`,
		},
		{
			name: "one test twice", edits: test(`headcount: "< 50", headcount: "< 10"`), in: bond, at: `headcount: "< 10"`,
			message: `test of "headcount" was defined before, at evidence/technology_bond.yaml:…`,
		},
		{
			name: "row that rests on one document", edits: []edit{{leader, "cites: [C27]\n    without_sources: does-not-fit", "cites: [C27]"}}, in: leader, at: "no-named-person",
			message: `rule "no-named-person" of "one_leader" rests on one document alone`, hint: "add without_sources: the outcome if that document did not exist",
		},
		{
			name: "band that begins late", edits: []edit{{bond, `"[-1..1]"`, `"[0..1]"`}}, in: bond, at: `"[0..1]"`,
			message: `band "balanced" does not go on where the one before it ends`, hint: "bands are listed lowest first and cover every whole number once",
		},
		{
			name: "bands that overlap", edits: []edit{{bond, `"[-1..1]"`, `"[-2..1]"`}}, in: bond, at: `"[-2..1]"`,
			message: `band "balanced" does not go on where the one before it ends`, hint: "bands are listed lowest first and cover every whole number once",
		},
		{
			name: "band that ends", edits: []edit{{bond, `">= 2"`, `"[2..9]"`}}, in: bond, at: `"[2..9]"`,
			message: `band "together" is the last and must be open at its upper end`,
		},
		{
			name: "band that is none", edits: []edit{{bond, `">= 2"`, `"some"`}}, in: bond, at: `"some"`,
			message: `test "some" is no range of whole numbers: "some" is no whole number`, more: true,
		},
		{
			name: "claim that nothing uses", edits: []edit{{guidance, "claims:", "claims:\n" + claim("Z01", passage)}}, in: guidance, at: "Z01",
			message: `no rule uses claim "Z01"`, hint: "cite it, or give the reason under context",
		},
		{
			name: "context that a rule cites", edits: []edit{{bond, "cites: [A14]", "cites: [A14, C46]"}}, in: guidance, at: "C46",
			message: `claim "C46" is context, yet a rule cites it`, hint: "drop its context, or the citation",
		},
	} {
		t.Run(b.name, b.check)
	}
}

// Faults are told together, in order of file, line and column, each once.
func TestFaultsAreSorted(t *testing.T) {
	fsys := edited(t,
		edit{technology, "outcome: cio-only", "outcome: cio"},
		edit{bond, "cites: [A14]", "cites: [Q14, Q15]"},
		edit{bond, "adds: strong", "adds: huge"},
		edit{marketing, "outcome: cmo", "outcome: chief"},
		edit{risks, "basis: ", "basis: no"})
	list := faultsOf(t, fsys)
	if len(list) != 6 {
		t.Errorf("%d faults, want 6: %v", len(list), list)
	}
	before := func(a, b rulebook.Fault) int {
		return slices.Compare([]int{strings.Compare(a.Pos.File, b.Pos.File), a.Pos.Line - b.Pos.Line, a.Pos.Column - b.Pos.Column}, []int{0, 0, 0})
	}
	if !slices.IsSortedFunc(list, before) {
		t.Errorf("not in order: %v", list)
	}
	for i, at := range []string{"choices/marketing.yaml", "choices/technology.yaml", bond, bond, bond, risks} {
		if i < len(list) && list[i].Pos.File != at {
			t.Errorf("fault %d is in %s, want %s", i, list[i].Pos.File, at)
		}
	}
	_, err := rulebook.Load(fsys)
	if lines := strings.Split(err.Error(), "\n"); !strings.HasPrefix(lines[0], "choices/marketing.yaml:") || !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, "  hint: ") }) {
		t.Errorf("the error reads:\n%v", err)
	}
}
