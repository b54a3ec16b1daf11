package rulebook

// What the engine can hold: an outcome, a band or a cell is a bit of a word, a row
// a byte, and the sums that a decision depends on are points on a grid in memory.
const (
	mostWeight = 1000 // points
	mostValues = 64
	mostInputs = 64
	mostOfSet  = 24 // members: an answer is a number, and each subset one of its own
	mostRows   = 255
	mostPoints = 1 << 22
	mostBands  = 1 << 16 // combinations of the bands of all tables that a decision reads
)

// checkLimits refuses tables that are larger than the engine can answer for.
func (l *loader) checkLimits() {
	for _, t := range l.rb.Evidence {
		if len(t.Bands) > mostValues {
			l.faults.add(t.Pos, "", "decision %q has more than %d bands", t.ID, mostValues)
		}
		if t.reach() > mostPoints {
			l.faults.add(t.Pos, "", "the rules of %q span more than %d points", t.ID, mostPoints)
		}
	}
	for _, t := range l.rb.Choices {
		if len(t.Alternatives) > mostValues {
			l.faults.add(t.Pos, "", "decision %q has more than %d alternatives", t.ID, mostValues)
		}
		if len(t.Rows) > mostRows {
			l.faults.add(t.Pos, "", "decision %q has more than %d rules", t.ID, mostRows)
		}
	}
	for _, id := range Contract() {
		l.checkGrid(l.rb.ChoiceTable(id))
	}
}

// checkGrid makes sure that what a decision depends on can be searched exactly.
func (l *loader) checkGrid(c *ChoiceTable) {
	points, bands := 1, 1
	for t := range l.rb.readBy(c, map[*EvidenceTable]bool{}) {
		points *= t.reach()
		bands *= len(t.Bands)
		if points > mostPoints || bands > mostBands {
			l.faults.add(c.Pos, "let fewer evidence tables bear on it, or give them fewer points",
				"decision %q depends on more evidence than can be searched exactly", c.ID)
			return
		}
	}
}

// reach returns how many different sums the rules of a table span.
func (t *EvidenceTable) reach() int {
	low, high := 0, 0
	for _, r := range t.Rules {
		low, high = low+min(0, r.Points), high+max(0, r.Points)
	}
	return high - low + 1
}

// readBy adds the evidence tables that a choice table reads, also through others.
func (rb *Rulebook) readBy(c *ChoiceTable, tables map[*EvidenceTable]bool) map[*EvidenceTable]bool {
	for _, r := range c.Rows {
		for _, t := range r.When {
			switch t.Subject {
			case OnBand:
				tables[rb.EvidenceTable(t.Name)] = true
			case OnOutcome:
				rb.readBy(rb.ChoiceTable(t.Name), tables)
			}
		}
	}
	return tables
}
