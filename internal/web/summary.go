package web

import (
	"maps"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/workings"
)

// A Summary is what pages that belong to no area say of one: about a kilobyte, kept when its case has been let go.
type Summary struct {
	Slug    string
	Births  string             // as printed; empty where they are not known
	Period  string             // of its births
	Figures map[string]float64 // by id: those of the index, as far as they are known
	Follows string             // how the later columns of the index follow from the first, as nodes; empty where one is not known
	Team    string             // what is on record of a specialised service: a trait of the model
	Names   string             // by which people may search for it, besides its own
	Title   string             // of its brief
	Feed    string             // the case in a sentence
}

// Summarize takes from a case what is kept of it.
func Summarize(c *model.Case) Summary {
	s := Summary{Slug: c.Area.Slug, Team: onRecord(c), Figures: map[string]float64{}, Names: otherNames(c), Title: BriefTitle(c), Feed: sentence(c)}
	if births, ok := c.Figure("births"); ok {
		s.Births, s.Period = births.Text(figure.Exact), births.Period
	}
	shown := make([]*figure.Figure, len(columns))
	for i, column := range columns {
		if f, ok := c.Figure(column.ID); ok {
			shown[i] = f
			s.Figures[column.ID] = f.Value
		}
	}
	if gap, ok := c.Figure(gapCost); ok {
		s.Figures[gapCost] = gap.Value
	}
	s.Follows = string(workings.Columns(shown, given))
	return s
}

// recorded are the traits that say what is on record of a specialised service, as pages of all areas number them.
var recorded = []string{model.TraitNotFound, model.TraitServed, model.TraitPart, model.TraitLastKnown, model.TraitClosed, model.TraitUndetermined}

// onRecord is what is on record of a specialised service in an area.
func onRecord(c *model.Case) string {
	for _, trait := range recorded[1:] {
		if c.Is(trait) {
			return trait
		}
	}
	return recorded[0]
}

// otherNames are an area's names that say more than its name does.
func otherNames(c *model.Case) string {
	names := slices.Clone(c.Area.OtherNames)
	for _, id := range slices.Sorted(maps.Keys(c.Area.Names)) {
		names = append(names, c.Area.Names[id])
	}
	for _, m := range c.Members {
		names = append(names, m.Area.Name)
	}
	for _, was := range c.Area.Predecessors {
		names = append(names, was.Name)
	}
	for _, f := range c.Area.Formerly.All() {
		names = append(names, f.Name)
	}
	known := words(c.Area.Name)
	return strings.Join(slices.DeleteFunc(names, func(name string) bool {
		return !slices.ContainsFunc(words(name), func(w string) bool { return !slices.Contains(known, w) })
	}), "; ")
}

// words are the words of a name without their points, which names are searched by.
func words(name string) []string {
	return strings.Fields(strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(name), ".", ""), ",", ""))
}

// sentence is a case in a sentence.
func sentence(c *model.Case) string {
	l := c.Language
	if c.Plan == nil {
		return l.Say("feed.no_births")
	}
	return l.Say("feed.case", "births", l.Figure(c.Births, figure.Exact), "low", l.Figure(c.Need.Low, figure.Rounded),
		"high", l.Figure(c.Need.High, figure.Rounded), "cost", l.Figure(c.Plan.Recurrent, figure.Thousands))
}
