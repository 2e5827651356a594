package model

import (
	"fmt"
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// Here is how the planned team stands beside what is here already, beside neighbours, and beside what is seen elsewhere.
type Here struct {
	Existing Sums // of the specialised teams that run here; a sum is nil where any of them does not say
	Gap      Sums // the preferred option beyond them

	Shared  Shared
	Teams   *figure.Figure // how many teams of the model's size the area is for, at least one
	PerTeam *figure.Figure // families a year for each of them
}

// Sums are what a team is: staff, families and money a year.
type Sums struct{ WTE, Families, Cost *figure.Figure }

// Shared is a team with neighbours, of which the area has a share: those of its health body. It is empty where none is known.
type Shared struct {
	Neighbours []*project.Area
	Births     *figure.Figure // of the area and its neighbours
	Share      *figure.Figure // the area's part of them
	WTE, Cost  *figure.Figure // of the whole team
}

// here works out how the plan stands beside what there is.
func (c *Case) here() Here {
	h := Here{Existing: c.existing(), Shared: c.shared()}
	if a := c.Preferred; a != nil && a.Plan != nil {
		gap := func(wanted, have *figure.Figure) *figure.Figure {
			if have == nil {
				return nil
			}
			return beyond(wanted, have)
		}
		h.Gap = Sums{gap(a.Plan.WTE, h.Existing.WTE), gap(a.Plan.Capacity, h.Existing.Families), gap(a.Plan.Recurrent, h.Existing.Cost)}
	}
	h.Teams = figure.Max(figure.Constant(1), figure.Whole(c.Full.Scale))
	h.PerTeam = figure.Divide(c.Plan.Capacity, h.Teams)
	return h
}

// existing sums up the specialised teams that run here for the whole of the area. What one of them does not say is not known.
func (c *Case) existing() Sums {
	var s Sums
	services := c.specialised(project.Running)
	named := func(i int) string {
		id := services[i].ID
		for n, p := range services[:i] {
			if p.ID == id {
				return fmt.Sprintf("%s_%d", id, n+2)
			}
		}
		return id
	}
	sum := func(what string, of func(project.Provision) float64, unit figure.Unit) *figure.Figure {
		var terms []*figure.Figure
		for i, p := range services {
			if of(p) == 0 || p.Part != "" {
				return nil
			}
			label := called(c.Project.Language(""), "provision.{service}."+what, arg{"service", p.ID, p.Name})
			terms = append(terms, figure.Given("own.provision."+named(i)+"."+what, label, of(p), unit, p.AsOf, p.Source))
		}
		if len(terms) == 0 {
			return nil
		}
		return figure.Add(terms...)
	}
	s.WTE = sum("wte", func(p project.Provision) float64 { return p.WTE }, figure.WTE)
	s.Families = sum("families", func(p project.Provision) float64 { return p.Families }, figure.Families)
	s.Cost = sum("budget", func(p project.Provision) float64 { return p.Budget }, figure.Pounds)
	return s
}

// shared works out the team that the area would share: that of its health body, for the births of all its areas.
func (c *Case) shared() Shared {
	var s Shared
	s.Neighbours = c.model.Neighbours(c.Area)
	if len(s.Neighbours) == 0 {
		return Shared{}
	}
	births, _ := c.Project.Catalogue.Get("births")
	terms := []*figure.Figure{c.Births}
	for _, a := range s.Neighbours {
		f, _ := c.stated(a, births, "neighbour."+a.Slug+".births")
		f.Label = called(c.Project.Language(""), "neighbour.{area}.births", arg{"area", a.Slug, a.Name})
		terms = append(terms, f)
	}
	s.Births = figure.Add(terms...)
	in := c.fullInputs()
	in.Births = s.Births
	team := PlanTeam(in)
	s.WTE, s.Cost = team.WTE, team.Recurrent
	s.Share = figure.Divide(c.Births, s.Births).WithUnit(figure.Share)
	return s
}

// bodyKey is a nation's health body, and whether it is of a made-up place.
type bodyKey struct {
	nation, body string
	madeUp       bool
}

// healthBody is an area's health body; ok is false for an area that has none of its own, or is made of others.
func healthBody(a *project.Area) (key bodyKey, ok bool) {
	body := a.Bodies["body.health"]
	return bodyKey{a.Nation, body, a.MadeUp}, body != "" && len(a.Members) == 0
}

// prepareBodies gathers the councils of each health body whose births are known, in order of slug.
func (m *Model) prepareBodies() {
	m.bodies = map[bodyKey][]*project.Area{}
	for _, a := range m.project.Everywhere {
		key, ok := healthBody(a)
		if g, counted := a.Figures.Get("births"); ok && counted && !g.Suppressed {
			m.bodies[key] = append(m.bodies[key], m.glimpses[a.Slug])
		}
	}
}

// Neighbours are the other councils of an area's health body whose births are known, in order of slug: those that it would share
// a team with. They are as others can see them.
func (m *Model) Neighbours(a *project.Area) []*project.Area {
	key, ok := healthBody(a)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.bodies[key]), func(other *project.Area) bool { return other.Slug == a.Slug })
}
