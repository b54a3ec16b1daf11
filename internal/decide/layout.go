package decide

// layout puts the sums of some evidence tables on one axis: each point of the grid
// is one sum for each table.
type layout struct {
	tables       []int
	strides      []int // by table; 0 for tables that are not in the layout
	size         int
	origin       int      // the point where every sum is 0
	combos       []uint16 // by point: the bands of its sums, as one number
	combinations int
}

// layout returns the layout of some tables. Layouts are made once and kept.
func (e *Engine) layout(tables []int) *layout {
	key := string(bytesOf(tables))
	if l, ok := e.layouts.Load(key); ok {
		return l.(*layout)
	}
	l := e.newLayout(tables)
	e.layouts.Store(key, l)
	return l
}

// bytesOf writes small indices as bytes, for use as a key.
func bytesOf(indices []int) []byte {
	key := make([]byte, 0, 16)
	for _, i := range indices {
		key = append(key, byte(i), byte(i>>8))
	}
	return key
}

func (e *Engine) newLayout(tables []int) *layout {
	l := &layout{tables: tables, strides: make([]int, len(e.tables)), size: 1, combinations: 1}
	weight := make([]int, len(tables))
	for i, t := range tables {
		l.strides[t], weight[i] = l.size, l.combinations
		l.origin -= e.tables[t].low * l.size
		l.size *= len(e.tables[t].bands)
		l.combinations *= len(e.tables[t].Bands)
	}
	l.combos = make([]uint16, l.size)
	for at := range l.combos {
		for i, t := range tables {
			band := e.tables[t].bands[at/l.strides[t]%len(e.tables[t].bands)]
			l.combos[at] += uint16(weight[i] * int(band))
		}
	}
	return l
}
