// Package batch makes a row of every company in a portfolio: rows in, rows out, in
// order, none lost. A record that cannot be read becomes a row that says why.
//
// One goroutine cuts files into records, workers find out what they say, brief
// them and put their cells together, and one goroutine writes. Most companies have
// the same few answers, so a worker remembers the cells that answers lead to.
// Whatever is remembered is bounded: memory does not grow with the rows.
//
// It opens no files and knows no formats of input: internal/portfolio does. What
// the columns mean is in docs/batch.md. Begin with Run and Job.
package batch

import (
	"cmp"
	"context"
	"io"
	"math"
	"runtime"
	"slices"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// A Format is how rows are written.
type Format string

// The formats.
const (
	CSV   Format = "csv"
	JSONL Format = "jsonl"
	XLSX  Format = "xlsx"
	HTML  Format = "html" // a page about the portfolio, with its first rows
)

// A Job says what to read, what to make of it and where to write it.
type Job struct {
	Engine   *decide.Engine
	Rulebook *rulebook.Rulebook
	Program  string // the program's version

	Inputs []Input  // read in this order, as one portfolio
	Maps   []string // "Column=input", "Column=name" or "Column=" to leave it out

	Out     io.Writer
	Format  Format
	Columns []string // see Contract and Columns; nil for the contract
	Keep    bool     // carry the columns of a table along; JSONL: the record, as "input"
	Raw     bool     // CSV: leave text that a spreadsheet would compute as it is
	Full    bool     // JSONL: the whole recommendation as well

	FailFast bool // stop at the first row that is rejected, once it is written
	Workers  int  // 0 for as many as there are processors

	// OnInput, where it is not nil, is told of each input when its first row is
	// about to be written; OnRows how many rows have been. Both are called by the
	// goroutine that called Run.
	OnInput func(Mapping)
	OnRows  func(rows int)
}

// An Input is something that holds companies.
type Input struct {
	Name string // as complaints call it
	// Open is called once, when the inputs before it have been read. Run closes
	// the file.
	Open func() (portfolio.File, error)
}

// Run makes a row of every record of the inputs, in order, and returns what they
// are like as a whole. Rows that are rejected are no error.
//
// The error is a *Fault where the caller can mend something, a *Rejection with
// FailFast, ctx.Err() where ctx has ended, and else what reading or writing
// returned. Rows that were written before an error stay written.
func Run(ctx context.Context, job Job) (sum Summary, err error) {
	r, err := newRun(job)
	if err != nil {
		return Summary{}, err
	}
	out, err := r.sink()
	if err != nil {
		return Summary{}, err
	}
	defer func() { err = cmp.Or(err, out.close()) }()
	err = r.do(ctx, out)
	if err != nil && !r.stopped {
		return Summary{}, err
	}
	s := r.summary()
	if endErr := out.end(&s); endErr != nil {
		return Summary{}, endErr
	}
	return s, err
}

// Check reads the inputs as Run does and says how they would be understood. It
// evaluates nothing and writes nothing.
func Check(ctx context.Context, job Job) (Checked, error) {
	job.Format, job.Columns, job.Keep, job.Full, job.FailFast = CSV, nil, false, false, false
	r, err := newRun(job)
	if err != nil {
		return Checked{}, err
	}
	r.checking = true
	if err := r.do(ctx, nowhere{}); err != nil {
		return Checked{}, err
	}
	return r.checked(), nil
}

// A run is a job under way.
type run struct {
	Job
	rb       *rulebook.Rulebook
	space    *rulebook.Space
	screen   *decide.Screen
	mapper   *mapper
	plan     *plan
	checking bool
	deep     bool  // some column needs a whole recommendation
	numbers  []int // inputs
	sized    int   // the number that companies are classed by, -1 for none

	stopped bool      // by FailFast
	sources []*source // the first that were opened; of the goroutine that reads
	others  bool      // one was no table; likewise
	shown   []*source // the first of which rows were written
	workers []*worker
	rows    int // written
}

func newRun(job Job) (*run, error) {
	r := &run{Job: job, rb: job.Rulebook, space: rulebook.NewSpace(job.Rulebook), screen: job.Engine.NewScreen(), sized: -1}
	if r.Workers <= 0 {
		r.Workers = runtime.GOMAXPROCS(0)
	}
	if r.FailFast {
		r.Workers = 1 // nothing that comes later may be counted
	}
	for i, in := range r.rb.Catalogue.Inputs {
		if in.Kind == profile.Number {
			r.numbers = append(r.numbers, i)
		}
	}
	if len(r.numbers) > 0 {
		r.sized = r.numbers[0]
	}
	var err error
	if r.mapper, err = newMapper(&r.rb.Catalogue, job.Maps); err != nil {
		return nil, err
	}
	columns, err := chooseColumns(job.Columns)
	if err != nil {
		return nil, err
	}
	if err := r.possible(columns); err != nil {
		return nil, err
	}
	r.plan = newPlan(columns, r.encoder(columns))
	r.plan.keep = job.Keep
	switch {
	case job.Format == HTML:
		r.plan.rows, r.plan.wholes = mostListed, mostDescribed
	case job.Full:
		r.plan.wholes = math.MaxInt
	}
	r.deep = r.plan.wholes > 0 || r.plan.need > aBrief
	return r, nil
}

// possible refuses what a format cannot hold.
func (r *run) possible(columns []column) error {
	switch {
	case !slices.Contains([]Format{CSV, JSONL, XLSX, HTML}, r.Format):
		return faultf("write csv, jsonl, xlsx or html", "format %s is not known", profile.Quote(string(r.Format)))
	case r.Full && r.Format != JSONL:
		return faultf("-o jsonl", "--full needs lines of JSON: a whole recommendation is no cell of a table")
	case r.Format == HTML && (r.Columns != nil || r.Keep):
		return faultf("-o csv, -o jsonl or -o xlsx writes them", "--columns and --keep-columns change nothing in a page")
	case len(columns) == 0:
		return faultf("", "--columns names no column")
	}
	return nil
}

func (r *run) encoder(columns []column) encoder {
	switch r.Format {
	case JSONL, HTML:
		return newJSONEncoder((&plan{columns: columns}).names())
	case XLSX:
		return &cellEncoder{len(columns)}
	}
	return &csvEncoder{r.Raw, len(columns)}
}

// keyWords is how many words tell situations apart.
func (r *run) keyWords() int {
	n := (len(r.rb.Catalogue.Inputs) + 1) / 2
	if r.plan.need == exactNumbers {
		n += 2 * len(r.numbers)
	}
	return n
}

// classes is how many classes of size there are, with that of companies whose size
// is not known.
func (r *run) classes() int {
	if r.sized < 0 {
		return 1
	}
	return 1 + len(r.cuts())
}

// cuts are the least numbers of the classes.
func (r *run) cuts() []int64 {
	return r.space.Vars[r.space.First(r.rb.Catalogue.Inputs[r.sized].ID)].Cuts
}

func (r *run) newTally() *tally {
	bands := r.rb.Closeness
	return newTally(r.screen, r.classes(), len(r.rb.Catalogue.Inputs), bands[len(bands)-1].ID)
}
