package model

import (
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
	"casemaker/internal/text"
)

// Provision lists the services recorded here; for a pooled area, those of its members, each once with the members that it
// serves.
func (c *Case) Provision() []project.Provision {
	var all []project.Provision
	for _, p := range c.Area.Provision.All() {
		all = append(all, p)
	}
	serves := map[project.Provision][]string{}
	var order []project.Provision
	for _, m := range c.Members {
		for _, p := range m.Area.Provision.All() {
			if serves[p] == nil {
				order = append(order, p)
			}
			serves[p] = append(serves[p], m.Area.Name)
		}
	}
	for _, p := range order {
		members := serves[p]
		p.Name = text.Listed(members) + ": " + p.Name
		all = append(all, p)
	}
	return all
}

// records are the traits of what is on record, the surest first, with the status that each stands for.
var records = []struct{ trait, status, text string }{
	{TraitServed, project.Running, "provision.running"},
	{TraitLastKnown, project.LastKnown, "provision.last_known"},
	{TraitClosed, project.Closed, "provision.closed"},
	{TraitUndetermined, project.Undetermined, ""},
}

// served is the trait that says what is known of a specialised service here.
func (c *Case) served() string {
	for _, r := range records {
		if len(c.specialised(r.status)) > 0 {
			return r.trait
		}
	}
	return TraitNotFound
}

// specialised lists the specialised services of a status.
func (c *Case) specialised(status string) []project.Provision {
	return slices.DeleteFunc(c.Provision(), func(p project.Provision) bool { return p.Tier != "specialised" || p.Status != status })
}

// provided puts what is on record into values: names of services, how many members have one, and how many similar councils.
func (c *Case) provided() {
	for _, r := range records {
		var names []string
		for _, p := range c.specialised(r.status) {
			name := p.Name
			if r.status != project.Running {
				name += " (" + p.AsOf + ")"
			}
			names = append(names, name)
		}
		if r.text != "" && len(names) > 0 {
			c.records[r.text] = text.Listed(names)
		}
	}
	c.counted("members", areasOf(c.Members))
	var similar []*project.Area
	var names []string
	for _, slug := range c.Area.Similar {
		if a := c.Project.AreaBySlug[slug]; a != nil {
			similar, names = append(similar, a), append(names, a.Name)
		}
	}
	c.counted("similar", similar)
	if len(names) > 0 {
		c.records["similar.names"] = text.Listed(names)
	}
}

func areasOf(cases []*Case) []*project.Area {
	var all []*project.Area
	for _, c := range cases {
		all = append(all, c.Area)
	}
	return all
}

// counted adds how many areas there are, and in how many of them a running specialised service is on record.
func (c *Case) counted(group string, areas []*project.Area) {
	if len(areas) == 0 {
		return
	}
	served := 0
	for _, a := range areas {
		for _, p := range a.Provision.All() {
			if p.Tier == "specialised" && p.Status == project.Running {
				served++
				break
			}
		}
	}
	add := func(id string, n int) {
		c.add(figure.Given(id, called(c.Project.Language(""), id), float64(n), figure.Number, "", project.RecordSource))
	}
	add(group+".count", len(areas))
	add(group+".served", served)
}

// servedInPart reports whether every running specialised service on record here is for a part of the area.
func (c *Case) servedInPart() bool {
	running := c.specialised(project.Running)
	return len(running) > 0 && !slices.ContainsFunc(running, func(p project.Provision) bool { return p.Part == "" })
}

// inProgramme reports whether the area, or any member, is in a national programme, and whether it is known not to be.
func (c *Case) inProgramme(id string) (in, out bool) {
	areas := append([]*project.Area{c.Area}, areasOf(c.Members)...)
	var names []string
	stated := 0
	for _, a := range areas {
		if slices.Contains(a.Programmes, id) {
			names = append(names, a.Name)
		}
		if slices.Contains(a.Programmes, id) || slices.Contains(a.NotIn, id) {
			stated++
		}
	}
	if len(c.Members) > 0 && len(names) > 0 {
		c.records["programme."+id+".members"] = text.Listed(names)
	}
	return len(names) > 0, len(names) == 0 && stated > 0 && stated >= len(c.Members)
}
