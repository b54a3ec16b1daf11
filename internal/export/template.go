package export

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// templateWidth is the width of a comment in the template.
const templateWidth = 100

// ProfileTemplate returns a profile to fill in: every question as a comment with
// its answers. As it is, it is a profile in which nobody was asked anything.
func ProfileTemplate(c *profile.Catalogue) string {
	var b strings.Builder
	comment(&b, "# ", `A profile for csuite recommend. Answer what you know after the colon and leave the rest: what has no
		answer is assumed from the industry or left open, and the recommendation says so. "unknown" means that
		somebody was asked and could not tell. What an answer means: csuite inputs ID.`)
	b.WriteString("\nname: # of the company, for the heading\n")
	role := profile.Role("")
	for i := range c.Inputs {
		in := &c.Inputs[i]
		if in.Role != role {
			role = in.Role
			fmt.Fprintf(&b, "\n# ---- %s: %s\n", role, RoleNote(role))
		}
		b.WriteByte('\n')
		comment(&b, "# ", in.Question)
		comment(&b, "#   ", Offered(in))
		fmt.Fprintf(&b, "%s:\n", in.ID)
	}
	b.WriteByte('\n')
	comment(&b, "# ", `Answers above that were placed by plain statements and not chosen, as csuite ask does for who is not
		sure. The ledger of the recommendation says so.`)
	fmt.Fprintf(&b, "%s:%s\n", profile.SelfAssessedKey, placeable(c))
	return b.String()
}

// placeable shows, as a comment, the inputs that statements can find an answer to.
func placeable(c *profile.Catalogue) string {
	var ids []string
	for i := range c.Inputs {
		if c.Inputs[i].Placeable() {
			ids = append(ids, c.Inputs[i].ID)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	return " # [" + strings.Join(ids, ", ") + "]"
}

// RoleNote says what a role means for the person who answers.
func RoleNote(r profile.Role) string {
	switch r {
	case profile.Core:
		return "everyone can answer these; they are asked first"
	case profile.Refining:
		return "assumed from the industry until answered"
	case profile.Optional:
		return "sharpens the result"
	case profile.Transition:
		return "changes the way there, never the recommendation"
	}
	return ""
}

// Offered lists what may be answered, on one line.
func Offered(in *profile.Input) string {
	var ids []string
	for _, v := range in.Values {
		ids = append(ids, v.ID)
	}
	switch in.Kind {
	case profile.Number:
		return fmt.Sprintf("a whole number from %d; 1,200 and 1k and 201-500 and 10,000+ are understood", in.Min)
	case profile.Scale:
		return strings.Join(ids, " < ")
	case profile.Set:
		return "any of [" + strings.Join(ids, ", ") + "]; [] means looked, and found none"
	}
	return strings.Join(ids, ", ")
}

// comment writes text as comment lines that begin with prefix.
func comment(b *strings.Builder, prefix, text string) {
	line := prefix
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > templateWidth && line != prefix {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = prefix
		}
		line += word + " "
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}
