package decide_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/rules"
)

func asJSON(t rapid.TB, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Guarantee 7: leave-one-document-out names, for each decision, the documents
// without which it would differ.
func TestGuarantee7LeaveOneOut(t *testing.T) {
	e, o := engineOf(t), theOracle()
	check(t, 3, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		r := e.Recommend(p)
		whole := o.judge(o.read(p), "")
		var have []string
		for _, s := range r.Sources {
			have = append(have, s.Source)
			without := o.judge(o.read(p), s.Source)
			var want []recommendation.SourceChange
			for _, id := range decided() {
				if whole.outs[id] != without.outs[id] {
					want = append(want, recommendation.SourceChange{Decision: id, From: whole.outs[id], To: without.outs[id]})
				}
			}
			if !slices.Equal(s.Changes, want) {
				t.Fatalf("without %s: %v, the oracle has %v", s.Source, s.Changes, want)
			}
		}
		if !slices.Equal(have, o.order) {
			t.Fatalf("sources %v of %v", have, o.order)
		}
	})
}

// Guarantee 8: every claim is used by a rule, a list entry, a dissent or a
// mandate, or is context with a reason, and never both. C05 is corrected by C40,
// so nothing rests on it.
func TestGuarantee8RegisterIsComplete(t *testing.T) {
	o := theOracle()
	used := map[string]bool{}
	note := func(rules []oRule) {
		for _, r := range rules {
			for _, c := range r.cites {
				used[c] = true
			}
		}
	}
	for _, x := range o.tables {
		note(x.rules)
	}
	for _, x := range o.choices {
		note(x.rules)
	}
	for _, x := range o.lists {
		note(x.entries)
	}
	for _, m := range items(plainFile(rules.FS, "seats.yaml"), "mandates") {
		note([]oRule{o.rule(map[string]any{"cites": m["cites"]})})
	}
	known := map[string]bool{}
	for _, c := range o.claims {
		id, reason := str(c, "id"), strings.TrimSpace(str(c, "context"))
		known[id] = true
		if used[id] == (reason != "") {
			t.Errorf("claim %s: used is %v, and the reason for being context is %q", id, used[id], reason)
		}
	}
	for id := range used {
		if !known[id] {
			t.Errorf("claim %s is cited but not in the register", id)
		}
	}
	if used["C05"] || !known["C05"] || !known["C40"] {
		t.Error("C05 must stand in the register as context, corrected by C40")
	}
	if len(o.claims) < 100 {
		t.Errorf("the oracle sees %d claims only", len(o.claims))
	}
}

// Guarantee 9: the seats are coherent. Every mandate has exactly one accountable
// holder, nobody is named in two ways, and with combined-cio-cmo the enterprise-IT
// mandate sits with that person whatever technology says of the product mandate.
func TestGuarantee9SeatsAreCoherent(t *testing.T) {
	e := engineOf(t)
	var mandates []string
	titles := map[string]string{}
	for _, m := range items(plainFile(rules.FS, "seats.yaml"), "mandates") {
		mandates = append(mandates, str(m, "id"))
	}
	for _, s := range items(plainFile(rules.FS, "seats.yaml"), "seats") {
		titles[str(s, "id")] = str(s, "title")
	}
	check(t, 4, func(t *rapid.T) {
		p := drawPartial(t, 1<<30)
		r := e.Recommend(p)
		holder, sheets := map[string]string{}, map[string]recommendation.Mandate{}
		for _, m := range r.Mandates {
			if _, twice := sheets[m.Title]; twice {
				t.Fatalf("two sheets for %s", m.Title)
			}
			sheets[m.Title] = m
		}
		var have []string
		for _, s := range r.Seats {
			have = append(have, s.Mandate)
			holder[s.Mandate] = s.Holder
			sheet, ok := sheets[s.Accountable]
			switch {
			case s.Title != titles[s.Holder]:
				t.Fatalf("%s is called %s", s.Holder, s.Title)
			case s.Level == "not needed yet" && s.Accountable == s.Title || s.Level != "not needed yet" && s.Accountable != s.Title:
				t.Fatalf("%s: %s (%s) is held, %s is accountable", s.Mandate, s.Title, s.Level, s.Accountable)
			case !ok || !slices.Contains(sheet.Mandates, s.Label):
				t.Fatalf("%s is not on the sheet of %s", s.Label, s.Accountable)
			case s.ReportsTo == s.Title || s.ReportsTo == "":
				t.Fatalf("%s reports to %q", s.Title, s.ReportsTo)
			case s.Accountable == "":
				t.Fatalf("nobody answers for %s", s.Mandate)
			}
		}
		if !slices.Equal(have, mandates) {
			t.Fatalf("seats for %v, mandates are %v", have, mandates)
		}
		onSheets := 0
		for _, m := range r.Mandates {
			onSheets += len(m.Mandates)
			if m.Seat != "" && titles[m.Seat] != m.Title {
				t.Fatalf("the sheet of %s is that of %s", m.Seat, m.Title)
			}
		}
		if onSheets != len(mandates) {
			t.Fatalf("%d mandates on sheets, there are %d", onSheets, len(mandates))
		}
		reachTheTop(t, r)
		oneTitleEach(t, r, holder)
	})
}

