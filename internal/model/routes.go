package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A PlannedRoute is a way to grow a team with what each step costs here.
type PlannedRoute struct {
	Route  project.Route
	Phases []PlannedPhase
}

// A PlannedPhase is one step of a route.
type PlannedPhase struct {
	Phase               project.Phase
	WTE, Cost, Families *figure.Figure // Cost and Families are for a full year
}

// routes costs the incremental routes for the area.
func (c *Case) routes(m *Model, births *figure.Figure) {
	full := c.inputs(births).Model
	for id, r := range c.Project.Routes.All() {
		planned := PlannedRoute{Route: r}
		for step, phase := range r.Phases.All() {
			in := c.inputs(births)
			in.Own, in.Posts = false, postList(phase.Posts)
			in.Size = figure.Divide(postWTE(phase.Posts), modelWTE(full))
			p := c.plan(m, in)
			stem, label := "route."+id+"."+step+".", r.Name+", step "+step+": "
			c.nameCosts(p, stem, label)
			planned.Phases = append(planned.Phases, PlannedPhase{
				Phase:    phase,
				WTE:      c.add(p.WTE.Named(stem+"wte", label+"WTE", figure.WTE)),
				Cost:     c.add(p.Recurrent.Named(stem+"cost", label+"cost a year", figure.Pounds)),
				Families: c.add(p.Capacity.Named(stem+"families", label+"families a year", figure.Families)),
			})
		}
		c.Routes = append(c.Routes, planned)
	}
}

func postWTE(posts project.Named[project.Post]) *figure.Figure {
	var all []*figure.Figure
	for _, post := range posts.All() {
		all = append(all, post.WTE)
	}
	return figure.Add(all...)
}
