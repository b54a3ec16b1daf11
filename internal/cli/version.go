package cli

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/rulebook"
)

func newVersionCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "print the version of the program and of the rulebook",
		GroupID: groupProgram,
		Args:    arguments(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			config, err := a.config(cmd)
			if err != nil {
				return err
			}
			from, err := rulesFolder(config.Rules)
			if err != nil {
				return err
			}
			name, version, hash, err := rulebook.Identify(from)
			if err != nil {
				return broken(err, config.Rules)
			}
			return a.deliver("", func(w io.Writer) error {
				_, err := fmt.Fprintf(w, "csuite %s (%s %s/%s)\nrulebook %s %s\nsha256 %s\n",
					a.version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, name, version, hash)
				return err
			})
		},
	}
}

// version returns the version that the linker was told, else the one under which
// the module was fetched, else "devel".
func (a *app) version() string {
	if a.Version != "" {
		return a.Version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
