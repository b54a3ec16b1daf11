package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

type batchOptions struct {
	format, sheet string   // of the inputs
	maps          []string // Column=input
	check         bool
	output, out   string
	columns       []string
	keep          bool
	full          bool
	raw           bool
	failFast      bool
	summary       string // a file
	quiet         bool
	workers       int
}

func newBatchCmd(a *app) *cobra.Command {
	o := batchOptions{}
	cmd := &cobra.Command{
		Use:     "batch INPUT...",
		Short:   "recommend for every company of a portfolio",
		GroupID: groupDecide,
		Long: `batch writes one row for every company that it reads, in order. A row that cannot be
answered says why in its last column, and the run goes on; the exit code is then 3.

An INPUT is CSV, TSV, JSON lines, a JSON array, YAML documents or XLSX, each also as
.gz, or a folder of profiles; "-" is standard input. Columns are matched to inputs by
id, label or alias, as exports name them; --check shows how, and what is ignored.

Rows go to standard output, the summary to standard error.`,
		Example: `  csuite batch portfolio.csv > rows.csv
  csuite batch crm-export.xlsx --check
  csuite batch crm-export.xlsx --map "Head count (HR)=headcount" --out rows.xlsx
  csuite batch companies.jsonl.gz -o jsonl --full | jq .recommendation.headline
  csuite batch profiles/ --columns +seats,+possible --summary summary.md
  csuite batch portfolio.csv --out portfolio.html`,
		Args: arguments(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(a, cmd, args) },
	}
	o.flags(a, cmd)
	return cmd
}

func (o *batchOptions) flags(a *app, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "", "`format` of the inputs where their names do not tell: "+strings.Join(portfolio.Formats(), ", "))
	flags.StringVar(&o.sheet, "sheet", "", "XLSX: read this `sheet`, not the first")
	flags.StringArrayVar(&o.maps, "map", nil, "`Column=input`: what a column answers; Column= leaves it out; may be repeated")
	flags.BoolVar(&o.check, "check", false, "only say how the inputs are understood, and what is wrong in them")
	flags.StringVarP(&o.output, "output", "o", "", "`format` of the rows: csv, jsonl or xlsx; or html, a page about them (default csv)")
	flags.StringVar(&o.out, "out", "", "write this `file`, whole or not at all, and not standard output")
	flags.StringSliceVar(&o.columns, "columns", nil, "write these `columns`, or with + before each name add them: "+strings.Join(batch.Columns(), ", "))
	flags.BoolVar(&o.keep, "keep-columns", false, "carry the columns of the inputs through to the rows")
	flags.BoolVar(&o.full, "full", false, "JSON lines: the whole recommendation of each company")
	flags.BoolVar(&o.raw, "raw", false, "CSV: leave text as it is that a spreadsheet would take for a formula")
	flags.BoolVar(&o.failFast, "fail-fast", false, "stop at the first row that is rejected")
	flags.StringVar(&o.summary, "summary", "", "write the summary to this `file` as well, .json, .md or .html")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "no progress and no summary on standard error")
	flags.IntVar(&o.workers, "workers", 0, "evaluate on so many threads at a time, `n`; 0 for one a processor")
	ownFormats(cmd, "output")
	ownFormats(cmd, "full")
	complete(cmd, "format", portfolio.Formats()...)
	complete(cmd, "output", batchFormats()...)
	complete(cmd, "columns", slices.Concat(batch.Contract(), batch.Columns())...)
}

func (o *batchOptions) run(a *app, cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("csuite batch portfolio.csv, or - for standard input with --format", "batch needs something to read")
	}
	format, err := o.rowFormat()
	if err != nil {
		return err
	}
	if err := o.checkSummary(); err != nil {
		return err
	}
	_, rb, err := a.open(cmd)
	if err != nil {
		return err
	}
	inputs := &batchInputs{app: a, format: o.format, sheet: o.sheet}
	if err := inputs.add(args); err != nil {
		return err
	}
	if err := o.apart(inputs, a.Out); err != nil {
		return err
	}
	job := batch.Job{
		Engine: decide.Compile(rb), Rulebook: rb, Program: a.version(),
		Inputs: inputs.list, Maps: o.maps, Format: format, Columns: o.columns,
		Keep: o.keep, Raw: o.raw, Full: o.full, FailFast: o.failFast, Workers: o.workers,
	}
	if a.Lasting != nil {
		a.Lasting()
	}
	if o.check {
		return o.runCheck(a, cmd.Context(), job)
	}
	return o.runRows(a, cmd.Context(), job, inputs)
}

