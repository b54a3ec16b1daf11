package interview

import (
	"context"
	"io"
	"regexp"
	"time"

	"golang.org/x/term"
)

// A Terminal is where an interview takes place.
type Terminal struct {
	In     terminalFile
	Out    io.Writer
	Width  func() int // columns, asked anew for every question
	Height func() int // rows
	Plain  bool       // numbered lines, whatever the terminal can do
	Color  bool
}

// patience is how long a terminal has to answer the cursor probe. Those that
// answer do so within a few milliseconds, over a slow line within a hundred.
const patience = 300 * time.Millisecond

// Open returns the asker that suits a terminal: Survey where it can draw, else
// Plain. survey waits for ever where a terminal never says where its cursor is,
// so that is tried first.
func Open(ctx context.Context, t Terminal) Asker {
	k := newKeys(ctx, t.In)
	out, drawable := t.Out.(drawing)
	if t.Plain || !drawable || !term.IsTerminal(int(out.Fd())) || !k.probe(out) {
		return &plain{t, k}
	}
	if !t.Color {
		out = colorless{out}
	}
	return &surveyed{t, k, out}
}

// drawing is a stream that may be a terminal.
type drawing interface {
	io.Writer
	Fd() uintptr
}

var (
	cursorReport = regexp.MustCompile(`\x1b\[\d+;\d+R`)
	colors       = regexp.MustCompile(`\x1b\[[0-9;]*m`)
)

// probe asks where the cursor is and reports whether an answer came in time. What
// a person typed meanwhile is kept.
func (k *keys) probe(out io.Writer) bool {
	fd := int(k.Fd())
	before, err := term.MakeRaw(fd)
	if err != nil {
		return false
	}
	defer func() { _ = term.Restore(fd, before) }()
	if _, err := io.WriteString(out, "\x1b[6n"); err != nil {
		return false
	}
	for end := time.Now().Add(patience); ; {
		if at := cursorReport.FindIndex(k.pending); at != nil {
			k.pending = append(k.pending[:at[0]:at[0]], k.pending[at[1]:]...)
			return true
		}
		left := time.Until(end)
		if left <= 0 || k.fill(left) != nil {
			return false
		}
	}
}

// colorless takes the colours out of what survey writes.
type colorless struct{ drawing }

func (c colorless) Write(p []byte) (int, error) {
	if _, err := c.drawing.Write(colors.ReplaceAll(p, nil)); err != nil {
		return 0, err
	}
	return len(p), nil
}
