package rulebook

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// loader holds what has been read so far, and what was wrong with it.
type loader struct {
	rb     *Rulebook
	faults *Faults
	ids    map[string]Pos // every id of a rule, row or entry
	used   map[string]bool
}

// Load reads and checks a folder of rules. The error is a *Faults that lists
// everything wrong with it; a rulebook with a fault is not returned.
func Load(fsys fs.FS) (*Rulebook, error) { return load(fsys, true) }

// LoadProven is Load for a rulebook that Load has been seen to accept, such as
// the one inside the program. It leaves out the cases, and the search for rules
// that no company can reach: most of the time that Load takes.
func LoadProven(fsys fs.FS) (*Rulebook, error) { return load(fsys, false) }

func load(fsys fs.FS, prove bool) (*Rulebook, error) {
	l := &loader{rb: &Rulebook{}, faults: &Faults{}, ids: map[string]Pos{}, used: map[string]bool{}}
	raw := readAll(fsys, prove, l.faults)
	l.book(raw)
	l.inputs(raw)
	l.guidance(raw)
	l.seats(raw)
	if len(l.faults.List) == 0 { // else every rule would only repeat it
		l.evidence(raw)
		l.choices(raw)
		l.lists(raw)
		l.cases(raw)
		l.invariants(raw)
	}
	if len(l.faults.List) == 0 {
		l.checkLimits()
		l.checkTests()
		l.checkGuidance()
	}
	if len(l.faults.List) == 0 && prove {
		l.proveSpellings(raw)
		l.prove()
	}
	if err := l.faults.err(); err != nil {
		return nil, err
	}
	return l.rb, nil
}

// Identify returns the name, version and hash of a rulebook without reading its rules.
func Identify(fsys fs.FS) (name, version, hash string, err error) {
	var book bookFile
	faults := &Faults{}
	decode(fsys, "rulebook.yaml", &book, faults)
	sum := sha256.New()
	for _, file := range hashed(fsys) {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return "", "", "", err
		}
		addFile(sum, file, data)
	}
	return book.Name.s, book.Version.s, hex.EncodeToString(sum.Sum(nil)), faults.err()
}

// single are the files that every rulebook has; folders are those that it may have
// more of. Cases are not among them: they do not change advice.
var (
	single  = [...]string{"rulebook.yaml", "inputs.yaml", "industries.yaml", "sources.yaml", "guidance.yaml", "seats.yaml", invariantsName}
	folders = [...]string{"evidence", "choices", "lists"}
)

// hashed lists the files that make up a rulebook's hash, in order.
func hashed(fsys fs.FS) []string {
	files := slices.Clone(single[:])
	for _, dir := range folders {
		files = append(files, yamlFiles(fsys, dir)...)
	}
	return files
}

func yamlFiles(fsys fs.FS, dir string) []string {
	names, _ := fs.Glob(fsys, dir+"/*.yaml") // the pattern is well formed
	slices.Sort(names)
	return names
}

func addFile(sum hash.Hash, file string, data []byte) {
	fmt.Fprintf(sum, "%s %d\n", file, len(data))
	sum.Write(data)
}

// files are the decoded files of a rulebook, before any name in them is resolved.
type files struct {
	book       bookFile
	inputs     inputsFile
	industries industriesFile
	sources    sourcesFile
	guidance   guidanceFile
	seats      seatsFile
	invariants invariantsFile
	evidence   []tableFile[evidenceYAML]
	choices    []tableFile[choiceYAML]
	lists      []tableFile[listYAML]
	cases      []tableFile[casesYAML]
	sha256     string
}

// tableFile is one decoded file of a folder.
type tableFile[T any] struct {
	file string
	body T
}

