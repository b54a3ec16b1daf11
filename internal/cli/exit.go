package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/intake"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// The exit codes.
const (
	Done        = 0   // whatever the advice; also where the reader of the output went away
	Failure     = 1   // the machine's doing: a disk that is full, a file that cannot be read
	Usage       = 2   // the caller's doing: arguments, settings, a profile, a rulebook
	Rejected    = 3   // a batch that finished, with rows that were rejected
	Interrupted = 130 // by Ctrl-C; main tells other signals apart
)

// An invalid is an error that the caller can mend; it leads to exit code Usage.
type invalid struct {
	err  error
	hint string
}

func (e *invalid) Error() string { return e.err.Error() }
func (e *invalid) Unwrap() error { return e.err }
func (e *invalid) Hint() string  { return e.hint }

// usage returns an invalid with the way out, which may be "".
func usage(hint, format string, args ...any) error {
	return &invalid{fmt.Errorf(format, args...), hint}
}

// finish prints an error as a person can use it and returns the exit code.
func (a *app) finish(err error) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return Done
	case errors.Is(err, context.Canceled):
		return Interrupted
	case errors.Is(err, errRejected):
		return Rejected // the rows and the summary have said why
	}
	text := err.Error()
	if !positioned(err) {
		text = "csuite: " + text
	}
	var helpful interface{ Hint() string }
	if errors.As(err, &helpful) && helpful.Hint() != "" {
		text += "\nhint: " + strings.ReplaceAll(helpful.Hint(), "\n", "\nhint: ")
	}
	fmt.Fprintln(a.Err, printable(text))
	switch {
	case errors.As(err, new(*batch.Rejection)):
		return Rejected
	case errors.As(err, new(*invalid)):
		return Usage
	}
	return Failure
}

// positioned reports whether the error's text begins with a place in a file,
// which editors then find.
func positioned(err error) bool {
	var problems *intake.Errors
	if errors.As(err, &problems) {
		return problems.Problems[0].Line > 0
	}
	if fault := (*batch.Fault)(nil); errors.As(err, &fault) {
		return fault.Placed()
	}
	return errors.As(err, new(*rulebook.Faults)) || errors.As(err, new(*batch.Rejection))
}

// printable keeps what came from a file or an argument from repainting the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// flagError gives what pflag says about a flag the way out.
func flagError(cmd *cobra.Command, err error) error {
	hint := cmd.CommandPath() + " --help lists the flags"
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		if near := profile.Nearest(unknown.GetSpecifiedName(), known); near != "" {
			hint = fmt.Sprintf("did you mean --%s? %s", near, hint)
		}
	}
	return &invalid{err, hint}
}

// unknownCommand says that cmd holds no command of this name.
func unknownCommand(cmd *cobra.Command, name string) error {
	hint := cmd.CommandPath() + " --help lists the commands"
	var known []string
	for _, c := range cmd.Commands() {
		known = append(known, c.Name())
	}
	if near := profile.Nearest(name, known); near != "" {
		hint = fmt.Sprintf("did you mean %q? %s", near, hint)
	}
	return usage(hint, "%s has no command %q", cmd.CommandPath(), name)
}

// arguments makes a usage error of what check says about the number of arguments.
func arguments(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usage("usage: "+cmd.UseLine(), "%s: %w", cmd.CommandPath(), err)
		}
		return nil
	}
}
