package batch

import "math"

// A plan says how a row is put together: from cells of its own, and from runs of
// cells that depend on the answers alone and are the same for every row with them.
type plan struct {
	columns []column
	enc     encoder
	parts   []part
	runs    int // parts that are remembered
	need    need
	keep    bool // the record as well
	rows    int  // how many are written out, from the first; the others are only counted
	wholes  int  // and with how many of them goes the whole recommendation
}

// A part is a column of its own, or a run of columns that the answers decide.
type part struct {
	column, n int
	own       own
}

func newPlan(columns []column, enc encoder) *plan {
	p := &plan{columns: columns, enc: enc, rows: math.MaxInt}
	for i, c := range columns {
		last := len(p.parts) - 1
		if c.own == answers && last >= 0 && p.parts[last].own == answers {
			p.parts[last].n++
		} else {
			p.parts = append(p.parts, part{i, 1, c.own})
			if c.own == answers {
				p.runs++
			}
		}
		p.need = max(p.need, c.need)
	}
	return p
}

// names lists the columns.
func (p *plan) names() []string {
	names := make([]string, len(p.columns))
	for i, c := range p.columns {
		names[i] = c.name
	}
	return names
}

// remembered appends every run for a finding, and to ends where each ends.
func (p *plan) remembered(dst []byte, ends []int32, f *finding) ([]byte, []int32) {
	begin := len(dst)
	for _, part := range p.parts {
		if part.own != answers {
			continue
		}
		for i := part.column; i < part.column+part.n; i++ {
			dst = p.columns[i].put(f, p.enc, dst, i)
		}
		ends = append(ends, int32(len(dst)-begin))
	}
	return dst, ends
}

// answered appends a row with an answer: its own cells, and the runs that are
// remembered. whole is the recommendation in JSON where the plan asks for it.
func (p *plan) answered(dst []byte, r *row, runs []byte, ends []int32, whole []byte) []byte {
	if r.number > p.rows {
		return dst
	}
	from, run := int32(0), 0
	for _, part := range p.parts {
		if part.own == answers {
			dst = append(dst, runs[from:ends[run]]...)
			from, run = ends[run], run+1
		} else {
			dst = p.cell(dst, part, r, "")
		}
	}
	return p.finish(dst, r, whole)
}

// rejected appends a row that has no answer, and says why.
func (p *plan) rejected(dst []byte, r *row, why string) []byte {
	if r.number > p.rows {
		return dst
	}
	for _, part := range p.parts {
		for i := part.column; i < part.column+part.n; i++ {
			if part.own == answers {
				dst = p.enc.none(dst, i)
			} else {
				dst = p.cell(dst, part, r, why)
			}
		}
	}
	return p.finish(dst, r, nil)
}

// cell appends a cell that is the row's own.
func (p *plan) cell(dst []byte, c part, r *row, why string) []byte {
	switch c.own {
	case ownRow:
		return p.enc.number(dst, c.column, int64(r.number))
	case ownName:
		return p.enc.theirs(dst, c.column, r.name)
	case ownSource:
		return p.enc.theirs(dst, c.column, []byte(r.src.name))
	case ownLine:
		return p.enc.number(dst, c.column, int64(r.rec.Line))
	}
	if why == "" {
		return p.enc.ours(dst, c.column, "")
	}
	return p.enc.theirs(dst, c.column, []byte(why))
}

func (p *plan) finish(dst []byte, r *row, whole []byte) []byte {
	if p.keep {
		dst = p.enc.input(dst, r)
	}
	if p.wholes > 0 {
		dst = p.enc.whole(dst, whole)
	}
	return p.enc.end(dst)
}
