package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/report"
)

// A format is a way to write a recommendation.
type format struct {
	name    string
	endings []string // of files
	write   func(io.Writer, answer) error
}

// formats lists every format; the first is the usual one.
func formats() []format {
	return []format{
		{"text", []string{".txt"}, func(w io.Writer, a answer) error { return report.Text(w, a.r, a.look) }},
		{"json", []string{".json"}, func(w io.Writer, a answer) error { return report.JSON(w, a.r) }},
		{"yaml", []string{".yaml", ".yml"}, func(w io.Writer, a answer) error { return report.YAML(w, a.r) }},
		{"markdown", []string{".md", ".markdown"}, func(w io.Writer, a answer) error { return report.Markdown(w, a.dossier()) }},
		{"html", []string{".html", ".htm"}, func(w io.Writer, a answer) error { return report.HTML(w, a.dossier()) }},
	}
}

func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// formatNamed returns the format with this name.
func formatNamed(name string) (format, error) {
	for _, f := range formats() {
		if f.name == name {
			return f, nil
		}
	}
	hint := "write " + strings.Join(formatNames(), ", ")
	if near := profile.Nearest(name, formatNames()); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	return format{}, usage(hint, "format %s is not known", profile.Quote(name))
}

// formatFor chooses a format: --output where it was given, else the ending of
// the file, else the setting. An ending that says nothing about the format is an
// error: report.pdf with text in it would puzzle everyone.
func formatFor(given bool, setting, out string) (format, error) {
	ending := strings.ToLower(filepath.Ext(out))
	if given || ending == "" {
		return formatNamed(setting)
	}
	for _, f := range formats() {
		if slices.Contains(f.endings, ending) {
			return f, nil
		}
	}
	return format{}, usage("say which: -o "+strings.Join(formatNames(), ", -o "),
		"--out %s: the ending %s names no format", profile.Quote(out), profile.Quote(ending))
}

// ownFormatsKey marks a flag that takes other formats than a recommendation has.
const ownFormatsKey = "own-formats"

// ownFormats keeps a flag apart from the setting of the same name, whose values
// are the formats of a recommendation.
func ownFormats(cmd *cobra.Command, flag string) {
	if err := cmd.Flags().SetAnnotation(flag, ownFormatsKey, []string{}); err != nil {
		panic(err) // the flag does not exist, which no input can bring about
	}
}
