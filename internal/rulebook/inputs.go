package rulebook

import (
	"slices"
	"strconv"

	"github.com/csuite-advisor/csuite/internal/profile"
)

type inputsFile struct {
	CompanyNames texts       `yaml:"company_names"`
	Inputs       []inputYAML `yaml:"inputs"`
}

type inputYAML struct {
	ID        text        `yaml:"id"`
	Label     text        `yaml:"label"`
	Kind      text        `yaml:"kind"`
	Role      text        `yaml:"role"`
	Topic     text        `yaml:"topic"`
	Control   text        `yaml:"control"`
	Question  text        `yaml:"question"`
	Why       text        `yaml:"why"`
	Phrase    text        `yaml:"phrase"`
	PhraseOne text        `yaml:"phrase_one"`
	Min       text        `yaml:"min"`
	Baseline  text        `yaml:"baseline"`
	Source    text        `yaml:"source"`
	Aliases   texts       `yaml:"aliases"`
	Prefills  bool        `yaml:"prefills"`
	Values    []valueYAML `yaml:"values"`
}

type valueYAML struct {
	ID         text  `yaml:"id"`
	Label      text  `yaml:"label"`
	Definition text  `yaml:"definition"`
	Phrase     text  `yaml:"phrase"`
	Aliases    texts `yaml:"aliases"`
	Statement  text  `yaml:"statement"`
}

type industriesFile struct {
	Industries []industryYAML `yaml:"industries"`
}

type industryYAML struct {
	valueYAML `yaml:",inline"`
	ISIC      texts         `yaml:"isic"`
	NAICS     texts         `yaml:"naics"`
	Names     texts         `yaml:"names"`
	Assumes   []assumesYAML `yaml:"assumes"`
}

type assumesYAML struct {
	Input   text `yaml:"input"`
	Value   text `yaml:"value"`
	Because text `yaml:"because"`
}

func (l *loader) inputs(raw *files) {
	cat := &l.rb.Catalogue
	seen := map[string]Pos{}
	cat.CompanyNames = raw.inputs.CompanyNames.strings()
	for _, in := range raw.inputs.Inputs {
		l.once("inputs.yaml", in.ID, "input", seen)
		if in.Prefills {
			cat.IndustryInput = in.ID.s
			for _, ind := range raw.industries.Industries {
				in.Values = append(in.Values, ind.valueYAML)
			}
		}
		cat.Inputs = append(cat.Inputs, l.input(in))
	}
	if len(cat.Inputs) > mostInputs {
		l.at("inputs.yaml", raw.inputs.Inputs[mostInputs].ID, "", "there are more than %d inputs", mostInputs)
	}
	for _, ind := range raw.industries.Industries {
		cat.Industries = append(cat.Industries, l.industry(ind))
	}
}

// once adds a fault where an id is missing or was given before.
func (l *loader) once(file string, id text, what string, seen map[string]Pos) {
	if id.s == "" {
		l.at(file, id, "", "%s without an id", what)
	} else if first, dup := seen[id.s]; dup {
		l.at(file, id, "", "%s %q was defined before, at %s:%d", what, id.s, first.File, first.Line)
	} else {
		seen[id.s] = id.in(file)
	}
}

func (l *loader) input(y inputYAML) profile.Input {
	const file = "inputs.yaml"
	l.need(file, y.ID, map[string]text{"label": y.Label, "question": y.Question, "why": y.Why, "topic": y.Topic})
	in := profile.Input{
		ID: y.ID.s, Label: y.Label.s, Question: y.Question.s, Why: y.Why.s, Topic: y.Topic.s,
		Kind:    profile.Kind(l.oneOf(file, y.Kind, "kind", "number", "choice", "scale", "set")),
		Role:    profile.Role(l.oneOf(file, y.Role, "role", "core", "refining", "optional", "transition")),
		Control: l.control(y.Control),
		Phrase:  y.Phrase.s, PhraseOne: y.PhraseOne.s, Source: y.Source.s, Baseline: y.Baseline.s, Aliases: y.Aliases.strings(), Min: 1,
	}
	if y.Min.s != "" {
		n, err := strconv.ParseInt(y.Min.s, 10, 64)
		if err != nil || n < 1 {
			l.at(file, y.Min, "", "min %q is no whole number from 1 up", y.Min.s)
		}
		in.Min = n
	}
	seen := map[string]Pos{}
	for _, v := range y.Values {
		l.once(file, v.ID, "value of "+in.ID, seen)
		in.Values = append(in.Values, v.value())
	}
	most := mostValues
	if in.Kind == profile.Set {
		most = mostOfSet
	}
	if len(in.Values) > most {
		l.at(file, y.ID, "", "input %q has more than %d values", in.ID, most)
	}
	l.baseline(y, in)
	l.statements(y, in)
	return in
}

