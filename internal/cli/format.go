package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
)

// A format is a way to write a recommendation.
type format struct {
	name    string
	endings []string // of files
	write   func(io.Writer, recommendation.Recommendation, report.TextOptions) error
}

// formats lists every format; the first is the usual one.
func formats() []format {
	type r = recommendation.Recommendation
	type options = report.TextOptions
	return []format{
		{"text", []string{".txt"}, report.Text},
		{"json", []string{".json"}, func(w io.Writer, r r, _ options) error { return report.JSON(w, r) }},
		{"yaml", []string{".yaml", ".yml"}, func(w io.Writer, r r, _ options) error { return report.YAML(w, r) }},
		{"markdown", []string{".md", ".markdown"}, func(w io.Writer, r r, _ options) error { return report.Markdown(w, r) }},
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
