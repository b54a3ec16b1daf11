package main

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// sqlDialect writes conditions as SQL that PostgreSQL, SQLite and DuckDB share. A
// set is text with a bar between its members.
func sqlDialect() dialect {
	return dialect{
		and: " AND ", or: " OR ", not: "NOT ", yes: "TRUE", equal: " = ", quote: "'",
		name: func(id string) string { return `"` + id + `"` },
		has: func(set, member string) string {
			return "('|' || " + set + " || '|' LIKE '%|' || " + member + " || '|%')"
		},
		either: func(c, a, b string) string { return "CASE WHEN " + c + " THEN " + a + " ELSE " + b + " END" },
	}
}

// query writes a model as a SELECT on table companies: one layer for points, one
// for bands, one for each choice. The fence ends each layer and keeps a planner
// from copying its expressions into the layers above, again and again.
func query(m *model, fence string) string {
	steps := sqlDialect().steps(m)
	layers := make([][]step, 2, 2+len(m.choices))
	for i := range m.sums {
		layers[0] = append(layers[0], steps[2*i])
		layers[1] = append(layers[1], steps[2*i+1])
	}
	for _, s := range steps[2*len(m.sums):] {
		layers = append(layers, []step{s})
	}
	from := "companies"
	for _, layer := range layers {
		var b strings.Builder
		for _, s := range layer {
			fmt.Fprintf(&b, ",\n  %s AS %q", s.value, s.name)
		}
		from = fmt.Sprintf("(SELECT *%s\nFROM %s %s) AS layer", b.String(), from, fence)
	}
	w := wanted()
	return fmt.Sprintf("SELECT name, \"%s\" FROM %s", strings.Join(w[:], `", "`), from)
}

// createTable is the SQL that makes table companies; kind is TABLE or TEMP TABLE.
func createTable(m *model, kind string) string {
	return fmt.Sprintf("CREATE %s companies (%s)", kind, strings.Join(columns(m, `"%s" %s`), ", "))
}

// columns formats the name and type of each column of a portfolio.
func columns(m *model, format string) []string {
	all := []string{fmt.Sprintf(format, "name", "VARCHAR")}
	for _, in := range m.inputs {
		typ := "VARCHAR"
		if in.Kind == profile.Number {
			typ = "INTEGER"
		}
		all = append(all, fmt.Sprintf(format, in.ID, typ))
	}
	return all
}
