//go:build ignore

// Testlog reads "go test -json" from standard input and prints what matters: a
// line for each package, the whole output of a test that failed, and every test
// that was skipped. It fails where a test failed, where nothing ran, and where a
// test was skipped for any reason but these: it is too long for -short, it
// cannot run under the race detector, or it reads the documents beside the
// clone and they are not there.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
)

type event struct{ Action, Package, ImportPath, Test, Output string }

func main() {
	allowed := regexp.MustCompile(`(?i)\bshort\b|race detector`)
	if _, err := os.Stat("../shared"); err != nil {
		allowed = regexp.MustCompile(`(?i)\bshort\b|race detector|\.\./shared`)
	}
	passed, failed := 0, 0
	said := map[string]string{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text()) // the build speaks in plain text
			continue
		}
		key := e.Package + " " + e.Test
		switch {
		case e.Action == "build-output":
			fmt.Print(e.Output)
		case e.Action == "output" && e.Test == "":
			if !strings.HasPrefix(e.Output, "PASS") {
				fmt.Print(e.Output)
			}
		case e.Action == "output":
			said[key] += e.Output
		case e.Action == "fail":
			failed++
			fmt.Print(said[key])
		case e.Action == "pass" && e.Test != "":
			passed++
			delete(said, key)
		case e.Action == "skip" && e.Test != "":
			fmt.Print(said[key])
			if !allowed.MatchString(said[key]) {
				failed++
				fmt.Printf("FAIL: %s was skipped without an accepted reason\n", key)
			}
		}
	}
	if err := lines.Err(); err != nil || failed > 0 || passed == 0 {
		fmt.Printf("%d passed, %d failed (%v)\n", passed, failed, err)
		os.Exit(1)
	}
}
