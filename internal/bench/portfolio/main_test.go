package main

import (
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var out, account strings.Builder
	if err := run([]string{"-rows", "50", "-columns", "gaps", "-format", "jsonl", "-bad", "1"}, &out, &account); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 50 || strings.Count(account.String(), "row ") != n {
		t.Errorf("%d rows and this account:\n%s", n, account.String())
	}
	for _, wrong := range [][]string{{"-columns", "some"}, {"-format", "xml"}, {"-bad", "2"}} {
		if err := run(wrong, &out, &account); err == nil {
			t.Errorf("%v is accepted", wrong)
		}
	}
}
