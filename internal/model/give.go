package model

import (
	"fmt"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/text"
)

// A giver gives the results of a case their ids and labels, in the order of the table of ids. It is the only place that does,
// but for what all cases share.
type giver struct {
	c *Case
	l *language.Language // of labels
}

// add keeps a named figure in the case.
func (c *Case) add(f *figure.Figure) *figure.Figure {
	if _, twice := c.figures[f.ID]; twice {
		panic("model: " + f.ID + " is worked out twice")
	}
	c.figures[f.ID] = f
	c.order = append(c.order, f)
	return f
}

// put gives a figure the id of a row of the table, and keeps it. Where there is none it does nothing.
func (g giver) put(id string, f *figure.Figure, args ...arg) {
	if f != nil {
		g.c.add(declared[id].name(g.l, f, args...))
	}
}

// putAs gives a figure the id of one row and the label of another.
func (g giver) putAs(id, label string, f *figure.Figure, args ...arg) {
	if f != nil {
		d := declared[id]
		g.c.add(f.Named(d.expandID(args...), called(g.l, label, args...), d.unit))
	}
}

// below is the id of a row that users name too: their own stand below "own.".
func below(own bool, id string) string {
	if own {
		return ownPrefix + id
	}
	return id
}

// observed names what compares the figures that the area gives.
func (g giver) observed() {
	c := g.c
	for _, f := range c.Trend.Births {
		c.add(f)
	}
	g.put("births.change", c.Trend.Change, arg{"first", "", c.Trend.label(first)}, arg{"last", "", c.Trend.label(last)})
	g.put("births.per_thousand", c.PerThousand)
	g.put("nation.births_per_thousand", c.NationPerThousand, arg{"nation", "", c.Nation.Name})
}

// workedOut names everything that rests on births.
func (g giver) workedOut() {
	c := g.c
	for _, e := range c.Need.Estimates() {
		g.put("need."+e.Name, e.Babies)
	}
	g.plan(c.Plan)
	g.full()
	g.ratios(c.Ratios)
	g.timeline()
	g.years()
	g.options()
	g.preference()
	g.here()
	g.drivers()
	g.payViews()
	c.routesAt = len(c.order)
	g.funding()
	g.benefits()
}

// plan names the area's own team, its cost and capacity.
func (g giver) plan(p *Plan) {
	g.c.add(p.Inputs.Model.Births)
	g.c.add(p.Inputs.Model.Population)
	g.put("team.scale", g.c.Full.Scale)
	for _, post := range p.Posts {
		at := arg{"post", post.Post.ID, post.Post.Role}
		if post.WTE.ID == "" {
			g.put("post.{post}.wte", post.WTE, at)
		}
		for _, cell := range []struct {
			id string
			f  *figure.Figure
		}{
			{"basic", post.Basic}, {"supplement", post.Supplement}, {"national_insurance", post.Insurance},
			{"pension", post.Pension}, {"levy", post.Levy}, {"total", post.Total},
		} {
			g.put(below(p.Inputs.Own, "post.{post}."+cell.id), cell.f, at)
		}
	}
	g.put("team.wte", p.WTE)
	g.put("team.direct_wte", p.DirectWTE)
	g.put("cost.basic", p.Basic)
	g.put("cost.supplement", p.Supplement)
	g.put("cost.national_insurance", p.Insurance)
	g.put("cost.pension", p.Pension)
	g.put("cost.levy", p.Levy)
	g.put("cost.pay", p.Pay)
	g.lines(p.NonPay)
	g.put("cost.non_pay", p.NonPaySum)
	g.put("cost.direct", p.Direct)
	g.put("cost.overhead", p.Overhead)
	g.put("cost.recurrent", p.Recurrent)
	g.put("cost.contingency", p.Contingency)
	g.put("cost.up_to", p.UpTo)
	g.lines(p.SetUp)
	g.put("cost.setup", p.SetUpSum)
	g.put("capacity.per_wte", p.PerDirectWTE)
	g.put("capacity.families", p.Capacity)
}

func (g giver) lines(lines []Line) {
	for _, l := range lines {
		g.put("cost.{price}", l.Amount, arg{"price", l.Price.ID, l.Price.Label})
	}
}

func (g giver) ratios(r Ratios) {
	g.put("cost.per_birth", r.PerBirth)
	g.put("cost.per_head", r.PerHead)
	for _, e := range g.c.Need.Estimates() {
		g.put("coverage."+e.Name, r.Coverage[e.Name])
	}
	g.put("gap.families", r.Gap)
	if r.PerFamily == nil {
		g.c.missing = append(g.c.missing, Missing{ID: "cost.per_family", Label: called(g.l, "cost.per_family"),
			Why: g.l.Say("not-known.why.too_small")})
	}
	g.put("cost.per_family", r.PerFamily)
}

// full names the full team model, whatever the area plans.
func (g giver) full() {
	p := g.c.Full
	if p != g.c.Plan {
		g.posts(p, "full")
	}
	g.put("full.wte", figure.Add(p.WTE))
	g.put("full.cost", figure.Add(p.Recurrent))
	g.put("full.families", figure.Add(p.Capacity))
}

