package batch

import (
	"fmt"
	"strings"

	"github.com/csuite-advisor/csuite/internal/profile"
)

// members finds the targets of the members of objects. Records of one file mostly
// have the same members in the same order, so the one that stood at this place
// before is tried first.
type members struct {
	guess []member
	known map[string]member
	seen  map[string]member // for the account: the first names in the order of the alphabet
	at    []int             // by target: where the record has it, from 1; the name last
}

type member struct {
	name   string
	target target
	rank   rank
}

const (
	mostMembers   = 1 << 10 // distinct names that are remembered
	mostAccounted = 1 << 8  // and that the account lists
	longestMember = 1 << 7  // in bytes; the account has the beginning of a longer one
)

func newMembers(inputs int) *members {
	return &members{known: map[string]member{}, seen: map[string]member{}, at: make([]int, inputs+1)}
}

// of returns what the i-th member of a record is for.
func (m *members) of(i int, name []byte, mapper *mapper) member {
	if i < len(m.guess) && m.guess[i].name == string(name) {
		return m.guess[i]
	}
	got, ok := m.known[string(name)]
	if len(name) > longestMember {
		got = member{name: strings.ToValidUTF8(string(name[:longestMember]), "") + "…"}
		got.target, got.rank = mapper.of(string(name))
		m.account(got)
		return got
	}
	if !ok {
		got.name = string(name)
		got.target, got.rank = mapper.of(got.name)
		if len(m.known) >= mostMembers {
			clear(m.known)
		}
		m.known[got.name] = got
		m.account(got)
	}
	if i < len(m.guess) {
		m.guess[i] = got
	} else if i == len(m.guess) && i < mostMembers {
		m.guess = append(m.guess, got)
	}
	return got
}

// account notes a name. Of many it keeps the first in the order of the alphabet,
// whatever the order in which they come.
func (m *members) account(got member) {
	m.seen[got.name] = got
	if len(m.seen) <= mostAccounted {
		return
	}
	last := ""
	for name := range m.seen {
		last = max(last, name)
	}
	delete(m.seen, last)
}

// object reads the members of an object.
func (d *decoder) object(r *row) {
	at, known := d.members.at, len(r.fields) == 0
	clear(at)
	for i := range r.fields {
		m := d.members.of(i, r.fields[i].Name, d.mapper)
		known = known || m.target != ignored
		if m.target == ignored || r.fields[i].Null {
			continue
		}
		if slot := d.slot(m.target); at[slot] == 0 || d.surer(r, i, m, at[slot]-1) {
			at[slot] = i + 1
		}
	}
	if !known {
		d.strange(r)
	}
	for t, i := range at {
		switch {
		case i == 0:
		case t == len(at)-1:
			d.name(r, &r.fields[i-1])
		default:
			d.cell(r, t, &r.fields[i-1])
		}
	}
}

// strange complains about an object that has members, and no input among them nor
// a name: it is no company, or one that calls everything otherwise.
func (d *decoder) strange(r *row) {
	names := make([]string, min(len(r.fields), 4), 5)
	for i := range names {
		names[i] = profile.Quote(string(r.fields[i].Name))
	}
	if len(r.fields) > len(names) {
		names = append(names, "and more")
	}
	d.complain(r, &r.fields[0], &complaint{"", "no member is an input", fmt.Sprintf(
		"no member is an input: %s; csuite inputs lists the inputs, --map \"Member=input\" says which member is which", strings.Join(names, ", "))})
}

// slot returns where members.at has a target.
func (d *decoder) slot(t target) int {
	if t == naming {
		return len(d.members.at) - 1
	}
	return int(t)
}

// surer reports whether the i-th member is meant for its target more surely than
// another one. Where neither is, the record is wrong: there is no telling which of
// the two to read. Of several names of the company the first is as good as any.
func (d *decoder) surer(r *row, i int, m member, before int) bool {
	other := d.members.of(before, r.fields[before].Name, d.mapper)
	if m.rank == other.rank && m.target != naming {
		wrong := d.mapper.twice(m.target, other.name, m.name)
		d.complain(r, &r.fields[i], &complaint{d.mapper.id(m.target), "is given by two members", wrong.message + "; " + wrong.hint})
	}
	return m.rank > other.rank
}