func (v valueYAML) value() profile.Value {
	return profile.Value{
		ID: v.ID.s, Label: v.Label.s, Definition: v.Definition.s, Phrase: v.Phrase.s,
		Aliases: v.Aliases.strings(), Statement: v.Statement.s,
	}
}

// statements checks that the values of a scale can be told apart by statements, or
// have none: one gap, and there would be no way up past it.
func (l *loader) statements(y inputYAML, in profile.Input) {
	const file = "inputs.yaml"
	some := slices.ContainsFunc(in.Values, func(v profile.Value) bool { return v.Statement != "" })
	for i, v := range y.Values {
		switch {
		case v.Statement.s != "" && in.Kind != profile.Scale:
			l.at(file, v.Statement, "", "input %q is no scale: its values take no statement", in.ID)
		case v.Statement.s != "" && i == 0:
			l.at(file, v.Statement, "it is where a company is when no statement is true", "the first value of %q takes no statement", in.ID)
		case v.Statement.s == "" && i > 0 && some && in.Kind == profile.Scale:
			l.at(file, v.ID, "either every value but the first has one, or none", "value %q of %q needs a statement", v.ID.s, in.ID)
		}
	}
}

// control reads in whose hands an input is; where the author does not say, it is
// not in the company's.
func (l *loader) control(t text) profile.Control {
	if t.s == "" {
		return profile.Happens
	}
	return profile.Control(l.oneOf("inputs.yaml", t, "control", string(profile.Happens), string(profile.Decides)))
}

// oneOf returns t where it is one of the known words, and adds a fault where it is not.
func (l *loader) oneOf(file string, t text, what string, known ...string) string {
	for _, k := range known {
		if t.s == k {
			return k
		}
	}
	l.unknown(file, t, what, known)
	return known[0]
}

// baseline checks that an input names what an unanswered one is read as.
func (l *loader) baseline(y inputYAML, in profile.Input) {
	const file = "inputs.yaml"
	switch {
	case in.Kind == profile.Set || y.Prefills:
		if y.Baseline.s != "" {
			l.at(file, y.Baseline, "", "input %q takes no baseline", in.ID)
		}
	case in.Kind == profile.Number:
		n, err := strconv.ParseInt(y.Baseline.s, 10, 64)
		if err != nil || n < in.Min {
			l.at(file, y.ID, "", "input %q needs a baseline, a whole number from %d up", in.ID, in.Min)
		}
	case in.Index(in.Baseline) < 0:
		l.at(file, y.ID, "a value that stands for \"nobody knows\"", "input %q needs a baseline, one of its values", in.ID)
	}
}

func (l *loader) industry(y industryYAML) profile.Industry {
	const file = "industries.yaml"
	ind := profile.Industry{ID: y.ID.s, ISIC: y.ISIC.strings(), NAICS: y.NAICS.strings(), Names: y.Names.strings()}
	for _, a := range y.Assumes {
		in := l.rb.Catalogue.Input(a.Input.s)
		if in == nil {
			l.unknown(file, a.Input, "input", l.rb.Catalogue.IDs())
			continue
		}
		if in.Index(a.Value.s) < 0 {
			l.unknown(file, a.Value, in.ID, inputDomain(in).ids)
		}
		ind.Assumes = append(ind.Assumes, profile.Assumption{Input: in.ID, Value: a.Value.s, Because: a.Because.s})
	}
	return ind
}
