package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"casemaker/internal/project"
)

// A glimpse is all that a case can learn of an area that is like it, or that has the same health body: what it is called, how many
// babies are born there, and what services are on record. A case gets no more of it to see, so that what its pages depend on is
// known: when something else of the other area changes, they need not be made anew.
func glimpse(a *project.Area) *project.Area {
	seen := &project.Area{Slug: a.Slug, Name: a.Name, Names: a.Names, InText: a.InText, Nation: a.Nation, Kind: a.Kind, MadeUp: a.MadeUp, Provision: a.Provision}
	if g, ok := a.Figures.Get("births"); ok {
		g.Series, g.SeriesSource = nil, ""
		seen.Figures.Put("births", g)
	}
	return seen
}

// readings is an area with nothing but its values of the measures of the local profile.
func (m *Model) readings(a *project.Area) *project.Area {
	seen := &project.Area{Slug: a.Slug, Nation: a.Nation}
	for _, measure := range m.project.Profile.All() {
		if g, ok := a.Figures.Get(measure.Figure); ok {
			seen.Figures.Put(measure.Figure, project.Given{Series: g.Series})
		}
	}
	return seen
}

// prepareOthers takes from each area what others can see of it.
func (m *Model) prepareOthers() {
	m.glimpses, m.measured = map[string]*project.Area{}, map[string]*project.Area{}
	for _, a := range m.project.Everywhere {
		m.glimpses[a.Slug], m.measured[a.Slug] = glimpse(a), m.readings(a)
	}
}

// Similar are the councils most like an area, as far as others can see them, the most alike first.
func (c *Case) Similar() []*project.Area {
	if c.model == nil {
		return nil
	}
	return c.model.of(c.model.glimpses, c.Area.Similar)
}

// of finds what others can see of areas that there are.
func (m *Model) of(seen map[string]*project.Area, slugs []string) []*project.Area {
	var all []*project.Area
	for _, slug := range slugs {
		if a := seen[slug]; a != nil {
			all = append(all, a)
		}
	}
	return all
}

// region says how the councils of a region compare, as a text that is the same as long as that is.
func (m *Model) region(name string) string {
	var all []string
	for key, s := range m.spreads {
		if key.region == name && s != nil {
			all = append(all, fmt.Sprint(key.measure, " ", key.period, " ", s.Of, " ", s.Least.Value, " ", s.Middle.Value, " ", s.Most.Value))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

// Others is all that the case of an area can learn of other areas, but for the records of its members and which areas it is part of, as a
// text that is the same as long as that is.
func (m *Model) Others(a *project.Area) (string, error) {
	type measured struct {
		Region  string
		Similar []*project.Area
	}
	seen := struct {
		Similar, Neighbours []*project.Area
		Measured            []measured // of the area and its members
	}{Similar: m.of(m.glimpses, a.Similar), Neighbours: m.Neighbours(a)}
	for _, slug := range slices.Concat([]string{a.Slug}, a.Members) {
		here := m.project.AreaBySlug[slug]
		seen.Measured = append(seen.Measured, measured{m.region(here.Region), m.of(m.measured, here.Similar)})
	}
	text, err := json.Marshal(seen)
	if err != nil {
		return "", fmt.Errorf("gathering what %s shows of other areas: %w", a.Name, err)
	}
	return string(text), nil
}
