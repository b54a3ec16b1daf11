package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/csuite-advisor/csuite/internal/cli"
)

// call runs csuite in this process and returns what a shell would see.
func call(ctx context.Context, in io.Reader, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = cli.Run(ctx, cli.Invocation{Args: args, In: in, Out: &out, Err: &errs})
	return code, out.String(), errs.String()
}

// Ctrl-C ends csuite even while it waits for someone to type.
func TestInterrupted(t *testing.T) {
	in, typist := io.Pipe()
	defer typist.Close()
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	code, stdout, _ := call(ctx, in, "recommend", "-")
	if code != cli.Interrupted || stdout != "" {
		t.Errorf("exit code %d, stdout %q", code, stdout)
	}
}

// A disk that fails while a profile is read is not the caller's mistake.
func TestReadFailure(t *testing.T) {
	code, _, stderr := call(t.Context(), io.MultiReader(strings.NewReader("headcount: 3\n"), broken{}), "recommend", "-")
	if code != cli.Failure || !strings.Contains(stderr, "the disk is on fire") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the disk is on fire") }

// What cannot be written is a failure, unless nobody reads on.
func TestWriteFailure(t *testing.T) {
	for want, err := range map[int]error{cli.Done: syscall.EPIPE, cli.Failure: syscall.ENOSPC} {
		var errs bytes.Buffer
		code := cli.Run(t.Context(), cli.Invocation{Args: []string{"inputs"}, In: strings.NewReader(""), Out: closed{err}, Err: &errs})
		if code != want || (errs.Len() == 0) != (want == cli.Done) {
			t.Errorf("%v: exit code %d, stderr %q", err, code, &errs)
		}
	}
}

type closed struct{ err error }

func (c closed) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "stdout", Err: c.err}
}

// Nothing is shared between calls: many at once say what one says.
func TestManyAtOnce(t *testing.T) {
	args := []string{"recommend", "--set", "headcount=300", "--set", "industry=retail", "-o", "json"}
	_, want, _ := call(t.Context(), nil, args...)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, got, _ := call(t.Context(), nil, args...); got != want {
				t.Error("two calls differ")
			}
		})
	}
	all.Wait()
}

// An --out that cannot take its place leaves neither a file nor a temporary one.
func TestOutWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "memo.md")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := call(t.Context(), nil, "recommend", "--set", "headcount=x", "--out", target)
	if code != cli.Usage || stdout != "" {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	code, stdout, stderr = call(t.Context(), nil, "recommend", "--set", "headcount=30", "--out", target)
	if code != cli.Done || stdout != "" || stderr != "" {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	memo, err := os.ReadFile(target)
	if err != nil || !strings.HasPrefix(string(memo), "# ") {
		t.Errorf("%v: %.20s", err, memo)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
