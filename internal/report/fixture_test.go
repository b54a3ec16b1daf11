package report

import "github.com/csuite-advisor/csuite/internal/recommendation"

// The fixture is written by hand so that the printers can be read without the
// engine. Its figures and rules are invented, its shape and length are real.

func number(n int) *int { return &n }

var documents = map[byte]recommendation.Cite{
	'A': {Source: "cto-magazine-2025", Title: "CIO vs CTO: How These Evolving Tech ...", Publisher: "CTO Magazine", Year: "2025"},
	'C': {Source: "brown-2010", Title: "What's the difference between a CIO and ...?", Publisher: "Eric D. Brown's blog", Author: "Eric D. Brown", Year: "2010"},
	'D': {Source: "vision-cmo-cio", Title: "Should CMOs and CIOs Partner ...?", Publisher: "Vision Computer Solutions"},
}

func cite(claim, voice, says string, paragraphs ...int) recommendation.Cite {
	c := documents[claim[0]]
	c.Claim, c.Voice, c.Says, c.Paragraphs = claim, voice, says, paragraphs
	return c
}

var (
	a07 = cite("A07", "", "The CTO owns the direction of innovation and the development of products.", 8, 11)
	a10 = cite("A10", "", "The CIO stays the guardian of dependable systems and protected data.", 13, 14, 16)
	a14 = cite("A14", "", "In small organisations and start-ups one person may hold both posts.", 18)
	a18 = cite("A18", "", "Protecting data and pushing technology forward is more than one job can comfortably hold.", 21)
	c25 = cite("C25", "", "The CMO's task is to engage outside markets.", 51)
	c38 = cite("C38", "Olin Hyde, comment 16", "Technologist in an executive title is absurd: technology is an instrument and no strategy.", 69)
	d14 = cite("D14", "", "Without collaboration effort is duplicated and the customer's experience falls apart.", 22)
)

func cites(c ...recommendation.Cite) []recommendation.Cite { return c }

var sells = recommendation.Evidence{
	Rule: "sells-technology", Table: "product_technology_load", Points: 3,
	Fact: "technology is what you sell", Condition: "the company sells technology",
	Because: "Where technology is the product, somebody has to own its direction.",
	Basis:   "document", Inputs: []string{"technology_role"}, Citations: cites(a07),
}

var medium = recommendation.Evidence{
	Rule: "medium-estate", Table: "enterprise_it_load", Points: 2,
	Fact:      "120 people, mixed systems, some sensitive data",
	Condition: "50 to 249 people, and systems that are mixed or complex",
	Because:   "Systems that many people depend on, and data that has to be protected, need a named owner.",
	Basis:     "document", Assumed: true, Inputs: []string{"headcount", "it_estate", "sensitive_data"},
	Citations: cites(a10),
}

var together = recommendation.Evidence{
	Rule: "small-firms-merge", Table: "technology_bond", Points: 3,
	Fact: "one person may hold both in a smaller company", Condition: "fewer than 250 people",
	Because: "The smaller the company, the more the two posts overlap; 250 is the EU's line for medium.",
	Basis:   "standard", Inputs: []string{"headcount"}, Citations: cites(a14),
}

var tooMuch = recommendation.Evidence{
	Rule: "data-and-pace", Table: "technology_bond", Points: -2,
	Fact: "some sensitive data while technology is sold", Condition: "sensitive data is some or core, and technology is sold",
	Because: "Guarding data and pushing products forward pull one person in two directions.",
	Basis:   "document", Inputs: []string{"sensitive_data", "technology_role"}, Citations: cites(a18),
}

func flip(says, outcome, title, input string, from, to any) recommendation.Flip {
	return recommendation.Flip{
		Changes: []recommendation.Change{{Input: input, From: from, To: to, Says: says}},
		Outcome: outcome, Title: title, Says: says,
	}
}

