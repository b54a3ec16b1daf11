package export

import (
	"fmt"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A Page is one generated file of docs/reference.
type Page struct {
	File string
	Text string
}

// Reference returns the pages that show a rulebook whole: every question, rule,
// list entry, claim and document. Every rule, table and claim has its id as an
// anchor, and what refers to it is a link.
func Reference(rb *rulebook.Rulebook) []Page {
	r := newReference(rb)
	pages := []Page{
		{inputsPage, r.inputs()},
		{industriesPage, r.industries()},
		{decisionsPage, r.decisions()},
		{listsPage, r.lists()},
		{seatsPage, r.seats()},
		{guidancePage, r.guidance()},
		{sourcesPage, r.sources()},
	}
	return append([]Page{{"README.md", r.index()}}, pages...)
}

// The pages.
const (
	inputsPage     = "inputs.md"
	industriesPage = "industries.md"
	decisionsPage  = "decisions.md"
	listsPage      = "lists.md"
	seatsPage      = "seats.md"
	guidancePage   = "guidance.md"
	sourcesPage    = "sources.md"
)

// reference is a rulebook, and where each of its rules and tables stands.
type reference struct {
	rb     *rulebook.Rulebook
	tables []tableRules
	page   map[string]string // by id of a rule, row, entry or table
}

// tableRules is any table, as the rules that it has.
type tableRules struct {
	id    string
	rules []*rulebook.Grounds
}

func newReference(rb *rulebook.Rulebook) *reference {
	r := &reference{rb: rb, page: map[string]string{}}
	for _, t := range rb.Evidence {
		add(r, decisionsPage, t.ID, t.Rules, func(rule *rulebook.EvidenceRule) *rulebook.Grounds { return &rule.Grounds })
	}
	for _, t := range rb.Choices {
		add(r, decisionsPage, t.ID, t.Rows, func(row *rulebook.Row) *rulebook.Grounds { return &row.Grounds })
	}
	for _, l := range rb.Lists {
		add(r, listsPage, l.ID, l.Entries, func(e *rulebook.Entry) *rulebook.Grounds { return &e.Grounds })
	}
	return r
}

// add notes a table, and on which page it stands with its rules.
func add[T any](r *reference, page, id string, rules []T, grounds func(T) *rulebook.Grounds) {
	t := tableRules{id: id}
	r.page[id] = page
	for _, rule := range rules {
		g := grounds(rule)
		t.rules = append(t.rules, g)
		r.page[g.ID] = page
	}
	r.tables = append(r.tables, t)
}

// link writes the id of a rule or table as a link to where it stands.
func (r *reference) link(id string) string {
	return fmt.Sprintf("[`%s`](%s#%s)", id, r.page[id], id)
}

// index lists the pages with what each holds.
func (r *reference) index() string {
	rb := r.rb
	rules, entries := 0, 0
	for _, g := range rb.AllGrounds() {
		if r.page[g.ID] == listsPage {
			entries++
		} else {
			rules++
		}
	}
	p := newPage("The rulebook")
	p.para("All that rulebook %s %s holds, in plain words. [Method](../method.md) says how it is applied, "+
		"[writing rules](../writing-rules.md) how it is written.", text(rb.Name), text(rb.Version))
	p.table([]string{"page", "holds"}, [][]string{
		{"[Inputs](inputs.md)", count(len(rb.Catalogue.Inputs), "question") + ": why each is asked and what an answer means"},
		{"[Industries](industries.md)", count(len(rb.Catalogue.Industries), "industry") + ": codes, names, and what each lets the rulebook assume"},
		{"[Decisions](decisions.md)", fmt.Sprintf("%d evidence tables and %d choice tables with %d rules, and what holds for every company",
			len(rb.Evidence), len(rb.Choices), rules)},
		{"[Lists](lists.md)", fmt.Sprintf("%d lists with %d entries: decision rights, practices, risks and more", len(rb.Lists), entries)},
		{"[Seats](seats.md)", count(len(rb.Mandates), "mandate") + ", and the seats that can hold them"},
		{"[Guidance](guidance.md)", count(len(rb.Claims), "claim") + ": what the documents say, paragraph by paragraph"},
		{"[Sources](sources.md)", count(len(rb.Sources), "document") + ", and what each publisher gains by being believed"},
	})
	return p.String()
}
