package report

import "github.com/csuite-advisor/csuite/internal/recommendation"

// acme is a company of which a good part is known.
func acme() recommendation.Recommendation {
	r := recommendation.Recommendation{
		Schema: "csuite.recommendation/1", Name: "Acme Analytics",
		Summary:   []string{"120 people", "software", "digital maturity 4 of 6 (strategic)"},
		Structure: "combined",
		Headline:  "One technology chief holding the CTO and CIO mandates; a head of marketing; no chief marketing technologist.",
		Seats: []recommendation.Seat{
			{Mandate: "product-technology", Label: "Product technology", Holder: "cto-cio", Title: "CTO/CIO", Level: "executive", ReportsTo: "CEO", Accountable: "CTO/CIO", Because: "one person can carry both"},
			{Mandate: "enterprise-it", Label: "Enterprise IT", Holder: "cto-cio", Title: "CTO/CIO", Level: "executive", ReportsTo: "CEO", Accountable: "CTO/CIO", Because: "one person can carry both"},
			{Mandate: "marketing", Label: "Marketing", Holder: "head-of-marketing", Title: "head of marketing", Level: "manager", ReportsTo: "CEO", Accountable: "head of marketing", Because: "not yet a whole executive job"},
			{Mandate: "marketing-technology", Label: "Marketing technology", Holder: "head-of-marketing", Title: "rides along with marketing", Level: "not needed yet", ReportsTo: "head of marketing", Accountable: "head of marketing", Because: "few tools"},
		},
		Decisions: recommendation.Decisions{Technology: technology(), Marketing: marketing(), Bridge: bridge()},
		Reasons: []recommendation.Reason{
			{Decision: "technology", Evidence: sells, Load: "product technology: full"},
			{Decision: "technology", Evidence: medium, Load: "enterprise IT: substantial"},
			{Decision: "technology", Evidence: together, Load: "technology bond: together"},
		},
		Loads: []recommendation.Load{
			{ID: "product_technology_load", Label: "product technology", Mandate: "product-technology", Sum: 5, Band: "full", Says: "an executive's whole job", Low: number(5), Rules: []recommendation.Evidence{sells}},
			{ID: "enterprise_it_load", Label: "enterprise IT", Mandate: "enterprise-it", Sum: 3, Band: "substantial", Says: "a named owner who may share an executive", Low: number(2), High: number(4), Rules: []recommendation.Evidence{medium}},
			{ID: "technology_bond", Label: "technology bond", Sum: 1, Band: "balanced", Says: "nothing pulls the two together or apart", Low: number(-1), High: number(1), Rules: []recommendation.Evidence{together, tooMuch}},
		},
	}
	known(&r)
	advice(&r)
	r.Rulebook = recommendation.Rulebook{Name: "csuite", Version: "1.0.0", SHA256: "9f2c4e5a7b1d8036f4a2c9e7d5b3018f6e4c2a9b7d5f3e1c0b8a6d4f2e1c3b5a"}
	r.Program = recommendation.Program{Name: "csuite", Version: "0.1.0"}
	return r
}

