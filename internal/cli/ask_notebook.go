package cli

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/csuite-advisor/csuite/internal/interview"
	"github.com/csuite-advisor/csuite/internal/profile"
)

// A notebook keeps the answers of an interview in a file while it goes on: in the
// one that the person named, else in a recovery file that goes away at the end.
type notebook struct {
	catalogue *profile.Catalogue
	file      string
	temporary bool   // a recovery file
	spare     string // where answers go when the file that was named fails half way
	last      []byte
	written   bool
}

func (a *app) newNotebook(save string, c *profile.Catalogue) *notebook {
	recovery := filepath.Join(a.cacheFolder(), "ask-"+rand.Text()[:8]+".yaml")
	if save == "" {
		return &notebook{catalogue: c, file: recovery, temporary: true}
	}
	return &notebook{catalogue: c, file: save, spare: recovery}
}

// cacheFolder returns where recovery files go: csuite's folder among the caches,
// else the folder that the person is in.
func (a *app) cacheFolder() string {
	folder := a.env("XDG_CACHE_HOME")
	if !filepath.IsAbs(folder) { // the XDG specification says to ignore it then
		folder = a.env("LocalAppData")
	}
	if home := a.env("HOME"); folder == "" && home != "" {
		folder = filepath.Join(home, ".cache")
	}
	if folder == "" {
		return "."
	}
	folder = filepath.Join(folder, "csuite")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "."
	}
	return folder
}

// keep writes the answers so far, whole or not at all.
func (n *notebook) keep(p profile.Profile) error {
	n.last = interview.YAML(p, n.catalogue)
	err := writeFile(n.file, n.last)
	if err != nil && n.written && n.spare != "" && writeFile(n.spare, n.last) == nil {
		n.file, n.spare = n.spare, ""
	}
	if err != nil {
		return fmt.Errorf("saving the answers: %w", err)
	}
	n.written = true
	return nil
}

// begin keeps the answers that the interview goes on from, or clears the way for a
// file that was named: what cannot be written is to show before the first question.
func (n *notebook) begin(p profile.Profile) error {
	if n.temporary && len(p.Answers) == 0 {
		return nil
	}
	return n.keep(p)
}

// promise says where the answers are kept.
func (n *notebook) promise() string {
	if n.temporary {
		return "Your answers are kept in " + n.file + " until the end, in case the interview breaks off."
	}
	return "Every answer is saved in " + n.file + "."
}

// farewell says where the answers are and how to go on.
func (n *notebook) farewell() string {
	if !n.written {
		return "csuite: interrupted before the first answer; nothing is lost"
	}
	return fmt.Sprintf("csuite: your answers are in %s\nhint: csuite ask --resume %[1]s --save %[1]s goes on", n.file)
}

// done takes a recovery file away, when the interview has come to its end.
func (n *notebook) done() error {
	if !n.temporary {
		return nil
	}
	if err := os.Remove(n.file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
