package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// A column is one input as the file has it.
type column struct {
	in      *profile.Input
	heading []byte   // CSV
	key     []byte   // JSONL, with the colon
	texts   [][]byte // encoded values: of a set one for each member, else to choose from
	unknown []byte
}

func (w *writer) column(in *profile.Input) column {
	c := column{in: in, heading: w.encode(in.ID), key: append(appendJSON(nil, in.ID), ':'), unknown: w.encode("unknown")}
	if w.Columns == Core && w.Format == CSV && len(in.Aliases) > 0 {
		c.heading = w.encode(in.Aliases[0])
	}
	for _, v := range in.Values {
		for _, text := range w.spellings(in, v) {
			c.texts = append(c.texts, w.encode(text))
		}
	}
	return c
}

// spellings returns the id of a value; for core columns also what else means it,
// which the rulebook lets mean nothing else.
func (w *writer) spellings(in *profile.Input, v profile.Value) []string {
	all := []string{v.ID}
	if w.Columns != Core {
		return all
	}
	if v.Label != "" {
		all = append(all, v.Label)
	}
	all = append(all, v.Aliases...)
	for _, industry := range w.Catalogue.Industries {
		if in.ID == w.Catalogue.IndustryInput && industry.ID == v.ID {
			all = append(all, industry.Names...)
		}
	}
	return all
}

// drawSize draws a number of people: as many companies between 10 and 20 as
// between 1,000 and 2,000, none above 2^17.
func drawSize(rng *rand.Rand) int64 { return int64(math.Exp2(rng.Float64() * 17)) }

// spelledSize is a number of people as lists of companies have it: "3400",
// "3,400", "2001-5000", "5001+".
func spelledSize(rng *rand.Rand) string {
	n := drawSize(rng)
	switch rng.IntN(8) {
	case 0:
		return thousands(n)
	case 1:
		low, high := class(n)
		return fmt.Sprintf("%d-%d", low, high)
	case 2:
		low, _ := class(n)
		return fmt.Sprintf("%d+", low)
	}
	return strconv.FormatInt(n, 10)
}

func thousands(n int64) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// class returns the ends of the class of n, where classes end at 1, 2 and 5
// times a power of ten.
func class(n int64) (low, high int64) {
	low = 1
	for unit := int64(1); ; unit *= 10 {
		for _, end := range []int64{unit, 2 * unit, 5 * unit} {
			if n <= end {
				return low, end
			}
			low = end + 1
		}
	}
}

// appendCSV appends a field, in quotes where it needs them.
func appendCSV(buf []byte, text string) []byte {
	if !strings.ContainsAny(text, ",\"\n\r") {
		return append(buf, text...)
	}
	return append(append(append(buf, '"'), strings.ReplaceAll(text, `"`, `""`)...), '"')
}

// appendJSON appends a string.
func appendJSON(buf []byte, text string) []byte {
	encoded, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string always has a form in JSON
	}
	return append(buf, encoded...)
}
