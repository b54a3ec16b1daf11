package profile

import (
	"testing"

	"pgregory.net/rapid"
)

// foldsTo is fold and a comparison, at one go.
func TestFoldsTo(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aAnNdD&-_ '\u2019\ufffd\u00a0İßé")), 0, 8, -1))
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		if broken := rapid.IntRange(0, 9).Draw(t, "broken"); broken == 0 {
			a += "\xff"
		}
		for _, folded := range []string{fold(a), fold(b)} {
			if foldsTo(a, folded) != (fold(a) == folded) {
				t.Fatalf("%q against %q", a, folded)
			}
		}
	})
}
