package batch

import (
	"bytes"
	"strings"

	"github.com/csuite-advisor/csuite/internal/decide"
	"github.com/csuite-advisor/csuite/internal/portfolio"
	"github.com/csuite-advisor/csuite/internal/profile"
	"github.com/csuite-advisor/csuite/internal/recommendation"
	"github.com/csuite-advisor/csuite/internal/report"
)

// A worker makes rows of records. What it remembers is its own, and bounded.
type worker struct {
	run      *run
	decoder  *decoder
	screener *decide.Screener
	memory   *memory
	tally    *tally
	row      row
	key      []uint64
	found    finding
	json     bytes.Buffer
}

func newWorker(r *run) *worker {
	inputs := len(r.rb.Catalogue.Inputs)
	w := &worker{
		run: r,
		decoder: &decoder{
			meanings: newMeanings(r.rb, r.space, r.screen), mapper: r.mapper,
			sized: r.sized, deep: r.deep,
		},
		screener: r.screen.NewScreener(),
		tally:    r.newTally(),
		found:    finding{rb: r.rb, screen: r.screen},
	}
	w.row.codes = make([]decide.Code, inputs)
	if r.deep {
		w.row.answers = make([]profile.Answer, inputs)
	}
	w.key = make([]uint64, r.keyWords())
	w.memory = newMemory(len(w.key), r.plan.runs)
	return w
}

// do makes the rows of a task.
func (w *worker) do(t *task) {
	t.out, t.stop = t.out[:0], nil
	for i, rec := range t.records {
		r := &w.row
		r.reset(t.first+i, t.src, rec)
		w.decoder.read(r)
		switch {
		case len(r.wrong) > 0:
			w.reject(t)
			if w.run.FailFast {
				t.records = t.records[:i+1]
				t.stop = &Rejection{r.number, r.rejection()}
				return
			}
		case w.run.checking:
			w.tally.answered++
		default:
			w.answer(t)
		}
	}
}

func (w *worker) reject(t *task) {
	r := &w.row
	w.tally.rejected++
	w.tally.reasons.add(r)
	if !w.run.checking {
		t.out = w.run.plan.rejected(t.out, r, r.rejection())
	}
}

func (w *worker) answer(t *task) {
	r := &w.row
	w.keyOf(r)
	at := w.memory.find(w.key)
	if at < 0 {
		at = w.learn(r)
	}
	s := &w.memory.entries[at]
	s.count++
	if open := &w.tally.open; !s.brief.Settled {
		open.count++
		if h := rowHash(r.number); h < open.limit() {
			open.add(h, r.codes)
		}
	}
	runs, ends := w.memory.cells(at)
	t.out = w.run.plan.answered(t.out, r, runs, ends, w.whole(r))
}

// keyOf packs what tells the row from others: the codes, and numbers as they were
// given where a column repeats them.
func (w *worker) keyOf(r *row) {
	clear(w.key)
	for i, c := range r.codes {
		w.key[i/2] |= uint64(c) << (32 * (i % 2))
	}
	if w.run.plan.need < exactNumbers {
		return
	}
	n := (len(r.codes) + 1) / 2
	for _, i := range w.run.numbers {
		w.key[n], w.key[n+1] = uint64(r.answers[i].Low), uint64(r.answers[i].High)
		n += 2
	}
}

// learn finds out about a situation that is not remembered.
func (w *worker) learn(r *row) int {
	if w.memory.full() {
		w.hand()
	}
	f, m := &w.found, w.memory
	f.brief = w.screener.Brief(r.codes)
	f.whole = nil
	if w.run.plan.need >= aRecommendation {
		whole := w.run.Engine.Recommend(r.company(&w.run.rb.Catalogue))
		f.whole = &whole
	}
	at := m.add(w.key, situation{brief: f.brief, class: r.class, wide: r.wide, turns: w.turns(&f.brief)})
	m.text, m.ends = w.run.plan.remembered(m.text, m.ends, f)
	return at
}

// turns returns the open inputs that the nearest flip is an answer to.
func (w *worker) turns(b *decide.Brief) uint64 {
	open := b.Assumed | b.Unanswered
	if open == 0 || b.Flip == "" {
		return 0
	}
	first, second, _ := strings.Cut(b.Flip, " + ")
	var out uint64
	for i := range w.run.rb.Catalogue.Inputs {
		id := w.run.rb.Catalogue.Inputs[i].ID
		if open>>i&1 == 1 && (answersTo(first, id) || answersTo(second, id)) {
			out |= 1 << i
		}
	}
	return out
}

func answersTo(change, input string) bool {
	return len(change) > len(input) && change[len(input)] == '=' && change[:len(input)] == input
}

// whole returns the recommendation in JSON where rows carry it.
func (w *worker) whole(r *row) []byte {
	if r.number > w.run.plan.wholes {
		return nil
	}
	whole := w.run.Engine.Recommend(r.company(&w.run.rb.Catalogue))
	whole.Program = recommendation.Program{Name: "csuite", Version: w.run.Program}
	w.json.Reset()
	if err := report.JSON(&w.json, whole); err != nil {
		panic(err) // nothing in a recommendation cannot be encoded
	}
	return w.json.Bytes()
}

// hand counts what is remembered, and forgets it.
func (w *worker) hand() {
	for i := range w.memory.entries {
		w.tally.add(&w.memory.entries[i])
	}
	w.memory.forget()
}

// A task is a run of records of one input, and the rows that were made of them.
type task struct {
	src     *source
	records []portfolio.Record
	first   int              // the number of the first record
	chunk   *portfolio.Chunk // of the last task that needs it
	out     []byte
	stop    *Rejection
	done    chan struct{}
}
