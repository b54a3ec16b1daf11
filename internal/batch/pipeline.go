package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/csuite-advisor/csuite/internal/portfolio"
)

// taskRows is how many records make a task: few enough for its rows to fit a
// processor's cache, and enough not to feel the handing over.
const taskRows = 512

// A pipeline is what the goroutines of a run share.
type pipeline struct {
	ctx    context.Context
	order  chan *task // as they are to be written
	work   chan *task
	tasks  chan *task // to be used again
	chunks chan *portfolio.Chunk
	cutErr error // set before order is closed
}

// do reads, makes and writes every row. It returns as soon as ctx ends, even where
// a read or a write does not.
func (r *run) do(ctx context.Context, out sink) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	tasks := 4 * r.Workers
	p := &pipeline{
		ctx: ctx, order: make(chan *task, tasks), work: make(chan *task, tasks),
		tasks: make(chan *task, tasks), chunks: make(chan *portfolio.Chunk, 2+r.Workers),
	}
	for range tasks {
		p.tasks <- &task{done: make(chan struct{}, 1)}
	}
	for range cap(p.chunks) {
		p.chunks <- &portfolio.Chunk{}
	}
	var workers sync.WaitGroup
	for range r.Workers {
		w := newWorker(r)
		r.workers = append(r.workers, w)
		workers.Go(func() { p.serve(w) })
	}
	go r.cut(p)
	if err := r.write(p, out); err != nil {
		if r.stopped {
			cancel()
			workers.Wait()
		}
		return err
	}
	workers.Wait()
	return nil
}

// serve lets a worker do tasks until there are no more.
func (p *pipeline) serve(w *worker) {
	for {
		select {
		case t, ok := <-p.work:
			if !ok {
				return
			}
			w.do(t)
			stop := t.stop != nil
			t.done <- struct{}{} // from here on the task is the writer's
			if stop {
				return
			}
		case <-p.ctx.Done():
			return
		}
	}
}

// write writes tasks in order.
func (r *run) write(p *pipeline, out sink) error {
	var src *source
	for {
		t, ok := take(p.ctx, p.order)
		if !ok {
			return r.finish(p, out)
		}
		if _, ok := take(p.ctx, t.done); !ok {
			return p.ctx.Err()
		}
		if t.src != src {
			if err := r.begin(src, t.src, out); err != nil {
				return err
			}
			src = t.src
		}
		if err := r.writeTask(t, out); err != nil {
			return err
		}
		if t.chunk != nil {
			p.chunks <- t.chunk
			t.chunk = nil
		}
		p.tasks <- t
	}
}

func (r *run) writeTask(t *task, out sink) error {
	if err := out.rows(t.out, len(t.records)); err != nil {
		return fmt.Errorf("writing rows %d to %d: %w", t.first, t.first+len(t.records)-1, err)
	}
	r.rows += len(t.records)
	if r.OnRows != nil {
		r.OnRows(r.rows)
	}
	if t.stop != nil {
		r.stopped = true
		return t.stop
	}
	return nil
}

// finish ends the writing once everything has been read.
func (r *run) finish(p *pipeline, out sink) error {
	switch {
	case p.ctx.Err() != nil:
		return p.ctx.Err()
	case p.cutErr != nil:
		return p.cutErr
	}
	r.shown = r.sources
	if r.rows > 0 {
		return nil
	}
	var last *source
	if n := len(r.sources); n > 0 {
		last = r.sources[n-1]
	}
	return writingHeader(out.begin(last)) // no rows, and a header all the same
}

func writingHeader(err error) error {
	if err != nil {
		return fmt.Errorf("writing the header: %w", err)
	}
	return nil
}

// begin tells of a source when its first rows are to be written. Of the one before
// everything has been: its file, and the buffers of it, are needed no longer.
func (r *run) begin(before, src *source, out sink) error {
	if before != nil {
		before.file = nil
	}
	if len(r.shown) < mostInputs {
		r.shown = append(r.shown, src)
	}
	if r.OnInput != nil {
		r.OnInput(src.mapping())
	}
	if err := out.begin(src); err != nil {
		return fmt.Errorf("writing the header: %w", err)
	}
	return nil
}

// take receives a value; ok is false where the channel or ctx has ended.
func take[T any](ctx context.Context, from <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-from:
		return v, ok
	case <-ctx.Done():
		return v, false
	}
}

// cut reads all inputs and hands their records out.
func (r *run) cut(p *pipeline) {
	defer close(p.order)
	defer close(p.work)
	rows := 0
	for i, in := range r.Inputs {
		n, err := r.cutInput(p, in, rows, i == len(r.Inputs)-1)
		if rows += n; err != nil {
			p.cutErr = err
			return
		}
	}
}

// cutInput reads one input and returns how many records it has.
func (r *run) cutInput(p *pipeline, in Input, before int, last bool) (rows int, err error) {
	src, err := r.open(in, last)
	if err != nil {
		return 0, err
	}
	file := src.file
	defer func() {
		if closeErr := file.Close(); err == nil && closeErr != nil {
			err = reading(in.Name, closeErr)
		}
	}()
	for {
		chunk, ok := take(p.ctx, p.chunks)
		if !ok {
			return rows, p.ctx.Err()
		}
		err := file.Next(chunk)
		if errors.Is(err, io.EOF) {
			p.chunks <- chunk
			return rows, nil
		}
		if err != nil {
			return rows, reading(in.Name, err)
		}
		if !p.share(src, chunk, before+rows) {
			return rows, p.ctx.Err()
		}
		rows += len(chunk.Records)
	}
}

// share makes tasks of the records of a chunk.
func (p *pipeline) share(src *source, chunk *portfolio.Chunk, before int) bool {
	records := chunk.Records
	if len(records) == 0 {
		p.chunks <- chunk
	}
	for len(records) > 0 {
		t, ok := take(p.ctx, p.tasks)
		if !ok {
			return false
		}
		n := min(len(records), taskRows)
		t.src, t.records, t.first, t.chunk = src, records[:n], before+1, nil
		before += n
		if records = records[n:]; len(records) == 0 {
			t.chunk = chunk
		}
		p.order <- t
		p.work <- t
	}
	return true
}

// reading says which input an error is about.
func reading(name string, err error) error {
	if p := (*portfolio.Problem)(nil); errors.As(err, &p) {
		return inFile(name, p)
	}
	return fmt.Errorf("reading %s: %w", shown(name), err)
}
