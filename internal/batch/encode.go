package batch

// An encoder appends the cells of a row to a buffer, one after the other. Cells do
// not depend on their neighbours, so that what was encoded for one row can be
// copied into another.
type encoder interface {
	theirs(dst []byte, column int, text []byte) []byte // whoever wrote the input chose it
	ours(dst []byte, column int, text string) []byte   // the rulebook or this program did
	number(dst []byte, column int, n int64) []byte
	truth(dst []byte, column int, b bool) []byte
	list(dst []byte, column int, items []string, separator string) []byte
	none(dst []byte, column int) []byte // of a row without an answer, and of what has no value
	// input appends the record itself, as the input has it.
	input(dst []byte, r *row) []byte
	// whole appends a recommendation in JSON, nil where there is none.
	whole(dst []byte, json []byte) []byte
	end(dst []byte) []byte
}

// joined is how the members of a list stand in one cell.
func joined(dst []byte, items []string, separator string) []byte {
	for i, item := range items {
		if i > 0 {
			dst = append(dst, separator...)
		}
		dst = append(dst, item...)
	}
	return dst
}

// keptCells appends the cells of a table's row behind so many columns. A row that has
// more than the header keeps those that have a heading; one that has fewer, or could
// not be taken apart, has empty ones.
func keptCells(e encoder, dst []byte, columns int, r *row) []byte {
	for i := range r.src.names {
		if i < len(r.fields) {
			dst = e.theirs(dst, columns+i, r.fields[i].Text)
		} else {
			dst = e.none(dst, columns+i)
		}
	}
	return dst
}
