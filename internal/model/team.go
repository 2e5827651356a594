package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// FullTeam is the id of the team model that an area is costed on.
const FullTeam = "full"

// inputs are the area's own, before any option or sensitivity changes them.
func (c *Case) inputs(births *figure.Figure) Inputs {
	team, ok := c.Project.Teams.Get(FullTeam)
	if !ok {
		panic("model: data/teams/" + FullTeam + ".toml is missing")
	}
	in := Inputs{
		Births: births, Model: team, Pay: c.Pay, Zone: c.Area.PayZone,
		Overhead:    c.parameter("assumption.overhead"),
		Hours:       c.parameter("assumption.hours_per_family"),
		DirectShare: c.parameter("assumption.direct_share"),
	}
	posts := team.Posts
	if len(c.Area.Posts.IDs) > 0 {
		posts, in.Own = c.Area.Posts, true
	}
	in.Posts = postList(posts)
	return in
}

func postList(posts project.Named[project.Post]) []project.Post {
	var list []project.Post
	for _, p := range posts.All() {
		list = append(list, p)
	}
	return list
}

// team works out the area's team, its cost, capacity and coverage, and gives the figures their ids.
func (c *Case) team(m *Model, births *figure.Figure) {
	p := c.plan(m, c.inputs(births))
	c.Plan = p
	c.add(p.Inputs.Model.Births)
	c.add(p.Inputs.Model.Population)
	pounds := func(f *figure.Figure, id, label string) {
		if f != nil {
			c.add(f.Named(id, label, figure.Pounds))
		}
	}
	if p.Scale != nil {
		c.add(p.Scale.Named("team.scale", "Size of the area against the team model", figure.Factor))
	}
	c.namePosts(p)
	c.add(p.WTE.Named("team.wte", "Team, whole-time equivalents", figure.WTE))
	c.add(p.DirectWTE.Named("team.direct_wte", "Time in direct work, whole-time equivalents", figure.WTE))
	pounds(p.Basic, "cost.basic", "Basic pay")
	pounds(p.Supplement, "cost.supplement", "High-cost area supplement")
	pounds(p.Insurance, "cost.national_insurance", "Employer National Insurance")
	pounds(p.Pension, "cost.pension", "Employer pension")
	pounds(p.Levy, "cost.levy", "Apprenticeship levy")
	pounds(p.Pay, "cost.pay", "Pay and on-costs")
	for _, l := range p.NonPay {
		pounds(l.Amount, "cost."+l.Price.ID, l.Price.Label)
	}
	pounds(p.NonPaySum, "cost.non_pay", "Non-pay")
	pounds(p.Direct, "cost.direct", "Direct cost")
	pounds(p.Overhead, "cost.overhead", "Overhead")
	pounds(p.Recurrent, "cost.recurrent", "Cost a year")
	for _, l := range p.SetUp {
		pounds(l.Amount, "cost."+l.Price.ID, l.Price.Label)
	}
	pounds(p.SetUpSum, "cost.setup", "Set-up, once")
	c.add(p.PerDirectWTE.Named("capacity.per_wte", "Families a year for each WTE of direct work", figure.Number))
	c.add(p.Capacity.Named("capacity.families", "Families a team can see in a year", figure.Families))
	c.ratios(p, births)
}

// namePosts gives the cells of the staffing table their ids.
func (c *Case) namePosts(p *Plan) {
	for _, post := range p.Posts {
		stem, role := "post."+post.Post.ID+".", post.Post.Role+": "
		if post.WTE.ID == "" {
			c.add(post.WTE.Named(stem+"wte", role+"WTE", figure.WTE))
		}
		for _, cell := range []struct {
			f         *figure.Figure
			id, label string
		}{
			{post.Basic, "basic", "basic pay"}, {post.Supplement, "supplement", "high-cost area supplement"},
			{post.Insurance, "national_insurance", "National Insurance"}, {post.Pension, "pension", "pension"},
			{post.Levy, "levy", "apprenticeship levy"}, {post.Total, "total", "total"},
		} {
			if cell.f != nil {
				c.add(cell.f.Named(stem+cell.id, role+cell.label, figure.Pounds))
			}
		}
	}
}

// ratios compares cost and capacity with births, people and need.
func (c *Case) ratios(p *Plan, births *figure.Figure) {
	c.add(figure.Divide(p.Recurrent, births).Named("cost.per_birth", "Cost for each birth", figure.Pence))
	if population, ok := c.Figure("population"); ok {
		c.add(figure.Divide(p.Recurrent, population).Named("cost.per_head", "Cost for each resident", figure.Pence))
	}
	for _, need := range Needs {
		if n, ok := c.figures[need]; ok {
			name := need[len("need."):]
			c.add(figure.Divide(p.Capacity, n).Named("coverage."+name, "Share of "+lowerFirst(n.Label)+" that a team can see", figure.Share))
		}
	}
	reference := c.figures["need.reference"]
	c.add(figure.Max(figure.Constant(0), figure.Subtract(reference, p.Capacity)).
		Named("gap.families", "Babies a year beyond what a team can see (reference estimate)", figure.Babies))
	if p.Capacity.Value == 0 {
		c.missing = append(c.missing, Missing{ID: "cost.per_family", Label: "Cost for each family",
			Why: "so small a team could not see one family a year"})
		return
	}
	c.add(figure.Divide(p.Recurrent, p.Capacity).Named("cost.per_family", "Cost for each family", figure.Pence))
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return string(s[0]|0x20) + s[1:]
}
