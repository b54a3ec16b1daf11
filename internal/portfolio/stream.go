package portfolio

import (
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
)

// chunkSize is how much a stream reads at one go.
const chunkSize = 256 << 10

// A cutter finds the records of a format in what has been read of it.
type cutter interface {
	// next returns what data begins with. ok is false where more must be read
	// before that can be said; last says that there is no more. What next finds
	// does not depend on how much more than enough data holds.
	next(data []byte, last bool) (p piece, ok bool)
}

// A piece is a record and what surrounds it.
type piece struct {
	start, end int    // of the record; none where they are equal and there is no fault
	rest       int    // where the next piece begins
	fault      *fault // why the record is bad
}

// A stream cuts what it reads into records, in memory that does not grow.
type stream struct {
	in     io.Reader
	cutter cutter
	size   int      // how much to read at one go
	tail   []byte   // read, and not cut yet
	at     position // of the tail
	err    error    // how reading ended
}

// Next implements File.
func (s *stream) Next(c *Chunk) error {
	c.Records = c.Records[:0]
	c.data = append(c.data[:0], s.tail...)
	for {
		c.data = s.fill(c.data)
		n := s.cut(c)
		s.tail = append(s.tail[:0], c.data[n:]...)
		if len(c.Records) > 0 {
			return nil
		}
		if s.err != nil {
			return s.failure()
		}
		c.data = append(c.data[:0], s.tail...)
	}
}

// fill appends to data what one read gives, s.size bytes at most: whoever feeds a
// pipe line by line is to get an answer line by line.
func (s *stream) fill(data []byte) []byte {
	have, want := len(data), len(data)+s.size
	if cap(data) < want {
		data = append(make([]byte, 0, want), data...)
	}
	n := 0
	if s.err == nil {
		n, s.err = s.in.Read(data[have:want])
	}
	return data[:have+n]
}

// cut adds the records of c.data that are complete and returns how much they are.
func (s *stream) cut(c *Chunk) int {
	n, last := 0, s.err == io.EOF
	for n < len(c.data) || last {
		data := c.data[n:]
		p, ok := s.cutter.next(data, last)
		if !ok {
			break
		}
		if r, ok := s.record(data, p); ok {
			c.Records = append(c.Records, r)
		}
		n += p.rest
	}
	return n
}

// record returns the record of a piece, if it has one, and steps behind the piece.
func (s *stream) record(data []byte, p piece) (Record, bool) {
	begin := s.at.after(data[:p.start])
	s.at = begin.after(data[p.start:p.rest])
	if p.start == p.end && p.fault == nil {
		return Record{}, false
	}
	r := Record{Data: data[p.start:p.end:p.end], Line: begin.line, column: begin.column}
	if p.fault != nil {
		r.Err = p.fault.problem(data[p.start:], begin)
	}
	return r, true
}

// first returns the first record, io.EOF where there is none. Its data stays.
func (s *stream) first() (Record, error) {
	for {
		s.tail = s.fill(s.tail)
		p, ok := s.cutter.next(s.tail, s.err == io.EOF)
		switch {
		case ok:
			r, found := s.record(s.tail, p)
			s.tail = s.tail[p.rest:]
			if found {
				return r, nil
			}
		case s.err != nil:
			return Record{}, s.failure()
		}
	}
}

// failure returns how reading ended.
func (s *stream) failure() error { return readError(s.err, s.at.line) }

// readError tells a damaged file from a failing machine.
func readError(err error, line int) error {
	var corrupt flate.CorruptInputError
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) || errors.As(err, &corrupt) {
		return &Problem{Line: line, Column: min(line, 1), Message: "the compressed data is damaged or cut off here", Hint: "make or fetch the .gz file again"}
	}
	return err
}
