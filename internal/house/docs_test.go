package house_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// markdown returns every page of the repository, by its slashed path.
func markdown(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md", "examples/*.md"} {
		files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			rel, err := filepath.Rel(root, file)
			if err != nil {
				t.Fatal(err)
			}
			pages[filepath.ToSlash(rel)] = string(data)
		}
	}
	return pages
}

// Every link from one page to another leads somewhere, down to the heading.
func TestLinks(t *testing.T) {
	pages := markdown(t)
	link := regexp.MustCompile(`\]\(([^)#\s]*)(#[^)\s]*)?\)`)
	for page, text := range pages {
		for _, m := range link.FindAllStringSubmatch(withoutCode(text), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			target := page
			if m[1] != "" {
				target = filepath.ToSlash(filepath.Join(filepath.Dir(page), m[1]))
			}
			if _, err := os.Stat(filepath.Join(root, target)); err != nil {
				t.Errorf("%s links to %s, which is not there", page, m[1])
				continue
			}
			if anchor := strings.TrimPrefix(m[2], "#"); anchor != "" && !hasAnchor(pages[target], anchor) {
				t.Errorf("%s links to %s%s: no such place", page, m[1], m[2])
			}
		}
	}
}

var fence = regexp.MustCompile("(?ms)^```.*?^```$|`[^`\n]*`")

func withoutCode(page string) string { return fence.ReplaceAllString(page, "") }

var (
	heading   = regexp.MustCompile(`(?m)^#+ (.*)$`)
	forgotten = regexp.MustCompile(`<[^>]*>|[^\p{L}\p{N}\s_-]`)
)

// hasAnchor reports whether a page has a place of this name: its own, or a
// heading's as GitHub makes it.
func hasAnchor(page, anchor string) bool {
	if strings.Contains(page, `<a id="`+anchor+`"></a>`) {
		return true
	}
	for _, m := range heading.FindAllStringSubmatch(page, -1) {
		name := forgotten.ReplaceAllString(strings.ToLower(m[1]), "")
		if strings.ReplaceAll(strings.TrimSpace(name), " ", "-") == anchor {
			return true
		}
	}
	return false
}

// What the walk through the code names is there, under that name.
func TestWalkThroughTheCode(t *testing.T) {
	page := markdown(t)["docs/project-layout.md"]
	_, walk, _ := strings.Cut(page, "## One recommendation, walked through the code")
	walk, _, _ = strings.Cut(walk, "\n## ")
	there := map[string]bool{}
	for _, src := range sources(t) {
		for _, d := range src.file.Decls {
			name := src.file.Name.Name + "."
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv != nil {
					name += receiver(d.Recv.List[0].Type) + "."
				}
				there[name+d.Name.Name] = true
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if s, ok := spec.(*ast.TypeSpec); ok {
						there[name+s.Name.Name] = true
					}
				}
			}
		}
	}
	named := regexp.MustCompile("`([a-z]+(\\.[A-Za-z]+)+)`").FindAllStringSubmatch(walk, -1)
	if len(named) < 10 {
		t.Fatalf("only %d names found in the walk", len(named))
	}
	for _, m := range named {
		if _, err := os.Stat(filepath.Join(root, m[1])); err != nil && !there[m[1]] && m[1] != "acme.yaml" {
			t.Errorf("docs/project-layout.md names %s, which is not there", m[1])
		}
	}
}

func receiver(x ast.Expr) string {
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	if id, ok := x.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}
