package cli

import (
	"bytes"
	"fmt"
	"os"

	"github.com/csuite-advisor/csuite/internal/interview"
)

// offerFiles asks whether to write what no flag has asked for.
func (a *app) offerFiles(asker interview.Asker, n *notebook, o askOptions, found answer) error {
	if o.out == "" {
		err := a.offerFile(asker, "Write the decision memo to a file? memo.md or memo.html; Enter for no.", func(name string) ([]byte, error) {
			return found.memo(name)
		})
		if err != nil {
			return a.brokenOff(err, n)
		}
	}
	if o.save == "" {
		err := a.offerFile(asker, "Keep the profile as a file? Its name, or Enter for no.", func(string) ([]byte, error) { return n.last, nil })
		if err != nil {
			return a.brokenOff(err, n)
		}
	}
	return n.done()
}

// memo is the memo in the format of a file's ending, Markdown where it has none.
func (a answer) memo(name string) ([]byte, error) {
	format, err := formatFor(false, "markdown", name)
	if err != nil {
		return nil, fmt.Errorf("%q: its ending names no format; take .md or .html", name)
	}
	a.look.Color = false // it is a file
	var out bytes.Buffer
	err = format.write(&out, a)
	return out.Bytes(), err
}

// offerFile writes one file where the person names one. It asks again where the
// file is there already or cannot be written, or there is no content for its name.
func (a *app) offerFile(asker interview.Asker, prompt string, content func(name string) ([]byte, error)) error {
	for {
		name, err := asker.Line(prompt)
		if err != nil || name == "" {
			return err
		}
		data, err := content(name)
		if err != nil {
			asker.Say(err.Error())
			continue
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
