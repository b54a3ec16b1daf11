package cli

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// apart refuses to write where something is read, or two answers to one file: a
// portfolio that its own rows take the place of is lost, and rows that are added to the
// file they come from never end. With --keep-columns nothing of the portfolio is lost.
func (o *batchOptions) apart(inputs *batchInputs, rows io.Writer) error {
	if o.out == "" {
		if f, ok := rows.(*os.File); ok {
			if info, err := f.Stat(); err == nil && inputs.reads(info) {
				return usage("write to another file", "the rows would go to a file that is read")
			}
		}
	}
	for _, target := range []struct{ flag, name, hint string }{
		{"--out", o.out, "name another file, or carry its columns through with --keep-columns"},
		{"--summary", o.summary, "name another file"},
	} {
		if target.name == "" || target.flag == "--out" && o.keep {
			continue
		}
		if info, err := os.Stat(target.name); err == nil && inputs.reads(info) {
			return usage(target.hint, "%s %s would replace a file that is read", target.flag, profile.Quote(target.name))
		}
	}
	if o.out != "" && o.summary != "" && filepath.Clean(o.out) == filepath.Clean(o.summary) {
		return usage("name another file", "--out and --summary are both %s", profile.Quote(o.out))
	}
	return nil
}

// reads reports whether a file is among the inputs. Devices and pipes are nobody's to
// lose.
func (in *batchInputs) reads(info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	for _, have := range in.files {
		if os.SameFile(have, info) {
			return true
		}
	}
	return false
}
