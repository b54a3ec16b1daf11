package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the outputs that scripts and examples compare with")

// The scripts run the real main in a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"csuite": main})
}

// TestScript plays the sessions of testdata/script, a file each. With -short it
// plays those that put several goroutines to work: the race detector makes every
// process of a script slow, and the others show it nothing new.
func TestScript(t *testing.T) {
	pattern := "testdata/script/*.txtar"
	if testing.Short() {
		pattern = "testdata/script/batch*.txtar"
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%d scripts, %v", len(files), err)
	}
	testscript.Run(t, testscript.Params{
		Files:               files,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"field": field, "code": code},
	})
}

// field compares a value in a JSON file, such as stdout, with what is wanted:
//
//	field stdout decisions.bridge.possible.0 working-rules
//	! field stdout rulebook.sha256 ''
func field(ts *testscript.TestScript, negated bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: field FILE PATH VALUE")
	}
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	for step := range strings.SplitSeq(args[1], ".") {
		switch at := doc.(type) {
		case map[string]any:
			value, ok := at[step]
			if !ok {
				ts.Fatalf("%s: no key %q", args[1], step)
			}
			doc = value
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(at) {
				ts.Fatalf("%s: no element %q among %d", args[1], step, len(at))
			}
			doc = at[i]
		default:
			ts.Fatalf("%s: nothing below %q", args[1], step)
		}
	}
	if got := fmt.Sprint(doc); (got == args[2]) == negated {
		ts.Fatalf("%s is %q", args[1], got)
	}
}

// code runs csuite and compares its exit code:
//
//	code 2 csuite recommend --colour
func code(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND...")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit := new(exec.ExitError)
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}
