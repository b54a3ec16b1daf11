package decide

// sufficient returns the sets of layers that, switched from their first option to
// their second, give an outcome, and of which no part does; smallest first, then in
// the order of the layers. It also returns the size up to which it looked: all of
// them, unless there are more than mostSets sets.
func (e *Engine) sufficient(c int, cells []uint8, layers []layer, outcome int) (found []uint64, searched int) {
	d, err := e.diagram(c, cells, layers)
	if err != nil || len(layers) > 64 {
		return nil, 0 // what is stated then is that nothing was searched
	}
	options := make([]int, len(layers))
	looked := 1
	for size := 1; size <= len(layers); size++ {
		if looked += setsOf(size, len(layers)); looked > mostSets {
			break
		}
		searched = size
		known := len(found)
		combinations(len(layers), size, func(set uint64) {
			for _, smaller := range found[:known] {
				if set&smaller == smaller {
					return
				}
			}
			for k := range options {
				options[k] = int(set >> k & 1)
			}
			if int(d.outcome(options)) == outcome {
				found = append(found, set)
			}
		})
	}
	return found, searched
}

// combinations calls visit with every set of size among n, in the order of the first members.
func combinations(n, size int, visit func(uint64)) {
	var each func(from, left int, set uint64)
	each = func(from, left int, set uint64) {
		if left == 0 {
			visit(set)
			return
		}
		for k := from; k <= n-left; k++ {
			each(k+1, left-1, set|1<<k)
		}
	}
	each(0, size, 0)
}

// setsOf returns how many sets of size there are among n, or some number above mostSets.
func setsOf(size, n int) int {
	ways := 1
	for k := range min(size, n-size) {
		if ways = ways * (n - k) / (k + 1); ways > mostSets {
			return ways
		}
	}
	return ways
}
