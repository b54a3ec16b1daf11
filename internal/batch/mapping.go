package batch

import (
	"fmt"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A target is what the cells of a column are for: the input with this index in
// the catalogue, or one of these.
type target int

const (
	ignored target = -1 - iota
	naming         // the company's name
)

// nameTarget is how --map calls the company's name.
const nameTarget = "name"

// rank says how surely a column is meant for its target; more wins.
type rank uint8

const (
	byAlias rank = iota
	byID
	byMap // somebody said so
)

// A Use is a column and the input that it answers, "name" for the company's name.
type Use struct {
	Column string `json:"column"`
	Input  string `json:"input"`
}

// A Mapping says which columns of an input were read, and which were not.
type Mapping struct {
	Source  string   `json:"source"`
	Used    []Use    `json:"used"`
	Ignored []string `json:"ignored"`
	objects bool     // it holds objects, of which each has members of its own
}

// mapper finds the targets of columns.
type mapper struct {
	cat   *profile.Catalogue
	given []assignment
}

// newMapper understands assignments such as "Column=input".
func newMapper(cat *profile.Catalogue, maps []string) (*mapper, error) {
	m := &mapper{cat: cat}
	for _, text := range maps {
		a, err := m.assignment(text)
		if err != nil {
			return nil, err
		}
		m.given = append(m.given, a)
	}
	return m, nil
}

// of returns the target of a column, and how surely it is meant.
func (m *mapper) of(column string) (target, rank) {
	if a := m.assigned(column); a >= 0 {
		return m.given[a].to, byMap
	}
	if in, ok := m.cat.InputNamed(column); ok {
		if column == in.ID {
			return m.index(in), byID
		}
		return m.index(in), byAlias
	}
	switch {
	case column == nameTarget:
		return naming, byID
	case m.cat.NamesCompany(column):
		return naming, byAlias
	}
	return ignored, byAlias
}

func (m *mapper) index(in *profile.Input) target {
	return target(slices.IndexFunc(m.cat.Inputs, func(i profile.Input) bool { return i.ID == in.ID }))
}

// id names a target as outputs do.
func (m *mapper) id(t target) string {
	if t == naming {
		return nameTarget
	}
	return m.cat.Inputs[t].ID
}

// A tablePlan says what the columns of a table are for.
type tablePlan struct {
	targets []target // by column
	last    int      // the last column that is read
	uses    Mapping
}

// table finds what the columns of a table are for. source is the name of the file
// and line that of its header, for complaints.
func (m *mapper) table(source string, columns []string, line int) (*tablePlan, error) {
	p := &tablePlan{targets: make([]target, len(columns)), last: -1}
	ranks := make([]rank, len(columns))
	for i, c := range columns {
		p.targets[i], ranks[i] = m.of(c)
	}
	for t := naming; t < target(len(m.cat.Inputs)); t++ {
		if err := m.choose(t, columns, p.targets, ranks); err != nil {
			err.place = place(source, line, 0)
			return nil, err
		}
	}
	p.uses = m.uses(source, columns, p.targets)
	p.last = len(columns) - 1
	for p.last >= 0 && p.targets[p.last] == ignored {
		p.last--
	}
	if !slices.ContainsFunc(p.targets, func(t target) bool { return t >= 0 }) {
		return nil, m.nothing(source, columns, line)
	}
	return p, nil
}

// choose leaves one column for a target, or complains. Of several names of the
// company the first is as good as any.
func (m *mapper) choose(t target, columns []string, targets []target, ranks []rank) *Fault {
	if t == ignored {
		return nil
	}
	var best []int
	for i := range targets {
		if targets[i] != t {
			continue
		}
		if len(best) == 0 || ranks[i] > ranks[best[0]] {
			best = []int{i}
		} else if ranks[i] == ranks[best[0]] {
			best = append(best, i)
		}
	}
	if len(best) > 1 && (t != naming || ranks[best[0]] == byMap) {
		return m.twice(t, columns[best[0]], columns[best[1]])
	}
	for i := range targets {
		if targets[i] == t && i != best[0] {
			targets[i] = ignored
		}
	}
	return nil
}

// twice complains about two columns for one input.
func (m *mapper) twice(t target, a, b string) *Fault {
	if a == b {
		return faultf("rename one of them", "two columns are called %s", profile.Quote(a))
	}
	return faultf(fmt.Sprintf("--map %q leaves the second out", b+"="), "columns %s and %s both say %s", profile.Quote(a), profile.Quote(b), m.id(t))
}

func (m *mapper) uses(source string, columns []string, targets []target) Mapping {
	out := Mapping{Source: source, Used: []Use{}, Ignored: []string{}}
	for i, c := range columns {
		if targets[i] == ignored {
			out.Ignored = append(out.Ignored, c)
		} else {
			out.Used = append(out.Used, Use{c, m.id(targets[i])})
		}
	}
	return out
}

// nothing complains about a table of which no column is an input.
func (m *mapper) nothing(source string, columns []string, line int) *Fault {
	quoted := make([]string, 0, len(columns))
	for _, c := range columns {
		if len(quoted) == 8 {
			quoted = append(quoted, "and more")
			break
		}
		quoted = append(quoted, profile.Quote(c))
	}
	f := faultf("the first row must name the columns; csuite inputs lists the inputs, --map \"Column=input\" says which column is which",
		"no column is an input: %s", strings.Join(quoted, ", "))
	if len(columns) == 1 {
		f.hint = "columns are parted by commas, semicolons, tabs or vertical bars; --format says what a file is that is no table\n" + f.hint
	}
	f.place = place(source, line, 0)
	return f
}
