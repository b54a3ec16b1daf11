package decide

import (
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// coder turns the answers to one input into codes, and codes into cells.
type coder struct {
	in    *profile.Input
	first int           // its first variable
	vars  int           // one, or one for each member
	v     *rulebook.Var // the first
	spans []span        // numbers: by code, without the codes that every input has
	codes map[span]Code // numbers: of ranges over several cells
}

// span is what a number says: the cells that it allows and the one it is read as.
type span struct{ low, high, at uint8 }

func newCoder(space *rulebook.Space, in *profile.Input) coder {
	c := coder{in: in, first: space.First(in.ID), vars: 1}
	if in.Kind == profile.Set {
		c.vars = len(in.Values)
	}
	if c.vars == 0 {
		return c // a set without members has one answer
	}
	c.v = &space.Vars[c.first]
	if in.Kind == profile.Number {
		c.addSpans(c.v.Cells)
	}
	return c
}

// addSpans numbers the single cells first, then every range and its reading.
func (c *coder) addSpans(cells int) {
	c.codes = map[span]Code{}
	for width := range cells {
		for low := 0; low+width < cells; low++ {
			for at := low; at <= low+width; at++ {
				s := span{uint8(low), uint8(low + width), uint8(at)}
				c.codes[s] = firstCode + Code(len(c.spans))
				c.spans = append(c.spans, s)
			}
		}
	}
}

// code returns the code of an answer.
func (c *coder) code(a profile.Answer) Code {
	switch {
	case a.State == profile.NotAsked, a.State == profile.Assumed:
		return CodeNotAsked
	case a.State == profile.Unknown:
		return CodeUnknown
	}
	return c.value(a)
}

// value returns the code of what a known answer says.
func (c *coder) value(a profile.Answer) Code {
	switch c.in.Kind {
	case profile.Set:
		mask := Code(0)
		for _, m := range a.Members {
			if i := c.in.Index(m); i >= 0 {
				mask |= 1 << i
			}
		}
		return firstCode + mask
	case profile.Number:
		at := c.v.CellOf(a.Number())
		if a.Exact() {
			return firstCode + Code(at)
		}
		return c.codes[span{uint8(c.v.CellOf(a.Low)), uint8(c.v.CellOf(a.High)), uint8(at)}]
	}
	return firstCode + Code(max(0, c.in.Index(a.Value)))
}

// cells lists the cell of each code of an input other than a set.
func (c *coder) cells() []uint8 {
	cells := []uint8{CodeNotAsked: uint8(c.v.Baseline), CodeUnknown: uint8(c.v.Baseline)}
	for at := range c.v.Cells {
		if c.spans == nil {
			cells = append(cells, uint8(at))
		}
	}
	for _, s := range c.spans {
		cells = append(cells, s.at)
	}
	return cells
}

// assumption is what an industry lets us assume of an input.
type assumption struct {
	input int
	code  Code
}

// assumptions lists, by code of the industry, what it pre-fills; as
// profile.Catalogue.Prefill, the first for each input.
func (s *Screen) assumptions() [][]assumption {
	if s.industry < 0 {
		return nil
	}
	cat := &s.e.rb.Catalogue
	in := &cat.Inputs[s.industry]
	out := make([][]assumption, int(firstCode)+max(1, len(in.Values)))
	for i := range cat.Industries {
		ind := &cat.Industries[i]
		at := in.Index(ind.ID)
		if at < 0 || out[int(firstCode)+at] != nil {
			continue
		}
		for _, as := range ind.Assumes {
			for k := range s.inputs {
				if s.inputs[k].in.ID == as.Input {
					code := s.inputs[k].value(profile.Answer{State: profile.Assumed, Value: as.Value})
					out[int(firstCode)+at] = append(out[int(firstCode)+at], assumption{k, code})
				}
			}
		}
	}
	return out
}
