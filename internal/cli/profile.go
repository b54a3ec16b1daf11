package cli

import (
	"context"
	"errors"
	"io"

	"github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// standardInput is what stands for it among the arguments.
const standardInput = "-"

// readProfile reads the profile that the arguments name, if any, and then answers
// the inputs that sets name, in order; a later answer replaces an earlier one.
func (a *app) readProfile(ctx context.Context, args, sets []string, c *profile.Catalogue) (profile.Profile, error) {
	var p profile.Profile
	var err error
	if len(args) > 0 {
		if p, err = a.readFile(ctx, args[0], c); err != nil {
			return p, err
		}
	}
	for _, s := range sets {
		if p, err = intake.Set(p, s, c); err != nil {
			return p, &invalid{err: err}
		}
	}
	return p, nil
}

// readFile reads one profile. An error of the machine stays one; every other is
// an error in the profile.
func (a *app) readFile(ctx context.Context, name string, c *profile.Catalogue) (profile.Profile, error) {
	in := &watched{ctx: ctx, Reader: a.In}
	shown := "<stdin>"
	if name != standardInput {
		f, err := openFile(name, "csuite inputs --template > "+name+" makes one to fill in")
		if err != nil {
			return profile.Profile{}, err
		}
		defer f.Close()
		in.Reader, shown = f, name
	}
	p, err := intake.Profile(shown, in, c)
	switch {
	case in.err != nil:
		return p, in.err
	case err != nil:
		return p, &invalid{err: err}
	}
	return p, nil
}

// watched is a reader that gives up when ctx is done, even in the middle of
// waiting for someone to type, and that remembers an error of its own.
type watched struct {
	io.Reader
	ctx context.Context
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	buf := make([]byte, len(p)) // p is the caller's again if this read is given up
	go func() {
		n, err := w.Reader.Read(buf)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		if r.err != nil && !errors.Is(r.err, io.EOF) {
			w.err = r.err
		}
		return copy(p, buf[:r.n]), r.err
	case <-w.ctx.Done():
		w.err = w.ctx.Err()
		return 0, w.err
	}
}
