package report

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
)

// The pages about many companies: their templates, what they add to the style sheet
// of a report, and the script that sorts a table.
//
//go:embed html/many
var manyFiles embed.FS

// A manyPage is what the templates about many companies see.
type manyPage struct {
	Of     any // a portfolioPage, a comparedPage or a disputedPage
	Style  template.CSS
	Script template.JS
	Policy string
}

// writeMany writes a page about many companies: one file that needs nothing else.
// Its Content-Security-Policy allows one style sheet and, where sorts, the one script
// that sorts a table, each by its hash. Nothing on the page waits for the script.
func writeMany(w io.Writer, name string, of any, sorts bool) error {
	style, err := htmlFiles.ReadFile("html/report.css")
	more, moreErr := manyFiles.ReadFile("html/many/many.css")
	script, scriptErr := manyFiles.ReadFile("html/many/sort.js")
	if err := cmp.Or(err, moreErr, scriptErr); err != nil {
		return err
	}
	style = append(style, more...)
	page := manyPage{Of: of, Style: template.CSS(style), Policy: policy(style)}
	if sorts {
		page.Script = template.JS(script)
		page.Policy += "; script-src " + hashOf(script)
	}
	pages, err := manyTemplates()
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := pages.ExecuteTemplate(&buf, name, page); err != nil {
		return err
	}
	_, err = w.Write(buf.Bytes())
	return err
}

// manyTemplates are those of one company's report and, over them, those of many.
func manyTemplates() (*template.Template, error) {
	all, err := template.New("").Funcs(htmlFuncs()).Funcs(manyFuncs()).ParseFS(htmlFiles, "html/*.tmpl")
	if err != nil {
		return nil, err
	}
	return all.ParseFS(manyFiles, "html/many/*.tmpl")
}

// hashOf names a text as a Content-Security-Policy does.
func hashOf(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// manyFuncs are the words that only these pages use.
func manyFuncs() template.FuncMap {
	return template.FuncMap{
		"number": func(n int) string { return grouped(int64(n)) }, "companies": companiesOf,
		"commas": func(words []string) string { return strings.Join(words, ", ") },
		// drawings
		"tint": func(i int) int { return i % tints }, "letter": letter, "shareRows": shareRows, "stack": stackOf,
		"fullDots": fullDots, "fullOf": fullOf, "sideCharts": sideCharts,
		// side by side
		"sideRows": sideRows, "side": sideOf, "told": toldWords, "standing": viewStanding, "inputs": func(n int) string { return counted(n, "answer") },
		"opinions": opinions, "matter": matterWords, "mixed": mixedWords, "mixShares": mixShares, "openToo": openToo, "silence": silence,
	}
}

// companiesOf counts companies.
func companiesOf(n int) string {
	if n == 1 {
		return "1 company"
	}
	return grouped(int64(n)) + " companies"
}
