package interview

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"
)

// keys reads a terminal key by key. It is all that reads it, for every form: so
// what was typed ahead is not lost between two questions, a wait can have an end,
// and a key that survey would choke on never reaches it.
type keys struct {
	ctx     context.Context // of the whole interview: a read has nowhere else to take it from
	in      terminalFile
	wanted  chan struct{}
	got     chan chunk
	waiting bool // a read is under way
	pending []byte
	err     error
	special map[rune]string // what a key stands for in the present question
}

type chunk struct {
	bytes []byte
	err   error
}

// terminalFile is a stream that is a terminal.
type terminalFile interface {
	io.Reader
	Fd() uintptr
}

func newKeys(ctx context.Context, in terminalFile) *keys {
	k := &keys{ctx: ctx, in: in, wanted: make(chan struct{}), got: make(chan chunk, 1)}
	go k.pump()
	return k
}

// pump reads when it is told to, as a read that blocks cannot be called off.
func (k *keys) pump() {
	for range k.wanted {
		buf := make([]byte, 1024)
		n, err := k.in.Read(buf)
		k.got <- chunk{buf[:n], err}
		if err != nil {
			return
		}
	}
}

// fill waits for more bytes, for as long as patience where that is not 0. Whatever
// ends the input ends the interview.
func (k *keys) fill(patience time.Duration) error {
	if k.err != nil {
		return k.err
	}
	if !k.waiting {
		k.wanted <- struct{}{}
		k.waiting = true
	}
	var late <-chan time.Time
	if patience > 0 {
		late = time.After(patience)
	}
	select {
	case c := <-k.got:
		k.waiting = false
		k.pending = append(k.pending, c.bytes...)
		if c.err != nil {
			k.err = errBroken
		}
		if len(c.bytes) == 0 {
			return k.err
		}
		return nil
	case <-k.ctx.Done():
		k.err = errBroken
		return k.err
	case <-late:
		return os.ErrDeadlineExceeded
	}
}

// Fd makes keys a terminal in survey's eyes.
func (k *keys) Fd() uintptr { return k.in.Fd() }

// Read returns one key, or what it stands for.
func (k *keys) Read(p []byte) (int, error) {
	for {
		key, err := k.key()
		if err != nil {
			return 0, err
		}
		r, _ := utf8.DecodeRuneInString(key)
		switch {
		case key == endOfTransmission:
			key = interrupt // survey would take it for Enter
		case key[0] == escape && !known(key):
			continue
		case k.special[r] != "":
			key = k.special[r]
		}
		return copy(p, key), nil
	}
}

const (
	escape            = '\x1b'
	interrupt         = "\x03"
	endOfTransmission = "\x04"
	// escapeWait is how long the rest of a sequence may lag behind its first byte.
	escapeWait = 50 * time.Millisecond
)

// key takes one key off the input: a character, or a whole escape sequence.
func (k *keys) key() (string, error) {
	for !utf8.FullRune(k.pending) {
		if err := k.fill(0); err != nil {
			return "", err
		}
	}
	_, n := utf8.DecodeRune(k.pending)
	for k.pending[0] == escape {
		var whole bool
		if n, whole = sequence(k.pending); whole {
			break
		}
		if err := k.fill(escapeWait); errors.Is(err, os.ErrDeadlineExceeded) {
			n = len(k.pending)
			break
		} else if err != nil {
			return "", err
		}
	}
	key := string(k.pending[:n])
	k.pending = k.pending[n:]
	return key, nil
}

// sequence returns the length of the escape sequence at the start of b, and
// whether all of it is there.
func sequence(b []byte) (n int, whole bool) {
	if len(b) < 2 {
		return len(b), false
	}
	switch b[1] {
	case 'O':
		return min(3, len(b)), len(b) >= 3
	case '[':
		end := bytes.IndexFunc(b[2:], func(r rune) bool { return r >= '@' && r <= '~' })
		return end + 3, end >= 0
	}
	return 2, true
}

// known reports whether survey understands an escape sequence: arrows, Home, End,
// Delete, and the answer to a request for the cursor's place.
func known(key string) bool {
	if len(key) < 3 {
		return false
	}
	final := key[len(key)-1]
	return len(key) == 3 && strings.IndexByte("ABCDFH", final) >= 0 || key == "\x1b[3~" || final == 'R'
}

// line reads a line as the terminal hands it over, without its ending and without
// what is no text, such as an answer to a probe that came late.
func (k *keys) line() (string, error) {
	for {
		if end := bytes.IndexAny(k.pending, "\r\n"); end >= 0 {
			text := string(k.pending[:end])
			k.pending = k.pending[end+1:]
			return textOnly(text), nil
		}
		if err := k.fill(0); err != nil {
			return "", err
		}
	}
}

func textOnly(line string) string {
	var out []byte
	for b := []byte(line); len(b) > 0; {
		n := 1
		if b[0] == escape {
			n, _ = sequence(b)
			n = min(max(n, 1), len(b))
		} else if b[0] >= ' ' {
			out = append(out, b[0])
		}
		b = b[n:]
	}
	return strings.TrimSpace(strings.ToValidUTF8(string(out), ""))
}
