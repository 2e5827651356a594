package model

import (
	"fmt"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// monthsInYear is a year in months.
const monthsInYear = 12

// A Timeline is the plan in months after the decision. Cost, families, milestones and objectives all read it: move one
// milestone and all of them move.
type Timeline struct {
	Milestones project.Named[project.Milestone] // the area's own in place of the project's

	Lead, Team, Open, Full *figure.Figure // the month from whose end the lead, and the others, are in post; in which the team opens, and works in full

	LeadPaid, TeamPaid [Horizon]*figure.Figure // share of a year for which they are in post
	Activity           [Horizon]*figure.Figure // share of capacity reached, the mean of a year's months
}

// NewTimeline works out what a plan's months mean for the years. The milestones that it needs are there: loading sees to it.
func NewTimeline(milestones project.Named[project.Milestone], l *language.Language) Timeline {
	month := func(id string) *figure.Figure {
		m, _ := milestones.Get(id)
		return declared["month.{milestone}"].given(l, float64(m.Finish), project.AssumptionSource, figure.Assumed, arg{"milestone", id, m.Name})
	}
	t := Timeline{Milestones: milestones, Lead: month(project.LeadInPost), Team: month(project.TeamInPost), Open: month(project.OpenToAll), Full: month(project.FullWorking)}
	for year := range Horizon {
		t.LeadPaid[year], t.TeamPaid[year] = paidShare(t.Lead, year), paidShare(t.Team, year)
	}
	t.Activity = reached(t.Open, t.Full)
	t.name(l)
	return t
}

// paidShare is the share of a year for which someone is in post who comes at the end of a month.
func paidShare(from *figure.Figure, year int) *figure.Figure {
	end := figure.Constant(float64(monthsInYear * (year + 1)))
	months := figure.Min(figure.Constant(monthsInYear), figure.Max(figure.Constant(0), figure.Subtract(end, from)))
	return figure.Divide(months, figure.Constant(monthsInYear)).WithUnit(figure.Share)
}

// reached is the share of capacity that each year reaches: month m has (m − open) ÷ (full − open) of it, between none and
// all, and a year the mean of its months. A team that is full as soon as it opens has all of it from the month after.
func reached(open, full *figure.Figure) (years [Horizon]*figure.Figure) {
	ramp := figure.Max(figure.Constant(1), figure.Subtract(full, open))
	for year := range years {
		var months []*figure.Figure
		for m := range monthsInYear {
			since := figure.Subtract(figure.Constant(float64(monthsInYear*year+m+1)), open)
			months = append(months, figure.Min(figure.Constant(1), figure.Max(figure.Constant(0), figure.Divide(since, ramp))))
		}
		years[year] = figure.Divide(figure.Add(months...), figure.Constant(monthsInYear)).WithUnit(figure.Share)
	}
	return years
}

// Later is the same plan with the team open, and working in full, some months later; everyone is in post as planned.
func (t Timeline) Later(months *figure.Figure) Timeline {
	t.Activity = reached(figure.Add(t.Open, months), figure.Add(t.Full, months))
	return t
}

// name gives the years' shares their ids, once for all areas of the same plan.
func (t *Timeline) name(l *language.Language) {
	for year := range Horizon {
		at := yearArg(year)
		declared["timeline.lead_paid_{year}"].name(l, t.LeadPaid[year], at)
		declared["timeline.team_paid_{year}"].name(l, t.TeamPaid[year], at)
		declared["phase.activity_{year}"].name(l, t.Activity[year], at)
	}
}

// timeline is the plan of an area: the project's, unless the area has milestones of its own.
func (m *Model) timeline(a *project.Area) Timeline {
	if len(a.Milestones.IDs) == 0 {
		return m.shared
	}
	var merged project.Named[project.Milestone]
	for id, milestone := range m.project.Milestones.All() {
		if own, ok := a.Milestones.Get(id); ok {
			milestone = own
		}
		merged.Put(id, milestone)
	}
	for id, milestone := range a.Milestones.All() {
		if _, ok := merged.Get(id); !ok {
			merged.Put(id, milestone)
		}
	}
	return NewTimeline(merged, m.project.Language(""))
}

// MonthOf is the month in which a milestone is done: "Month 11"; empty for one that there is not.
func (t Timeline) MonthOf(id string) (month int, ok bool) {
	m, ok := t.Milestones.Get(id)
	return m.Finish, ok
}

func yearArg(year int) arg { return arg{"year", fmt.Sprint(year), fmt.Sprint(year)} }
