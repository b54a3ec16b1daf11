package portfolio

import (
	"fmt"
	"strings"
)

// A jsonCutter finds the elements of one JSON array, or values one after another.
// It looks at strings and brackets only; whether an element is an object, and a
// proper one, its parser says. Where the array itself is broken there is no
// telling where an element begins, so all that follows is one bad record.
type jsonCutter struct {
	state    jsonState
	array    bool
	element  nesting // of the element that we are in
	skipping bool    // it, as it is too long
}

// A jsonState is what a jsonCutter has just read.
type jsonState uint8

const (
	jsonNothing jsonState = iota
	jsonOpened            // the array's "["
	jsonComma
	jsonElement
	jsonClosed // the array
	jsonBroken
)

// next implements cutter.
func (c *jsonCutter) next(data []byte, last bool) (piece, bool) {
	switch {
	case c.state == jsonBroken:
		return piece{rest: len(data)}, len(data) > 0
	case c.skipping:
		return c.skip(data, last)
	}
	at := 0
	for at < len(data) && c.punctuation(data[at]) {
		at++
	}
	switch {
	case at > 0:
		return piece{rest: at}, true
	case len(data) > 0:
		return c.value(data, last)
	case last && c.array && c.state != jsonClosed:
		return c.broken(0, `"]" is missing`)
	}
	return piece{}, false
}

// punctuation takes what may stand between elements.
func (c *jsonCutter) punctuation(b byte) bool {
	switch {
	case isSpace(b):
	case b == '[' && c.state == jsonNothing:
		c.array, c.state = true, jsonOpened
	case b == ',' && c.array && c.state == jsonElement:
		c.state = jsonComma
	case b == ']' && c.array && (c.state == jsonElement || c.state == jsonOpened):
		c.state = jsonClosed
	default:
		return false
	}
	return true
}

// value returns the element that data begins with.
func (c *jsonCutter) value(data []byte, last bool) (piece, bool) {
	if c.state == jsonComma && data[0] == ']' {
		return c.broken(0, "a comma stands before the \"]\"")
	}
	if c.state == jsonClosed || c.array && c.state == jsonElement || strings.IndexByte(",]}:", data[0]) >= 0 {
		return c.broken(0, fmt.Sprintf("%q cannot stand here", data[0]))
	}
	c.element = nesting{}
	end, is := c.element.end(data)
	switch {
	case is == broken:
		return c.broken(end, "a string is not closed in its line")
	case is == unfinished && len(data) > MaxRecord:
		c.skipping = true
	case is == unfinished && !last:
		return piece{}, false
	case is == unfinished && c.element.scalar: // which only something else, or the end, ends
	case is == unfinished:
		return c.broken(0, "the file ends before this does")
	}
	c.state = jsonElement
	if end > MaxRecord {
		return piece{rest: end, fault: &fault{message: tooLong}}, true
	}
	return piece{end: end, rest: end}, true
}

// skip returns what remains of an element that is too long.
func (c *jsonCutter) skip(data []byte, last bool) (piece, bool) {
	end, is := c.element.end(data)
	switch {
	case is == broken:
		return c.broken(end, "a string is not closed in its line")
	case is == finished:
		c.skipping = false
	case len(data) == 0 && last && !c.element.scalar:
		return c.broken(0, "the file ends before the element does")
	}
	return piece{rest: end}, is == finished || len(data) > 0
}

func (c *jsonCutter) broken(at int, message string) (piece, bool) {
	c.state = jsonBroken
	return piece{rest: at, fault: &fault{at, message, "the rest of the file was not read; in JSON lines, an object a line, only this line would be lost"}}, true
}

// A nesting follows one JSON value to its end, in as many parts as it comes.
type nesting struct {
	depth             int
	inString, escaped bool
	scalar            bool
}

type nestingEnd uint8

const (
	finished nestingEnd = iota
	unfinished
	broken
)

// end returns where the value ends whose next part is data, or what breaks it.
func (n *nesting) end(data []byte) (int, nestingEnd) {
	for i := 0; ; i++ {
		if n.inString {
			i += n.text(data[i:])
			switch {
			case n.inString && i < len(data):
				return i, broken
			case !n.inString && n.depth == 0:
				return i, finished
			}
		}
		if i >= len(data) {
			return len(data), unfinished
		}
		switch b := data[i]; {
		case n.scalar:
			if isSpace(b) || strings.IndexByte(",]}", b) >= 0 {
				return i, finished
			}
		case b == '"':
			n.inString = true
		case b == '{' || b == '[':
			n.depth++
		case b == '}' || b == ']':
			if n.depth--; n.depth == 0 {
				return i + 1, finished
			}
		default:
			n.scalar = n.depth == 0
		}
	}
}

// text returns where the string ends that data goes on with: behind its quote, or
// at a line end, which cannot be in a string.
func (n *nesting) text(data []byte) int {
	i := 0
	if n.escaped && len(data) > 0 {
		n.escaped, i = false, 1
	}
	for ; i < len(data); i++ {
		switch b := data[i]; {
		case b == '"':
			n.inString = false
			return i + 1
		case b == '\\' && i+1 == len(data):
			n.escaped = true
		case b == '\\':
			i++
		case b == '\n' || b == '\r':
			return i
		}
	}
	return len(data)
}
