//go:build linux || darwin

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/Netflix/go-expect"
	"github.com/creack/pty"
)

// A batch that is ended from outside says so with its exit code, and the file that
// was there before is still there, byte for byte. Only a kill leaves the temporary
// file behind.
func TestBatchIsEnded(t *testing.T) {
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGKILL: -1} {
		t.Run(signal.String(), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "rows.csv")
			if err := os.WriteFile(out, []byte("what was there before\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd, feed := feeding(t, "--out", out)
			waitFor(t, func() bool { return len(listing(t, filepath.Dir(out))) == 2 })
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err == nil || cmd.ProcessState.ExitCode() != want {
				t.Errorf("exit code %d, want %d", cmd.ProcessState.ExitCode(), want)
			}
			_ = feed.Close()
			if data, err := os.ReadFile(out); err != nil || string(data) != "what was there before\n" {
				t.Errorf("the old file is now %q, %v", data, err)
			}
			if files := listing(t, filepath.Dir(out)); want > 0 && len(files) > 1 {
				t.Errorf("left behind: %v", files)
			}
		})
	}
}

// A filter in a pipe gives each row without waiting for the end of its input.
func TestBatchIsAFilter(t *testing.T) {
	program, err := exec.LookPath("csuite")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, "batch", "-", "--format", "jsonl", "-o", "jsonl", "--quiet")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(in, `{"headcount": 40, "industry": "software", "digital_maturity": 3}`)
	line := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(out).ReadString('\n')
		line <- text
	}()
	select {
	case text := <-line:
		if !strings.HasPrefix(text, `{"row":1,`) {
			t.Errorf("the first row is %q", text)
		}
	case <-time.After(30 * time.Second):
		t.Error("the first row waits for the end of the input")
	}
	if err := errors.Join(in.Close(), cmd.Wait()); err != nil {
		t.Error(err)
	}
}

// feeding starts a batch that never comes to the end of its input.
func feeding(t *testing.T, args ...string) (*exec.Cmd, io.Closer) {
	t.Helper()
	program, err := exec.LookPath("csuite")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, append([]string{"batch", "-", "--format", "csv", "--quiet"}, args...)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, err := io.WriteString(in, "headcount,industry,digital_maturity\n")
		for err == nil {
			_, err = io.WriteString(in, strings.Repeat("40,software,3\n", 10000))
			time.Sleep(10 * time.Millisecond)
		}
	}()
	return cmd, in
}

func listing(t *testing.T, folder string) []os.DirEntry {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func waitFor(t *testing.T, what func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !what(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it never came to that")
		}
	}
}

// At a terminal there is a bar while it lasts, and the summary in the end.
func TestBatchBar(t *testing.T) {
	program, err := exec.LookPath("csuite")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	rows := "headcount,industry,digital_maturity\n" + strings.Repeat("40,software,3\n", 500_000)
	if err := os.WriteFile(filepath.Join(folder, "in.csv"), []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	console, err := expect.NewConsole(expect.WithDefaultTimeout(60 * time.Second))
	if err != nil {
		t.Fatal(err)
	}
	defer console.Close()
	if err := pty.Setsize(console.Tty(), &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, "batch", "in.csv", "--out", "rows.csv")
	cmd.Dir, cmd.Stderr = folder, console.Tty()
	cmd.Env = append(os.Environ(), "TERM=xterm")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"3 of 3 columns used", "rows/s", "500,000 companies", "wrote"} {
		if got, err := console.ExpectString(text); err != nil {
			t.Fatalf("%q never came: %v\n%s", text, err, got)
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(folder, "rows.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte("\n")); n != 500_001 {
		t.Errorf("%d lines written", n)
	}
}
