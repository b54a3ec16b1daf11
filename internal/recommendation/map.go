package recommendation

// A Map is what would be decided over two inputs, every other answer being as it is.
type Map struct {
	Schema  string   `json:"schema"` // "csuite.map/1"
	Name    string   `json:"name,omitempty"`
	Summary []string `json:"summary"`
	Shows   string   `json:"shows"` // what a drawing shows: structure, technology, marketing, bridge or closeness
	X       MapAxis  `json:"x"`
	Y       MapAxis  `json:"y"`
	Now     Verdict  `json:"now"`
	// Rows has a row for each stop of Y, in its order, with a cell for each stop of X.
	Rows [][]Verdict `json:"rows"`
	Stamp
}

// A MapAxis is an axis with its stops.
type MapAxis struct {
	Axis
	Stops []Stop `json:"stops"`
}
