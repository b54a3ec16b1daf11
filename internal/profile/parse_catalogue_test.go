package profile_test

import . "github.com/csuite-advisor/csuite/internal/profile"

// testCatalogue is a small catalogue with one input of each kind. Its codes are
// chosen so that some collide between NAICS and ISIC.
func testCatalogue() *Catalogue {
	return &Catalogue{
		IndustryInput: "industry",
		Inputs: []Input{
			{ID: "headcount", Label: "headcount", Kind: Number, Min: 1, Aliases: []string{"employees", "number of employees"}},
			{ID: "industry", Label: "industry", Kind: Choice, Aliases: []string{"sector"}, Values: []Value{
				{ID: "software", Label: "software"},
				{ID: "it-services", Label: "IT services"},
				{ID: "healthcare", Label: "health care"},
				{ID: "retail", Label: "retail and wholesale"},
				{ID: "manufacturing", Label: "manufacturing"},
				{ID: "media", Label: "media"},
				{ID: "transport-logistics", Label: "transport and logistics"},
				{ID: "telecommunications", Label: "telecommunications"},
			}},
			{ID: "digital_maturity", Label: "digital maturity", Kind: Scale, Aliases: []string{"maturity"}, Values: []Value{
				{ID: "business-as-usual", Label: "business as usual", Aliases: []string{"1"}},
				{ID: "strategic", Label: "strategic", Aliases: []string{"4"}},
				{ID: "innovative-and-adaptive", Label: "innovative and adaptive", Aliases: []string{"6", "innovative"}},
			}},
			{ID: "born_digital", Label: "born digital", Kind: Choice, Values: []Value{
				{ID: "yes", Label: "yes"}, {ID: "partly", Label: "in part"}, {ID: "no", Label: "no"},
			}},
			{ID: "martech", Label: "marketing technology", Kind: Scale, Values: []Value{
				{ID: "none", Label: "none"}, {ID: "few-tools", Label: "a few tools"},
			}},
			{ID: "symptoms", Label: "symptoms", Kind: Set, Values: []Value{
				{ID: "duplicate-tools", Label: "duplicate tools"},
				{ID: "fragmented-journeys", Label: "fragmented journeys", Aliases: []string{"broken, uneven journeys"}},
				{ID: "unused-it-deliveries", Label: "unused IT deliveries"},
			}},
		},
		Industries: []Industry{
			{ID: "software", ISIC: []string{"58.2"}, NAICS: []string{"5132"}, Names: []string{"Computer Software", "SaaS"}},
			{ID: "it-services", ISIC: []string{"62", "63.1"}, NAICS: []string{"5415", "518"}, Names: []string{"Information Technology & Services"}},
			{ID: "healthcare", ISIC: []string{"86"}, NAICS: []string{"62"}},
			{ID: "retail", ISIC: []string{"G"}, NAICS: []string{"42", "44", "45"}},
			{ID: "manufacturing", ISIC: []string{"C"}, NAICS: []string{"31", "32", "33"}},
			{ID: "media", ISIC: []string{"58", "59"}, NAICS: []string{"512", "5199"}},
			{ID: "transport-logistics", ISIC: []string{"49", "51"}, NAICS: []string{"48", "49"}},
			{ID: "telecommunications", ISIC: []string{"61"}, NAICS: []string{"517"}},
		},
	}
}