func (g giver) timeline() {
	for _, f := range []*figure.Figure{g.c.Timeline.Lead, g.c.Timeline.Team, g.c.Timeline.Open, g.c.Timeline.Full} {
		g.c.add(f)
	}
}

// preference names what the paper asks for.
func (g giver) preference() {
	p := g.c.Preference
	g.put("preferred.wte", p.WTE)
	g.put("preferred.cost", p.Cost)
	g.put("preferred.setup", p.SetUp)
	g.put("preferred.contingency", p.Contingency)
	g.put("preferred.up_to", p.UpTo)
	g.put("preferred.families", p.Families)
	g.put("preferred.coverage", p.Coverage)
	g.put("preferred.pv_cost", p.PV)
	g.put("preferred.per_family", p.PerFamily)
	for year := range Horizon {
		g.put("preferred.year.{year}.cost", p.Years[year], yearArg(year))
		g.put("preferred.year.{year}.families", p.YearFamilies[year], yearArg(year))
	}
	g.put("money.left", p.Left)
}

// here names how the plan stands beside what there is.
func (g giver) here() {
	h := g.c.Here
	g.put("existing.wte", h.Existing.WTE)
	g.put("existing.families", h.Existing.Families)
	g.put("existing.budget", h.Existing.Cost)
	g.put("gap.wte", h.Gap.WTE)
	g.put("gap.seen", h.Gap.Families)
	g.put("gap.cost", h.Gap.Cost)
	g.put("share.births", h.Shared.Births)
	g.put("share.of_team", h.Shared.Share)
	g.put("share.wte", h.Shared.WTE)
	g.put("share.cost", h.Shared.Cost)
	g.put("team.number", h.Teams)
	g.put("capacity.per_team", h.PerTeam)
}

// asks names what the papers ask for.
func (g giver) asks() {
	a := g.c.AskSums
	for _, post := range a.Posts {
		ask := arg{"ask", post.ID, text.LowerFirst(post.Role)}
		g.put("ask.{ask}.pay", post.Pay, ask)
		g.put("ask.{ask}.non_pay", post.NonPay, ask)
		g.put("ask.{ask}.overhead", post.Overhead, ask)
		g.put("ask.{ask}", post.Cost, ask)
	}
	g.put("ask.sum", a.Sum)
	g.put("ask.up_to", a.UpTo)
	g.put("ask.once", a.Once)
	g.put("ask.wte", a.WTE)
	g.put("ask.families", a.Families)
}

// years names the five years, what they are worth, and how far each driver could move.
func (g giver) years() {
	s, c := g.c.Stream, g.c
	for year := range Horizon {
		g.put("cost.year_{year}", s.Cost[year], yearArg(year))
		g.put("capacity.year_{year}", s.Families[year], yearArg(year))
	}
	for year := range Horizon {
		g.put("year.{year}.cost", figure.Add(s.Cost[year]), yearArg(year))
		g.put("year.{year}.families", figure.Add(s.Families[year]), yearArg(year))
		g.put("phase.cost_{year}", s.Shares[year], yearArg(year))
	}
	g.put("cost.five_years", s.Total)
	g.put("appraisal.cost_5y", figure.Add(s.Total))
	g.put("appraisal.pv_cost", s.PV)
	g.put("appraisal.discounted_families", s.Reached)
	g.put("appraisal.discounted_cost_years", s.DiscountedShares)
	g.put("appraisal.discounted_activity_years", s.DiscountedActivity)
	for year, f := range c.Cash.Years {
		g.put("cost.cash_year_{year}", f, yearArg(year))
	}
	g.put("cost.cash_five_years", c.Cash.Total)
	g.put("appraisal.break_even_per_family", c.Appraisal.BreakEven)
	g.put("appraisal.break_even_three_quarters", c.Appraisal.ThreeQuarters)
	g.put("appraisal.break_even_half", c.Appraisal.Half)
	to := c.Appraisal.Switch
	g.put("switch.recurrent", to.Recurrent)
	g.put("switch.overhead", to.Overhead)
	g.put("switch.capacity", to.Capacity)
	g.put("switch.hours", to.Hours)
	g.put("switch.direct_share", to.DirectShare)
}

// posts names what the posts of a plan besides the area's own cost, so that a working can point to them.
func (g giver) posts(p *Plan, stem string, args ...arg) { g.postsAs(p, stem, stem, args...) }

// postsAs names posts with the labels of other ids.
func (g giver) postsAs(p *Plan, stem, label string, args ...arg) {
	for _, post := range p.Posts {
		at := append(args[:len(args):len(args)], arg{"post", post.Post.ID, post.Post.Role})
		if post.WTE.ID == "" {
			g.putAs(stem+".post.{post}.wte", label+".post.{post}.wte", post.WTE, at...)
		}
		g.putAs(stem+".post.{post}.total", label+".post.{post}.total", post.Total, at...)
	}
}

