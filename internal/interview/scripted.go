package interview

// Scripted is an Asker that a function answers, for tests and trials. It says
// nothing, picks the first way on, and gives no file names.
type Scripted func(Question) (Reply, error)

// Ask returns what the function says.
func (f Scripted) Ask(q Question) (Reply, error) { return f(q) }

// Choose picks the first way.
func (Scripted) Choose(string, []string) (int, error) { return 0, nil }

// Line returns nothing.
func (Scripted) Line(string) (string, error) { return "", nil }

// Say is silent.
func (Scripted) Say(string) {}
