package batch_test

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// shipped is the rulebook in the program and its engine.
type shipped struct {
	rb     *rulebook.Rulebook
	engine *decide.Engine
}

// theShipped is loaded once.
var theShipped = sync.OnceValues(func() (shipped, error) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		return shipped{}, err
	}
	return shipped{rb, decide.Compile(rb)}, nil
})

func load(t testing.TB) shipped {
	t.Helper()
	s, err := theShipped()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// jobOf is a job that reads texts, given as name and text in turn.
func jobOf(t testing.TB, files ...string) batch.Job {
	t.Helper()
	s := load(t)
	job := batch.Job{Engine: s.engine, Rulebook: s.rb, Program: "v0.0.0", Format: batch.CSV, Workers: 2}
	for i := 0; i < len(files); i += 2 {
		job.Inputs = append(job.Inputs, input(files[i], files[i+1]))
	}
	return job
}

func input(name, text string) batch.Input {
	return batch.Input{Name: name, Open: func() (portfolio.File, error) {
		return portfolio.Open(name, strings.NewReader(text), portfolio.Options{})
	}}
}

// run runs a job that must succeed.
func run(t testing.TB, job batch.Job) (string, batch.Summary) {
	t.Helper()
	var out bytes.Buffer
	job.Out = &out
	s, err := batch.Run(context.Background(), job)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return out.String(), s
}

// fail runs a job that must not succeed.
func fail(t testing.TB, job batch.Job) (string, error) {
	t.Helper()
	var out bytes.Buffer
	job.Out = &out
	_, err := batch.Run(context.Background(), job)
	if err == nil {
		t.Fatalf("no error, and\n%s", out.String())
	}
	return out.String(), err
}

// wantText reports where two texts differ first.
func wantText(t testing.TB, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("line %d is\n%s\nwant\n%s\nof\n%s", i+1, a, b, got)
		}
	}
}
