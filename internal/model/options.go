package model

import (
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// An Appraised option is one answer to the need with what it costs and does.
type Appraised struct {
	Option                 project.Option
	Plan                   *Plan   // nil for an option without posts
	Stream                 *Stream // nil for an option without posts
	WTE                    *figure.Figure
	Cost                   *figure.Figure // a year
	Families               *figure.Figure // a year
	Coverage               *figure.Figure // of the reference need
	PV                     *figure.Figure
	PerFamily, Incremental *figure.Figure // nil where no family, or no further family, is seen
	Score                  *figure.Figure // weighted, 0 to 4
	Affordable             string         // "pass", "fail" or "not tested"
	Own                    bool
}

// Affordability of an option against the money available.
const (
	AffordPass     = "pass"
	AffordFail     = "fail"
	AffordUntested = "not tested"
)

// options appraises every option of the project and of the area, in that order.
func (c *Case) options(m *Model, births *figure.Figure) {
	for _, o := range c.Project.Options.All() {
		c.Options = append(c.Options, c.option(m, o, births, false))
	}
	for _, o := range c.Area.Options.All() {
		c.Options = append(c.Options, c.option(m, o, births, true))
	}
	c.increments()
	c.prefer()
}

func (c *Case) option(m *Model, o project.Option, births *figure.Figure, own bool) *Appraised {
	a := &Appraised{Option: o, Own: own, Affordable: AffordUntested}
	stem, name := "option."+o.ID+".", o.Name+": "
	switch in, ok := c.optionInputs(o, births); {
	case o.ID == FullTeam:
		a.Plan, a.Stream = c.Plan, c.Stream
	case ok:
		a.Plan = c.plan(m, in)
		a.Stream = c.stream(a.Plan)
		c.nameCosts(a.Plan, stem, name)
	}
	c.optionFigures(a, stem, name)
	c.score(a, stem, name)
	if envelope, ok := c.Figure("envelope"); ok {
		a.Affordable = AffordPass
		if a.Cost.Value > envelope.Value {
			a.Affordable = AffordFail
		}
	}
	return a
}

// optionInputs are what an option's plan is worked out from; ok is false for an option without posts.
func (c *Case) optionInputs(o project.Option, births *figure.Figure) (in Inputs, ok bool) {
	in = c.inputs(births)
	if len(o.Posts.IDs) > 0 {
		in.Own, in.Posts = true, postList(o.Posts)
		return in, true
	}
	team, found := c.Project.Teams.Get(o.Team)
	if !found {
		return in, false
	}
	in.Own, in.Posts = false, postList(team.Posts)
	if len(in.Posts) > 0 && o.Team != FullTeam {
		in.Size = figure.Divide(modelWTE(team), modelWTE(in.Model))
	}
	if o.Weighted {
		in.Weight = c.parameter("assumption.need_weight")
		if mix, ok := c.figures["need.mix"]; ok {
			in.Weight = figure.Divide(mix, c.figures["need.reference"])
		}
	}
	return in, true
}

// optionFigures gives an option's figures their ids. Those of the full team are the case's own under another name.
func (c *Case) optionFigures(a *Appraised, stem, name string) {
	same := func(f *figure.Figure, id, label string, unit figure.Unit) *figure.Figure {
		if f.ID != "" {
			f = figure.Add(f)
		}
		return c.add(f.Named(stem+id, name+label, unit))
	}
	if a.Plan == nil {
		nothing := func(id, label string, unit figure.Unit) *figure.Figure {
			return c.add(figure.Add(figure.Constant(0)).Named(stem+id, name+label, unit))
		}
		a.WTE, a.Cost = nothing("wte", "WTE", figure.WTE), nothing("cost", "new cost a year", figure.Pounds)
		a.Families, a.Coverage = nothing("families", "families a year", figure.Families), nothing("coverage", "share of the reference need", figure.Share)
		a.PV = nothing("pv_cost", "present value of five years’ cost", figure.Pounds)
		return
	}
	a.WTE = same(a.Plan.WTE, "wte", "WTE", figure.WTE)
	a.Cost = same(a.Plan.Recurrent, "cost", "cost a year", figure.Pounds)
	a.Families = same(a.Plan.Capacity, "families", "families a year", figure.Families)
	a.Coverage = c.add(figure.Divide(a.Families, c.figures["need.reference"]).Named(stem+"coverage", name+"share of the reference need", figure.Share))
	a.PV = same(a.Stream.PV, "pv_cost", "present value of five years’ cost", figure.Pounds)
	if a.Families.Value > 0 {
		a.PerFamily = c.add(figure.Divide(a.Cost, a.Families).Named(stem+"per_family", name+"cost for each family", figure.Pence))
	}
}

// score weighs an option's scores.
func (c *Case) score(a *Appraised, stem, name string) {
	var parts, weights []*figure.Figure
	for id, factor := range c.Project.Factors.All() {
		given := figure.Given(stem+"score."+id, name+"score for "+factor.Name, a.Option.Scores[id], figure.Number, "", "casemaker-assumption")
		given.Method = figure.Assumed
		if a.Own {
			given.Source, given.Method = "local-plan", figure.Counted
		}
		parts = append(parts, figure.Multiply(given, factor.Weight))
		weights = append(weights, factor.Weight)
	}
	if len(parts) == 0 {
		return
	}
	a.Score = c.add(figure.Divide(figure.Add(parts...), figure.Add(weights...)).Named(stem+"score", name+"weighted score, 0 to 4", figure.Number))
}

// increments compares each option with the next smaller one that sees fewer families: what each further family costs.
func (c *Case) increments() {
	ordered := slices.Clone(c.Options)
	slices.SortStableFunc(ordered, func(a, b *Appraised) int {
		switch {
		case a.Families.Value < b.Families.Value:
			return -1
		case a.Families.Value > b.Families.Value:
			return 1
		}
		return 0
	})
	for i := 1; i < len(ordered); i++ {
		less, more := ordered[i-1], ordered[i]
		if more.Families.Value > less.Families.Value {
			f := figure.Divide(figure.Subtract(more.Cost, less.Cost), figure.Subtract(more.Families, less.Families))
			more.Incremental = c.add(f.Named("option."+more.Option.ID+".incremental", more.Option.Name+": cost of each further family, against "+lowerFirst(less.Option.Name), figure.Pence))
		}
	}
}

// prefer picks the option that the area names, or the one with the highest weighted score among those that the money
// available allows.
func (c *Case) prefer() {
	for _, a := range c.Options {
		if c.Area.Preferred != "" {
			if a.Option.ID == c.Area.Preferred {
				c.Preferred = a
			}
			continue
		}
		if a.Plan == nil || a.Affordable == AffordFail || a.Score == nil {
			continue
		}
		if c.Preferred == nil || a.Score.Value > c.Preferred.Score.Value {
			c.Preferred = a
		}
	}
	if c.Preferred != nil {
		c.texts["option.preferred"] = lowerFirst(c.Preferred.Option.Name)
	}
}
