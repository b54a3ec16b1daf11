package main

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// newOPA is Open Policy Agent with one prepared query; an evidence rule adds a
// member to its table's object, and the points are the sum of that.
func newOPA(ctx context.Context, m *model, profiles []profile.Profile) (*peer, error) {
	query, err := rego.New(rego.Query("data.csuite.answer"), rego.Module("csuite.rego", policy(m))).PrepareForEval(ctx)
	if err != nil {
		return nil, err
	}
	inputs := allValues(m, profiles)
	for _, in := range inputs { // sets as Rego knows them
		for id, v := range in {
			if members, ok := v.([]string); ok {
				in[id] = anyList(members)
			}
		}
	}
	return inProcess("open-policy-agent/opa", len(inputs), func(i int) (answer, error) {
		results, err := query.Eval(ctx, rego.EvalInput(inputs[i]))
		if err != nil {
			return answer{}, err
		}
		if len(results) != 1 {
			return answer{}, fmt.Errorf("%d results", len(results))
		}
		list, _ := results[0].Expressions[0].Value.([]any)
		return answerOf(list)
	}), nil
}

func anyList(members []string) []any {
	list := make([]any, len(members))
	for i, m := range members {
		list[i] = m
	}
	return list
}

// policy writes a model as a Rego module.
func policy(m *model) string {
	w := wanted()
	var b strings.Builder
	fmt.Fprintf(&b, "package csuite\n\nanswer := [%s]\n", strings.Join(w[:], ", "))
	inputs := map[string]bool{}
	for _, in := range m.inputs {
		inputs[in.ID] = true
	}
	for _, s := range m.sums {
		for _, r := range s.rules {
			regoRule(&b, fmt.Sprintf("%s_fired[%q] := %d", s.id, r.id, r.points), r.when, inputs)
		}
		fmt.Fprintf(&b, "\n%s := sum([p | some p in %s_fired])\n", points(s.id), s.id)
		for _, band := range s.bands {
			fmt.Fprintf(&b, "\n%s := %q if {\n", s.id, band.ID)
			if band.Low != math.MinInt {
				fmt.Fprintf(&b, "\t%s >= %d\n", points(s.id), band.Low)
			}
			if band.High != math.MaxInt {
				fmt.Fprintf(&b, "\t%s <= %d\n", points(s.id), band.High)
			}
			b.WriteString("}\n")
		}
	}
	for _, c := range m.choices {
		for _, r := range c.rows {
			regoRule(&b, fmt.Sprintf("%s := %q", c.id, r.outcome), r.when, inputs)
		}
	}
	return b.String()
}

// regoRule writes a rule; one with several ranges is written once for each.
func regoRule(b *strings.Builder, head string, when []condition, inputs map[string]bool) {
	for i, c := range when {
		if len(c.ranges) > 1 {
			for k := range c.ranges {
				one := append([]condition{}, when...)
				one[i].ranges = c.ranges[k : k+1]
				regoRule(b, head, one, inputs)
			}
			return
		}
	}
	fmt.Fprintf(b, "\n%s if {\n", head)
	if len(when) == 0 {
		b.WriteString("\ttrue\n")
	}
	for _, c := range when {
		name := c.on
		if inputs[name] {
			name = "input." + name
		}
		regoTests(b, name, c)
	}
	b.WriteString("}\n")
}

func regoTests(b *strings.Builder, name string, c condition) {
	for _, r := range c.ranges {
		fmt.Fprintf(b, "\t%s >= %d\n", name, r.Low)
		if r.High != profile.Open {
			fmt.Fprintf(b, "\t%s <= %d\n", name, r.High)
		}
	}
	if c.any != nil {
		fmt.Fprintf(b, "\t%s in {\"%s\"}\n", name, strings.Join(c.any, `", "`))
	}
	for _, id := range c.has {
		fmt.Fprintf(b, "\t%q in %s\n", id, name)
	}
	for _, id := range c.lacks {
		fmt.Fprintf(b, "\tnot %q in %s\n", id, name)
	}
}
