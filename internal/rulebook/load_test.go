package rulebook_test

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/csuite-advisor/csuite/internal/rulebook"
	"github.com/csuite-advisor/csuite/rules"
)

// The shipped rulebook loads, and finds everything that it holds by its id.
func TestLoadShipped(t *testing.T) {
	rb, err := rulebook.Load(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range rulebook.Contract() {
		if rb.ChoiceTable(id) == nil {
			t.Errorf("no table %s", id)
		}
	}
	for _, l := range rb.Lists {
		if rb.List(l.ID) != l {
			t.Errorf("list %s is not found", l.ID)
		}
	}
	for _, c := range rb.Claims {
		if rb.Claim(c.ID) != c || rb.Source(c.Source.ID) != c.Source {
			t.Errorf("claim %s is not found, or its source", c.ID)
		}
	}
	for _, m := range rb.Mandates {
		if rb.Mandate(m.ID) != m {
			t.Errorf("mandate %s is not found", m.ID)
		}
	}
	if rb.List("none") != nil || rb.Seat("none") != nil || rb.EvidenceTable("none") != nil {
		t.Error("what is not there is found")
	}
	if len(rb.Cases) == 0 {
		t.Error("no cases")
	}
	proven, err := rulebook.LoadProven(rules.FS)
	if err != nil || proven.SHA256 != rb.SHA256 || len(proven.AllGrounds()) != len(rb.AllGrounds()) {
		t.Errorf("LoadProven gives something else: %v", err)
	}
}

// The hash is that of the rules: cases do not count, any other byte does.
func TestHash(t *testing.T) {
	hash := func(edits ...edit) string {
		rb, err := rulebook.LoadProven(edited(t, edits...))
		if err != nil {
			t.Fatal(err)
		}
		return rb.SHA256
	}
	same := hash()
	if hash(edit{"cases/one.yaml", whole, ""}) != same {
		t.Error("cases change the hash")
	}
	for _, e := range []edit{{bond, "", "# more\n"}, {book, "", "# more\n"}, {guidance, "", "# more\n"}} {
		if hash(e) == same {
			t.Errorf("a change of %s does not change the hash", e.file)
		}
	}
}

// Identify tells what a rulebook is without reading its rules.
func TestIdentify(t *testing.T) {
	rb, err := rulebook.LoadProven(rules.FS)
	if err != nil {
		t.Fatal(err)
	}
	name, version, hash, err := rulebook.Identify(rules.FS)
	if err != nil || name != rb.Name || version != rb.Version || hash != rb.SHA256 {
		t.Errorf("%s %s %s, %v; the rulebook says %s %s %s", name, version, hash, err, rb.Name, rb.Version, rb.SHA256)
	}
	if _, _, _, err := rulebook.Identify(edited(t, edit{sources, whole, ""})); err == nil {
		t.Error("no error where a file is missing")
	}
}

// A fingerprint is the first 16 digits of the SHA-256 of the text, however spaced.
func TestFingerprint(t *testing.T) {
	const want = "b94d27b9934d3e08" // SHA-256 of "hello world" begins so
	for _, text := range []string{"hello world", "  hello\t world \n", "hello\u00a0world"} {
		if got := rulebook.Fingerprint(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A decoded file keeps its name, so that a folder may hold any.
func TestFileNamesAreFree(t *testing.T) {
	fsys := edited(t)
	fsys["evidence/zzz.yaml"] = fsys[bond]
	delete(fsys, bond)
	if _, err := rulebook.Load(fsys); err != nil {
		t.Error(err)
	}
}

// FuzzLoad spoils one file in one place. Load says what is wrong or accepts it,
// and never panics; every fault names a file.
func FuzzLoad(f *testing.F) {
	files := slices.Sorted(maps.Keys(edited(f)))
	for i := range files {
		f.Add(uint8(i), uint16(900+40*i), uint8(i), []string{"", "x: [", "\n"}[i%3])
	}
	f.Fuzz(func(t *testing.T, which uint8, at uint16, cut uint8, insert string) {
		name := files[int(which)%len(files)]
		fsys := fstest.MapFS{}
		maps.Copy(fsys, edited(t))
		data := fsys[name].Data
		from := int(at) % len(data)
		to := min(from+int(cut), len(data))
		fsys[name] = &fstest.MapFile{Data: slices.Concat(data[:from], []byte(insert), data[to:])}
		load := rulebook.LoadProven // the search may take long where rules are spoilt
		if strings.HasPrefix(name, "cases/") {
			load = rulebook.Load
		}
		rb, err := load(fsys)
		var faults *rulebook.Faults
		switch {
		case err == nil && rb == nil:
			t.Error("neither a rulebook nor an error")
		case err == nil:
		case !errors.As(err, &faults) || len(faults.List) == 0:
			t.Errorf("the error is %v", err)
		default:
			for _, fault := range faults.List {
				if !fs.ValidPath(fault.Pos.File) || fault.Message == "" {
					t.Errorf("a fault without a place or a word: %q", fault.String())
				}
			}
		}
	})
}
