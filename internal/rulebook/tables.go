package rulebook

import (
	"math"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

type groundsYAML struct {
	ID      text  `yaml:"id"`
	When    pairs `yaml:"when"`
	Because text  `yaml:"because"`
	Basis   text  `yaml:"basis"`
	Cites   texts `yaml:"cites"`
}

type evidenceYAML struct {
	Decision  text       `yaml:"decision"`
	Label     text       `yaml:"label"`
	Question  text       `yaml:"question"`
	HitPolicy text       `yaml:"hit_policy"`
	Mandate   text       `yaml:"mandate"`
	Bands     []bandIn   `yaml:"bands"`
	Rules     []ruleYAML `yaml:"rules"`
}

type ruleYAML struct {
	groundsYAML `yaml:",inline"`
	Adds        text `yaml:"adds"`
	Subtracts   text `yaml:"subtracts"`
}

type choiceYAML struct {
	Decision     text              `yaml:"decision"`
	Label        text              `yaml:"label"`
	Question     text              `yaml:"question"`
	HitPolicy    text              `yaml:"hit_policy"`
	Mandate      text              `yaml:"mandate"`
	Alternatives []alternativeYAML `yaml:"alternatives"`
	Rules        []rowYAML         `yaml:"rules"`
}

type alternativeYAML struct {
	ID     text `yaml:"id"`
	Title  text `yaml:"title"`
	Phrase text `yaml:"phrase"`
}

type rowYAML struct {
	groundsYAML `yaml:",inline"`
	Outcome     text `yaml:"outcome"`
	Without     text `yaml:"without_sources"`
}

type listYAML struct {
	List    text        `yaml:"list"`
	Label   text        `yaml:"label"`
	Columns texts       `yaml:"columns"`
	Entries []entryYAML `yaml:"entries"`
}

type entryYAML struct {
	groundsYAML `yaml:",inline"`
	Says        pairs `yaml:"says"`
	About       texts `yaml:"about"`
}

func (l *loader) evidence(raw *files) {
	for _, f := range raw.evidence {
		y := f.body
		l.once(f.file, y.Decision, "decision", l.ids)
		l.oneOf(f.file, y.HitPolicy, "hit policy", "collect-sum")
		t := &EvidenceTable{ID: y.Decision.s, Label: y.Label.s, Question: y.Question.s, Mandate: y.Mandate.s, Pos: y.Decision.in(f.file)}
		if t.Mandate != "" && l.rb.Mandate(t.Mandate) == nil {
			l.unknown(f.file, y.Mandate, "mandate", names(l.rb.Mandates, func(m *Mandate) string { return m.ID }))
		}
		t.Bands = l.bands(f.file, y.Bands)
		for _, r := range y.Rules {
			t.Rules = append(t.Rules, &EvidenceRule{l.grounds(f.file, r.groundsYAML, false), l.points(f.file, r)})
		}
		l.rb.Evidence = append(l.rb.Evidence, t)
	}
}

// bands reads named ranges and checks that they cover the whole numbers once.
func (l *loader) bands(file string, in []bandIn) []Band {
	var out []Band
	next := int64(math.MinInt64)
	for i, y := range in {
		r, err := numberRange(y.When.s, math.MinInt64)
		if err != nil {
			l.at(file, y.When, "", "%v", err)
			continue
		}
		if i == 0 && r.Low >= 0 {
			r.Low = math.MinInt64 // counts start at zero
		}
		if r.Low != next {
			l.at(file, y.When, "bands are listed lowest first and cover every whole number once",
				"band %q does not go on where the one before it ends", y.ID.s)
		}
		next = r.High + 1
		if i == len(in)-1 && r.High != math.MaxInt64 {
			l.at(file, y.When, "", "band %q is the last and must be open at its upper end", y.ID.s)
		}
		out = append(out, Band{y.ID.s, y.Says.s, int(r.Low), int(r.High), y.ID.in(file)})
	}
	return out
}

func (l *loader) points(file string, y ruleYAML) int {
	word, sign := y.Adds, 1
	if word.s == "" {
		word, sign = y.Subtracts, -1
	}
	if (y.Adds.s == "") == (y.Subtracts.s == "") {
		l.at(file, y.ID, "", "rule %q needs either adds or subtracts", y.ID.s)
		return sign
	}
	for _, w := range l.rb.Weights {
		if w.ID == word.s {
			return sign * w.Points
		}
	}
	l.unknown(file, word, "weight", names(l.rb.Weights, func(w Weight) string { return w.ID }))
	return sign
}

// grounds reads what every rule has. Bands and outcomes may be tested only where
// derived is true.
func (l *loader) grounds(file string, y groundsYAML, derived bool) Grounds {
	l.once(file, y.ID, "rule", l.ids)
	g := Grounds{
		ID: y.ID.s, Because: y.Because.s, Pos: y.ID.in(file), Cites: l.cites(file, y.Cites),
		Basis: Basis(l.oneOf(file, y.Basis, "basis", "document", "standard", "inference")),
	}
	if g.Basis == Document && len(y.Cites) == 0 {
		l.at(file, y.ID, "cite the claims, or call it an inference", "rule %q says that a document says so, but cites none", g.ID)
	}
	seen := map[string]Pos{}
	for _, p := range y.When {
		l.once(file, p.key, "test of", seen)
		if t, ok := l.test(file, p, derived); ok {
			g.When = append(g.When, t)
		}
	}
	return g
}

// test resolves one entry of a when.
func (l *loader) test(file string, p pair, derived bool) (Test, bool) {
	value := p.value()
	if p.list {
		value.s = strings.Join(p.values.strings(), ", ")
	}
	t, err := l.parseTest(file, p.key, value, derived)
	switch e := err.(type) {
	case nil:
	case *unknownValue:
		value.s = e.text
		l.unknown(file, value, "value", e.known)
	default:
		l.at(file, value, "", "%v", err)
	}
	t.Name, t.Pos = p.key.s, p.key.in(file)
	return t, err == nil && t.Name != ""
}

func (l *loader) parseTest(file string, key, value text, derived bool) (Test, error) {
	cat := &l.rb.Catalogue
	if in := cat.Input(key.s); in != nil {
		if in.ID == cat.IndustryInput {
			l.at(file, key, "test what the industry stands for, such as an input that it pre-fills",
				"no rule may test %q: it only pre-fills", in.ID)
		}
		if in.Kind == profile.Set {
			return parseSet(value.s, in)
		}
		return parseUnary(value.s, inputDomain(in))
	}
	known := cat.IDs()
	if derived {
		if t := l.rb.EvidenceTable(key.s); t != nil {
			test, err := parseUnary(value.s, domain{ids: names(t.Bands, func(b Band) string { return b.ID }), ordered: true})
			test.Subject = OnBand
			return test, err
		}
		if t := l.rb.ChoiceTable(key.s); t != nil {
			test, err := parseUnary(value.s, domain{ids: names(t.Alternatives, func(a Alternative) string { return a.ID })})
			test.Subject = OnOutcome
			return test, err
		}
		known = append(known, names(l.rb.Evidence, func(t *EvidenceTable) string { return t.ID })...)
		known = append(known, names(l.rb.Choices, func(t *ChoiceTable) string { return t.ID })...)
	}
	l.unknown(file, key, "input", known)
	return Test{}, nil
}

func (l *loader) lists(raw *files) {
	for _, f := range raw.lists {
		y := f.body
		l.once(f.file, y.List, "list", l.ids)
		list := &List{ID: y.List.s, Label: y.Label.s, Columns: y.Columns.strings(), Pos: y.List.in(f.file)}
		for _, e := range y.Entries {
			entry := &Entry{Grounds: l.grounds(f.file, e.groundsYAML, true), About: e.About.strings()}
			for _, id := range e.About {
				l.oneOf(f.file, id, "decision", Contract()...)
			}
			entry.Fields = l.fields(f.file, e, list.Columns)
			list.Entries = append(list.Entries, entry)
		}
		l.rb.Lists = append(l.rb.Lists, list)
	}
}

// fields puts the texts of an entry in the order of the columns.
func (l *loader) fields(file string, e entryYAML, columns []string) []string {
	out := make([]string, len(columns))
	for _, p := range e.Says {
		i := indexOf(columns, p.key.s)
		if i < 0 {
			l.unknown(file, p.key, "column", columns)
			continue
		}
		out[i] = p.value().s
	}
	for i := range out {
		if out[i] == "" {
			l.at(file, e.ID, "", "entry %q lacks column %q", e.ID.s, columns[i])
		}
	}
	return out
}

func indexOf(list []string, want string) int {
	for i := range list {
		if list[i] == want {
			return i
		}
	}
	return -1
}
