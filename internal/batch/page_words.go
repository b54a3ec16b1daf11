package batch

import (
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// pageWords puts ids into words.
type pageWords struct {
	sum    *Summary
	rb     *rulebook.Rulebook
	places *strings.Replacer
}

func newPageWords(s *Summary, rb *rulebook.Rulebook) *pageWords {
	return &pageWords{s, rb, s.unplaced()}
}

func titleIn(list []Share, id string) string {
	for _, s := range list {
		if s.ID == id {
			return s.Title
		}
	}
	return id
}

func (w *pageWords) decision(id string) string {
	for _, d := range w.sum.Decisions {
		if d.ID == id {
			return d.Label
		}
	}
	return id
}

// outcome returns the title of an alternative of any decision.
func (w *pageWords) outcome(id string) string {
	for _, d := range w.sum.Decisions {
		if title := titleIn(d.Alternatives, id); title != id {
			return title
		}
	}
	return id
}

// input returns the label of an input; what a column says beside that, such as the
// company's name, has none.
func (w *pageWords) input(id string) string {
	if in := w.rb.Catalogue.Input(id); in != nil {
		return in.Label
	}
	return id
}

// flip puts "headcount=250 + it_estate=complex -> cio-only" into words.
func (w *pageWords) flip(text string) string {
	changes, outcome, found := strings.Cut(text, " -> ")
	if !found {
		return text
	}
	var parts []string
	for change := range strings.SplitSeq(changes, " + ") {
		id, value, _ := strings.Cut(change, "=")
		parts = append(parts, w.input(id)+" = "+w.value(id, value))
	}
	return strings.Join(parts, " and ") + " → " + w.outcome(outcome)
}

// value puts an answer into words, as a flip has it.
func (w *pageWords) value(input, text string) string {
	in := w.rb.Catalogue.Input(input)
	if in == nil {
		return text
	}
	if in.Kind == profile.Number {
		if n, err := strconv.Atoi(text); err == nil {
			return thousands(n)
		}
	}
	if in.Kind == profile.Set && text == "[]" {
		return "none"
	}
	var labels []string
	for id := range strings.SplitSeq(text, "|") {
		if v, ok := in.Value(id); ok {
			id = v.Label
		}
		labels = append(labels, id)
	}
	return strings.Join(labels, " and ")
}
