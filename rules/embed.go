// Package rules carries the knowledge of csuite inside the program. It is YAML
// that can be read without any Go; internal/rulebook makes a checked model of it.
package rules

import "embed"

// FS is the shipped rulebook.
//
//go:embed *.yaml evidence/*.yaml choices/*.yaml lists/*.yaml cases/*.yaml
var FS embed.FS
