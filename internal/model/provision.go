package model

import (
	"slices"
	"strings"

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
	for _, s := range c.ofMembers() {
		s.Name = text.Listed(s.members) + ": " + s.Name
		all = append(all, s.Provision)
	}
	return all
}

// A memberService is a service of members of a pooled area.
type memberService struct {
	project.Provision
	members []string // names of those that it serves
}

// alike reports whether a sentence names two services in the same words.
func (s memberService) alike(other memberService) bool {
	p, q := s.Provision, other.Provision
	return p.Tier == q.Tier && p.Status == q.Status && p.Name == q.Name && p.Part == q.Part && (p.Status == project.Running || p.AsOf == q.AsOf)
}

// ofMembers lists the services of the members, each once.
func (c *Case) ofMembers() []memberService {
	var all []memberService
	at := map[project.Provision]int{}
	for _, m := range c.Members {
		for _, p := range m.Area.Provision.All() {
			i, known := at[p]
			if !known {
				i = len(all)
				at[p] = i
				all = append(all, memberService{Provision: p})
			}
			all[i].members = append(all[i].members, m.Area.Name)
		}
	}
	return all
}

// Running is how many specialised services are on record as running here.
func (c *Case) Running() int { return len(c.specialised(project.Running)) }

// records are the traits of what is on record, the surest first, with the status that each stands for.
var records = []struct{ trait, status, text string }{
	{TraitServed, project.Running, "provision.running"},
	{TraitLastKnown, project.LastKnown, "provision.last_known"},
	{TraitClosed, project.Closed, "provision.closed"},
	{TraitUndetermined, project.Undetermined, ""},
}

// served is the trait that says what is known of a specialised service here: the surest of what is on record. One that runs
// for a part of the area only, or in some members of a pooled one, is said to be in part.
func (c *Case) served() string {
	for _, r := range records {
		if len(c.specialised(r.status)) == 0 {
			continue
		}
		if r.trait == TraitServed && !c.wholly(running) {
			return TraitPart
		}
		return r.trait
	}
	return TraitNotFound
}

// running reports whether a service is a specialised one that runs.
func running(p project.Provision) bool { return p.Tier == "specialised" && p.Status == project.Running }

// decided reports whether a specialised service runs, or is one for which money has been decided beyond the papers’ date,
// though nothing says that it runs.
func (c *Case) decided(p project.Provision) bool {
	return running(p) || p.Tier == "specialised" && p.Status == project.LastKnown && p.Funded(c.Project.Settings.Date)
}

// wholly reports whether such a service is for all of the area, or of every member.
func (c *Case) wholly(such func(project.Provision) bool) bool {
	whole := func(a *project.Area) bool {
		for _, p := range a.Provision.All() {
			if such(p) && p.Part == "" {
				return true
			}
		}
		return false
	}
	if len(c.Members) == 0 || whole(c.Area) {
		return whole(c.Area)
	}
	return !slices.ContainsFunc(areasOf(c.Members), func(a *project.Area) bool { return !whole(a) })
}

// specialised lists the specialised services of a status.
func (c *Case) specialised(status string) []project.Provision {
	return slices.DeleteFunc(c.Provision(), func(p project.Provision) bool { return p.Tier != "specialised" || p.Status != status })
}

// provided puts what is on record into values: names of services, how many members have one, and how many similar councils.
func (c *Case) provided() {
	for _, r := range records {
		if names := c.named(r.status); r.text != "" && len(names) > 0 {
			c.records[r.text] = listedLong(names)
		}
	}
	var money []string
	for _, p := range c.Provision() {
		if p.Tier == "specialised" && p.Money != "" && !slices.Contains(money, p.Money) {
			money = append(money, p.Money)
		}
	}
	if len(money) > 0 {
		c.records["provision.money"] = strings.Join(money, " ")
	}
	c.counted("members", areasOf(c.Members))
	similar := c.Similar()
	var names []string
	for _, a := range similar {
		names = append(names, a.Name)
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

// counted adds how many areas there are, and in how many of them a running specialised service is on record. Of similar areas a
// document says in other words that there is none.
func (c *Case) counted(group string, areas []*project.Area) {
	if len(areas) == 0 {
		return
	}
	served := 0
	for _, a := range areas {
		for _, p := range a.Provision.All() {
			if running(p) {
				served++
				break
			}
		}
	}
	add := func(id string, n int) {
		c.add(figure.Given(id, called(c.Project.Language(""), id), float64(n), figure.Number, "", project.RecordSource))
	}
	add(group+".count", len(areas))
	if served > 0 || group == "members" {
		add(group+".served", served)
	}
}

// named names the specialised services of a status as a sentence does, with the part or the members that each serves and, where
// it may run no more, when it was known to.
func (c *Case) named(status string) []string {
	var names []string
	add := func(p project.Provision, places string) {
		if p.Tier != "specialised" || p.Status != status {
			return
		}
		name := p.Name + places
		switch {
		case status != project.Running:
			name += " (" + p.AsOf + ")"
		case p.Part != "":
			name += " (" + p.Part + ")"
		}
		names = append(names, name)
	}
	for _, p := range c.Area.Provision.All() {
		add(p, "")
	}
	// A service that is recorded of several members, in other words for each, is one.
	services := c.ofMembers()
	for i, s := range services {
		if s.Tier != "specialised" || s.Status != status || slices.ContainsFunc(services[:i], s.alike) {
			continue
		}
		var members []string
		for _, other := range services {
			if other.alike(s) {
				members = append(members, other.members...)
			}
		}
		where := ""
		if len(members) < len(c.Members) && !(len(members) == 1 && strings.Contains(s.Name, members[0])) {
			message := "value.service_in"
			if len(members) > 1 {
				message = "value.service_in_each"
			}
			where = " " + c.Project.Language("").Say(message, "areas", text.Listed(members))
		}
		add(s.Provision, where)
	}
	return names
}

// listedLong joins words that may hold commas themselves.
func listedLong(words []string) string {
	if !strings.Contains(strings.Join(words, ""), ",") {
		return text.Listed(words)
	}
	return strings.Join(words, "; ")
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
