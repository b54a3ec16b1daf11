package portfolio

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// endings are the formats that the end of a file's name tells.
var endings = map[string]string{
	".csv": "csv", ".txt": "csv",
	".tsv": "tsv", ".tab": "tsv",
	".jsonl": "jsonl", ".ndjson": "jsonl",
	".json": "json",
	".yaml": "yaml", ".yml": "yaml",
	".xlsx": "xlsx",
}

// Formats returns what Options.Format may be.
func Formats() []string { return []string{"csv", "tsv", "jsonl", "json", "yaml", "xlsx"} }

// FormatByName returns the format that a file's name tells, "" for none. A .gz at
// the end does not count.
func FormatByName(name string) string {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	return endings[filepath.Ext(name)]
}

// The first bytes of archives, XLSX among them, and of what Excel wrote before
// it, or writes with a password.
const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xd0\xcf\x11\xe0"
)

// formatOf returns the format that was asked for, or that the name or the first
// bytes tell, unless these say that it cannot be.
func formatOf(name string, head []byte, asked string) (string, error) {
	format := asked
	if format == "" {
		format = FormatByName(name)
	}
	if format == "" {
		format = sniffFormat(head)
	}
	isZip := bytes.HasPrefix(head, []byte(zipMagic))
	switch {
	case bytes.HasPrefix(head, []byte(oleMagic)):
		return "", &Problem{Message: "this is a workbook of old, or one with a password", Hint: "save it as .xlsx without a password, or as CSV UTF-8"}
	case format == "":
		return "", &Problem{Message: "there is no telling which format this is", Hint: "--format says it: " + strings.Join(Formats(), ", ")}
	case !slices.Contains(Formats(), format):
		return "", &Problem{Message: fmt.Sprintf("format %q is not known", format), Hint: "it is one of " + strings.Join(Formats(), ", ")}
	case isZip && format != "xlsx":
		return "", &Problem{Message: "this is an archive or a workbook, and not " + format, Hint: "--format xlsx reads a workbook"}
	case !isZip && format == "xlsx":
		return "", &Problem{Message: "this is not an XLSX workbook", Hint: "--format says what it is: " + strings.Join(Formats(), ", ")}
	}
	return format, nil
}

// sniffFormat returns the format of what can be nothing else, "" for the rest.
func sniffFormat(head []byte) string {
	if bytes.HasPrefix(head, []byte(zipMagic)) {
		return "xlsx"
	}
	if at := skipSpace(head, 0); at < len(head) && (head[at] == '{' || head[at] == '[') {
		return "json"
	}
	return ""
}
