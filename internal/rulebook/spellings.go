package rulebook

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// nameKey is the key under which a profile gives the company's name.
const nameKey = "name"

// proveSpellings makes sure that every way to write an answer is understood as
// that answer, and no two answers or inputs are written alike.
func (l *loader) proveSpellings(raw *files) {
	for _, heading := range raw.inputs.CompanyNames {
		if in, ok := l.rb.Catalogue.InputNamed(heading.s); ok {
			l.at("inputs.yaml", heading, "", "the heading %q for a company's name also names input %q", heading.s, in.ID)
		}
	}
	for _, y := range raw.inputs.Inputs {
		in := l.rb.Catalogue.Input(y.ID.s)
		switch in.ID {
		case nameKey:
			l.at("inputs.yaml", y.ID, "", "no input can be called %q: profiles use it for the company", nameKey)
		case profile.SelfAssessedKey:
			l.at("inputs.yaml", y.ID, "", "no input can be called %q: profiles list inputs under it", profile.SelfAssessedKey)
		}
		for _, name := range append(texts{y.ID, y.Label}, y.Aliases...) {
			if got, ok := l.rb.Catalogue.InputNamed(name.s); !ok || got != in {
				l.at("inputs.yaml", name, "", "the name %q of input %q also names another", name.s, in.ID)
			}
		}
		for _, v := range y.Values {
			l.proveValue("inputs.yaml", in, v, nil)
		}
	}
	industry := l.rb.Catalogue.Input(l.rb.Catalogue.IndustryInput)
	for _, y := range raw.industries.Industries {
		l.proveValue("industries.yaml", industry, y.valueYAML, slices.Concat(y.Names, y.ISIC.prefixed("ISIC "), y.NAICS.prefixed("NAICS ")))
	}
}

func (l *loader) proveValue(file string, in *profile.Input, v valueYAML, more texts) {
	for _, written := range slices.Concat(texts{v.ID, v.Label}, v.Aliases, more) {
		a, err := l.rb.Catalogue.Parse(in, written.s)
		if err != nil || a.Value != v.ID.s && !slices.Equal(a.Members, []string{v.ID.s}) {
			l.at(file, written, "", "%q, written as an answer to %q, is not understood as %q", written.s, in.ID, v.ID.s)
		}
	}
}

func (ts texts) prefixed(prefix string) texts {
	out := slices.Clone(ts)
	for i := range out {
		out[i].s = prefix + out[i].s
	}
	return out
}
