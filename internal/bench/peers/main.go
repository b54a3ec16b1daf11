// Command peers decides the same companies by csuite and by other engines, checks
// that all give the same answers, and only then says how long each takes. A peer
// that cannot be run here is named with the reason. Run it in its own folder:
//
//	cd internal/bench/peers && go run .
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/csuite-advisor/csuite/internal/bench"
	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// A comparison is one run of everything.
type comparison struct {
	rb     *rulebook.Rulebook
	model  *model
	engine *decide.Engine
	dir    string // for what is made on the way; everybody may read it
	rounds int
	out    io.Writer
}

func main() {
	profiles := flag.Int("profiles", 20000, "distinct profiles to evaluate, 0 to leave evaluators out")
	rows := flag.Int("rows", 200000, "rows of the CSV file, 0 to leave whole programs out")
	rounds := flag.Int("rounds", 5, "rounds, of which the median is printed")
	flag.Parse()
	if err := compare(*profiles, *rows, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func compare(profiles, rows, rounds int) error {
	dir, err := os.MkdirTemp("", "peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o777); err != nil { // PostgreSQL runs as another user
		return err
	}
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		return err
	}
	c := &comparison{rb, modelOf(rb), decide.Compile(rb), dir, rounds, os.Stdout}
	ctx := context.Background()
	if profiles > 0 {
		if err := c.evaluators(ctx, profiles); err != nil {
			return err
		}
	}
	if rows == 0 {
		return nil
	}
	return c.files(ctx, rows)
}

// files measures whole programs.
func (c *comparison) files(ctx context.Context, rows int) error {
	p, err := build(ctx, c.dir)
	if err != nil {
		return err
	}
	return errors.Join(c.tools(ctx, p, rows), c.shapes(p, rows), c.pipes(p, rows), c.starts(p))
}

// write writes a portfolio into a file and returns its path.
func (c *comparison) write(name string, p bench.Portfolio) (path string, err error) {
	path = filepath.Join(c.dir, name+"."+string(p.Format))
	file, err := os.Create(path)
	if err != nil {
		return "", err
	}
	if _, err := p.Write(file); err != nil {
		return "", err
	}
	return path, file.Close()
}

// left says that a peer is not in the table.
func (c *comparison) left(name string, err error) {
	fmt.Fprintf(c.out, "left out: %s: %v\n", name, err)
}
