package portfolio

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

const (
	notObject  = "this is not a JSON object"
	objectHint = `a company is written {"name": "Acme", "headcount": 400}`
)

// A jsonFile is JSON lines, an array of objects, or objects one after another.
type jsonFile struct{ stream }

func openJSON(in io.Reader, c cutter) File {
	return &jsonFile{stream{in: in, cutter: c, size: chunkSize, at: position{line: 1}}}
}

// Kind implements File.
func (f *jsonFile) Kind() Kind { return Objects }

// Columns implements File. Objects have none.
func (f *jsonFile) Columns() ([]string, int) { return nil, 0 }

// Close implements File.
func (f *jsonFile) Close() error { return nil }

// NewParser implements File.
func (f *jsonFile) NewParser() Parser {
	// The parser finds double names itself, at half the price.
	p := &jsonParser{options: jsontext.AllowDuplicateNames(true)}
	p.decoder = jsontext.NewDecoder(&p.in)
	return p
}

// A jsonParser takes flat JSON objects apart.
type jsonParser struct {
	in      bytes.Buffer
	decoder *jsontext.Decoder
	options jsontext.Options
	fields  []Field
	members [][]byte // of lists
	scratch []byte   // of texts that held escapes
	names   names
}

// Parse implements Parser.
func (p *jsonParser) Parse(r Record) ([]Field, error) {
	if r.Err != nil {
		return nil, r.Err
	}
	p.fields, p.members, p.scratch = p.fields[:0], p.members[:0], p.scratch[:0]
	if f := p.object(r.Data); f != nil {
		if err := r.checkUTF8(); err != nil {
			return nil, err
		}
		return nil, f.problem(r.Data, r.begin())
	}
	return p.fields, nil
}

// Place implements Parser.
func (p *jsonParser) Place(r Record, f Field) (line, column int) { return r.place(f) }

// object reads data into p.fields.
func (p *jsonParser) object(data []byte) *fault {
	p.in = *bytes.NewBuffer(data)
	p.decoder.Reset(&p.in, p.options)
	if p.decoder.PeekKind() != '{' {
		return &fault{skipSpace(data, 0), notObject, objectHint}
	}
	if _, err := p.decoder.ReadToken(); err != nil {
		return syntax(data, err)
	}
	p.names.begin()
	for p.decoder.PeekKind() != '}' {
		if f := p.member(data); f != nil {
			return f
		}
	}
	if _, err := p.decoder.ReadToken(); err != nil {
		return syntax(data, err)
	}
	return p.behind(data)
}

// behind says whether anything follows the object.
func (p *jsonParser) behind(data []byte) *fault {
	if at := skipSpace(data, int(p.decoder.InputOffset())); at < len(data) {
		return &fault{at, "something follows the object", "write one object a line"}
	}
	return nil
}

// member reads a name and its value.
func (p *jsonParser) member(data []byte) *fault {
	name, at, err := p.value(data)
	if err != nil {
		return err
	}
	if p.names.twice(len(p.fields), name) {
		return &fault{at, fmt.Sprintf("the member %q is there twice", shortened(name)), "keep one of them"}
	}
	f := Field{Name: name}
	if p.decoder.PeekKind() == '[' {
		err = p.list(data, &f)
	} else if f.Text, f.at, err = p.value(data); err == nil {
		f.Null, f.Nested = data[f.at] == 'n', data[f.at] == '{'
	}
	if f.Null {
		f.Text = nil
	}
	p.fields = append(p.fields, f)
	return err
}

// list reads a list. It is nested where one of its members is no plain value.
func (p *jsonParser) list(data []byte, f *Field) *fault {
	if _, err := p.decoder.ReadToken(); err != nil {
		return syntax(data, err)
	}
	f.at, f.IsList = int(p.decoder.InputOffset())-1, true
	begin := len(p.members)
	for p.decoder.PeekKind() != ']' {
		text, at, err := p.value(data)
		if err != nil {
			return err
		}
		f.Nested = f.Nested || bytes.IndexByte([]byte("{[n"), data[at]) >= 0
		p.members = append(p.members, text)
	}
	f.List = p.members[begin:len(p.members):len(p.members)]
	if _, err := p.decoder.ReadToken(); err != nil {
		return syntax(data, err)
	}
	return nil
}

// value reads a value: what it says, or how it is written where it is no text, and
// where it begins.
func (p *jsonParser) value(data []byte) ([]byte, int, *fault) {
	v, err := p.decoder.ReadValue()
	if err != nil {
		return nil, 0, syntax(data, err)
	}
	end := int(p.decoder.InputOffset())
	at := end - len(v)
	v = data[at:end:end] // v itself is valid until the next one is read only
	if v[0] != '"' {
		return v, at, nil
	}
	if bytes.IndexByte(v, '\\') < 0 {
		return v[1 : len(v)-1 : len(v)-1], at, nil
	}
	begin := len(p.scratch)
	if p.scratch, err = jsontext.AppendUnquote(p.scratch, v); err != nil {
		return nil, 0, &fault{at, "not JSON: " + err.Error(), ""}
	}
	return p.scratch[begin:len(p.scratch):len(p.scratch)], at, nil
}

// syntax makes a fault of an error of the decoder.
func syntax(data []byte, err error) *fault {
	var e *jsontext.SyntacticError
	if !errors.As(err, &e) {
		return &fault{len(data), "not JSON: " + err.Error(), ""}
	}
	at := min(int(e.ByteOffset), len(data))
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return &fault{len(data), "the object is not closed", `"}" or a quote is missing`}
	}
	return &fault{at, "not JSON: " + strings.TrimPrefix(e.Err.Error(), "jsontext: "), ""}
}

// shortened returns as much of a name as tells it from others.
func shortened(name []byte) string {
	const most = 60
	at := 0
	for i := range string(name) {
		if at++; at > most {
			return string(name[:i]) + "…"
		}
	}
	return string(name)
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// skipSpace returns where the next character of data[at:] is that is no space.
func skipSpace(data []byte, at int) int {
	for at < len(data) && isSpace(data[at]) {
		at++
	}
	return at
}
