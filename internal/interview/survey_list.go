package interview

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/AlecAivazis/survey/v2"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// The entries that follow the values of a list, and the keys that choose them. To
// survey such a key is a character of private use, which filters the list down to
// its entry, and Enter.
const (
	unknownMark = '\ue000'
	backMark    = '\ue001'
	skipMark    = '\ue002'
	whyMark     = '\ue003'
	unsureMark  = '\ue004'
)

// An extra is such an entry. To choose it is a reply, or asks why.
type extra struct {
	label     string
	key, mark rune
	reply     Reply
	problem   error
}

func (q Question) extras() []extra {
	all := []extra{{"don't know", 'd', unknownMark, dontKnow(), nil}}
	if q.Input.Placeable() {
		all = append(all, extra{"not sure: help me place it", 'n', unsureMark, Reply{Kind: Unsure}, nil})
	}
	return append(
		all,
		extra{"why is this asked?", '?', whyMark, Reply{}, errWhy},
		extra{"back to the question before", 'b', backMark, Reply{Kind: Back}, nil},
		extra{"skip the rest", 's', skipMark, Reply{Kind: Skip}, nil},
	)
}

// options returns the entries of a list: the values, then the extras.
func (q Question) options() []string {
	var all []string
	for _, v := range q.Input.Values {
		all = append(all, clean(v.Label))
	}
	for _, x := range q.extras() {
		all = append(all, x.label)
	}
	return all
}

// filter reports whether an entry stays in the list when something was typed.
func (q Question) filter(typed, _ string, index int) bool {
	n := len(q.Input.Values)
	for i, x := range q.extras() {
		if strings.ContainsRune(typed, x.mark) {
			return index == n+i
		}
	}
	if index >= n {
		return true
	}
	a, err := q.Catalogue.Parse(q.Input, typed)
	found := q.find(typed)
	byName := slices.ContainsFunc(found, func(v profile.Value) bool { return v.ID == q.Input.Values[index].ID })
	return byName || err == nil && a.Value == q.Input.Values[index].ID
}

// chosen asks for one value of a list.
func (a *surveyed) chosen(q Question) (Reply, error) {
	a.listen(q, "\r")
	defer a.deaf()
	beside := a.definitions(q)
	prompt := &survey.Select{
		Message: a.message(q.Input.Question, listRoom), Options: q.options(),
		Filter: q.filter, Description: beside, PageSize: a.page(q),
	}
	if standing := q.standing(); standing.State == profile.Unknown {
		prompt.Default = len(q.Input.Values)
	} else if i := q.Input.Index(standing.Value); i >= 0 {
		prompt.Default = i
	}
	at := 0
	if err := a.one(prompt, &at); err != nil {
		return Reply{}, err
	}
	if n := len(q.Input.Values); at >= n {
		x := q.extras()[at-n]
		return x.reply, x.problem
	}
	if q.Current.Value == q.Input.Values[at].ID {
		return Reply{Answer: q.Current}, nil // with how it was come by
	}
	return Reply{Answer: profile.Answer{State: profile.Answered, Value: q.Input.Values[at].ID}}, nil
}

// ticked asks for any values of a list; none is an answer too.
func (a *surveyed) ticked(q Question) (Reply, error) {
	a.listen(q, " \r")
	defer a.deaf()
	beside := a.definitions(q)
	prompt := &survey.MultiSelect{
		Message: a.message(q.Input.Question, listRoom), Options: q.options(),
		Filter: q.filter, Description: beside, PageSize: a.page(q),
	}
	if ticked := q.tickedBefore(); ticked != nil {
		prompt.Default = ticked
	}
	var at []int
	if err := a.one(prompt, &at, survey.WithRemoveSelectAll(), survey.WithRemoveSelectNone()); err != nil {
		return Reply{}, err
	}
	var ids []string
	for _, i := range at {
		if n := len(q.Input.Values); i >= n {
			x := q.extras()[i-n]
			return x.reply, x.problem
		}
		ids = append(ids, q.Input.Values[i].ID)
	}
	if len(ids) == 0 {
		a.Say("none of these")
	}
	return Reply{Answer: q.Input.SetOf(ids)}, nil
}

func (q Question) tickedBefore() []int {
	var at []int
	for _, id := range q.standing().Members {
		at = append(at, q.Input.Index(id))
	}
	return at
}

// listen makes the keys of the extras choose them, with ending after the mark.
// Where a list is searched by typing, letters stay letters.
func (a *surveyed) listen(q Question, ending string) {
	a.keys.special = map[rune]string{}
	for _, x := range q.extras() {
		if !q.searched() || !unicode.IsLetter(x.key) {
			a.keys.special[x.key] = string(x.mark) + ending
		}
	}
}

// deaf makes those keys what they are.
func (a *surveyed) deaf() { a.keys.special = nil }

// definitions returns what stands beside each entry: its definition. A list that
// is higher than the screen cannot be drawn, so where they do not all fit they are
// printed above it, once.
func (a *surveyed) definitions(q Question) func(string, int) string {
	if q.searched() {
		return nil
	}
	const indent = "      "
	var all []string
	for _, v := range q.Input.Values {
		all = append(all, wrap(v.Label+" - "+v.Definition, a.Width()-4, indent))
	}
	text := strings.Join(all, "\n  ")
	if strings.Count(text, "\n")+listMargin > a.Height() {
		_, _ = fmt.Fprintln(a.out, "  "+text)
		return nil
	}
	return func(label string, i int) string {
		if i >= len(all) {
			return ""
		}
		return strings.TrimPrefix(all[i], label+" - ")
	}
}

// listMargin is the room for a question, what it matters for, and the extras.
const listMargin = 9

// page is how many entries are shown at once: the values, "don't know", "not sure".
func (a *surveyed) page(q Question) int {
	entries := len(q.Input.Values) + 1
	if q.Input.Placeable() {
		entries++
	}
	return max(3, min(entries, a.Height()-listMargin))
}