var (
	grow    = flip("130 more people (250)", "separate-cto-cio", "separate CTO and CIO", "headcount", 120, 250)
	guard   = flip("sensitive data becomes core", "separate-cto-cio", "separate CTO and CIO", "sensitive_data", "some", "core")
	expand  = flip("growth strategy is expansion", "cmo", "a CMO", "growth_strategy", nil, "expansion")
	win     = flip("880 more people (1,000)", "cmo", "a CMO", "headcount", 120, 1000)
	enter   = both(flip("customers becomes consumers", "cmo", "a CMO", "customers", "businesses", "consumers"), flip("growth rate is fast", "cmo", "a CMO", "growth_rate", nil, "fast"))
	symptom = flip("symptoms include fragmented journeys", "partnership", "a partnership of IT and marketing", "symptoms", []string{}, []string{"fragmented-journeys"})
)

// both is a flip that takes the changes of two.
func both(a, b recommendation.Flip) recommendation.Flip {
	a.Says += " and " + b.Says
	a.Changes = append(append([]recommendation.Change{}, a.Changes...), b.Changes...)
	return a
}

func technology() recommendation.Decision {
	return recommendation.Decision{
		ID: "technology", Label: "technology", Recommended: "combined-cto-cio", Title: "one technology chief holding the CTO and CIO mandates",
		Rule: "two-loads-together", Because: "Both mandates need an owner, and one person can carry them together.",
		Basis: "document", Citations: cites(a14), Possible: []string{"combined-cto-cio"}, Settled: true,
		Closeness: "close", Points: number(2), RunnerUp: &recommendation.RunnerUp{Outcome: "separate-cto-cio", Title: "separate CTO and CIO"},
		For: []recommendation.Evidence{sells, together, medium}, Against: []recommendation.Evidence{tooMuch},
		Flips: []recommendation.Flip{grow, guard},
		Excluded: []recommendation.Excluded{
			{Outcome: "separate-cto-cio", Title: "separate CTO and CIO", Reason: "needs enterprise IT is full and technology bond is apart", Admits: []recommendation.Flip{grow, guard}},
			{Outcome: "no-technology-chief", Title: "no technology chief", Reason: "needs product technology is light and enterprise IT is light"},
		},
	}
}

func marketing() recommendation.Decision {
	return recommendation.Decision{
		ID: "marketing", Label: "marketing", Recommended: "head-of-marketing", Title: "a head of marketing",
		Rule: "marketing-below-full", Because: "Marketing needs an owner and is not yet an executive's whole job.",
		Basis: "inference", Possible: []string{"head-of-marketing", "cmo"}, Closeness: "toss-up", Points: number(1),
		RunnerUp: &recommendation.RunnerUp{Outcome: "cmo", Title: "a CMO"},
		For:      []recommendation.Evidence{}, Against: []recommendation.Evidence{{
			Rule: "sells-to-businesses", Table: "marketing_load", Points: 1, Fact: "customers are businesses", Condition: "customers are businesses or both",
			Because: "Outside markets have to be engaged.", Basis: "document", Assumed: true, Inputs: []string{"customers"}, Citations: cites(c25),
		}},
		Open: []recommendation.OpenInput{
			{Input: "growth_strategy", Label: "growth strategy", State: "not-asked"},
			{Input: "customers", Label: "customers", State: "assumed"},
			{Input: "growth_rate", Label: "growth rate", State: "unknown"},
		},
		Flips:    []recommendation.Flip{win, expand, enter},
		Excluded: []recommendation.Excluded{{Outcome: "cmo", Title: "a CMO", Possible: true, Reason: "needs marketing is full", Admits: []recommendation.Flip{win, expand, enter}}},
	}
}

func bridge() recommendation.Decision {
	return recommendation.Decision{
		ID: "bridge", Label: "bridge", Recommended: "working-rules", Title: "working rules between IT and marketing",
		Rule: "nothing-to-bridge", Because: "There is no gap that a title would close.", Basis: "document", Citations: cites(c38),
		Possible: []string{"working-rules"}, Settled: true, Closeness: "clear", For: []recommendation.Evidence{}, Against: []recommendation.Evidence{},
		Flips: []recommendation.Flip{symptom},
		Excluded: []recommendation.Excluded{
			{Outcome: "chief-marketing-technologist", Title: "a chief marketing technologist", Reason: "needs marketing is a CMO and gap between IT and marketing is open"},
			{Outcome: "partnership", Title: "a partnership of IT and marketing", Reason: "needs gap between IT and marketing is open", Admits: []recommendation.Flip{symptom}},
		},
	}
}
