package cli

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/csuite-advisor/csuite/internal/batch"
	"github.com/csuite-advisor/csuite/internal/rulebook"
)

// mostMappings is how many inputs are announced one by one.
const mostMappings = 3

// batchTalk tells on standard error how a batch is getting on. It is called by one
// goroutine; the bar draws itself on another.
type batchTalk struct {
	to     io.Writer // nil to be quiet
	inputs *batchInputs
	told   int
	done   atomic.Int64 // rows
	begun  time.Time
	pool   *mpb.Progress // nil where there is no bar
	bar    *mpb.Bar
}

// talk begins to tell. There is a bar where standard error is a terminal, and rows
// do not go to it as well.
func (o *batchOptions) talk(a *app, inputs *batchInputs) *batchTalk {
	t := &batchTalk{inputs: inputs, begun: time.Now()}
	if o.quiet {
		return t
	}
	t.to = a.Err
	_, drawn := terminal(a.Err)
	_, mixed := terminal(a.Out)
	if drawn && (o.out != "" || !mixed) && a.env("TERM") != "dumb" {
		t.begin(a.width(a.Err))
	}
	return t
}

// begin shows a bar, or only the counters where the end is not known.
func (t *batchTalk) begin(width int) {
	t.pool = mpb.New(mpb.WithOutput(t.to), mpb.WithWidth(min(width/3, 30)), mpb.WithRefreshRate(150*time.Millisecond))
	style, total := mpb.NopStyle().Build(), int64(0)
	if t.inputs.size > 0 {
		style, total = mpb.BarStyle().Lbound("").Rbound("").Filler("█").Tip("█").Padding("░").Build(), t.inputs.size
	}
	t.bar = t.pool.MustAdd(total, style, mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Name("  ")),
		mpb.AppendDecorators(decor.Any(func(s decor.Statistics) string { return t.counters(s) })))
}

// counters writes rows, rows a second and the time left, as far as they are known.
func (t *batchTalk) counters(s decor.Statistics) string {
	rows, took := t.done.Load(), time.Since(t.begun)
	text := fmt.Sprintf("  %s rows · %s rows/s", rulebook.Number(rows), rulebook.Number(int64(float64(rows)/max(took.Seconds(), 1e-3))))
	if s.Total > 0 && s.Current > 0 {
		left := time.Duration(float64(took) * float64(s.Total-s.Current) / float64(s.Current))
		text = fmt.Sprintf(" %3d %%%s · %s left", 100*s.Current/s.Total, text, left.Round(time.Second))
	}
	return text
}

// input says which columns of an input are read.
func (t *batchTalk) input(m batch.Mapping) {
	if t.to == nil || len(m.Used) == 0 && len(m.Ignored) == 0 {
		return
	}
	if t.told++; t.told > mostMappings {
		return
	}
	if t.pool != nil {
		fmt.Fprintln(t.pool, m.Line())
		return
	}
	fmt.Fprintln(t.to, m.Line())
}

// rows is told how many rows were written.
func (t *batchTalk) rows(n int) {
	t.done.Store(int64(n))
	if t.bar != nil {
		t.bar.SetCurrent(t.inputs.read.Load())
	}
}

// end takes the bar away.
func (t *batchTalk) end() {
	if t.bar != nil {
		t.bar.Abort(true)
		t.pool.Wait()
	}
}
