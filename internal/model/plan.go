package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// FullTeam is the id of the team model that an area is costed on.
const FullTeam = "full"

// Inputs are what a team is planned from. Sensitivity, options, routes and pay views change some of them.
type Inputs struct {
	Births   *figure.Figure
	Posts    []project.Post
	Own      bool           // the posts stand as they are, not scaled by births: an area's own, or a lead, forum or plan
	SeesNone bool           // no family is seen, whatever the posts
	Model    *project.Team  // what the posts, prices and scale are measured against
	Weight   *figure.Figure // sizes the posts beyond births; nil for none
	Size     *figure.Figure // of the team against the model's at the model's births; nil for the same size
	Pay      *PayRates
	As       PaidAs
	Prices   Prices
	Loading  Loading
	Time     Time
}

// A Plan is a team for an area with its cost and capacity a year.
type Plan struct {
	Inputs Inputs
	Scale  *figure.Figure // the area's births against the model's; nil for an area's own posts
	Size   *figure.Figure // the team against the model's, which its other costs follow
	Staffing
	Cost
	Activity
}

// PlanTeam works a team out.
func PlanTeam(in Inputs) *Plan {
	p := &Plan{Inputs: in, Scale: scaleOf(in)}
	var wte []*figure.Figure
	for _, post := range in.Posts {
		if in.Own {
			wte = append(wte, post.WTE)
		} else {
			wte = append(wte, figure.Hundredths(figure.Multiply(post.WTE, p.Scale)))
		}
	}
	p.Staffing = in.Pay.Staff(in.Posts, wte, in.As)
	return p.finish(p.Scale)
}

// scaleOf is the births against those that the model is for, weighted where something else counts too; nil for an area's
// own posts, which are not scaled.
func scaleOf(in Inputs) *figure.Figure {
	if in.Own {
		return nil
	}
	scale := figure.Divide(in.Births, in.Model.Births)
	if in.Weight != nil {
		scale = figure.Multiply(scale, in.Weight)
	}
	return scale
}

// PaidAs is the same team paid in another way: the same people, so their WTE and what they do stay.
func (p *Plan) PaidAs(as PaidAs) *Plan {
	moved := *p
	moved.Inputs.As = as
	wte := make([]*figure.Figure, len(p.Posts))
	for i, post := range p.Posts {
		wte[i] = post.WTE
	}
	moved.Staffing = p.Inputs.Pay.Staff(p.Inputs.Posts, wte, as)
	return moved.finish(scaleOf(p.Inputs))
}

// WithVacancies is the same team with a share of its posts empty: pay and families are those of the posts that are filled, and
// all else is spent as planned.
func (p *Plan) WithVacancies(empty *figure.Figure) *Plan {
	filled := figure.Subtract(figure.Constant(1), empty)
	moved := *p
	moved.Pay = figure.Whole(figure.Multiply(p.Pay, filled))
	moved.Cost = CostOf(moved.Pay, p.WTE, p.Size, p.Inputs.Prices, p.Inputs.Loading)
	moved.Activity = ActivityOf(figure.Multiply(p.DirectWTE, filled), p.Inputs.Time)
	return &moved
}

// WithOverhead is the same team with another overhead.
func (p *Plan) WithOverhead(overhead *figure.Figure) *Plan {
	moved := *p
	moved.Inputs.Loading.Overhead = overhead
	moved.Overhead, moved.Recurrent = loaded(p.Direct, overhead)
	moved.Contingency, moved.UpTo = loaded(moved.Recurrent, p.Inputs.Loading.Contingency)
	return &moved
}

// WithTime is the same team that uses its time in another way.
func (p *Plan) WithTime(t Time) *Plan {
	moved := *p
	moved.Inputs.Time = t
	moved.Activity = ActivityOf(p.DirectWTE, t)
	return &moved
}

// finish works out what follows from posts and size.
func (p *Plan) finish(scale *figure.Figure) *Plan {
	switch in := p.Inputs; {
	case in.Own:
		p.Size = figure.Divide(p.WTE, teamWTE(in.Model.Posts))
	case in.Size != nil:
		p.Size = figure.Multiply(scale, in.Size)
	default:
		p.Size = scale
	}
	p.Cost = CostOf(p.Pay, p.WTE, p.Size, p.Inputs.Prices, p.Inputs.Loading)
	direct := p.DirectWTE
	if p.Inputs.SeesNone {
		direct = figure.Multiply(direct, figure.Constant(0))
	}
	p.Activity = ActivityOf(direct, p.Inputs.Time)
	return p
}

// teamWTE is the size of a list of posts as stated.
func teamWTE(posts project.Named[project.Post]) *figure.Figure {
	var all []*figure.Figure
	for _, post := range posts.All() {
		all = append(all, post.WTE)
	}
	return figure.Add(all...)
}

// fullInputs are the full team model for the area's births.
func (c *Case) fullInputs() Inputs {
	team, ok := c.team(FullTeam)
	if !ok {
		panic("model: data/teams/" + FullTeam + ".toml is missing")
	}
	in := Inputs{
		Births: c.Births, Model: team, Pay: c.model.pay[c.Pay], As: PaidAs{Zone: c.Area.PayZone, Point: c.Area.PayPoint, FullPension: c.Area.PensionView == project.FullPension},
		Prices: c.Assumed.Prices, Loading: Loading{c.Assumed.Overhead, c.Assumed.Contingency},
		Time: Time{Weeks: c.Assumed.Weeks, Week: c.Pay.Hours, Direct: c.Assumed.DirectShare, PerFamily: c.Assumed.HoursPerFamily},
	}
	in.Posts = c.postList(team.Posts)
	return in
}

// team is a team of the project; the full one has its posts as the area says them.
func (c *Case) team(id string) (team *project.Team, ok bool) {
	team, ok = c.Project.Teams.Get(id)
	if !ok || id != FullTeam {
		return team, ok
	}
	return team.With(c.Area.TeamPosts), true
}

// ownPosts reports whether the area states the posts of its team.
func (c *Case) ownPosts() bool { return len(c.Area.Posts.IDs) > 0 }

// plan works out the full team for the area, and the team that it plans: its own posts where it states some.
func (c *Case) plan() {
	c.Full = PlanTeam(c.fullInputs())
	c.Plan = c.Full
	if c.ownPosts() {
		in := c.Full.Inputs
		in.Own, in.Posts = true, c.postList(c.Area.Posts)
		c.Plan = PlanTeam(in)
	}
}

// postList are posts as the area's nation has them.
func (c *Case) postList(posts project.Named[project.Post]) []project.Post {
	var list []project.Post
	for _, p := range posts.All() {
		list = append(list, p.In(c.Area.Nation))
	}
	return list
}
