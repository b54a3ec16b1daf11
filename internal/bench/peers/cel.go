package main

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/ext"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// newCEL is cel-go with one program for the whole model; each step is a cel.bind.
func newCEL(m *model, profiles []profile.Profile) (*peer, error) {
	options := []cel.EnvOption{ext.Bindings()}
	for _, in := range m.inputs {
		options = append(options, cel.Variable(in.ID, celType(in.Kind)))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, err
	}
	w := wanted()
	code := "[" + strings.Join(w[:], ", ") + "]"
	steps := cLike().steps(m)
	for i := len(steps) - 1; i >= 0; i-- {
		code = fmt.Sprintf("cel.bind(%s, %s, %s)", steps[i].name, steps[i].value, code)
	}
	ast, issues := env.Compile(code)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return nil, err
	}
	vars := allValues(m, profiles)
	return inProcess("google/cel-go", len(vars), func(i int) (answer, error) {
		return celAnswer(program, vars[i])
	}), nil
}

func celAnswer(program cel.Program, vars map[string]any) (answer, error) {
	var a answer
	out, _, err := program.Eval(vars)
	if err != nil {
		return a, err
	}
	list, ok := out.Value().([]ref.Val)
	if !ok || len(list) != len(a) {
		return a, fmt.Errorf("the outcomes are a %T", out.Value())
	}
	for i, v := range list {
		a[i], _ = v.Value().(string)
	}
	return a, nil
}

func celType(kind profile.Kind) *cel.Type {
	switch kind {
	case profile.Number:
		return cel.IntType
	case profile.Set:
		return cel.ListType(cel.StringType)
	}
	return cel.StringType
}
