//go:build linux || darwin

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/Netflix/go-expect"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"
)

// A sitting is csuite ask at a terminal of its own. Questions go to the terminal,
// the answer to stdout.
type sitting struct {
	*testing.T
	console *expect.Console
	screen  vt10x.Terminal // nil for a terminal that answers no probe
	cmd     *exec.Cmd
	stdout  bytes.Buffer
	ended   chan error
	before  *term.State // the terminal, when csuite began
}

// sit starts csuite ask. A terminal that draws is a vt10x: it writes its answers,
// such as where the cursor is, to a second pty, from where they reach the program.
func sit(t *testing.T, columns, rows int, draws bool, args ...string) *sitting {
	t.Helper()
	s := &sitting{T: t, ended: make(chan error, 1)}
	options := []expect.ConsoleOpt{expect.WithDefaultTimeout(30 * time.Second)}
	if draws {
		answers, writes, err := pty.Open()
		s.must(err)
		s.screen = vt10x.New(vt10x.WithWriter(writes), vt10x.WithSize(columns, rows))
		options = append(options, expect.WithStdin(answers), expect.WithStdout(s.screen), expect.WithCloser(answers, writes))
	}
	var err error
	s.console, err = expect.NewConsole(options...)
	s.must(err)
	t.Cleanup(func() { _ = s.console.Close() })
	tty := s.console.Tty()
	s.must(pty.Setsize(tty, &pty.Winsize{Rows: uint16(rows), Cols: uint16(columns)}))
	program, err := exec.LookPath("csuite")
	s.must(err)
	s.cmd = exec.CommandContext(t.Context(), program, append([]string{"ask"}, args...)...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, &s.stdout, tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	home := t.TempDir()
	s.cmd.Env = append(os.Environ(), "TERM=xterm", "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home)
	s.before, err = term.GetState(int(tty.Fd()))
	s.must(err)
	s.must(s.cmd.Start())
	go func() { s.ended <- s.cmd.Wait() }()
	return s
}

func (s *sitting) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// sees waits until the program has written each text, in order.
func (s *sitting) sees(texts ...string) {
	s.Helper()
	for _, text := range texts {
		if got, err := s.console.ExpectString(text); err != nil {
			s.Fatalf("%q never came: %v\n%s", text, err, got)
		}
	}
}

func (s *sitting) types(text string) {
	s.Helper()
	_, err := s.console.Send(text)
	s.must(err)
}

// ends waits for the program and returns its exit code.
func (s *sitting) ends() int {
	s.Helper()
	done := make(chan struct{})
	go func() { // what is still to come has to be read, or the program waits
		_, _ = s.console.Expect(expect.EOF, expect.WithTimeout(2*time.Second))
		close(done)
	}()
	select {
	case err := <-s.ended:
		exit := new(exec.ExitError)
		if err != nil && !errors.As(err, &exit) {
			s.Fatal(err)
		}
		after, err := term.GetState(int(s.console.Tty().Fd()))
		if s.must(err); exit.ExitCode() >= 0 && !reflect.DeepEqual(after, s.before) { // a kill gives no time
			s.Errorf("the terminal is left as %v, was %v", after, s.before)
		}
		s.must(s.console.Tty().Close())
		<-done
		return s.cmd.ProcessState.ExitCode()
	case <-time.After(30 * time.Second):
		s.Fatal("csuite ask does not end")
		return -1
	}
}

// recommended is what csuite recommend makes of a profile.
func recommended(t *testing.T, profile string, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("csuite")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), program, append([]string{"recommend", profile}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func contents(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const (
	up   = "\x1b[A"
	down = "\x1b[B"
)

// A whole session: a wrong entry, why, a filter, back, don't know, skip, the files
// that are offered. The answer is that of csuite recommend, byte for byte.
func TestAskSession(t *testing.T) {
	saved, memo := filepath.Join(t.TempDir(), "acme.yaml"), filepath.Join(t.TempDir(), "memo.md")
	s := sit(t, 80, 24, true, "--save", saved)
	s.sees("How many people")
	s.types("many\r")
	s.sees("is not a whole number")
	s.types("?\r")
	s.sees("CTO Magazine", "How many people")
	s.types("1,200\r")
	s.sees("questions", "Which industry")
	s.types("saas\r")
	s.sees("How far along")
	s.types("?")
	s.sees("Vision Computer Solutions", "How far along")
	s.types(down + down + down + "\r")
	s.sees("so far", "assumed from industry software")
	s.types("b")
	s.sees("so far: strategic", "How far along")
	s.types(up + "\r")
	s.sees("formalized", "so far")
	s.types("d")
	s.sees("don't know", "matters for")
	s.types("s")
	s.sees("decision memo")
	s.types(memo + ".pdf\r")
	s.sees("take .md or .html", "decision memo")
	s.types(memo + "\r")
	if code := s.ends(); code != 0 {
		t.Errorf("exit code %d\n%s", code, s.screen)
	}
	profile := contents(t, saved)
	for _, line := range []string{"headcount: 1200\n", "industry: software\n", "digital_maturity: formalized\n", ": unknown\n"} {
		if !strings.Contains(profile, line) {
			t.Errorf("%q is not in the profile:\n%s", line, profile)
		}
	}
	if want := recommended(t, saved); s.stdout.String() != want {
		t.Errorf("ask says\n%s\nrecommend says\n%s", &s.stdout, want)
	}
	if want := recommended(t, saved, "-o", "markdown"); contents(t, memo) != want {
		t.Error("the memo is not what recommend writes")
	}
}

// Ctrl-C and Ctrl-D lose nothing, in either form; --resume goes on.
func TestAskBrokenOff(t *testing.T) {
	for _, c := range []struct {
		name, enter, ending string
		args                []string
	}{
		{"survey Ctrl-C", "\r", "\x03", nil},
		{"survey Ctrl-D", "\r", "\x04", nil},
		{"plain Ctrl-C", "\n", "\x03", []string{"--accessible"}},
		{"plain Ctrl-D", "\n", "\x04", []string{"--accessible"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sit(t, 80, 24, true, c.args...)
			s.sees("kept in", "How many people")
			s.types("300" + c.enter)
			s.sees("Which industry")
			s.types("retail" + c.enter)
			s.sees("How far along")
			// A Ctrl-D that comes before the list listens ends a line to the terminal, and
			// gets lost. A person presses again.
			time.Sleep(300 * time.Millisecond)
			s.types(c.ending)
			s.sees("your answers are in")
			if code := s.ends(); code != 130 || s.stdout.Len() > 0 {
				t.Errorf("exit code %d, stdout %q", code, &s.stdout)
			}
			recovery, err := filepath.Glob(filepath.Join(cacheOf(s.cmd), "csuite", "ask-*.yaml"))
			if err != nil || len(recovery) != 1 {
				t.Fatalf("recovery files: %v, %v", recovery, err)
			}
			if got, want := contents(t, recovery[0]), "headcount: 300\nindustry: retail\n"; got != want {
				t.Errorf("recovered %q, want %q", got, want)
			}
			resumed := sit(t, 80, 24, true, append(c.args, "--resume", recovery[0], "--save", recovery[0])...)
			resumed.sees("at most", "How far along")
			resumed.types("s" + c.enter)
			resumed.sees("memo")
			resumed.types(c.enter)
			if code := resumed.ends(); code != 0 || resumed.stdout.String() != recommended(t, recovery[0]) {
				t.Errorf("exit code %d, stdout %q", code, &resumed.stdout)
			}
		})
	}
}

func cacheOf(cmd *exec.Cmd) string {
	last := cmd.Env[len(cmd.Env)-1]
	return strings.TrimPrefix(last, "XDG_CACHE_HOME=")
}

// A terminal that closes, and a kill, lose nothing either. Whoever can still be
// told is told, and gets the terminal back as it was.
func TestAskGone(t *testing.T) {
	for signal, want := range map[syscall.Signal]int{syscall.SIGHUP: 129, syscall.SIGTERM: 143, syscall.SIGKILL: -1} {
		saved := filepath.Join(t.TempDir(), "acme.yaml")
		s := sit(t, 80, 24, true, "--save", saved)
		s.sees("How many people")
		s.types("300\r")
		s.sees("Which industry")
		s.must(s.cmd.Process.Signal(signal))
		if want > 0 {
			s.sees("your answers are in", "goes on")
		}
		if code := s.ends(); code != want {
			t.Errorf("%v: exit code %d, want %d", signal, code, want)
		}
		if got := contents(t, saved); got != "headcount: 300\n" {
			t.Errorf("%v left %q", signal, got)
		}
	}
}

// A terminal that never says where its cursor is gets plain lines, and soon.
func TestAskSilentTerminal(t *testing.T) {
	began := time.Now()
	s := sit(t, 80, 24, false, "--quick")
	s.sees("How many people", "> ")
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("the first question took %v", took)
	}
	s.types("12\n")
	s.sees("Type part of the name")
	s.types("health\n")
	s.sees("How far along")
	s.types("2\n")
	s.sees("memo", "> ")
	s.types("\n")
	s.sees("profile", "> ")
	s.types("\n")
	if code := s.ends(); code != 0 || !strings.Contains(s.stdout.String(), "structure: ") {
		t.Errorf("exit code %d, stdout %q", code, &s.stdout)
	}
	if left, _ := filepath.Glob(filepath.Join(cacheOf(s.cmd), "csuite", "*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Who is not sure about digital maturity is led to a stage by statements. Back goes
// through them too, the stage can be changed, and the ledger says self-assessed.
func TestAskNotSure(t *testing.T) {
	for _, c := range []struct {
		name, enter, sure string
		args              []string
	}{{"survey", "\r", "", nil}, {"plain", "\n", "\n", []string{"--accessible"}}} {
		t.Run(c.name, func(t *testing.T) {
			saved := filepath.Join(t.TempDir(), "acme.yaml")
			s := sit(t, 80, 24, true, append(c.args, "--save", saved, "--quick", "--full")...)
			s.sees("How many people")
			s.types("300" + c.enter)
			s.sees("Which industry")
			s.types("retail" + c.enter)
			s.sees("How far along", "not sure")
			s.types("n" + c.sure)
			s.sees("At least one team", "don't know")
			s.types("b" + c.sure)
			s.sees("How far along", "not sure")
			s.types("n" + c.sure)
			s.sees("At least one team", "don't know")
			s.types("y" + c.enter)
			s.sees("money set aside", "don't know")
			s.types("b" + c.sure)
			s.sees("At least one team", "don't know")
			s.types(c.enter) // keeps yes
			s.sees("money set aside", "don't know")
			s.types("y" + c.enter)
			s.sees("one written plan", "don't know")
			s.types("d" + c.sure)
			s.sees("digital maturity is formalized, 3 of 6", "choose another")
			s.types(c.enter)
			s.sees("memo")
			s.types(c.enter)
			if code := s.ends(); code != 0 {
				t.Fatalf("exit code %d\n%s", code, s.screen)
			}
			want := "headcount: 300\nindustry: retail\ndigital_maturity: formalized\nself_assessed: [digital_maturity]\n"
			if got := contents(t, saved); got != want {
				t.Errorf("the profile is\n%s", got)
			}
			if !strings.Contains(s.stdout.String(), "self-assessed") || s.stdout.String() != recommended(t, saved, "--full") {
				t.Errorf("the ledger does not say self-assessed, or differs from that of recommend:\n%s", &s.stdout)
			}
			resumed := sit(t, 80, 24, true, append(c.args, "--resume", saved, "--save", saved, "--quick")...)
			resumed.sees("memo")
			resumed.types(c.enter)
			if code := resumed.ends(); code != 0 || contents(t, saved) != want {
				t.Errorf("exit code %d; gone on from, the profile is\n%s", code, contents(t, saved))
			}
		})
	}
}

// On 40 columns nothing is wider than the terminal, and no line is drawn over another.
func TestAskNarrow(t *testing.T) {
	s := sit(t, 40, 24, true, "--quick")
	s.sees("How many people")
	s.types("12\r")
	s.sees("Which industry")
	s.types("retail\r")
	s.sees("How far along", "don't know")
	time.Sleep(300 * time.Millisecond) // a key that comes before the list listens is echoed into it
	s.types(down)
	s.types(down)
	s.types("\r")
	s.sees("memo")
	time.Sleep(200 * time.Millisecond)
	screen := s.screen.String()
	if strings.Count(screen, "How far along") > 1 {
		t.Errorf("a question is on the screen twice:\n%s", screen)
	}
	if !strings.Contains(screen, "formalized") {
		t.Errorf("the last answer is not on the screen:\n%s", screen)
	}
	s.types("\r")
	s.sees("profile")
	s.types("\r")
	if code := s.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}
