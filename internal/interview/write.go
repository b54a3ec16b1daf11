package interview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// YAML writes a profile as intake reads it: the name, then the answers in the
// author's order, then which of them are self-assessed. "Don't know" is written as
// unknown; an assumption is not written, as nobody answered it.
func YAML(p profile.Profile, c *profile.Catalogue) []byte {
	var b strings.Builder
	if p.Name != "" {
		fmt.Fprintf(&b, "name: %s\n", strconv.Quote(p.Name))
	}
	for i := range c.Inputs {
		id := c.Inputs[i].ID
		if a := p.Get(id); a.State == profile.Answered || a.State == profile.Unknown {
			fmt.Fprintf(&b, "%s: %s\n", id, a)
		}
	}
	if ids := assessed(p, c); len(ids) > 0 {
		fmt.Fprintf(&b, "%s: [%s]\n", profile.SelfAssessedKey, strings.Join(ids, ", "))
	}
	if b.Len() == 0 && len(c.Inputs) > 0 {
		fmt.Fprintf(&b, "%s:\n", c.Inputs[0].ID) // an empty file would be no profile
	}
	return []byte(b.String())
}

// assessed returns the inputs with an answer that statements led to.
func assessed(p profile.Profile, c *profile.Catalogue) []string {
	return slices.DeleteFunc(c.IDs(), func(id string) bool {
		a := p.Get(id)
		return a.State != profile.Answered || a.Note != profile.SelfAssessed
	})
}
