package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/csuite-advisor/csuite/internal/profile"
)

//go:embed node/package.json
var nodePackages []byte

//go:embed node/peer.mjs
var nodeProgram []byte

//go:embed node/duckdb.mjs
var duckProgram []byte

// installNode installs the engines of npm into a folder.
func installNode(ctx context.Context, dir string) error {
	for name, data := range map[string][]byte{"package.json": nodePackages, "peer.mjs": nodeProgram, "duckdb.mjs": duckProgram} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	cmd := exec.CommandContext(ctx, "npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm install: %w: %s", err, out)
	}
	return nil
}

// newNode starts an engine of npm and hands it rules and profiles.
func newNode(ctx context.Context, dir, engine string, rules any, m *model, profiles []profile.Profile) (*peer, error) {
	cmd := exec.CommandContext(ctx, "node", filepath.Join(dir, "peer.mjs"))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	ask, tell := json.NewEncoder(in), json.NewDecoder(out)
	first := map[string]any{"engine": engine, "rules": rules, "wanted": wanted(), "profiles": allValues(m, profiles)}
	stop := func() { in.Close(); io.Copy(io.Discard, out); cmd.Wait() } // it has answered all it was asked
	run := func(n int) ([]answer, time.Duration, error) {
		var said struct {
			NS      float64
			Answers []answer
		}
		if err := ask.Encode(map[string]int{"n": n}); err != nil {
			return nil, 0, err
		}
		err := tell.Decode(&said)
		return said.Answers, time.Duration(said.NS), err
	}
	return &peer{name: engine + " (npm)", run: run, close: stop}, ask.Encode(first)
}

// zenGraph writes a model as a decision graph of one node of expressions.
func zenGraph(m *model) any {
	d := cLike()
	d.and, d.or, d.not = " and ", " or ", "not "
	inputs := map[string]bool{}
	for _, in := range m.inputs {
		inputs[in.ID] = true
	}
	d.name = func(id string) string {
		if inputs[id] {
			return id
		}
		return "$." + id
	}
	type object = map[string]any
	var expressions []object
	for _, s := range d.steps(m) {
		expressions = append(expressions, object{"id": s.name, "key": s.name, "value": s.value})
	}
	return object{
		"nodes": []object{
			{"id": "in", "name": "in", "type": "inputNode"},
			{"id": "rules", "name": "rules", "type": "expressionNode", "content": object{"expressions": expressions}},
			{"id": "out", "name": "out", "type": "outputNode"},
		},
		"edges": []object{
			{"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
			{"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
		},
	}
}

// jsonRules writes a model as rules of json-rules-engine: points first, then the
// choices in order.
func jsonRules(m *model) any {
	type object = map[string]any
	var tables, rules []object
	priority := len(m.choices) + 1
	for _, s := range m.sums {
		var bands []object
		for _, b := range s.bands {
			bands = append(bands, object{"id": b.ID, "high": float64(min(b.High, math.MaxInt32))})
		}
		tables = append(tables, object{"id": s.id, "bands": bands})
		for _, r := range s.rules {
			event := object{"type": "points", "params": object{"table": s.id, "points": r.points}}
			rules = append(rules, object{"priority": priority, "conditions": jsonAll(r.when), "event": event})
		}
	}
	for i, c := range m.choices {
		for _, r := range c.rows {
			event := object{"type": "choice", "params": object{"choice": c.id, "outcome": r.outcome}}
			rules = append(rules, object{"priority": priority - 1 - i, "conditions": jsonAll(r.when), "event": event})
		}
	}
	return object{"tables": tables, "rules": rules}
}

func jsonAll(when []condition) map[string]any {
	all := []any{}
	test := func(c condition, operator string, value any) map[string]any {
		return map[string]any{"fact": c.on, "operator": operator, "value": value}
	}
	for _, c := range when {
		var ranges []any
		for _, r := range c.ranges {
			both := []any{test(c, "greaterThanInclusive", r.Low)}
			if r.High != profile.Open {
				both = append(both, test(c, "lessThanInclusive", r.High))
			}
			ranges = append(ranges, map[string]any{"all": both})
		}
		if ranges != nil {
			all = append(all, map[string]any{"any": ranges})
		}
		if c.any != nil {
			all = append(all, test(c, "in", c.any))
		}
		for _, id := range c.has {
			all = append(all, test(c, "contains", id))
		}
		for _, id := range c.lacks {
			all = append(all, test(c, "doesNotContain", id))
		}
	}
	return map[string]any{"all": all}
}
