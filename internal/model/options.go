package model

import (
	"cmp"
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
	Own                    bool           // the area's own
	against                *Appraised     // that Incremental compares with
}

// Affordability of an option against the money available.
const (
	AffordPass     = "pass"
	AffordFail     = "fail"
	AffordUntested = "not tested"
)

// appraiseOptions appraises every option of the project and of the area, in that order.
func (c *Case) appraiseOptions() []*Appraised {
	var all []*Appraised
	for _, o := range c.Project.Options.All() {
		all = append(all, c.appraise(o, false))
	}
	for _, o := range c.Area.Options.All() {
		all = append(all, c.appraise(o, true))
	}
	compare(all)
	return all
}

func (c *Case) appraise(o project.Option, own bool) *Appraised {
	a := &Appraised{Option: o, Own: own, Affordable: AffordUntested}
	switch in, ok := c.optionInputs(o); {
	case o.ID == FullTeam && !own:
		a.Plan, a.Stream = c.Plan, c.Stream
	case ok:
		a.Plan = PlanTeam(in)
		a.Stream = Phase(a.Plan, c.Assumed.Phases, c.discount)
	}
	a.results(c.Need.Reference)
	a.Score = c.score(o, own)
	if envelope, ok := c.figures["envelope"]; ok {
		a.Affordable = AffordPass
		if a.Cost.Value > envelope.Value {
			a.Affordable = AffordFail
		}
	}
	return a
}

// optionInputs are what an option's plan is worked out from; ok is false for an option without posts.
func (c *Case) optionInputs(o project.Option) (in Inputs, ok bool) {
	in = c.Plan.Inputs
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
		in.Size = figure.Divide(teamWTE(team.Posts), teamWTE(in.Model.Posts))
	}
	if o.Weighted {
		in.Weight = c.Assumed.NeedWeight
		if c.Need.Mix != nil {
			in.Weight = figure.Divide(c.Need.Mix, c.Need.Reference)
		}
	}
	return in, true
}

// results takes what an option's plan comes to. Each is a figure of its own, which may have a name beside that of the plan.
func (a *Appraised) results(need *figure.Figure) {
	if a.Plan == nil {
		nothing := func() *figure.Figure { return figure.Add(figure.Constant(0)) }
		a.WTE, a.Cost, a.Families, a.Coverage, a.PV = nothing(), nothing(), nothing(), nothing(), nothing()
		return
	}
	same := func(f *figure.Figure) *figure.Figure {
		if a.Option.ID == FullTeam && !a.Own {
			return figure.Add(f)
		}
		return f
	}
	a.WTE, a.Cost, a.Families, a.PV = same(a.Plan.WTE), same(a.Plan.Recurrent), same(a.Plan.Capacity), same(a.Stream.PV)
	a.Coverage = figure.Divide(a.Families, need)
	a.PerFamily = perFamily(a.Cost, a.Families)
}

// score weighs an option's scores; nil where there is nothing to score by.
func (c *Case) score(o project.Option, own bool) *figure.Figure {
	source, method := project.AssumptionSource, figure.Assumed
	if own {
		source, method = project.LocalSource, figure.Counted
	}
	var parts, weights []*figure.Figure
	for id, factor := range c.Project.Factors.All() {
		given := declared[below(own, "option.{option}.score.{factor}")].given(c.Project.Language(""), o.Scores[id], source, method, arg{"option", o.ID, o.Name}, arg{"factor", id, factor.Name})
		parts = append(parts, figure.Multiply(given, factor.Weight))
		weights = append(weights, factor.Weight)
	}
	if len(parts) == 0 {
		return nil
	}
	return figure.Divide(figure.Add(parts...), figure.Add(weights...))
}

// ordered are options from the one that sees fewest families to the one that sees most.
func ordered(options []*Appraised) []*Appraised {
	all := slices.Clone(options)
	slices.SortStableFunc(all, func(a, b *Appraised) int { return cmp.Compare(a.Families.Value, b.Families.Value) })
	return all
}

// compare sets each option against the one that sees next fewer families: what each further family costs.
func compare(options []*Appraised) {
	all := ordered(options)
	for i := 1; i < len(all); i++ {
		less, more := all[i-1], all[i]
		if more.Families.Value > less.Families.Value {
			more.Incremental = figure.Divide(figure.Subtract(more.Cost, less.Cost), figure.Subtract(more.Families, less.Families))
			more.against = less
		}
	}
}

// prefer picks the option that the area names, or the one with the highest weighted score among those that the money
// available allows.
func (c *Case) prefer() *Appraised {
	var preferred *Appraised
	for _, a := range c.Options {
		if c.Area.Preferred != "" {
			if a.Option.ID == c.Area.Preferred {
				preferred = a
			}
			continue
		}
		if a.Plan == nil || a.Affordable == AffordFail || a.Score == nil {
			continue
		}
		if preferred == nil || a.Score.Value > preferred.Score.Value {
			preferred = a
		}
	}
	return preferred
}
