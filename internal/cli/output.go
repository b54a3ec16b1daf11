package cli

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/csuite-advisor/csuite/internal/report"
)

// deliver makes the answer whole and then hands it over: to the file out, or to
// standard output where out is "". An answer that fails leaves nothing behind.
func (a *app) deliver(out string, answer func(io.Writer) error) error {
	var buf bytes.Buffer
	if err := answer(&buf); err != nil {
		return err
	}
	var err error
	if out != "" {
		err = writeFile(out, buf.Bytes())
	} else {
		_, err = a.Out.Write(buf.Bytes())
	}
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// look says how text is to look that goes to the file out, or to standard output.
func (a *app) look(out string, c Config) report.TextOptions {
	to := a.Out
	if out != "" {
		to = nil // a file is no terminal
	}
	return report.TextOptions{Width: a.width(to), Color: a.colored(c.Color, to), Full: c.Full}
}

// writeFile writes a file whole or not at all.
func writeFile(name string, data []byte) error {
	f, err := createFile(name)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.discard())
	}
	return f.commit()
}

// A newFile is a file that appears whole or not at all: it is written beside the
// one whose place it takes in the end. A device is simply written to.
type newFile struct {
	*os.File
	name string // "" for a device, which takes nobody's place
}

// createFile begins a file. A link stays a link, and an existing file keeps its
// permissions. Either commit or discard must follow.
func createFile(name string) (*newFile, error) {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	mode := fs.FileMode(0o666) // less the umask
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, usage("name a file in it", "%q is a folder", name)
	case !info.Mode().IsRegular():
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		return &newFile{File: f}, err
	default:
		mode = info.Mode().Perm()
	}
	folder, base := filepath.Split(name)
	temporary := filepath.Join(folder, "."+base+"."+rand.Text()[:8]+".tmp")
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if fault := (*fs.PathError)(nil); errors.As(err, &fault) {
		fault.Path = name // the one that the user knows
	}
	return &newFile{f, name}, err
}

// commit makes sure that all has arrived, and puts the file in its place.
func (f *newFile) commit() error {
	if f.name == "" { // a device has nothing to sync
		return f.Close()
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.discard())
	}
	if err := f.Close(); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), f.name); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// discard leaves everything as it was before.
func (f *newFile) discard() error {
	err := f.Close()
	if f.name != "" {
		err = errors.Join(err, os.Remove(f.Name()))
	}
	return err
}
