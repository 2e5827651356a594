package model

import "casemaker/internal/project"

// Supposing works out the case of the same area if its file said something else. The change gets a copy of the area, and must put
// new lists in place of those that it would change.
func (c *Case) Supposing(change func(a *project.Area)) *Case {
	a := *c.Area
	change(&a)
	return c.model.Case(&a)
}

// Loosened works out the case of the same area with nothing in it that holds by coincidence or by choice: the lead is in post long
// before all others, and pay is each post's own, as employers pay it. So the working of every figure is the general one, which
// holds whatever is changed. Its values are of no use.
func (c *Case) Loosened() *Case {
	return c.Supposing(func(a *project.Area) {
		a.PayPoint, a.PensionView = "", ""
		var moved project.Named[project.Milestone]
		for id, m := range c.Timeline.Milestones.All() {
			switch id {
			case project.LeadInPost:
				m.Finish = 0
			case project.TeamInPost:
				m.Finish = monthsInYear * Horizon
			}
			moved.Put(id, m)
		}
		a.Milestones = moved
	})
}
