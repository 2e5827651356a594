package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// A Driver is something that the result depends on, moved to its low and high end with all else as it is.
type Driver struct {
	ID        string
	Low, High Moved

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
			all = append(all, &Driver{ID: row.id, Low: low, High: high, movesPosts: row.movesPosts})
		}
	}
	return all
}

// A driverRow is one line of the sensitivity table.
type driverRow struct {
	id         string
	movesPosts bool                  // posts cost another sum at its ends
	move       func(*Case, bool) end // to its low end, or to its high one
}

// drivers are the lines of the sensitivity table, in order.
var drivers = []driverRow{
	{"births", true, (*Case).moveBirths},
	{"pay_point", true, (*Case).movePayPoint},
	{"pension", true, (*Case).movePension},
	{"overhead", false, moves(overheadOf, (*Plan).WithOverhead)},
	{"hours", false, moves(hoursOf, func(p *Plan, to *figure.Figure) *Plan {
		t := p.Inputs.Time
		t.PerFamily = to
		return p.WithTime(t)
	})},
	{"direct_share", false, moves(shareOf, func(p *Plan, to *figure.Figure) *Plan {
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

// An end is the team at one end of a driver; plan is nil where the driver has no ends, need where it stays as it is.
type end struct {
	to   *figure.Figure
	as   string
	plan *Plan
	need *figure.Figure
}

// moved works out one end of a driver.
func (c *Case) moved(move func(*Case, bool) end, high bool) (m Moved, ok bool) {
	to := move(c, high)
	if to.plan == nil {
		return Moved{}, false
	}
	need := c.Need.Reference
	if to.need != nil {
		need = to.need
	}
	return Moved{to.to, to.as, to.plan, perFamily(to.plan.Recurrent, to.plan.Capacity), figure.Divide(to.plan.Capacity, need)}, true
}

func (c *Case) moveBirths(high bool) end {
	to, ok := c.Assumed.End(c.Assumed.BirthsFactor, high)
	if !ok {
		return end{}
	}
	in := c.Plan.Inputs
	in.Births = figure.Multiply(c.Births, to)
	return end{to, "times", PlanTeam(in), figure.Multiply(in.Births, c.Assumed.Rates.Reference)}
}

func (c *Case) movePayPoint(high bool) end {
	as := c.Plan.Inputs.As
	as.Point = "entry"
	if high {
		as.Point = "top"
	}
	return end{as: as.Point, plan: c.Plan.PaidAs(as)}
}

func (c *Case) movePension(high bool) end {
	as := c.Plan.Inputs.As
	as.FullPension = high
	view := "budget"
	if high {
		view = "full"
	}
	return end{as: view, plan: c.Plan.PaidAs(as)}
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
