package decide

// set is a set of small indices: of variables, tables or choices.
type set []bool

// newSet returns an empty set with room for every index of the engine.
func (e *Engine) newSet() set {
	return make(set, max(len(e.space.Vars), len(e.rb.Evidence), len(e.rb.Choices)))
}

func (s set) add(i int) { s[i] = true }

func (s set) addAll(list []int) {
	for _, i := range list {
		s[i] = true
	}
}

// sorted lists the members, lowest first.
func (s set) sorted() []int {
	var out []int
	for i, in := range s {
		if in {
			out = append(out, i)
		}
	}
	return out
}
