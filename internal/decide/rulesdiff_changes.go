package decide

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A change is one thing that two rulebooks have differently. apply makes it in a copy
// of the old rulebook; nil where it makes no sense by itself. Changes with the same
// unit are made together.
type change struct {
	shown recommendation.RuleChange
	unit  string
	apply func(*rulebook.Rulebook)
}

// differ lists the changes between two rulebooks that are brought into one union.
type differ struct {
	old, now       *rulebook.Rulebook
	oldDir, nowDir string
	list           []change
}

func (d *differ) changes() []change {
	for _, t := range d.now.Evidence {
		d.evidence(d.old.EvidenceTable(t.ID), t)
	}
	for _, t := range d.old.Evidence {
		if d.now.EvidenceTable(t.ID) == nil {
			d.evidence(t, nil)
		}
	}
	for _, t := range d.now.Choices {
		d.choice(d.old.ChoiceTable(t.ID), t)
	}
	for _, t := range d.old.Choices {
		if d.now.ChoiceTable(t.ID) == nil {
			d.choice(t, nil)
		}
	}
	return d.list
}

// add notes a change; was or is may be nil.
func (d *differ) add(table, id string, was, is *rulebook.Pos, says ...string) *change {
	c := change{unit: table + "/" + id, shown: recommendation.RuleChange{
		ID: id, Table: table, Kind: "changed", Says: says, Old: writtenAt(d.oldDir, was), New: writtenAt(d.nowDir, is), Alone: []recommendation.Alone{},
	}}
	switch {
	case was == nil:
		c.shown.Kind = "added"
	case is == nil:
		c.shown.Kind = "removed"
	}
	d.list = append(d.list, c)
	return &d.list[len(d.list)-1]
}

func writtenAt(dir string, pos *rulebook.Pos) string {
	if pos == nil {
		return ""
	}
	return fmt.Sprintf("%s:%d", path.Join(dir, pos.File), pos.Line)
}

func (d *differ) evidence(was, is *rulebook.EvidenceTable) {
	if was == nil {
		was = &rulebook.EvidenceTable{}
	} else if is != nil {
		d.bands(was, is)
	}
	if is == nil {
		is = &rulebook.EvidenceTable{}
	}
	table, whole := is.ID+was.ID, was.ID == is.ID
	if whole {
		table = is.ID
	}
	for _, r := range is.Rules {
		before := ruleIn(was, r.ID)
		if says := d.ruleSays(before, r); len(says) > 0 {
			c := d.add(table, r.ID, posOf(before), &r.Pos, says...)
			if whole {
				c.apply = func(rb *rulebook.Rulebook) { replaceRule(rb, table, r.ID, r) }
			}
		}
	}
	for _, r := range was.Rules {
		if ruleIn(is, r.ID) == nil {
			c := d.add(table, r.ID, &r.Pos, nil, d.ruleSays(r, nil)...)
			if whole {
				c.apply = func(rb *rulebook.Rulebook) { replaceRule(rb, table, r.ID, nil) }
			}
		}
	}
}

func ruleIn(t *rulebook.EvidenceTable, id string) *rulebook.EvidenceRule {
	for _, r := range t.Rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

func posOf(r *rulebook.EvidenceRule) *rulebook.Pos {
	if r == nil {
		return nil
	}
	return &r.Pos
}

// ruleSays says how two rules differ in what they do; nothing where they do the same.
func (d *differ) ruleSays(was, is *rulebook.EvidenceRule) []string {
	switch {
	case was == nil:
		return []string{fmt.Sprintf("%+d where %s", is.Points, d.now.Condition(is.When))}
	case is == nil:
		return []string{fmt.Sprintf("%+d where %s", was.Points, d.old.Condition(was.When))}
	}
	var says []string
	if was.Points != is.Points {
		says = append(says, fmt.Sprintf("%+d becomes %+d", was.Points, is.Points))
	}
	return append(says, d.conditionSays(was.When, is.When)...)
}

func (d *differ) conditionSays(was, is []rulebook.Test) []string {
	if plainTests(was) == plainTests(is) {
		return nil
	}
	return []string{fmt.Sprintf("where %s becomes where %s", d.old.Condition(was), d.now.Condition(is))}
}

func plainTests(when []rulebook.Test) string {
	parts := make([]string, len(when))
	for i, t := range when {
		parts[i] = fmt.Sprint(t.Subject, t.Name, t.Mask, t.Ranges, t.Negated)
	}
	slices.Sort(parts)
	return strings.Join(parts, " and ")
}

// replaceRule puts a rule in place of the one with its id; nil removes that.
func replaceRule(rb *rulebook.Rulebook, table, id string, with *rulebook.EvidenceRule) {
	i := slices.IndexFunc(rb.Evidence, func(t *rulebook.EvidenceTable) bool { return t.ID == table })
	t := *rb.Evidence[i]
	t.Rules = slices.DeleteFunc(slices.Clone(t.Rules), func(r *rulebook.EvidenceRule) bool { return r.ID == id })
	if with != nil {
		t.Rules = append(t.Rules, with)
	}
	rb.Evidence[i] = &t
}

// bands notes bands that begin or end elsewhere.
func (d *differ) bands(was, is *rulebook.EvidenceTable) {
	bandIDs := func(t *rulebook.EvidenceTable) (ids []string) {
		for _, b := range t.Bands {
			ids = append(ids, b.ID)
		}
		return ids
	}
	bandLines := func(t *rulebook.EvidenceTable) (lines []string) {
		for _, b := range t.Bands {
			lines = append(lines, b.ID+" "+boundsSay(b))
		}
		return lines
	}
	before, after := bandLines(was), bandLines(is)
	if slices.Equal(before, after) {
		return
	}
	c := d.add(is.ID, "bands", &was.Pos, &is.Pos, strings.Join(before, ", ")+" becomes "+strings.Join(after, ", "))
	if slices.Equal(bandIDs(was), bandIDs(is)) {
		c.apply = func(rb *rulebook.Rulebook) {
			i := slices.IndexFunc(rb.Evidence, func(t *rulebook.EvidenceTable) bool { return t.ID == is.ID })
			t := *rb.Evidence[i]
			t.Bands = is.Bands
			rb.Evidence[i] = &t
		}
	}
}

func boundsSay(b rulebook.Band) string {
	low, high := bound(b.Low), bound(b.High)
	switch {
	case low == nil && high == nil:
		return "always"
	case low == nil:
		return fmt.Sprintf("up to %d", *high)
	case high == nil:
		return fmt.Sprintf("from %d", *low)
	}
	return fmt.Sprintf("%d to %d", *low, *high)
}
