package model

import (
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
	"casemaker/internal/text"
)

// before adds up a count of the areas whose place an area took, where it gives none itself and their boundary is its own. It is
// nil where one of them does not give it, or where they give it for different times.
func (c *Case) before(a *project.Area, entry project.CatalogueFigure, id string) *figure.Figure {
	if !a.AddsUp() || entry.Unit != figure.Babies && entry.Unit != figure.People && entry.Unit != figure.Families {
		return nil
	}
	l := c.Project.Language("")
	var terms []*figure.Figure
	var names []string
	for _, was := range a.Predecessors {
		g, ok := was.Figures.Get(entry.ID)
		if !ok || g.Suppressed || g.CombinedWith != "" {
			return nil
		}
		label := l.Label("member.{area}.{figure}", "area", was.Name, "figure", entry.Label)
		f := figure.Given("member."+was.Slug+"."+entry.ID, label, g.Value, entry.Unit, g.Period, g.Source)
		f.Method = g.Method
		terms, names = append(terms, f), append(names, was.Name)
	}
	period := samePeriod(terms)
	if period == "" {
		return nil
	}
	sum := figure.Add(terms...).Named(id, entry.Label, entry.Unit)
	sum.Period = period
	sum.Note = l.Say("formerly.added_up", "areas", text.Listed(names), "date", l.Dated(a.Predecessors[0].TookPlace()))
	return sum
}

// seriesYears are the years for which an area's births are known: its own, and those for which they add up from the areas
// whose place it took. Oldest first.
func seriesYears(a *project.Area) []int {
	var years []int
	g, _ := a.Figures.Get("births")
	for _, v := range g.Series {
		years = append(years, v.Year)
	}
	if a.AddsUp() {
		for _, year := range seriesYears(a.Predecessors[0]) {
			all := !slices.ContainsFunc(a.Predecessors, func(was *project.Area) bool { return !slices.Contains(seriesYears(was), year) })
			if all && !slices.Contains(years, year) {
				years = append(years, year)
			}
		}
	}
	slices.Sort(years)
	return years
}
