package batch

import (
	"fmt"
	"io"
)

// A sink takes rows, in order.
type sink interface {
	// begin is called before the rows of each source; with nil where there is none.
	begin(src *source) error
	rows(encoded []byte, n int) error
	end(s *Summary) error
	close() error // called at last, whatever went before
}

// nowhere takes nothing down.
type nowhere struct{}

func (nowhere) begin(*source) error    { return nil }
func (nowhere) rows([]byte, int) error { return nil }
func (nowhere) end(*Summary) error     { return nil }
func (nowhere) close() error           { return nil }

// textSink writes rows as they were encoded.
type textSink struct {
	to     io.Writer
	csv    *csvEncoder // nil for lines of JSON
	names  []string
	keep   bool
	headed bool
}

func (r *run) sink() (sink, error) {
	if r.Format == HTML {
		return &pageSink{to: r.Out, rb: r.rb}, nil
	}
	names := r.plan.names()
	switch enc := r.plan.enc.(type) {
	case *cellEncoder:
		return newSheetSink(r, names)
	case *csvEncoder:
		return &textSink{to: r.Out, csv: enc, names: names, keep: r.Keep}, nil
	}
	return &textSink{to: r.Out, headed: true}, nil
}

func (s *textSink) begin(src *source) error {
	if s.headed {
		return nil
	}
	s.headed = true
	_, err := s.to.Write(s.csv.header(nil, s.names, keptNames(s.keep, s.names, src)))
	return err
}

func (s *textSink) rows(encoded []byte, _ int) error {
	_, err := s.to.Write(encoded)
	return err
}

func (s *textSink) end(*Summary) error { return nil }
func (s *textSink) close() error       { return nil }

// keptNames names the columns of a table that are carried along: as they are
// called there, and where one of ours, or one before, is called the same, with
// " (input)", " (input 2)" and so on.
func keptNames(keep bool, ours []string, src *source) []string {
	if !keep || src == nil {
		return nil
	}
	taken := map[string]bool{}
	for _, name := range ours {
		taken[name] = true
	}
	kept := make([]string, len(src.names))
	clashes := map[string]int{}
	for i, name := range src.names {
		kept[i] = name
		for taken[kept[i]] {
			clashes[name]++
			kept[i] = name + " (input)"
			if n := clashes[name]; n > 1 {
				kept[i] = fmt.Sprintf("%s (input %d)", name, n)
			}
		}
		taken[kept[i]] = true
	}
	return kept
}
