package decide_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

const sharedCases = "../../../shared/cases"

// TestSharedCases holds the rules to profiles that a careful reader of the
// documents has judged. They are kept beside the repository, not in it.
func TestSharedCases(t *testing.T) {
	if _, err := fs.Stat(os.DirFS(sharedCases), "accepted.yaml"); errors.Is(err, fs.ErrNotExist) {
		t.Skip("there is no ../shared/cases/accepted.yaml beside this clone")
	}
	rb, e := shipped(t)
	recommended := map[string]recommendation.Recommendation{}
	for _, c := range items(map[string]any{"cases": plainList(t)}, "cases") {
		id := str(c, "id")
		r := e.Recommend(sharedProfile(t, rb, c["profile"].(map[string]any)))
		recommended[id] = r
		got := map[string]string{"structure": r.Structure}
		for d, decision := range decisionsOf(r) {
			got[d] = decision.Recommended
		}
		for decision, accepted := range c["accept"].(map[string]any) {
			if !slices.Contains(accepted.([]any), any(got[decision])) {
				t.Errorf("%s: %s is %s, not one of %v", id, decision, got[decision], accepted)
			}
		}
	}
	if c := recommended["software-700"].Decisions.Technology.Closeness; c != "close" && c != "toss-up" {
		t.Errorf("software-700: technology is %q, a close call must say so", c)
	}
	three := recommended["only-three-answers"]
	if three.Decisions.Technology.Settled {
		t.Error("only-three-answers: technology is settled")
	}
	for _, in := range []string{"technology_role", "sensitive_data", "it_estate"} {
		if !slices.Contains(canChangeOf(three)[in], "technology") {
			t.Errorf("only-three-answers: %s is not named among what can change technology", in)
		}
	}
}

// plainList reads the cases, which are a list, as strings.
func plainList(t *testing.T) []any {
	t.Helper()
	data, err := os.ReadFile(sharedCases + "/accepted.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, ok := plainData(data).([]any)
	if !ok || len(list) == 0 {
		t.Fatal("accepted.yaml is no list of cases")
	}
	return list
}

func sharedProfile(t *testing.T, rb *rulebook.Rulebook, written map[string]any) profile.Profile {
	t.Helper()
	p := profile.Profile{Answers: map[string]profile.Answer{}}
	for input, value := range written {
		in := rb.Catalogue.Input(input)
		if in == nil {
			t.Fatalf("no input %q", input)
		}
		text, ok := value.(string)
		if list, isList := value.([]any); isList {
			parts := make([]string, len(list))
			for i := range list {
				parts[i] = list[i].(string)
			}
			text, ok = "["+strings.Join(parts, "|")+"]", true
		}
		a, err := rb.Catalogue.Parse(in, text)
		if err != nil || !ok {
			t.Fatalf("%s: %v: %v", input, value, err)
		}
		p.Answers[input] = a
	}
	return p
}
