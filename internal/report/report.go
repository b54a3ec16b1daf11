// Package report prints a recommendation for people and for programs.
//
// Every printer takes the same recommendation.Recommendation and adds nothing to
// it: no threshold, no role and no advice is decided here, so two formats can
// differ in length and never in substance. JSON is the contract, YAML is the same
// document in other clothes, Text is for a terminal and Markdown is the memo that
// a board reads.
//
// Names and notes come from somebody's file. Text and Markdown therefore print a
// cleaned copy (see clean.go): no escape sequence, control character or direction
// override reaches a terminal. JSON and YAML keep every character, escaped where
// their syntax asks for it.
//
// Begin with text_screen.go: it is the one page that most people will ever read.
// view.go holds the wording that the formats share.
package report

import (
	"bytes"
	"encoding/json"
	"io"
)

// JSON writes an answer of package recommendation, a Recommendation as the document
// that docs/recommendation.schema.json describes: indented by two, with a final
// newline. Lists are never null.
func JSON(w io.Writer, answer any) error {
	doc, err := encodeJSON(answer)
	if err != nil {
		return err
	}
	_, err = w.Write(doc)
	return err
}

func encodeJSON(answer any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(rewrite(answer, unchanged)); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