// reachTheTop follows every reporting line to the chief executive.
func reachTheTop(t *rapid.T, r recommendation.Recommendation) {
	above := map[string]string{}
	for _, s := range r.Seats {
		if s.Level != "not needed yet" {
			above[s.Title] = s.ReportsTo
		}
	}
	for _, s := range r.Seats {
		at := s.ReportsTo
		for range r.Seats {
			if at != "chief executive" {
				at = above[at]
			}
		}
		if at != "chief executive" {
			t.Fatalf("%s reports to %s, which leads nowhere", s.Title, s.ReportsTo)
		}
	}
}

// oneTitleEach checks that nobody is named in two ways: a combined title and one
// of its halves never stand side by side.
func oneTitleEach(t *rapid.T, r recommendation.Recommendation, holder map[string]string) {
	held := map[string]bool{}
	for _, h := range holder {
		held[h] = true
	}
	for whole, halves := range map[string][]string{"cto-cio": {"cto", "cio", "cio-cmo"}, "cio-cmo": {"cio", "cmo", "cto-cio", "it-manager", "head-of-marketing"}} {
		for _, half := range halves {
			if held[whole] && held[half] {
				t.Fatalf("%s and %s side by side: %v", whole, half, holder)
			}
		}
	}
	d := r.Decisions
	if combined := d.Bridge.Recommended == "combined-cio-cmo"; combined || held["cio-cmo"] {
		if !combined || holder["enterprise_it"] != "cio-cmo" || holder["marketing"] != "cio-cmo" {
			t.Fatalf("bridge is %s, seats are %v", d.Bridge.Recommended, holder)
		}
		return
	}
	if (holder["product_technology"] == "cto-cio") != (holder["enterprise_it"] == "cto-cio") {
		t.Fatalf("half a technology chief: %v", holder)
	}
	for out, want := range map[string]bool{
		"cto": strings.Contains(d.Technology.Recommended, "cto") && d.Technology.Recommended != "combined-cto-cio",
		"cio": strings.Contains(d.Technology.Recommended, "cio") && d.Technology.Recommended != "combined-cto-cio",
		"cmo": d.Marketing.Recommended == "cmo", "cto-cio": d.Technology.Recommended == "combined-cto-cio",
		"chief-marketing-technologist": d.Bridge.Recommended == "chief-marketing-technologist",
		"marketing-technology-owner":   d.Bridge.Recommended == "marketing-technology-owner",
	} {
		if held[out] != want {
			t.Fatalf("%s holds a mandate: %v; technology %s, marketing %s, bridge %s", out, held[out],
				d.Technology.Recommended, d.Marketing.Recommended, d.Bridge.Recommended)
		}
	}
}
