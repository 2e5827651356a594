package model

import (
	"cmp"
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// An Appraised option is one answer to the need with what it costs and does.
type Appraised struct {
	Option                 project.Option
	Plan                   *Plan     // nil for an option without posts
	Stream                 *CashFlow // nil for an option without posts
	WTE                    *figure.Figure
	Cost                   *figure.Figure // a year
	Families               *figure.Figure // a year
	Coverage               *figure.Figure // of the central estimate of need
	PV                     *figure.Figure
	PerFamily, Incremental *figure.Figure // nil where no family, or no further family, is seen
	Score                  *figure.Figure // weighted, 0 to 4; nil where no local panel has scored it
	Affordable             string         // "pass", "fail" or "not tested"
	Alone                  bool           // large enough to work alone
	Own                    bool           // the area's own
	against                *Appraised     // that Incremental compares with
}

// Affordability of an option against the money available.
const (
	AffordPass     = "pass"
	AffordFail     = "fail"
	AffordUntested = "not tested"
)

// planned is an area's own posts as one of the options.
func planned(l *language.Language) project.Option {
	return project.Option{ID: project.PlannedOption, Name: l.Say("value.own_posts"), Summary: l.Say("value.own_posts_summary")}
}

// appraiseOptions appraises every option of the project and of the area, and the team of the area's own posts, in that order.
func (c *Case) appraiseOptions() []*Appraised {
	var all []*Appraised
	for _, o := range c.Project.Options.All() {
		all = append(all, c.appraise(o, false))
	}
	if c.ownPosts() {
		all = append(all, c.appraise(planned(c.Project.Language("")), false))
	}
	for _, o := range c.Area.Options.All() {
		all = append(all, c.appraise(o, true))
	}
	compare(all)
	return all
}

func (c *Case) appraise(o project.Option, own bool) *Appraised {
	a := &Appraised{Option: o, Own: own, Affordable: AffordUntested, Plan: c.optionPlan(o, own)}
	switch a.Plan {
	case nil:
	case c.Plan:
		a.Stream = c.Stream
	default:
		a.Stream = CashFlowOf(a.Plan, c.Timeline, c.discount)
	}
	a.results(c)
	a.Score = c.score(o, own)
	if c.Envelope != nil {
		a.Affordable = AffordPass
		if a.Cost.Value > c.Envelope.Value {
			a.Affordable = AffordFail
		}
	}
	return a
}

// optionPlan is an option's team; nil for an option without posts.
func (c *Case) optionPlan(o project.Option, own bool) *Plan {
	in := c.Full.Inputs
	switch {
	case o.ID == FullTeam && !own:
		return c.Full
	case o.ID == project.PlannedOption && !own:
		return c.Plan
	case len(o.Posts.IDs) > 0:
		in.Own, in.Posts = true, c.postList(o.Posts)
		return PlanTeam(in)
	}
	team, found := c.team(o.Team)
	if !found {
		return nil
	}
	in.Posts = c.postList(team.Posts)
	if o.Team != FullTeam {
		in.Size = figure.Divide(teamWTE(team.Posts), teamWTE(in.Model.Posts))
	}
	if o.Weighted {
		in.Weight = c.Assumed.NeedWeight
		if c.Need.Mix != nil {
			in.Weight = figure.Divide(c.Need.Mix, c.Need.Reference)
		}
	}
	return PlanTeam(in)
}

// results takes what an option's plan comes to. Each is a figure of its own, which may have a name beside that of the plan.
func (a *Appraised) results(c *Case) {
	if a.Plan == nil {
		nothing := func() *figure.Figure { return figure.Add(figure.Constant(0)) }
		a.WTE, a.Cost, a.Families, a.Coverage, a.PV = nothing(), nothing(), nothing(), nothing(), nothing()
		return
	}
	same := func(f *figure.Figure) *figure.Figure {
		if a.Plan == c.Plan || a.Plan == c.Full {
			return figure.Add(f)
		}
		return f
	}
	a.WTE, a.Cost, a.Families, a.PV = same(a.Plan.WTE), same(a.Plan.Recurrent), same(a.Plan.Capacity), same(a.Stream.PV)
	a.Coverage = quotient(a.Families, c.Need.Central)
	a.PerFamily = perFamily(a.Cost, a.Families)
	a.Alone = a.Plan.WTE.Value >= c.Assumed.MinimumWTE.Value
}

// score weighs the scores that a local panel gave an option; nil where it gave none.
func (c *Case) score(o project.Option, own bool) *figure.Figure {
	panel := c.Area.Panel
	scores, ok := panel.Scores[o.ID]
	if _, theirs := c.Area.Options.Get(o.ID); !ok || theirs && !own {
		return nil
	}
	var parts, weights []*figure.Figure
	for id, weight := range panel.Weights.All() {
		factor, _ := c.Project.Factors.Get(id)
		given := declared[below(own, "option.{option}.score.{factor}")].given(c.Project.Language(""), scores[id], project.LocalSource, figure.Counted, arg{"option", o.ID, o.Name}, arg{"factor", id, factor.Name})
		parts = append(parts, figure.Multiply(given, weight))
		weights = append(weights, weight)
	}
	if len(parts) == 0 {
		return nil
	}
	return quotient(figure.Add(parts...), figure.Add(weights...))
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

// prefer picks the option that the paper asks for: the one that the area names; else its own posts; else the full team. Where the
// area says what money there is and the full team costs more, it is the option that sees most families for no more money; if
// none sees any, it is the full team still.
func (c *Case) prefer() *Appraised {
	byID := func(id string, own bool) *Appraised {
		i := slices.IndexFunc(c.Options, func(a *Appraised) bool { return a.Option.ID == id && a.Own == own })
		if i < 0 {
			return nil
		}
		return c.Options[i]
	}
	if id := c.Area.Preferred; id != "" {
		if own := byID(id, true); own != nil {
			return own
		}
		return byID(id, false)
	}
	if c.ownPosts() {
		return byID(project.PlannedOption, false)
	}
	full := byID(FullTeam, false)
	if full == nil || full.Affordable != AffordFail {
		return full
	}
	best := full
	for _, a := range ordered(c.Options) {
		if a.Affordable == AffordPass && a.Plan != nil && a.Families.Value > 0 {
			best = a
		}
	}
	return best
}

// Preference is what the paper asks for: the preferred option with its sums, years and families.
type Preference struct {
	Cost, SetUp, Contingency, UpTo         *figure.Figure // a year, once, and a year with contingency
	WTE, Families, Coverage, PV, PerFamily *figure.Figure
	Years, YearFamilies                    [Horizon]*figure.Figure
	Left                                   *figure.Figure // of the money available; nil where that is not stated
}

// preference takes the sums of the preferred option; it is empty where that has no posts.
func (c *Case) preference() Preference {
	a := c.Preferred
	if a == nil || a.Plan == nil {
		return Preference{}
	}
	p := Preference{
		Cost: figure.Add(a.Plan.Recurrent), SetUp: figure.Add(a.Plan.SetUpSum), Contingency: figure.Add(a.Plan.Contingency), UpTo: figure.Add(a.Plan.UpTo),
		WTE: figure.Add(a.Plan.WTE), Families: figure.Add(a.Plan.Capacity), PV: figure.Add(a.Stream.PV),
	}
	p.Coverage = quotient(p.Families, c.Need.Central)
	p.PerFamily = perFamily(p.Cost, p.Families)
	for year := range Horizon {
		p.Years[year], p.YearFamilies[year] = figure.Add(a.Stream.Cost[year]), figure.Add(a.Stream.Families[year])
	}
	if c.Envelope != nil {
		p.Left = figure.Subtract(c.Envelope, p.Cost)
	}
	return p
}
