package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// A Driver is something that the result depends on, moved to its low and high end with all else as it is.
type Driver struct {
	ID        string
	Low, High Moved
	OverYears bool // measured over the five years

	movesPosts bool // posts cost another sum at its ends
}

// Moved is a driver at one end: what it is moved to, and what comes out.
type Moved struct {
	To        *figure.Figure // what the driver is there; nil where that is no figure
	As        string         // how To is meant, or what the driver is without one: "times", "entry", "full"
	Plan      *Plan          // the team at this end
	PerFamily *figure.Figure // nil where no family is seen
	Coverage  *figure.Figure
}

// moveDrivers moves each driver to both ends. There is nothing to move where the team could not see one family.
func (c *Case) moveDrivers() []*Driver {
	if c.Plan.Capacity.Value == 0 {
		return nil
	}
	var all []*Driver
	for _, row := range drivers {
		low, lowOK := c.moved(row.move, false)
		high, highOK := c.moved(row.move, true)
		if lowOK && highOK {
			all = append(all, &Driver{ID: row.id, OverYears: row.overYears, Low: low, High: high, movesPosts: row.movesPosts})
		}
	}
	return all
}

// A driverRow is one line of the sensitivity table.
type driverRow struct {
	id         string
	movesPosts bool                  // posts cost another sum at its ends
	overYears  bool                  // measured over the five years: in a full year it changes nothing
	move       func(*Case, bool) end // to its low end, or to its high one
}

// drivers are the lines of the sensitivity table, in order.
var drivers = []driverRow{
	{"vacancies", false, false, (*Case).moveVacancies},
	{"contingency", false, false, (*Case).moveContingency},
	{"low_income_rate", false, false, (*Case).moveLowIncomeRate},
	{"ramp", false, true, (*Case).moveRamp},
	{"births", true, false, (*Case).moveBirths},
	{"pay_point", true, false, (*Case).movePayPoint},
	{"pension", true, false, (*Case).movePension},
	{"overhead", false, false, moves(overheadOf, (*Plan).WithOverhead)},
	{"hours", false, false, moves(hoursOf, func(p *Plan, to *figure.Figure) *Plan {
		t := p.Inputs.Time
		t.PerFamily = to
		return p.WithTime(t)
	})},
	{"direct_share", false, false, moves(shareOf, func(p *Plan, to *figure.Figure) *Plan {
		t := p.Inputs.Time
		t.Direct = to
		return p.WithTime(t)
	})},
}

func overheadOf(a Assumptions) *figure.Figure { return a.Overhead }
func hoursOf(a Assumptions) *figure.Figure    { return a.HoursPerFamily }
func shareOf(a Assumptions) *figure.Figure    { return a.DirectShare }

// moves takes an assumption that has a range to its ends.
func moves(of func(Assumptions) *figure.Figure, plan func(*Plan, *figure.Figure) *Plan) func(*Case, bool) end {
	return func(c *Case, high bool) end {
		to, ok := c.Assumed.End(of(c.Assumed), high)
		if !ok {
			return end{}
		}
		return end{to: to, plan: plan(c.Plan, to)}
	}
}

// An end is the team at one end of a driver; plan is nil where the driver has no ends. What is nil besides is as planned: the
// cost and the families that are compared, and the need.
type end struct {
	to             *figure.Figure
	as             string
	plan           *Plan
	cost, families *figure.Figure
	need           *figure.Figure
}

// moved works out one end of a driver.
func (c *Case) moved(move func(*Case, bool) end, high bool) (m Moved, ok bool) {
	to := move(c, high)
	if to.plan == nil {
		return Moved{}, false
	}
	if to.cost == nil {
		to.cost = to.plan.Recurrent
	}
	if to.families == nil {
		to.families = to.plan.Capacity
	}
	if to.need == nil {
		to.need = c.Need.Central
	}
	return Moved{to.to, to.as, to.plan, perFamily(to.cost, to.families), quotient(to.families, to.need)}, true
}

// moveVacancies leaves a share of posts empty: pay and families fall together, and all else is spent.
func (c *Case) moveVacancies(high bool) end {
	to, ok := c.Assumed.End(c.Assumed.Vacancies, high)
	if !ok || to.Value >= 1 {
		return end{}
	}
	return end{to: to, plan: c.Plan.WithVacancies(to)}
}

