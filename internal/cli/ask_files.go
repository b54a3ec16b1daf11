package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/csuite-advisor/csuite/internal/interview"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
)

// offerFiles asks whether to write what no flag has asked for.
func (a *app) offerFiles(asker interview.Asker, n *notebook, o askOptions, r recommendation.Recommendation) error {
	if o.out == "" {
		err := a.offerFile(asker, "Write the decision memo to a file? Its name, or Enter for no.", func() ([]byte, error) {
			var memo strings.Builder
			err := report.Markdown(&memo, r)
			return []byte(memo.String()), err
		})
		if err != nil {
			return a.brokenOff(err, n)
		}
	}
	if o.save == "" {
		err := a.offerFile(asker, "Keep the profile as a file? Its name, or Enter for no.", func() ([]byte, error) { return n.last, nil })
		if err != nil {
			return a.brokenOff(err, n)
		}
	}
	return n.done()
}

// offerFile writes one file where the person names one. It asks again where the
// file is there already or cannot be written.
func (a *app) offerFile(asker interview.Asker, prompt string, content func() ([]byte, error)) error {
	for {
		name, err := asker.Line(prompt)
		if err != nil || name == "" {
			return err
		}
		data, err := content()
		if err != nil {
			return err
		}
		if _, err = os.Lstat(name); err == nil {
			asker.Say(fmt.Sprintf("%q is there already; take another name.", name))
			continue
		}
		if err = writeFile(name, data); err == nil {
			asker.Say("Written: " + name)
			return nil
		}
		asker.Say(err.Error())
	}
}
