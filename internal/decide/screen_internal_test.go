package decide

// NewScreenWithin is NewScreen with other bounds, so that tests can have decisions
// that are too large for tables without rules that are, and searches that give up.
func (e *Engine) NewScreenWithin(largest, patience int) *Screen {
	return e.newScreen(largest, patience)
}

// Panels tells, by decision, whether there are tables for it, and whether they
// remember how near other outcomes are.
func (s *Screen) Panels() (tables, near [3]bool) {
	for d, p := range s.panels {
		tables[d] = p != nil
		near[d] = p != nil && p.near != nil
	}
	return tables, near
}

// Joined reports whether what all panels read is looked up together.
func (s *Screen) Joined() bool { return s.lookups != nil }

// Composed reports whether outcomes alone name the structure.
func (s *Screen) Composed() bool { return s.composed != nil }

// FillTexts makes a screener remember all the flips that it may.
func (k *Screener) FillTexts() {
	for i := range mostTexts {
		k.texts[flipText{to: [2]int64{int64(i), -1}}] = "none"
	}
}

// Texts counts the flips that a screener remembers in words.
func (k *Screener) Texts() int { return len(k.texts) }
