package report

import (
	"io"
	"slices"

	"github.com/csuite-advisor/csuite/internal/recommendation"
)

// A Compared is a comparison with the whole recommendation of each profile, in the
// same order.
type Compared struct {
	recommendation.Comparison
	Companies []recommendation.Recommendation
}

// CompareHTML writes profiles side by side as one file that needs nothing else.
func CompareHTML(w io.Writer, c Compared) error {
	return writeMany(w, "compare", comparedPage{rewrite(c, clean), writtenProfiles(c.Profiles, c.Companies)}, false)
}

// A comparedPage is a cleaned comparison with what its page says of it.
type comparedPage struct {
	Compared
	Written []writtenProfile
}

// A writtenProfile is the profile behind a column.
type writtenProfile struct {
	ID          int
	Label, YAML string
}

// writtenProfiles takes recommendations as they were before they were cleaned.
func writtenProfiles(views []recommendation.View, companies []recommendation.Recommendation) []writtenProfile {
	var list []writtenProfile
	for i, r := range companies {
		list = append(list, writtenProfile{i + 1, clean(views[i].Label), profileYAML(r)})
	}
	return list
}

// Views are the profiles.
func (p comparedPage) Views() []recommendation.View { return p.Profiles }

// Title names what is compared.
func (p comparedPage) Title() string { return listed("and", labelsOfViews(p.Profiles)...) }

// Name is that of the company, where they are profiles of one.
func (p comparedPage) Name() string {
	if names := namesOf(p.Profiles); len(names) == 1 {
		return cutTo(names[0], longestTitle)
	}
	return ""
}

// Headline says which decisions come out differently.
func (p comparedPage) Headline() string {
	var labels []string
	for _, pair := range p.Pairs {
		for _, d := range pair.Decisions {
			if !slices.Contains(labels, d.Label) {
				labels = append(labels, d.Label)
			}
		}
	}
	switch {
	case labels == nil:
		return "All decisions come out the same."
	case len(labels) == 1:
		return sentence(labels[0]) + " comes out differently."
	}
	return sentence(listed("and", labels...)) + " come out differently."
}

// A difference is a decision that comes out otherwise than in the first profile.
type difference struct {
	recommendation.Difference
	First, Second string // profiles
	Ways          []string
	More          string
	Idle          []string // labels of the answers that explain nothing
}

// Differences are those of all pairs.
func (p comparedPage) Differences() []difference {
	var list []difference
	for i, pair := range p.Pairs {
		for _, d := range pair.Decisions {
			ways, more := explained(p.Comparison, i+1, d)
			list = append(list, difference{d, pair.First, pair.Second, ways, more, labelsFor(p.Comparison, d.Nothing)})
		}
	}
	return list
}

// Alike are the profiles that come out as the first does.
func (p comparedPage) Alike() []string {
	var list []string
	for _, pair := range p.Pairs {
		if len(pair.Decisions) == 0 {
			list = append(list, pair.Second)
		}
	}
	return list
}

// Answers are the inputs that stand so.
func (p comparedPage) Answers(stand string) []recommendation.SideBySide {
	list, _ := answersThat(stand, p.Inputs)
	return list
}

// Nobody names the inputs that no profile answers.
func (p comparedPage) Nobody() []string {
	return inputLabels(p.Answers(recommendation.Nobody))
}

// Identity is the line that says what gives this again.
func (p comparedPage) Identity() string {
	return identity(recommendation.Recommendation{Rulebook: p.Rulebook, Program: p.Program})
}

// Limits are what the documents do not say.
func (p comparedPage) Limits() []string { return limitsOf(p.Companies) }

func limitsOf(companies []recommendation.Recommendation) []string {
	if len(companies) == 0 {
		return nil
	}
	return companies[0].Limits
}

// A sideChart is the organisation that one profile leads to.
type sideChart struct {
	View  recommendation.View
	Name  string // where the profiles have different ones
	Chart *orgChart
}

// sideCharts draws what each profile leads to.
func sideCharts(views []recommendation.View, companies []recommendation.Recommendation) []sideChart {
	var list []sideChart
	for i, r := range companies {
		side := sideChart{View: views[i], Chart: chartAdvised(Dossier{Recommendation: r})}
		if len(namesOf(views)) > 1 {
			side.Name = cutTo(r.Name, mostName)
		}
		list = append(list, side)
	}
	return list
}

// namesOf lists the names of companies, each once.
func namesOf(views []recommendation.View) []string {
	var names []string
	for _, v := range views {
		if v.Name != "" && !slices.Contains(names, v.Name) {
			names = append(names, v.Name)
		}
	}
	return names
}

// A sideTable is the answers of profiles that stand to each other in one way.
type sideTable struct {
	Title  string
	Views  []recommendation.View
	Inputs []recommendation.SideBySide
}

func sideOf(p comparedPage, stand string) sideTable {
	title := "Answers that differ"
	if stand == recommendation.Same {
		title = "Answers that are the same"
	}
	return sideTable{title, p.Profiles, p.Answers(stand)}
}

// A sideRow is one decision as every profile leads to it.
type sideRow struct {
	Label string
	Cells []sideCell
}

// A sideCell is what one profile leads to.
type sideCell struct {
	View, Title, Standing string
	Dots                  int
	Other                 bool // than the first profile
}

// sideRows sets the decisions of views side by side.
func sideRows(views []recommendation.View) []sideRow {
	var rows []sideRow
	for k, d := range views[0].Decisions {
		row := sideRow{Label: d.Label}
		for _, v := range views {
			of := v.Decisions[k]
			row.Cells = append(row.Cells, sideCell{v.Label, of.Title, viewStanding(of), fullOf(of), of.Recommended != d.Recommended})
		}
		rows = append(rows, row)
	}
	return rows
}

// fullOf is how many full dots stand for how close a decision is.
func fullOf(d recommendation.ViewDecision) int {
	if d.Points == nil {
		return mostDots
	}
	return min(*d.Points, mostDots)
}
