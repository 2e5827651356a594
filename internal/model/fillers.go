package model

import (
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// fillers are the ids that the project's data has for a name in braces, given those that stand before it. ok is false where
// only an area can say.
func fillers(p *project.Project, name string, row declaration, before []arg) (all []arg, ok bool) {
	switch name {
	case "year":
		if row.id == "births.{year}" || strings.HasPrefix(row.id, "member.") {
			return nil, false
		}
		for year := range Horizon {
			all = append(all, yearArg(year))
		}
	case "post":
		for id, post := range postsOf(p, row, before).All() {
			all = append(all, arg{name, id, post.Role})
		}
	case "option":
		for id, o := range p.Options.All() {
			all = append(all, arg{name, id, o.Name})
		}
		all = append(all, arg{name, project.PlannedOption, planned(p.Language("")).Name})
	case "factor":
		for id, f := range p.Factors.All() {
			all = append(all, arg{name, id, f.Name})
		}
	case "driver":
		for _, d := range drivers {
			all = append(all, arg{name, d.id, p.Language("").Say("sensitivity.driver." + d.id)})
		}
	case "end":
		all = []arg{{name, "low", p.Language("").Say("every-chart.low")}, {name, "high", p.Language("").Say("every-chart.high")}}
	case "milestone":
		for _, id := range project.NeededMilestones {
			m, _ := p.Milestones.Get(id)
			all = append(all, arg{name, id, m.Name})
		}
	case "ask":
		for id, post := range p.AskPosts.All() {
			all = append(all, arg{name, id, post.Role})
		}
	case "point":
		for _, point := range PayPoints {
			all = append(all, arg{name, point, point})
		}
	case "view":
		all = payViewArgs[:]
	case "route":
		for id, r := range p.Routes.All() {
			all = append(all, arg{name, id, r.Name})
		}
	case "step":
		route, _ := p.Routes.Get(find(before, "route").id)
		for _, id := range route.Phases.IDs {
			all = append(all, arg{name, id, id})
		}
	case "funder":
		all = fundersOf(p)
	case "kind":
		all = []arg{{name: name, id: "fiscal"}, {name: name, id: "total"}}
	case "price":
		for id, f := range p.Parameters.All() {
			if strings.HasPrefix(id, "price.") || strings.HasPrefix(id, "setup.") {
				all = append(all, arg{name, id, f.Label})
			}
		}
	case "scale":
		for _, table := range p.Pay.All() {
			for id, s := range table.Scales.All() {
				all = append(all, arg{name, id, s.Name})
			}
		}
	case "band":
		for _, table := range p.Pay.All() {
			if scale, found := table.Scales.Get(find(before, "scale").id); found {
				for id, b := range scale.Bands.All() {
					all = append(all, arg{name, id, b.Name})
				}
			}
		}
	case "zone":
		for _, table := range p.Pay.All() {
			for id, z := range table.Zones.All() {
				all = append(all, arg{name, id, z.Name})
			}
		}
	default:
		return nil, false
	}
	return all, true
}

// postsOf are the posts that a row's {post} stands for.
func postsOf(p *project.Project, row declaration, before []arg) project.Named[project.Post] {
	team := FullTeam
	switch {
	case strings.HasPrefix(row.id, "option."):
		option, _ := p.Options.Get(find(before, "option").id)
		if option.ID == FullTeam || option.Team == "" {
			return project.Named[project.Post]{} // its posts are the team's own
		}
		team = option.Team
	case routeID(row.id):
		route, _ := p.Routes.Get(find(before, "route").id)
		phase, _ := route.Phases.Get(find(before, "step").id)
		return phase.Posts
	}
	if t, ok := p.Teams.Get(team); ok {
		return t.Posts
	}
	return project.Named[project.Post]{}
}

// fundersOf are the funders of every nation's proposal, each id once.
func fundersOf(p *project.Project) []arg {
	var all []arg
	for _, nation := range p.Nations.IDs {
		for id, c := range p.Mixes[nation].All() {
			all = append(all, arg{"funder", id, c.Funder})
		}
	}
	return all
}

// given adds the figures that stand in the project's own files below a file's ids.
func (d *Declarations) given(p *project.Project) {
	l := p.Language("")
	give := func(when When, all ...*figure.Figure) {
		for _, f := range all {
			if f != nil {
				d.add(Declaration{ID: f.ID, Label: f.Label, Unit: f.Unit, When: when})
			}
		}
	}
	for id, f := range p.Parameters.All() {
		if _, ok := p.Ranges[id]; ok {
			d.add(Declaration{ID: id + ".low", Label: l.Label("assumption.{assumption}.low", "assumption", f.Label), Unit: f.Unit, When: InWorkings})
			d.add(Declaration{ID: id + ".high", Label: l.Label("assumption.{assumption}.high", "assumption", f.Label), Unit: f.Unit, When: InWorkings})
		}
	}
	for id, entry := range p.Catalogue.All() {
		d.add(Declaration{ID: "member.{area}." + id, Label: entry.Label, Unit: entry.Unit, When: InWorkings})
		d.add(Declaration{ID: "nation." + id, Label: entry.Label, Unit: entry.Unit, When: WithNation})
	}
	if full, ok := p.Teams.Get(FullTeam); ok {
		give(WithBirths, full.Births, full.Population)
	}
	for _, t := range p.Teams.All() {
		give(InWorkings, t.Births, t.Population)
		givePosts(give, t.Posts)
	}
	for _, r := range p.Routes.All() {
		for _, phase := range r.Phases.All() {
			givePosts(give, phase.Posts)
		}
	}
	givePosts(give, p.AskPosts)
	for _, mix := range p.Mixes {
		for _, c := range mix.All() {
			give(InWorkings, c.Share)
		}
	}
	for _, t := range p.Pay.All() {
		give(InWorkings, t.Hours, t.NIRate, t.NIFrom)
		for _, s := range t.Scales.All() {
			give(InWorkings, s.Award)
			for _, b := range s.Bands.All() {
				give(InWorkings, b.Entry, b.Top)
			}
		}
		for _, e := range t.Employers.All() {
			give(InWorkings, e.Pension, e.PensionFull, e.Levy)
		}
		for _, z := range t.Zones.All() {
			give(InWorkings, z.Rate, z.Least, z.Most)
		}
	}
	for _, m := range p.Profile.All() {
		d.add(Declaration{ID: "profile." + m.ID, Label: m.Label, Unit: m.Unit, When: IfStated})
		for _, of := range []string{"nation", "region", "similar"} {
			label := describe(l, "profile.{measure}."+of, []arg{{"measure", m.ID, m.Label}})
			d.add(Declaration{ID: "profile." + m.ID + "." + of, Label: label, Unit: m.Unit, When: IfStated})
		}
	}
	for _, body := range project.OwnBodies {
		d.add(Declaration{ID: "body." + body, Label: "Bodies: " + strings.ReplaceAll(body, "_", " "), Text: true, When: IfStated})
	}
	for _, programme := range project.Programmes {
		d.add(Declaration{ID: "programme." + programme + ".members", Label: "Members that are in the programme", Text: true, When: WithMembers})
	}
	for _, row := range append(counts[:len(counts):len(counts)], users...) {
		d.add(Declaration{ID: row.id, Label: describe(l, row.id, nil), Unit: row.unit, When: row.when})
	}
}

func givePosts(give func(When, ...*figure.Figure), posts project.Named[project.Post]) {
	for _, post := range posts.All() {
		give(InWorkings, post.WTE, post.Direct)
	}
}

// counts are how many areas of a kind there are, and in how many a team is on record.
var counts = []declaration{
	{"members.count", figure.Number, WithMembers, false},
	{"members.served", figure.Number, WithMembers, false},
	{"similar.count", figure.Number, IfStated, false},
	{"similar.served", figure.Number, IfStated, false},
}

// users are the figures that stand in an area's file under ids that its users choose.
var users = []declaration{
	{"own.post.{post}.wte_stated", figure.WTE, IfStated, false},
	{"own.post.{post}.direct", figure.Share, IfStated, false},
	{"own.option.{option}.post.{post}.wte_stated", figure.WTE, IfStated, false},
	{"own.option.{option}.post.{post}.direct", figure.Share, IfStated, false},
	{"own.panel.weight.{factor}", figure.Number, IfStated, false},
	{"own.provision.{service}.wte", figure.WTE, IfStated, false},
	{"own.provision.{service}.families", figure.Families, IfStated, false},
	{"own.provision.{service}.budget", figure.Pounds, IfStated, false},
	{"own.funding.{funder}.share", figure.Share, IfStated, false},
	{"own.benefit.{benefit}.baseline", figure.Share, IfStated, false},
	{"own.benefit.{benefit}.effect", figure.Share, IfStated, false},
	{"own.benefit.{benefit}.deadweight", figure.Share, IfStated, false},
	{"own.benefit.{benefit}.unit_cost", figure.Pounds, IfStated, false},
	{"own.benefit.{benefit}.optimism_bias", figure.Share, IfStated, false},
	{"need.group.{group}", figure.Babies, IfStated, false},
}

// A textRow is a value of documents that is words.
type textRow struct {
	id, label string
	when      When
}

// texts are the values that are words; package text says them.
var texts = []textRow{
	{"area.name", "Name of the area, as in a sentence", WithArea},
	{"area.nation", "Nation of the area", WithArea},
	{"area.code", "Code of the area", IfStated},
	{"area.region", "Region of the area, or its nation", WithArea},
	{"area.formerly", "What the area was before, and until when", IfStated},
	{"area.boundary", "Date of the boundaries that the figures are for", IfStated},
	{"area.contact", "Who answers questions about the area", IfStated},
	{"area.members", "Members of a pooled area", WithMembers},
	{"body.health", "Who decides on health care here", Always},
	{"body.council", "The council", Always},
	{"body.public_health", "Who decides on public health here", Always},
	{"body.children", "Who runs children’s social care here", Always},
	{"body.early_years", "Who runs early years services here", Always},
	{"body.partner", "Who is asked beside the health body", Always},
	{"body.health_since", "Since when the health body is the one named", IfStated},
	{"provision.running", "Specialised services that run, as far as is on record", IfStated},
	{"provision.last_known", "Specialised services last known of, with the year", IfStated},
	{"provision.closed", "Specialised services that have closed, with the year", IfStated},
	{"provision.money", "Who has decided to pay for these services, and for how long", IfStated},
	{"similar.names", "The councils most like this one", IfStated},
	{"area.neighbours", "Other councils of the same health body", WithNeighbours},
	{"births.period", "The time that the births are of", WithBirths},
	{"births.rate_year", "The year that births for each 1,000 people are of", IfStated},
	{"births.note", "The publisher’s note on the births", WithNote},
	{"births.published", "Where births are published", WithArea},
	{"births.joint", "The area together with which births are published", WithJoint},
	{"births.first_year", "First year of the series of births", WithSeries},
	{"births.last_year", "Last year of the series of births", WithSeries},
	{"population.period", "The time that the population is of", WithPopulation},
	{"population.note", "The publisher’s note on the population", WithNote},
	{"option.preferred", "The preferred option", WithOption},
	{"ask.first", "By when the first things can be done", Always},
	{"ask.date", "By when the team is to be decided", Always},
	{"ask.year", "Financial year in which the team starts", Always},
	{"ask.full_year", "Financial year in which the team works in full", Always},
	{"ask.lead_year", "Financial year that can still be budgeted for", IfStated},
	{"ask.budget", "Before when budgets for that year are set", IfStated},
	{"ask.why", "What makes that day the last", Always},
	{"ask.to", "Who is asked", Always},
	{"project.title", "Title of the site", Always},
	{"project.organisation", "Who publishes", IfStated},
	{"project.contact", "Whom to ask", IfStated},
	{"project.date", "Date of the documents", Always},
	{"project.year", "Year of the documents", Always},
	{"project.next_review", "Next review", IfStated},
	{"project.decide_by", "By when to decide", Always},
	{"project.version", "Version", Always},
	{"project.status", "Status", Always},
	{"project.price_year", "Year of the prices", Always},
}

// describe is what figures of an id are called, with names in place of what the project's data does not fill. Where what fills
// it has no words, the label is that of the filled id.
func describe(l *language.Language, id string, filled []arg) string {
	for _, a := range filled {
		if a.words == "" {
			id = strings.Replace(id, "{"+a.name+"}", a.id, 1)
		}
	}
	return l.Fill(labelID(id), func(name string) string {
		for _, a := range filled {
			if a.name == name {
				return a.words
			}
		}
		return strings.ReplaceAll(name, "_", " ")
	})
}
