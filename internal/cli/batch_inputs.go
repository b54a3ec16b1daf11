package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// batchInputs is what a batch reads, and how far it has come.
type batchInputs struct {
	app           *app
	format, sheet string // of inputs whose names do not tell
	list          []batch.Input
	files         []fs.FileInfo // of those that are files
	standard      bool          // input is one of them
	size          int64         // bytes of all of them, -1 where that is not known
	read          atomic.Int64  // of these
}

// profileEndings are the files of a folder that are taken for profiles.
func profileEndings() []string { return []string{".yaml", ".yml", ".json"} }

// add takes files, folders of profiles, and "-".
func (in *batchInputs) add(names []string) error {
	for _, name := range names {
		if name == standardInput {
			if err := in.addStandard(); err != nil {
				return err
			}
			continue
		}
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return usage("csuite batch --help says what it reads", "%w", err)
		case info.IsDir():
			if err := in.addFolder(name); err != nil {
				return err
			}
		default:
			in.addFile(name, info, func() (portfolio.File, error) { return in.open(name, in.format) })
		}
	}
	return nil
}

func (in *batchInputs) addStandard() error {
	if in.standard {
		return usage("name it once", `"-" is given twice, and standard input can be read only once`)
	}
	if f, ok := in.app.In.(*os.File); ok {
		if info, err := f.Stat(); err == nil {
			in.files = append(in.files, info)
		}
	}
	in.list = append(in.list, batch.Input{Name: "<stdin>", Open: in.openStandard})
	in.standard, in.size = true, -1
	return nil
}

func (in *batchInputs) addFile(name string, info fs.FileInfo, open func() (portfolio.File, error)) {
	in.list = append(in.list, batch.Input{Name: name, Open: open})
	in.files = append(in.files, info)
	switch {
	case !info.Mode().IsRegular():
		in.size = -1
	case in.size >= 0:
		in.size += info.Size()
	}
}

// addFolder takes every profile in a folder and below, in the order of their names.
// What is hidden is left alone. The name may be a link to the folder.
func (in *batchInputs) addFolder(name string) error {
	before := len(in.list)
	root := filepath.Clean(name) + string(filepath.Separator)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(d.Name(), ".") && path != root
		switch {
		case err != nil:
			return err
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden, d.IsDir(), !slices.Contains(profileEndings(), strings.ToLower(filepath.Ext(path))):
			return nil
		}
		info, err := os.Stat(path)
		if err != nil { // opening it will say so
			info, err = d.Info()
		}
		if err == nil {
			in.addFile(path, info, func() (portfolio.File, error) { return in.openProfile(path), nil })
		}
		return err
	})
	if err != nil {
		return usage("csuite batch --help says what it reads", "%w", err)
	}
	if len(in.list) == before {
		return usage("it takes "+strings.Join(profileEndings(), ", ")+"; name other files one by one", "folder %q holds no profile", name)
	}
	return nil
}

// openProfile opens a file of a folder. One that cannot be read is a company all the
// same, and its row says why it has no answer.
func (in *batchInputs) openProfile(path string) portfolio.File {
	file, err := in.open(path, "yaml") // which JSON is, too
	if err != nil {
		return portfolio.Unreadable(err)
	}
	return file
}

func (in *batchInputs) open(name, format string) (portfolio.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	file, err := portfolio.Open(name, &counted{f, &in.read}, portfolio.Options{Format: format, Sheet: in.sheet})
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &openedFile{file, f}, nil
}

func (in *batchInputs) openStandard() (portfolio.File, error) {
	return portfolio.Open(standardInput, &counted{in.app.In, &in.read}, portfolio.Options{Format: in.format, Sheet: in.sheet})
}

// openedFile closes what it reads from as well.
type openedFile struct {
	portfolio.File
	below io.Closer
}

func (f *openedFile) Close() error { return errors.Join(f.File.Close(), f.below.Close()) }

// counted adds up what is read.
type counted struct {
	io.Reader
	n *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}
