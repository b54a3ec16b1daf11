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

// writeFile writes a file whole or not at all: into a new file beside it, which
// then takes its place. A link stays a link, an existing file keeps its
// permissions, and a device is simply written to.
func writeFile(name string, data []byte) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	mode := fs.FileMode(0o666) // less the umask
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case info.IsDir():
		return usage("name a file in it", "%q is a folder", name)
	case !info.Mode().IsRegular():
		return writeTo(name, os.O_WRONLY, 0, data)
	default:
		mode = info.Mode().Perm()
	}
	return replace(name, mode, data)
}

// replace writes a temporary file in the same folder and renames it.
func replace(name string, mode fs.FileMode, data []byte) error {
	folder, base := filepath.Split(name)
	temporary := filepath.Join(folder, "."+base+"."+rand.Text()[:8]+".tmp")
	err := writeTo(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode, data)
	if err == nil {
		err = os.Rename(temporary, name)
	}
	if err != nil {
		_ = os.Remove(temporary) // it may not be there, and err says more
	}
	return err
}

// writeTo opens a file, writes it and makes sure that it has arrived.
func writeTo(name string, flag int, mode fs.FileMode, data []byte) (err error) {
	f, err := os.OpenFile(name, flag, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Write(data); err != nil {
		return err
	}
	if flag&os.O_CREATE == 0 {
		return nil // a device has nothing to sync
	}
	return f.Sync()
}
