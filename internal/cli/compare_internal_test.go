package cli

import (
	"slices"
	"testing"
)

func TestLabels(t *testing.T) {
	for _, x := range []struct{ files, want []string }{
		{[]string{"ceo.yaml", "b/cio.json"}, []string{"ceo", "cio"}},
		{[]string{"a/profile.yaml", "b/profile.yaml", "-"}, []string{"a/profile", "b/profile", "stdin"}},
		{[]string{"x/a/p.yaml", "y/a/p.yaml", "q.yaml"}, []string{"x/a/p", "y/a/p", "q"}},
		{[]string{"p.yaml", "a/p.yaml"}, []string{"p", "a/p"}},
		{[]string{"p.yaml", "p.json", "./p.yaml"}, []string{"p", "p (2)", "p (3)"}},
	} {
		if got := labels(x.files); !slices.Equal(got, x.want) {
			t.Errorf("%v: %v, want %v", x.files, got, x.want)
		}
	}
}
