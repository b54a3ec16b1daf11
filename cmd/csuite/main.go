// Csuite recommends how a company should divide its technology and marketing
// leadership: separate CTO, CIO and CMO, combined roles, or a chief marketing
// technologist. It says why, on which document's word, and what would change it.
//
// Only this package touches the process; internal/cli does the work.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/csuite-advisor/csuite/internal/cli"
)

var version string // -ldflags "-X main.version=v1.2.3"

func main() { os.Exit(run()) }

func run() int {
	// Reading the rules leaves some megabytes of garbage behind. A process that
	// lives for a few milliseconds does better not to collect it, a batch does not.
	collect := func(percent int) {
		if os.Getenv("GOGC") == "" {
			debug.SetGCPercent(percent)
		}
	}
	collect(400)
	// A reader that has had enough, such as head, is then an error of the
	// write and not a signal that ends the process half way through.
	signal.Ignore(syscall.SIGPIPE)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ending := make(chan os.Signal, 1)
	signal.Notify(ending, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		signal.Notify(ending, syscall.SIGHUP)
	}
	interrupted := cli.Interrupted
	go func() {
		interrupted = codeOf(<-ending)
		cancel()
	}()
	code := cli.Run(ctx, cli.Invocation{
		Args: os.Args[1:],
		In:   os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Env:     os.Environ(),
		Version: version,
		Lasting: func() { collect(100) },
	})
	if code == cli.Interrupted && ctx.Err() != nil {
		return interrupted
	}
	return code
}

// codeOf returns the exit code for a signal that ended the program: 128 and its
// number, as a shell has it.
func codeOf(s os.Signal) int {
	switch s {
	case syscall.SIGTERM:
		return 143
	case syscall.SIGHUP:
		return 129
	}
	return cli.Interrupted
}
