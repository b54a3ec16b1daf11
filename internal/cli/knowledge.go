package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// open returns what almost every command begins with: the settings and the rulebook.
func (a *app) open(cmd *cobra.Command) (Config, *rulebook.Rulebook, error) {
	config, err := a.config(cmd)
	if err != nil {
		return config, nil, err
	}
	rb, err := loadRules(config.Rules, false)
	return config, rb, err
}

// loadRules loads the rulebook in a folder, or the shipped one where folder is "".
// The shipped one is taken to be proven, as .ci/run proves it, unless prove is set.
func loadRules(folder string, prove bool) (*rulebook.Rulebook, error) {
	from, err := rulesFolder(folder)
	if err != nil {
		return nil, err
	}
	load := rulebook.LoadProven
	if prove || folder != "" {
		load = rulebook.Load
	}
	rb, err := load(from)
	return rb, broken(err, folder)
}

// rulesFolder opens the folder that holds a rulebook, or the shipped one where it is "".
func rulesFolder(folder string) (fs.FS, error) {
	if folder == "" {
		return rules.FS, nil
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%q is no folder", folder)
	}
	if err != nil {
		return nil, usage("--rules names the folder that holds rulebook.yaml", "reading rules: %w", err)
	}
	return os.DirFS(folder), nil
}

// broken makes the faults of a rulebook an error of the caller's, with the places
// as seen from where the caller is.
func broken(err error, folder string) error {
	var faults *rulebook.Faults
	if !errors.As(err, &faults) {
		return err
	}
	moved := &rulebook.Faults{}
	for _, f := range faults.List {
		f.Pos.File = filepath.Join(folder, filepath.FromSlash(f.Pos.File))
		moved.List = append(moved.List, f)
	}
	return &invalid{err: moved}
}

// openFile opens a file that the caller named; a folder is no file.
func openFile(name, hint string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			hint = ""
		}
		return nil, usage(hint, "%w", err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		_ = f.Close() // nothing was read or written
		return nil, usage("name a file in it", "%q is a folder", name)
	}
	return f, nil
}
