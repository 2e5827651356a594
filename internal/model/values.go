package model

import (
	"maps"
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// NationID is the nation of the case's area, for conditions.
func (c *Case) NationID() string { return c.Area.Nation }

// KindID is the kind of the case's area, for conditions.
func (c *Case) KindID() string { return c.Area.Kind }

// Values lists the ids of all figures and texts that the case has of its own.
func (c *Case) Values() []string {
	return append(slices.Clone(c.order), slices.Sorted(maps.Keys(c.texts))...)
}

// AllValues lists the ids of every value that some area could have: parameters, and what a complete, made-up
// area of each nation would show. Documents may name these even where no area has them yet.
func AllValues(p *project.Project) []string {
	ids := slices.Clone(p.Parameters.IDs)
	ids = append(ids, "area.members", "area.code", "body.health_since", "provision.running", "provision.last_known", "provision.closed",
		"members.count", "members.served", "similar.count", "similar.served", "similar.names")
	for _, body := range project.OwnBodies {
		ids = append(ids, "body."+body)
	}
	for _, programme := range project.Programmes {
		ids = append(ids, "programme."+programme+".members")
	}
	for _, m := range p.Profile.All() {
		ids = append(ids, "profile."+m.ID, "profile."+m.ID+".nation", "profile."+m.ID+".region", "profile."+m.ID+".similar")
	}
	ids = append(ids, "area.boundary", "births.joint")
	for id := range p.Catalogue.All() {
		ids = append(ids, "nation."+id)
	}
	ids = append(ids, "nation.births_per_thousand")
	if len(p.Nations.IDs) == 0 || len(p.Teams.IDs) == 0 {
		return ids
	}
	whole := &project.Area{Name: "Whole", Nation: p.Nations.IDs[0], Kind: "council", PayZone: "inner-london"}
	for id, entry := range p.Catalogue.All() {
		value := entry.Most
		if entry.Unit == figure.Babies {
			value = 3300
		}
		whole.Figures.Put(id, project.Given{ID: id, Value: value, Period: "2022", Method: figure.Counted, Note: "Any",
			Series: []project.YearValue{{Year: 2021, Value: value}, {Year: 2022, Value: value}}})
	}
	part := func(value float64) *figure.Figure {
		return figure.Given("benefit.any", "Any", value, figure.Share, "", "")
	}
	whole.Benefits.Put("any", project.Benefit{ID: "any", Name: "Any", Body: "Any", Cashability: "cash-releasing", Duration: 1,
		Baseline: part(1), Effect: part(1), Deadweight: part(0), UnitCost: part(1), OptimismBias: part(0)})
	for rate := range p.Parameters.All() {
		whole.Groups.Put("any", project.Group{ID: "any", Label: "Any", Babies: part(1), Rate: rate})
		break
	}
	return append(ids, Prepare(p).Case(whole).Values()...)
}

// General is a case of no area: what a toolkit page published on its own can show.
func General(p *project.Project) *Case {
	a := &project.Area{Name: "the United Kingdom", PayZone: "none"}
	if len(p.Nations.IDs) > 0 {
		a.Nation = p.Nations.IDs[0]
	}
	c := &Case{Project: p, Language: p.Language(""), Area: a, figures: map[string]*figure.Figure{}, texts: map[string]string{}, traits: map[string]bool{}}
	c.Nation, _ = p.Nations.Get(a.Nation)
	c.Pay, _ = p.Pay.Get(c.Nation.Pay)
	c.words()
	c.traits[TraitPublic] = p.Settings.PublicBody
	for _, id := range []string{"area.name", "area.nation", "area.region", "births.published"} {
		delete(c.texts, id)
	}
	return c
}
