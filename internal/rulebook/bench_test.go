package rulebook_test

import (
	"testing"

	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// BenchmarkLoad measures what every start of the program pays for.
func BenchmarkLoad(b *testing.B) {
	b.Run("proven", func(b *testing.B) {
		for b.Loop() {
			if _, err := rulebook.LoadProven(rules.FS); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("checked", func(b *testing.B) {
		for b.Loop() {
			if _, err := rulebook.Load(rules.FS); err != nil {
				b.Fatal(err)
			}
		}
	})
}