func known(r *recommendation.Recommendation) {
	r.Answers = []recommendation.Answer{
		{Input: "headcount", Label: "headcount", State: "answered", Value: 120, Says: "120"},
		{Input: "industry", Label: "industry", State: "answered", Value: "software", Says: "software"},
		{Input: "digital_maturity", Label: "digital maturity", State: "answered", Value: "strategic", Says: "strategic", Note: "self-assessed"},
		{Input: "customers", Label: "customers", State: "assumed", Value: "businesses", Says: "businesses", From: "industry software"},
		{Input: "martech", Label: "marketing technology", State: "assumed", Value: "few-tools", Says: "few tools", From: "industry software"},
		{Input: "symptoms", Label: "symptoms", State: "answered", Value: []string{}, Says: "none"},
		{Input: "growth_strategy", Label: "growth strategy", State: "not-asked"},
		{Input: "growth_rate", Label: "growth rate", State: "unknown"},
		{Input: "dual_leader", Label: "dual leader", State: "not-applicable"},
	}
	r.Assumptions = []recommendation.Assumption{
		{Input: "customers", Label: "customers", Value: "businesses", Says: "businesses", From: "industry software", Because: "Most software is sold to firms.", CanChange: []string{"marketing"}},
		{Input: "martech", Label: "marketing technology", Value: "few-tools", Says: "few tools", From: "industry software", Because: "A usual start.", CanChange: []string{}},
	}
	r.Unanswered = []recommendation.Unanswered{
		{Input: "growth_strategy", Label: "growth strategy", Question: "How does the company mean to grow?", State: "not-asked", CanChange: []string{"marketing"}},
		{Input: "growth_rate", Label: "growth rate", Question: "How fast does it grow?", State: "unknown", CanChange: []string{"marketing"}},
		{Input: "it_posture", Label: "IT posture", Question: "Does IT own and manage, or enable others?", State: "not-asked", CanChange: []string{}},
	}
	r.Thresholds = []recommendation.Threshold{
		{Input: "headcount", Label: "headcount", At: 49, Distance: -71, Says: "71 fewer people (49)"},
		{Input: "headcount", Label: "headcount", At: 250, Distance: 130, Near: true, Says: "130 more people (250)", Outcomes: []recommendation.OutcomeChange{
			{Decision: "structure", Label: "structure", From: "combined", FromTitle: "combined roles", To: "separate", ToTitle: "separate CTO, CIO and CMO"},
			{Decision: "technology", Label: "technology", From: "combined-cto-cio", FromTitle: "one technology chief", To: "separate-cto-cio", ToTitle: "separate CTO and CIO"},
		}, Closeness: []recommendation.ClosenessChange{{Decision: "marketing", Label: "marketing", From: "toss-up", To: "close"}}},
	}
	r.Sources = []recommendation.SourceEffect{
		{Source: "cto-magazine-2025", Title: "CIO vs CTO: How These Evolving Tech ...", Publisher: "CTO Magazine", Year: "2025", Interest: "Its readers are CTOs.", Warning: "It offers no data that can be checked.", Changes: []recommendation.SourceChange{{Decision: "technology", From: "combined-cto-cio", To: "separate-cto-cio"}}},
		{Source: "brown-2010", Title: "What's the difference between a CIO and ...?", Publisher: "Eric D. Brown's blog", Author: "Eric D. Brown", Year: "2010", Interest: "Its author argues that IT should serve other groups.", Changes: []recommendation.SourceChange{}},
	}
}

func advice(r *recommendation.Recommendation) {
	r.Dissent = []recommendation.Entry{
		entry("same-document", "document", cites(a18), "voice", "CTO Magazine", "says", "Protecting data and pushing technology is more than one job.", "against", "one technology chief"),
		entry("hyde", "document", cites(c38), "voice", "Olin Hyde", "says", "A chief with technologist in the title is absurd.", "against", "chief marketing technologist"),
	}
	r.Dissent[0].About = []string{"technology"} // the second speaks to no decision by name
	r.DecisionRights = []recommendation.Entry{
		entry("digital-strategy", "document", cites(d14), "domain", "digital strategy", "accountable", "CEO", "consulted", "CTO/CIO, head of marketing", "tie_break", "CEO, within two weeks"),
		entry("marketing-tools", "inference", nil, "domain", "marketing tools", "accountable", "head of marketing", "consulted", "CTO/CIO", "tie_break", "CEO"),
	}
	r.Practices = []recommendation.Entry{
		entry("joint-roadmap", "document", cites(d14), "practice", "Keep one plan for technology and marketing.", "why_here", "The two share customers' data here."),
		entry("written-duties", "inference", nil, "practice", "Write duties down.", "why_here", "Titles differ from company to company."),
	}
	r.Risks = []recommendation.Entry{entry("overload", "document", cites(a18), "risk", "one person, two jobs", "early_sign", "security work waits for releases", "counter_measure", "a deputy for enterprise IT")}
	r.Transition = []recommendation.Entry{
		entry("t1", "inference", nil, "phase", "first month", "step", "name the CTO/CIO and publish who decides what"),
		entry("t2", "inference", nil, "phase", "first month", "step", "move IT operations to that person"),
		entry("t3", "inference", nil, "phase", "first quarter", "step", "agree service levels for marketing's tools"),
	}
	r.Triggers = []recommendation.Entry{entry("size", "standard", nil, "trigger", "the company reaches 250 people")}
	r.Mandates = []recommendation.Mandate{{
		Seat: "cto-cio", Title: "CTO/CIO", Mandates: []string{"Product technology", "Enterprise IT"}, Purpose: "Own what is built and what everybody works with.",
		Owns: []string{"product architecture", "systems and data protection"}, DoesNotOwn: []string{"brand and demand"},
		MeasuredBy: []string{"releases that customers use", "days without an incident"}, Citations: cites(a07, a10),
	}}
	r.Limits = []string{"The documents name no reporting lines.", "No document ties a title to a number of people."}
}

func entry(id, basis string, c []recommendation.Cite, fields ...string) recommendation.Entry {
	e := recommendation.Entry{ID: id, Basis: basis, Citations: c}
	for i := 0; i < len(fields); i += 2 {
		e.Fields = append(e.Fields, recommendation.Field{Name: fields[i], Text: fields[i+1]})
	}
	return e
}
