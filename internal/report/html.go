package report

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"strings"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// The templates and the style sheet of the HTML report. Every string of a
// recommendation goes through html/template; there is no other way in.
//
//go:embed html/*.tmpl html/report.css
var htmlFiles embed.FS

// A Dossier is all that the HTML report shows of one company. Only the
// recommendation is needed: what else is nil is left out.
type Dossier struct {
	Recommendation recommendation.Recommendation
	Today          *Posts                 // who is there now
	WhatIf         *recommendation.WhatIf // what would change it, by who can bring it about
	Sweep          *recommendation.Sweep  // what follows along one input
	Map            *recommendation.Map    // what follows over two
}

// Posts are the posts that are filled today, in words. None of them is an answer, too.
// Asked are the ids of those that could have been named: of any other post nobody
// knows whether it is filled.
type Posts struct {
	Filled []Post
	Asked  []string
}

// A Post is one of them. Its ID is that of the seat, where the two are the same.
type Post struct{ ID, Title string }

// HTML writes a dossier as one file that needs nothing else: no script, no font, no
// image, no connection. Its Content-Security-Policy forbids all of them. The same
// dossier gives the same bytes.
func HTML(w io.Writer, d Dossier) error {
	given := d.Recommendation
	d = rewrite(d, clean)
	style, err := htmlFiles.ReadFile("html/report.css")
	if err != nil {
		return err
	}
	pages, err := template.New("").Funcs(htmlFuncs()).ParseFS(htmlFiles, "html/*.tmpl")
	if err != nil {
		return err
	}
	var buf bytes.Buffer
	err = pages.ExecuteTemplate(&buf, "report", htmlPage{
		Dossier: d, R: d.Recommendation, Profile: profileYAML(given),
		Style: template.CSS(style), Policy: policy(style),
	})
	if err != nil {
		return err
	}
	_, err = w.Write(buf.Bytes())
	return err
}

// htmlPage is what the templates see.
type htmlPage struct {
	Dossier
	R       recommendation.Recommendation // cleaned
	Profile string
	Style   template.CSS
	Policy  string
}

// policy allows the one style sheet, by its hash, and nothing else.
func policy(style []byte) string {
	return "default-src 'none'; style-src " + hashOf(style) + "; base-uri 'none'; form-action 'none'"
}

// htmlFuncs are the words that the other formats use, and the drawings.
func htmlFuncs() template.FuncMap {
	return template.FuncMap{
		// words
		"join": strings.Join, "sentence": sentence, "inWords": inWords, "signed": signed,
		"listed":  func(words []string) string { return listed("and", words...) },
		"shorten": func(s string) string { return shorten(s, longestTitle) },
		"method":  func() string { return string(method) },
		// decisions
		"decisions": decisions, "labels": labelsOf, "couldBe": couldBe, "distance": distance,
		"toSettle": func(d recommendation.Decision) string { return toSettle(d, len(d.Open)) },
		"nearest":  singles, "turns": turnsOf, "turnGroups": turnGroups, "options": htmlOptions,
		// evidence
		"first": first, "decider": deciderOf, "fact": factOf, "tally": tally, "tensions": tensions, "pulls": pulls,
		"refs": references, "only": onlyOne,
		// people, lists, answers, documents
		"heldBy": heldBy, "superior": superior, "field": field, "groups": groups, "practices": practicesByBasis,
		"plain": plainVoice, "others": otherVoices, "part": newPart, "confirm": toConfirm, "idle": idle, "provenance": provenance,
		"known": documentsOf, "claims": claimsOf, "documentTitle": documentTitle, "becomes": becomes, "identity": identity,
		// drawings
		"dots": dots, "heavy": heavy, "chartToday": chartToday, "chartAdvised": chartAdvised,
		"mapOf": mapOf, "sweepOf": sweepOf, "stripOf": stripOf,
		"onAxis": onAxis, "near": nearLines,
	}
}
