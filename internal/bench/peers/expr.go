package main

import (
	"fmt"
	"strings"

	"github.com/expr-lang/expr"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// newExpr is expr-lang/expr with one compiled program for the whole model.
func newExpr(m *model, profiles []profile.Profile) (*peer, error) {
	var code strings.Builder
	for _, s := range cLike().steps(m) {
		fmt.Fprintf(&code, "let %s = %s;\n", s.name, s.value)
	}
	w := wanted()
	fmt.Fprintf(&code, "[%s]", strings.Join(w[:], ", "))
	envs := allValues(m, profiles)
	program, err := expr.Compile(code.String(), expr.Env(envs[0]))
	if err != nil {
		return nil, err
	}
	return inProcess("expr-lang/expr", len(envs), func(i int) (answer, error) {
		out, err := expr.Run(program, envs[i])
		if err != nil {
			return answer{}, err
		}
		return answerOf(out.([]any))
	}), nil
}

// answerOf reads the list of outcomes that a language returns.
func answerOf(list []any) (answer, error) {
	var a answer
	if len(list) != len(a) {
		return a, fmt.Errorf("%d outcomes, want %d", len(list), len(a))
	}
	for i, v := range list {
		text, ok := v.(string)
		if !ok {
			return a, fmt.Errorf("an outcome is a %T", v)
		}
		a[i] = text
	}
	return a, nil
}
