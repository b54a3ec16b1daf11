package portfolio

import "bytes"

// A csvCutter ends a record with the first line end outside quotes.
//
// A quote opens a quoted field at its beginning only and is text elsewhere in an
// unquoted one. Behind a quoted field there is a separator or the line's end;
// where there is something else, or nothing closes the quote, only the record's
// first line is given up.
type csvCutter struct {
	lineCutter
	separator byte
}

// next implements cutter.
func (c *csvCutter) next(data []byte, last bool) (piece, bool) {
	p, ok := c.line(data, 0, last)
	if !ok || bytes.IndexByte(data[:p.end], '"') < 0 {
		return p, ok
	}
	return c.quoted(data, p, last)
}

// quoted is next for a record that has a quote in its first line.
func (c *csvCutter) quoted(data []byte, first piece, last bool) (piece, bool) {
	bad := func(at int, message, hint string) (piece, bool) {
		first.fault = &fault{at, message, hint}
		return first, true
	}
	record := first // up to the line that we are in
	for at := 0; ; at++ {
		if at < record.end && data[at] == '"' {
			end, is := closing(data, at, last)
			switch is {
			case isUndecided:
				return piece{}, false
			case isOpen:
				return bad(at, "the quote is not closed", `close it; a quote that is text is written "" in a field that begins and ends with "`)
			}
			if at = end; at > record.rest {
				var ok bool
				if record, ok = c.line(data, at, last); !ok || record.fault != nil {
					return record, ok
				}
			}
			if at < record.end && data[at] != c.separator {
				return bad(at, "text follows the quote that closes a field", `a quote that is text is written ""`)
			}
		} else if i := bytes.IndexByte(data[at:record.end], c.separator); i >= 0 {
			at += i
		} else {
			at = record.end
		}
		if at == record.end {
			return record, true
		}
	}
}

// A closure says whether a quoted field is.
type closure uint8

const (
	isClosed closure = iota
	isOpen           // to the end, or for longer than a record may be
	isUndecided
)

// closing returns where the quoted field that begins at data[at] ends: behind its
// closing quote.
func closing(data []byte, at int, last bool) (int, closure) {
	near := data[:min(len(data), MaxRecord)]
	for end := at + 1; ; end++ {
		i := bytes.IndexByte(near[min(end, len(near)):], '"')
		if i < 0 {
			if last || len(near) == MaxRecord {
				return 0, isOpen
			}
			return 0, isUndecided
		}
		end += i + 1
		switch {
		case end == len(data) && !last:
			return 0, isUndecided
		case end == len(data) || data[end] != '"':
			return end, isClosed
		}
	}
}

// A csvParser takes the rows of a csvCutter apart.
type csvParser struct {
	separator byte
	fields    []Field
	scratch   []byte // of texts that held doubled quotes
}

// Parse implements Parser.
func (p *csvParser) Parse(r Record) ([]Field, error) {
	if r.Err != nil {
		return nil, r.Err
	}
	if err := r.checkUTF8(); err != nil {
		return nil, err
	}
	p.scratch = p.scratch[:0]
	data := r.Data
	quotes := bytes.IndexByte(data, '"') >= 0
	n := 0
	for at := 0; ; at++ {
		if n == len(p.fields) {
			p.fields = append(p.fields, Field{})
		}
		f := &p.fields[n]
		n++
		f.at = at
		if quotes && at < len(data) && data[at] == '"' {
			end, _ := closing(data, at, true)
			f.Text = p.unescape(data[at+1 : end-1])
			at = end
		} else {
			end := len(data)
			if i := bytes.IndexByte(data[at:], p.separator); i >= 0 {
				end = at + i
			}
			f.Text = data[at:end:end]
			at = end
		}
		if at == len(data) {
			return p.fields[:n], nil
		}
	}
}

// unescape halves doubled quotes.
func (p *csvParser) unescape(text []byte) []byte {
	if bytes.IndexByte(text, '"') < 0 {
		return text
	}
	begin := len(p.scratch)
	for {
		i := bytes.IndexByte(text, '"')
		if i < 0 {
			p.scratch = append(p.scratch, text...)
			return p.scratch[begin:len(p.scratch):len(p.scratch)]
		}
		p.scratch = append(p.scratch, text[:i+1]...)
		text = text[i+2:]
	}
}

// Place implements Parser.
func (p *csvParser) Place(r Record, f Field) (line, column int) { return r.place(f) }
