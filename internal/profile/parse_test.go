package profile_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode"

	. "github.com/csuite-advisor/csuite/internal/profile"
)

// accepted holds, by input, what is written and the answer as it prints.
var accepted = map[string][][2]string{
	"headcount": {
		{"1200", "1200"},
		{"1,200", "1200"},
		{"1 200", "1200"},
		{"1\u202f200", "1200"},
		{"1_000", "1000"},
		{"1'200", "1200"},
		{"1,234,567", "1234567"},
		{" 7 ", "7"},
		{"010", "10"},
		{"1200.0", "1200"},
		{"1k", "1000"},
		{"1.5k", "1500"},
		{"1.5 K", "1500"},
		{"1.20k", "1200"},
		{"1,200k", "1200000"},
		{"2.3m", "2300000"},
		{"0.001k", "1"},
		{"9007199254.740993m", "9007199254740993"},
		{"201-500", "201-500"},
		{"201–500", "201-500"},
		{"201 - 500", "201-500"},
		{"201 to 500", "201-500"},
		{"201 TO 500", "201-500"},
		{"1,001-5,000", "1001-5000"},
		{"1k-5k", "1000-5000"},
		{"500-1k", "500-1000"},
		{"50-50", "50"},
		{"10,000+", "10000+"},
		{"10k +", "10000+"},
		{">10000", "10001+"},
		{">= 10000", "10000+"},
		{"≥50", "50+"},
		{"51-200 employees", "51-200"},
		{"10,000+ Employees", "10000+"},
		{"<50", "1-49"},
		{"<= 50", "1-50"},
		{"≤1", "1"},
		{"9223372036854775806", "9223372036854775806"},
		{"unknown", "unknown"},
		{"Don't know", "unknown"},
		{"don’t know", "unknown"},
		{"dont know", "unknown"},
		{"?", "unknown"},
		{"N/A", "unknown"},
		{"not sure", "unknown"},
	},
	"digital_maturity": {
		{"strategic", "strategic"},
		{"Strategic", "strategic"},
		{"4", "strategic"},
		{"4.0", "strategic"},
		{"Business as usual", "business-as-usual"},
		{"BUSINESS_AS_USUAL", "business-as-usual"},
		{"businessasusual", "business-as-usual"},
		{"innovative & adaptive", "innovative-and-adaptive"},
		{"innovative", "innovative-and-adaptive"},
	},
	"born_digital": {
		{"yes", "yes"}, {"TRUE", "yes"}, {"true", "yes"}, {"y", "yes"}, {"False", "no"}, {"n", "no"}, {"in part", "partly"},
	},
	"martech": {{"none", "none"}, {"A few tools", "few-tools"}},
	"symptoms": {
		{"[]", "[]"},
		{"[ ]", "[]"},
		{"none", "[]"},
		{"None", "[]"},
		{"[none]", "[]"},
		{"[unknown]", "unknown"},
		{"duplicate-tools", "[duplicate-tools]"},
		{"[duplicate-tools]", "[duplicate-tools]"},
		{"unused-it-deliveries, Duplicate Tools", "[duplicate-tools, unused-it-deliveries]"},
		{"duplicate-tools|duplicate_tools", "[duplicate-tools]"},
		{"duplicate-tools;", "[duplicate-tools]"},
		{"[unused-it-deliveries; duplicate-tools]", "[duplicate-tools, unused-it-deliveries]"},
		{`["duplicate-tools", 'fragmented-journeys']`, "[duplicate-tools, fragmented-journeys]"},
		{"broken, uneven journeys", "[fragmented-journeys]"},
		{"duplicate-tools|broken, uneven journeys", "[duplicate-tools, fragmented-journeys]"},
	},
	"industry": {
		{"retail", "retail"},
		{"Retail & Wholesale", "retail"},
		{"IT Services", "it-services"},
		{"it_services", "it-services"},
		{"SaaS", "software"},
		{"computer-software", "software"},
		{"Information Technology and Services", "it-services"},
		{"NAICS 5415", "it-services"},
		{"naics:541511", "it-services"},
		{"NAICS5415", "it-services"},
		{"541511.0", "it-services"},
		{"541511.00", "it-services"},
		{"5415.0", "it-services"},
		{"NAICS 2022 5415", "it-services"},
		{"5132", "software"},
		{"513210", "software"},
		{"NAICS 62", "healthcare"},
		{"621111", "healthcare"},
		{"519999", "media"},
		{"443142", "retail"},
		{"4431", "retail"},
		{"NAICS 4511", "retail"},
		{"4511", "retail"},
		{"NAICS 6201", "healthcare"},
		{"31-33", "manufacturing"},
		{"NAICS 44-45", "retail"},
		{"42", "retail"},
		{"ISIC 62", "it-services"},
		{"isic rev. 4: 62", "it-services"},
		{"ISIC Rev.4 6201", "it-services"},
		{"62.01", "it-services"},
		{"62.01.1", "it-services"},
		{"J62", "it-services"},
		{"J6201", "it-services"},
		{"J 62.01", "it-services"},
		{"58.2", "software"},
		{"58.20", "software"},
		{"58.1", "media"},
		{"ISIC 5813", "media"},
		{"C", "manufacturing"},
		{"ISIC C", "manufacturing"},
		{"25.11", "manufacturing"},
		{"G47", "retail"},
		{"47", "retail"},
		{"49", "transport-logistics"},
		{"86", "healthcare"},
		{"unknown", "unknown"},
	},
}

