package model

import (
	"strings"

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
	Plan                *Plan
	WTE, Cost, Families *figure.Figure // Cost and Families are for a full year
}

// routeFigures are the routes with their figures, which are most of a case and worked out only when someone asks.
type routeFigures struct {
	routes []PlannedRoute
	order  []*figure.Figure
	byID   map[string]*figure.Figure
}

// routeID reports whether an id is that of a figure of the routes.
func routeID(id string) bool { return strings.HasPrefix(id, "route.") }

// planRoutes costs the incremental routes for the area.
func (c *Case) planRoutes() routeFigures {
	var r routeFigures
	for _, route := range c.Project.Routes.All() {
		planned := PlannedRoute{Route: route}
		for _, phase := range route.Phases.All() {
			p := PlanTeam(c.routeInputs(phase))
			planned.Phases = append(planned.Phases, PlannedPhase{phase, p, p.WTE, p.Recurrent, p.Capacity})
		}
		r.routes = append(r.routes, planned)
	}
	r.order, r.byID = nameRoutes(c.Project.Language(""), r.routes)
	return r
}

// routeInputs are what a step is planned from. A team's posts are scaled to the births, and other costs follow their WTE; a
// lead, a forum or a plan needs the same posts in a small place and in a large one, and sees no families.
func (c *Case) routeInputs(phase project.Phase) Inputs {
	in := c.Full.Inputs
	posts := phase.Posts
	if team, ok := c.team(phase.Team); ok { // as the area has it
		posts = team.Posts
	}
	in.Posts = c.postList(posts)
	if phase.Kind != project.PhaseKinds[0] {
		in.Own, in.SeesNone = true, true
		return in
	}
	in.Size = figure.Divide(teamWTE(posts), teamWTE(in.Model.Posts))
	return in
}
