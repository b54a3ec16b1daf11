package intake_test

import (
	"strings"
	"testing"

	. "github.com/csuite-advisor/csuite/internal/intake"
)

// page is a report around a profile, as far as intake looks at it.
func page(profile string) string {
	return "<!doctype html>\n<html lang=\"en\"><p>text</p>\n<pre id=\"profile\" tabindex=\"0\">\n" + profile + "</pre>\n</html>\n"
}

func TestReportIsReadBack(t *testing.T) {
	for _, text := range []string{
		page("name: &#34;A&amp;B &lt;/pre&gt; \\u202e&#34;\nheadcount: 1,200\n"),
		"\ufeff\n" + strings.Replace(page("name: 'A&amp;B &lt;/pre> \\u202e'\nheadcount: 1200\n"), "/pre> ", "/pre&gt; ", 1),
	} {
		p, err := Profile("r.html", strings.NewReader(text), testCatalogue())
		if err != nil || !strings.HasPrefix(p.Name, "A&B </pre> ") || p.Get("headcount").Low != 1200 {
			t.Errorf("got %+v, %v", p, err)
		}
	}
}

func TestReportsThatAreNone(t *testing.T) {
	for text, want := range map[string]string{
		"<!DOCTYPE HTML><title>news</title>":                       "r.html:1:1: this HTML holds no profile",
		"<html>" + page("headcount: 1\n") + page("headcount: 2\n"): "r.html:1:1: this HTML holds no profile",
		page("headcount: <b>1</b>\n"):                              "r.html:1:1: this HTML holds no profile",
		page(""):                                                   "the profile is empty",
		page("name: x\nheadcount: many\n"):                         "r.html:5:12: ",
	} {
		_, err := Profile("r.html", strings.NewReader(text), testCatalogue())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: got %v, want %s", text, err, want)
		}
	}
}