// readAll decodes every file. Files are independent, so they are decoded side by side.
func readAll(fsys fs.FS, cases bool, faults *Faults) *files {
	f := &files{}
	var jobs []*job
	for i, out := range []any{&f.book, &f.inputs, &f.industries, &f.sources, &f.guidance, &f.seats, &f.invariants} {
		jobs = append(jobs, decodeJob(fsys, single[i], out))
	}
	jobs = append(jobs, folder(fsys, folders[0], &f.evidence, faults)...)
	jobs = append(jobs, folder(fsys, folders[1], &f.choices, faults)...)
	jobs = append(jobs, folder(fsys, folders[2], &f.lists, faults)...)
	hashed := len(jobs)
	if cases {
		jobs = append(jobs, folder(fsys, "cases", &f.cases, faults)...)
	}
	var all sync.WaitGroup
	for _, j := range jobs {
		all.Go(j.run)
	}
	all.Wait()
	sum := sha256.New()
	for i, j := range jobs {
		faults.List = append(faults.List, j.faults.List...)
		if i < hashed {
			addFile(sum, j.file, j.data)
		}
	}
	f.sha256 = hex.EncodeToString(sum.Sum(nil))
	return f
}

// A job decodes one file.
type job struct {
	file   string
	run    func()
	data   []byte
	faults Faults
}

func decodeJob(fsys fs.FS, file string, out any) *job {
	j := &job{file: file}
	j.run = func() { j.data = decode(fsys, file, out, &j.faults) }
	return j
}

// folder returns a job for each YAML file of a folder, in order of name.
func folder[T any](fsys fs.FS, dir string, out *[]tableFile[T], faults *Faults) []*job {
	names := yamlFiles(fsys, dir)
	odd, _ := fs.Glob(fsys, dir+"/*.yml")
	for _, name := range odd {
		faults.add(Pos{File: name}, "rename it to end in .yaml", "this file would not be read")
	}
	*out = make([]tableFile[T], len(names))
	jobs := make([]*job, len(names))
	for i, name := range names {
		(*out)[i].file = path.Clean(name)
		jobs[i] = decodeJob(fsys, name, &(*out)[i].body)
	}
	return jobs
}

type bookFile struct {
	Name      text     `yaml:"name"`
	Version   text     `yaml:"version"`
	Weights   pairs    `yaml:"weights"`
	Closeness []bandIn `yaml:"closeness"`
	Within    text     `yaml:"warn_within"`
	Structure text     `yaml:"structure"`
	Limits    texts    `yaml:"limits"`
}

type bandIn struct {
	ID   text `yaml:"id"`
	When text `yaml:"when"`
	Says text `yaml:"says"`
}

func (l *loader) book(raw *files) {
	const file = "rulebook.yaml"
	b, rb := raw.book, l.rb
	rb.Name, rb.Version, rb.SHA256 = b.Name.s, b.Version.s, raw.sha256
	rb.Structure, rb.Limits = b.Structure.s, b.Limits.strings()
	for _, w := range b.Weights {
		r, err := numberRange(w.value().s, 1)
		if err != nil || r.Low != r.High || r.High > mostWeight {
			l.at(file, w.key, "a weight is a whole number from 1 to 1,000", "weight %q is no number of points", w.key.s)
			continue
		}
		rb.Weights = append(rb.Weights, Weight{w.key.s, int(r.Low)})
	}
	rb.Closeness = l.bands(file, b.Closeness)
	rb.WarnWithin = l.percent(file, b.Within)
}

// percent reads a share such as "10%"; none is 0.
func (l *loader) percent(file string, t text) int {
	if t.s == "" {
		return 0
	}
	number, sign := strings.CutSuffix(t.s, "%")
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || !sign || n < 1 || n > 100 {
		l.at(file, t, "write a whole number from 1 to 100 and a percent sign, as in 10%", "%q is no share", t.s)
		return 0
	}
	return n
}

// at adds a fault at the place of a text.
func (l *loader) at(file string, t text, hint, format string, args ...any) {
	l.faults.add(t.in(file), hint, format, args...)
}

// in returns the place of a text, with its file.
func (t text) in(file string) Pos { return Pos{file, t.pos.Line, t.pos.Column} }

// unknown adds a fault for a name that is not in known, with the nearest one as a hint.
func (l *loader) unknown(file string, t text, what string, known []string) {
	hint := ""
	if near := profile.Nearest(t.s, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	l.at(file, t, hint, "%s %q is not known", what, t.s)
}

// need adds a fault for each required text that is missing.
func (l *loader) need(file string, where text, fields map[string]text) {
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if fields[key].s == "" {
			l.at(file, where, "", "%q lacks %q", where.s, key)
		}
	}
}
