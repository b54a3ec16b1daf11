package house_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each licence is known by words that only it has.
var licences = []struct{ name, words string }{
	{"MPL-2.0", "Mozilla Public License Version 2.0"},
	{"Apache-2.0", "Apache License Version 2.0"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"BSD", "Redistribution and use in source and binary forms, with or without modification, are permitted"},
	{"Unlicense", "This is free and unencumbered software released into the public domain"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose"},
}

// What is linked into the program may be combined with it under any terms.
// A module that only tests use may also have a licence that covers its own files.
func TestLicences(t *testing.T) {
	linked := modules(t, "./cmd/csuite")
	for path, dir := range modules(t, "-test", "./...") {
		name, text := licence(t, dir)
		switch name {
		case "Apache-2.0", "MIT", "BSD", "ISC", "Unlicense":
		case "MPL-2.0":
			if linked[path] != "" {
				t.Errorf("%s is linked into the program and has the licence %s; only tests may use it", path, name)
			}
		default:
			t.Errorf("%s has no licence that this test knows:\n%.300s", path, text)
		}
	}
}

// modules returns the folder of every module that has a package among the dependencies.
func modules(t *testing.T, args ...string) map[string]string {
	t.Helper()
	dirs := map[string]string{}
	for _, p := range list(t, append([]string{"-deps"}, args...)...) {
		if p.Module != nil && !p.Module.Main {
			dirs[p.Module.Path] = p.Module.Dir
		}
	}
	return dirs
}

// licence returns the name of a module's licence, or "" and what its file says.
func licence(t *testing.T, dir string) (name, text string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text = strings.Join(strings.Fields(string(raw)), " ")
		for _, l := range licences {
			if strings.Contains(strings.ToLower(text), strings.ToLower(l.words)) {
				return l.name, text
			}
		}
	}
	return "", text
}