func (g giver) options() {
	for _, a := range g.c.Options {
		at, stem := arg{"option", a.Option.ID, a.Option.Name}, below(a.Own, "option.{option}")
		if a.Plan != nil && a.Plan != g.c.Plan && a.Plan != g.c.Full {
			g.posts(a.Plan, stem, at)
		}
		g.put(stem+".wte", a.WTE, at)
		if a.Plan == nil {
			g.putAs(stem+".cost", "option.{option}.new_cost", a.Cost, at)
		} else {
			g.put(stem+".cost", a.Cost, at)
		}
		g.put(stem+".families", a.Families, at)
		g.put(stem+".coverage", a.Coverage, at)
		g.put(stem+".pv_cost", a.PV, at)
		g.put(stem+".per_family", a.PerFamily, at)
		g.put(stem+".score", a.Score, at)
	}
	for _, a := range ordered(g.c.Options) {
		if a.against != nil {
			g.put(below(a.Own, "option.{option}.incremental"), a.Incremental,
				arg{"option", a.Option.ID, a.Option.Name}, arg{"against", "", text.LowerFirst(a.against.Option.Name)})
		}
	}
}

func (g giver) drivers() {
	for _, d := range g.c.Drivers {
		for _, end := range []struct {
			id string
			Moved
		}{{"low", d.Low}, {"high", d.High}} {
			args := []arg{{"driver", d.ID, driverName(g.l, d)}, {"end", end.id, movedTo(g.l, end.Moved)}}
			if d.movesPosts {
				g.posts(end.Plan, "sensitivity.{driver}.{end}", args...)
			}
			g.put("sensitivity.{driver}.{end}.per_family", end.PerFamily, args...)
			g.put("sensitivity.{driver}.{end}.coverage", end.Coverage, args...)
		}
	}
}

// payViewArgs are the two views of the pension.
var payViewArgs = [2]arg{{name: "view", id: "budget"}, {name: "view", id: "full"}}

func (g giver) payViews() {
	for _, v := range g.c.PayViews {
		at := arg{"point", v.Point, text.LowerFirst(g.l.Say("pay-views.point." + v.Point))}
		for i, view := range payViewArgs {
			label := "pay_view.{point}." + view.id
			g.postsAs(v.plans[i], "pay_view.{point}.{view}", label, at, view)
			g.putAs("pay_view.{point}.{view}", label, v.plans[i].Pay, at, view)
		}
	}
}

// nameRoutes names the figures of routes.
func nameRoutes(l *language.Language, routes []PlannedRoute) (order []*figure.Figure, byID map[string]*figure.Figure) {
	g := giver{&Case{figures: map[string]*figure.Figure{}}, l}
	for _, r := range routes {
		for _, phase := range r.Phases {
			args := []arg{{"route", r.Route.ID, r.Route.Name}, {"step", phase.Phase.ID, phase.Phase.ID}}
			g.posts(phase.Plan, "route.{route}.{step}", args...)
			g.put("route.{route}.{step}.wte", phase.WTE, args...)
			g.put("route.{route}.{step}.cost", phase.Cost, args...)
			g.put("route.{route}.{step}.families", phase.Families, args...)
		}
	}
	return g.c.order, g.c.figures
}

func (g giver) funding() {
	c, own := g.c, !g.c.MixAssumed
	if len(c.Funders) == 0 {
		return
	}
	at := func(f *FunderShare) arg { return arg{"funder", f.Contribution.ID, f.Contribution.Funder} }
	for year := range Horizon {
		for _, f := range c.Funders {
			g.put(below(own, "funding.{funder}.year_{year}"), f.Years[year], at(f), yearArg(year))
		}
	}
	for _, f := range c.Funders {
		g.put(below(own, "funding.{funder}.total"), f.Total, at(f))
	}
	for year, f := range c.Gap {
		g.put("funding.gap_year_{year}", f, yearArg(year))
	}
	g.put("funding.gap", c.GapTotal)
	g.put("funding.confirmed", c.Confirmed)
}

func (g giver) benefits() {
	c := g.c
	for _, v := range c.Benefits {
		at := arg{"benefit", v.Benefit.ID, v.Benefit.Name}
		g.put("own.benefit.{benefit}.yearly", v.Yearly, at)
		g.put("own.benefit.{benefit}.pv", v.PV, at)
	}
	for _, r := range c.Returns {
		at := arg{name: "kind", id: r.Kind}
		g.putAs("benefit.{kind}.pv", "benefit."+r.Kind+".pv", r.PV, at)
		g.putAs("appraisal.ratio_{kind}", "appraisal.ratio_"+r.Kind, r.Ratio, at)
		g.putAs("appraisal.net_{kind}", "appraisal.net_"+r.Kind, r.Net, at)
	}
	for _, f := range c.Funders {
		g.put(below(!c.MixAssumed, "funding.{funder}.pv"), f.PV, arg{"funder", f.Contribution.ID, f.Contribution.Funder})
	}
	for i, b := range c.Bodies {
		at := []arg{{"number", fmt.Sprint(i + 1), ""}, {"body", "", b.Body}}
		g.put("gains.body_{number}", b.Gains, at...)
		g.put("gains.body_{number}.cashable", b.Cashable, at...)
	}
}
