package batch

import (
	"slices"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// mostInputs is how many inputs an account lists.
const mostInputs = 100

// open opens an input and finds out what its columns are for.
func (r *run) open(in Input, last bool) (*source, error) {
	file, err := in.Open()
	if err != nil {
		return nil, reading(in.Name, err)
	}
	src := &source{name: in.Name, kind: file.Kind(), file: file, at: mostInputs}
	if err := r.understand(src, last); err != nil {
		_ = file.Close() // err says more
		return nil, err
	}
	if len(r.sources) < mostInputs {
		src.at = len(r.sources)
		r.sources = append(r.sources, src)
	}
	r.others = r.others || src.kind != portfolio.Table
	return src, nil
}

func (r *run) understand(src *source, last bool) error {
	if src.kind == portfolio.Table {
		names, line := src.file.Columns()
		plan, err := r.mapper.table(src.name, names, line)
		if err != nil {
			return err
		}
		src.plan, src.names = plan, names
		src.unique = keptNames(true, nil, src)
		if missing := r.mapper.unseen(); len(missing) > 0 && last && !r.others {
			return noColumn(missing[0], names)
		}
	}
	return r.keepable(src)
}

// keepable refuses to carry along what the output has no place for.
func (r *run) keepable(src *source) error {
	if !r.Keep {
		return nil
	}
	if src.kind == portfolio.Documents {
		return faultf("leave --keep-columns out", "%s holds profiles: they have no columns to keep", shown(src.name))
	}
	if r.Format == JSONL {
		return nil
	}
	if src.kind == portfolio.Objects {
		return faultf("-o jsonl keeps each record as its member \"input\"", "%s has no columns to keep: each of its objects has members of its own", shown(src.name))
	}
	if len(r.sources) > 0 && !slices.Equal(r.sources[0].names, src.names) {
		return faultf("read them one by one, or as -o jsonl", "--keep-columns: %s has other columns than %s", shown(src.name), shown(r.sources[0].name))
	}
	return nil
}

// mapping says how the columns of a table are understood; for other inputs it
// names the source only, as their records have names of their own.
func (s *source) mapping() Mapping {
	if s.plan != nil {
		return s.plan.uses
	}
	return Mapping{Source: s.name, Used: []Use{}, Ignored: []string{}, objects: s.kind == portfolio.Objects}
}