func TestParseAccepts(t *testing.T) {
	c := testCatalogue()
	for input, cases := range accepted {
		for _, tc := range cases {
			got, err := c.Parse(c.Input(input), tc[0])
			if err != nil {
				t.Errorf("%s %q: %v", input, tc[0], err)
				continue
			}
			if got.String() != tc[1] {
				t.Errorf("%s %q is %q, want %q", input, tc[0], got, tc[1])
			}
			if again, err := c.Parse(c.Input(input), got.String()); err != nil || !reflect.DeepEqual(again, got) {
				t.Errorf("%s %q: %q reads back as %v, %v", input, tc[0], got, again, err)
			}
		}
	}
}

// rejected holds, by input, what is written, the whole message and the hint.
var rejected = map[string][][3]string{
	"headcount": {
		{"", `headcount is empty`, numberHint},
		{" ", `headcount is empty`, numberHint},
		{"0", `headcount "0" is less than 1`, numberHint},
		{"-5", `headcount "-5" is less than 1`, numberHint},
		{"0-10", `headcount "0-10" is less than 1`, numberHint},
		{"<1", `headcount "<1" is less than 1`, numberHint},
		{"12.5", `headcount "12.5" is not a whole number or a range of two`, numberHint},
		{"12,5", `headcount "12,5" is not a whole number or a range of two`, numberHint},
		{"1.000", `headcount "1.000" is not a whole number or a range of two`, numberHint},
		{"1.2345k", `headcount "1.2345k" is not a whole number or a range of two`, numberHint},
		{"1,20", `headcount "1,20" is not a whole number or a range of two`, numberHint},
		{"1,200 300", `headcount "1,200 300" is not a whole number or a range of two`, numberHint},
		{"1e400", `headcount "1e400" is not a whole number or a range of two`, numberHint},
		{"1e3", `headcount "1e3" is not a whole number or a range of two`, numberHint},
		{"0x10", `headcount "0x10" is not a whole number or a range of two`, numberHint},
		{"many", `headcount "many" is not a whole number or a range of two`, numberHint},
		{"NaN", `headcount "NaN" is not a whole number or a range of two`, numberHint},
		{"Inf", `headcount "Inf" is not a whole number or a range of two`, numberHint},
		{"employees", `headcount "employees" is not a whole number or a range of two`, numberHint},
		{"k", `headcount "k" is not a whole number or a range of two`, numberHint},
		{"٣", `headcount "٣" is not a whole number or a range of two`, numberHint},
		{"1200 heads", `headcount "1200 heads" is not a whole number or a range of two`, numberHint},
		{"201-500-900", `headcount "201-500-900" is not a whole number or a range of two`, numberHint},
		{"201-", `headcount "201-" is not a whole number or a range of two`, numberHint},
		{"201-500+", `headcount "201-500+" is not a whole number or a range of two`, numberHint},
		{"><5", `headcount "><5" is not a whole number or a range of two`, numberHint},
		{"500-201", `headcount "500-201" runs from high to low`, numberHint},
		{"10-50k", `headcount "10-50k" may begin at 10 or at 10000`, numberHint},
		{"9223372036854775807", `headcount "9223372036854775807" is too large`, numberHint},
		{">9223372036854775806", `headcount ">9223372036854775806" is too large`, numberHint},
		{"99999999999999999999", `headcount "99999999999999999999" is too large`, numberHint},
		{"9999999999999999k", `headcount "9999999999999999k" is too large`, numberHint},
		{"5\x00", `headcount "5\x00" is not a whole number or a range of two`, numberHint},
	},
	"digital_maturity": {
		{"7", `digital_maturity "7" is not known`, "write business-as-usual, strategic, innovative-and-adaptive or unknown"},
		{"strategc", `digital_maturity "strategc" is not known`, `did you mean "strategic"? csuite inputs digital_maturity lists them`},
		{"-", `digital_maturity "-" is not known`, "write business-as-usual, strategic, innovative-and-adaptive or unknown"},
	},
	"born_digital": {
		{"maybe", `born_digital "maybe" is not known`, "write yes, partly, no or unknown"},
		{"ys", `born_digital "ys" is not known`, `did you mean "yes"? csuite inputs born_digital lists them`},
		{"[yes]", `born_digital "[yes]" is not known`, `did you mean "yes"? csuite inputs born_digital lists them`},
	},
	"martech": {{"true", `martech "true" is not known`, "write none, few-tools or unknown"}},
	"symptoms": {
		{"", `symptoms is empty`, "write duplicate-tools, fragmented-journeys, unused-it-deliveries or unknown"},
		{",", `symptoms "," names nothing`, "write [] where there are none"},
		{"duplicate-tols", `symptoms "duplicate-tols" is not known`, `did you mean "duplicate-tools"? csuite inputs symptoms lists them`},
		{"duplicate-tools, none", `symptoms "none" cannot stand beside other answers`, "write it alone, or leave it out"},
		{"duplicate-tools, unknown", `symptoms "unknown" cannot stand beside other answers`, "write it alone, or leave it out"},
		{"[duplicate-tools", `symptoms "[duplicate-tools" is not known`, `did you mean "duplicate-tools"? csuite inputs symptoms lists them`},
		{"duplicate-tools|a;b", `symptoms "a;b" is not known`, "write duplicate-tools, fragmented-journeys, unused-it-deliveries or unknown"},
	},
	"industry": {
		{"retial", `industry "retial" is not known`, `did you mean "retail"? csuite inputs industry lists them`},
		{"telecom", `industry "telecom" is not known`, `did you mean "telecommunications"? csuite inputs industry lists them`},
		{"computer softwear", `industry "computer softwear" is not known`, `did you mean "software"? csuite inputs industry lists them`},
		{"piracy", `industry "piracy" is not known`, "csuite inputs industry lists them"},
		{"62", `industry "62" could be NAICS or ISIC`, `write "NAICS 62" or "ISIC 62"`},
		{"51", `industry "51" could be NAICS or ISIC`, `write "NAICS 51" or "ISIC 51"`},
		{"NAICS 51", `industry "NAICS 51" is too short a code to tell the industry`, "give more of its digits, or the industry by name"},
		{"ISIC J", `industry "ISIC J" is too short a code to tell the industry`, "give more of its digits, or the industry by name"},
		{"6201", `industry "6201" could be NAICS or ISIC`, `write "NAICS 6201" or "ISIC 6201"`},
		{"62012", `industry "62012" could be NAICS or ISIC`, `write "NAICS 62012" or "ISIC 62012"`},
		{"8610", `industry "8610" is not a NAICS 2022 code`, `for ISIC Rev. 4 write "ISIC 8610"`},
		{"6110", `industry "6110" is not a NAICS 2022 code`, `for ISIC Rev. 4 write "ISIC 6110"`},
		{"999999", `industry "999999" is not a code that leads to an industry`, "csuite inputs industry lists them"},
		{"K62", `industry "K62" is not a code that leads to an industry`, "csuite inputs industry lists them"},
		{"ISIC 34", `industry "ISIC 34" is not a code that leads to an industry`, "csuite inputs industry lists them"},
		{"NAICS J62", `industry "NAICS J62" is not known`, "csuite inputs industry lists them"},
		{"31-44", `industry "31-44" is not a code that leads to an industry`, "csuite inputs industry lists them"},
		{"51-52", `industry "51-52" is too short a code to tell the industry`, "give more of its digits, or the industry by name"},
		{"32-31", `industry "32-31" is not a code that leads to an industry`, "csuite inputs industry lists them"},
		{"6", `industry "6" is not known`, "csuite inputs industry lists them"},
		{"NAICS", `industry "NAICS" is not known`, "csuite inputs industry lists them"},
	},
}