// runRows writes the rows, then the summary. A file of rows that are not all there
// is none.
func (o *batchOptions) runRows(a *app, ctx context.Context, job batch.Job, inputs *batchInputs) error {
	job.Out = a.Out
	var file *newFile
	if o.out != "" {
		var err error
		if file, err = createFile(o.out); err != nil {
			return fmt.Errorf("writing the rows: %w", err)
		}
		job.Out = file
	}
	talk := o.talk(a, inputs)
	job.OnInput, job.OnRows = talk.input, talk.rows
	s, err := batch.Run(ctx, job)
	talk.end()
	switch {
	case err != nil && file != nil:
		return errors.Join(ofBatch(err), file.discard())
	case err != nil:
		return ofBatch(err)
	case file != nil:
		if err := file.commit(); err != nil {
			return fmt.Errorf("writing the rows: %w", err)
		}
	}
	return o.report(a, s, job.Rulebook)
}

// errRejected ends a batch that was finished, with rows that were rejected. The
// rows and the summary have said why.
var errRejected = errors.New("some rows were rejected")

// report says how the run went.
func (o *batchOptions) report(a *app, s batch.Summary, rb *rulebook.Rulebook) error {
	if o.summary != "" {
		write := s.JSON
		switch strings.ToLower(filepath.Ext(o.summary)) {
		case ".md":
			write = s.Markdown
		case ".html", ".htm":
			write = func(w io.Writer) error { return s.HTML(w, rb) }
		}
		if err := a.deliver(o.summary, write); err != nil {
			return err
		}
	}
	if !o.quiet {
		if err := s.Text(a.Err); err != nil {
			return err
		}
		if o.out != "" {
			fmt.Fprintf(a.Err, "wrote          %s\n", printable(o.out))
		}
	}
	if s.Rejected > 0 {
		return errRejected
	}
	return nil
}

func (o *batchOptions) runCheck(a *app, ctx context.Context, job batch.Job) error {
	found, err := batch.Check(ctx, job)
	if err != nil {
		return ofBatch(err)
	}
	write := found.Text
	if o.output == "json" || strings.ToLower(filepath.Ext(o.out)) == ".json" {
		write = found.JSON
	}
	if err := a.deliver(o.out, write); err != nil {
		return err
	}
	if found.Valid < found.Rows {
		return errRejected
	}
	return nil
}

// ofBatch makes a usage error of what the caller can mend.
func ofBatch(err error) error {
	if fault := (*batch.Fault)(nil); errors.As(err, &fault) {
		return &invalid{err, fault.Hint()}
	}
	return err
}

func batchFormats() []string {
	return []string{string(batch.CSV), string(batch.JSONL), string(batch.XLSX), string(batch.HTML)}
}

// rowFormat chooses how rows are written: -o where it was given, else the ending
// of the file, else CSV.
func (o *batchOptions) rowFormat() (batch.Format, error) {
	known := batchFormats()
	name, shown := o.output, "format "+profile.Quote(o.output)
	if ending := strings.ToLower(filepath.Ext(o.out)); name == "" && ending != "" {
		name, shown = formatOfEnding(ending), "--out "+profile.Quote(o.out)+": the ending "+profile.Quote(ending)
	}
	switch {
	case name == "", o.check:
		return batch.CSV, nil
	case !slices.Contains(known, name):
		return "", usage("write -o "+strings.Join(known, ", -o "), "%s names no format of rows", shown)
	}
	return batch.Format(name), nil
}

func (o *batchOptions) checkSummary() error {
	ending := strings.ToLower(filepath.Ext(o.summary))
	if o.summary != "" && !slices.Contains([]string{".json", ".md", ".html", ".htm"}, ending) {
		return usage("end it in .json, .md or .html", "--summary %s: the ending names no format of a summary", profile.Quote(o.summary))
	}
	if _, err := os.Stat(filepath.Dir(o.summary)); o.summary != "" && err != nil { // better now than after a million rows
		return fmt.Errorf("writing the summary: %w", err)
	}
	return nil
}