// moveContingency counts a contingency into the cost.
func (c *Case) moveContingency(high bool) end {
	to, ok := c.Assumed.End(c.Assumed.Contingency, high)
	if !ok {
		return end{}
	}
	_, cost := loaded(c.Plan.Recurrent, to)
	return end{to: to, plan: c.Plan, cost: cost}
}

// moveLowIncomeRate weighs need with another rate. It has no ends where the share in low-income families is not known.
func (c *Case) moveLowIncomeRate(high bool) end {
	to, ok := c.Assumed.End(c.Assumed.Rates.LowIncome, high)
	if !ok || c.LowIncome == nil {
		return end{}
	}
	rates := c.Assumed.Rates
	rates.LowIncome = to
	return end{to: to, plan: c.Plan, need: needMix(c.Births, c.LowIncome, rates)}
}

// moveRamp opens the team some months later, with everyone in post and paid as planned. In a full year that changes nothing, so
// cost and families are those of the five years, and need is five years' too.
func (c *Case) moveRamp(high bool) end {
	to, ok := c.Assumed.End(c.Assumed.MonthsLater, high)
	if !ok {
		return end{}
	}
	later := CashFlowOf(c.Plan, c.Timeline.Later(to), c.discount)
	e := end{as: "planned"}
	if to.Value > 0 {
		e = end{to: to, as: "later"}
	}
	return end{e.to, e.as, c.Plan, later.Total, figure.Add(later.Families[:]...), figure.Multiply(c.Need.Central, figure.Constant(Horizon))}
}

func (c *Case) moveBirths(high bool) end {
	to, ok := c.Assumed.End(c.Assumed.BirthsFactor, high)
	if !ok || to.Value == 0 {
		return end{}
	}
	in, need := c.Plan.Inputs, c.needInputs()
	in.Births = figure.Multiply(c.Births, to)
	need.Births, need.Groups = in.Births, nil
	return end{to: to, as: "times", plan: PlanTeam(in), need: EstimateNeed(need).Central}
}

func (c *Case) movePayPoint(high bool) end {
	as := c.Plan.Inputs.As
	as.Point = "entry"
	if high {
		as.Point = "top"
	}
	return end{as: as.Point, plan: c.Plan.PaidAs(as)}
}

// movePension counts the full public cost of pensions. It has no ends where the employer pays all of it.
func (c *Case) movePension(high bool) end {
	as := c.Plan.Inputs.As
	as.FullPension = true
	full := c.Plan.PaidAs(as)
	as.FullPension = false
	budget := c.Plan.PaidAs(as)
	switch {
	case full.Pension.Value == budget.Pension.Value:
		return end{}
	case high:
		return end{as: "full", plan: full}
	}
	return end{as: "budget", plan: budget}
}

// A PayView is the team's pay and on-costs at one pay point and in both views of the pension.
type PayView struct {
	Point        string
	Budget, Full *figure.Figure
	plans        [2]*Plan // as Budget and Full
}

// payViews works out pay and on-costs at every pay point, as the employer pays and at full public cost.
func payViews(p *Plan) []PayView {
	var views []PayView
	for _, point := range PayPoints {
		as := p.Inputs.As
		as.Point = point
		as.FullPension = false
		budget := p.PaidAs(as)
		as.FullPension = true
		full := p.PaidAs(as)
		views = append(views, PayView{point, budget.Pay, full.Pay, [2]*Plan{budget, full}})
	}
	return views
}

// DriverName is what a driver is called, in the case's language.
func (c *Case) DriverName(d *Driver) string { return driverName(c.Language, d) }

// MovedTo is what a driver is at one of its ends, in the case's language.
func (c *Case) MovedTo(m Moved) string { return movedTo(c.Language, m) }

func driverName(l *language.Language, d *Driver) string { return l.Say("sensitivity.driver." + d.ID) }

func movedTo(l *language.Language, m Moved) string {
	switch {
	case m.To == nil:
		return l.Say("sensitivity.to." + m.As)
	case m.As != "":
		return l.Say("sensitivity.to."+m.As, "figure", l.Figure(m.To, figure.Exact))
	}
	return l.Figure(m.To, figure.Exact)
}
