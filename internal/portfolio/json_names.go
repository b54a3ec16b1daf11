package portfolio

// names finds a name that one object has twice. The objects of a file mostly have
// the same names in the same order, so it looks there first.
type names struct {
	order  []*seenName // as the last objects had them
	all    map[string]*seenName
	size   int // of the names in all, in bytes
	object int // the number of the object that is being read
}

type seenName struct {
	name   string
	object int // that had it last
}

// How many names are remembered, and bytes of them, until another object begins.
const (
	mostNames     = 1 << 12
	mostNameBytes = 1 << 18
)

// begin begins the next object.
func (n *names) begin() {
	if n.all == nil || len(n.all) > mostNames || n.size > mostNameBytes {
		n.all, n.order, n.size = map[string]*seenName{}, nil, 0
	}
	n.object++
}

// twice reports whether the object had the name already. i counts its members.
func (n *names) twice(i int, name []byte) bool {
	if i == len(n.order) {
		n.order = append(n.order, n.find(name))
	} else if n.order[i].name != string(name) {
		n.order[i] = n.find(name)
	}
	s := n.order[i]
	if s.object == n.object {
		return true
	}
	s.object = n.object
	return false
}

func (n *names) find(name []byte) *seenName {
	s := n.all[string(name)]
	if s == nil {
		s = &seenName{name: string(name)}
		n.all[s.name] = s
		n.size += len(name)
	}
	return s
}