const numberHint = "write it as 1200, 1,200, 1.2k, 201-500 or 10,000+"

func TestParseRejects(t *testing.T) {
	c := testCatalogue()
	for input, cases := range rejected {
		for _, tc := range cases {
			got, err := c.Parse(c.Input(input), tc[0])
			var fault *ValueError
			if !errors.As(err, &fault) {
				t.Errorf("%s %q: got %q, %v, want a *ValueError", input, tc[0], got, err)
				continue
			}
			if err.Error() != tc[1] || fault.Hint() != tc[2] {
				t.Errorf("%s %q:\n got %s\n     %s\nwant %s\n     %s", input, tc[0], err, fault.Hint(), tc[1], tc[2])
			}
		}
	}
}

func TestValueErrorIsSafeToPrint(t *testing.T) {
	c := testCatalogue()
	for _, text := range []string{"\x1b[31mred", "a\u202eb", "\xff\xfe", strings.Repeat("é", 5000), "x\r\ny"} {
		_, err := c.Parse(c.Input("industry"), text)
		if err == nil {
			t.Fatalf("%q was accepted", text)
		}
		message := err.Error()
		if len(message) > 300 || strings.ContainsFunc(message, func(r rune) bool { return !unicode.IsPrint(r) }) {
			t.Errorf("%.20q gives %q", text, message)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"retail", "media", "it-services", "telecommunications", "yes", "no", "4"}
	for word, want := range map[string]string{
		"retial": "retail", "RETAIL": "retail", "medai": "media", "IT Service": "it-services", "telecom": "telecommunications",
		"ys": "yes", "retailer": "retail", "": "", "7": "", "44": "", "banking": "", "te": "", strings.Repeat("retail", 50): "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", word, got, want)
		}
	}
}

func TestInputNamed(t *testing.T) {
	c := testCatalogue()
	for name, want := range map[string]string{
		"headcount": "headcount", "Employees": "headcount", "Number_of_Employees": "headcount",
		"Digital Maturity": "digital_maturity", "digital-maturity": "digital_maturity", "sector": "industry",
		"turnover": "", "": "", "-": "",
	} {
		in, ok := c.InputNamed(name)
		if ok != (want != "") || ok && in.ID != want {
			t.Errorf("InputNamed(%q) is %v, %v, want %q", name, in, ok, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, cases := range accepted {
		for _, tc := range cases {
			f.Add(tc[0])
		}
	}
	for _, cases := range rejected {
		for _, tc := range cases {
			f.Add(tc[0])
		}
	}
	c := testCatalogue()
	f.Fuzz(func(t *testing.T, text string) {
		for i := range c.Inputs {
			in := &c.Inputs[i]
			got, err := c.Parse(in, text)
			var fault *ValueError
			if err != nil {
				if !errors.As(err, &fault) || strings.ContainsFunc(err.Error()+fault.Hint(), unicode.IsControl) {
					t.Fatalf("%s %q: %q", in.ID, text, err)
				}
				continue
			}
			again, err := c.Parse(in, got.String())
			if err != nil || !reflect.DeepEqual(again, got) {
				t.Fatalf("%s %q: %q reads back as %q, %v", in.ID, text, got, again, err)
			}
		}
	})
}
