package model

import "casemaker/internal/figure"

// A Driver is something that the result depends on, moved to its low and high end with all else as it is.
type Driver struct {
	ID, Name  string
	Low, High Moved
	Central   string // as printed

	movesPosts bool // posts cost another sum at its ends
}

// Moved is a driver at one end: what it is moved to, and what comes out.
type Moved struct {
	At        string         // as printed
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
			all = append(all, &Driver{ID: row.id, Name: row.name, Central: row.central(c), Low: low, High: high, movesPosts: row.movesPosts})
		}
	}
	return all
}

// A driverRow is one line of the sensitivity table.
type driverRow struct {
	id, name   string
	movesPosts bool                  // posts cost another sum at its ends
	central    func(*Case) string    // as planned
	move       func(*Case, bool) end // to its low end, or to its high one
}

// drivers are the lines of the sensitivity table, in order.
var drivers = []driverRow{
	{"births", "Births against today’s", true, says("as today"), (*Case).moveBirths},
	{"pay_point", "Pay point", true, says("as planned"), (*Case).movePayPoint},
	{"pension", "Pension view", true, says("paid by the employer"), (*Case).movePension},
	{"overhead", "Overhead", false, prints(overheadOf), moves(overheadOf, (*Plan).WithOverhead)},
	{"hours", "Hours for one family", false, prints(hoursOf), moves(hoursOf, func(p *Plan, to *figure.Figure) *Plan {
		t := p.Inputs.Time
		t.PerFamily = to
		return p.WithTime(t)
	})},
	{"direct_share", "Share of direct-work time with families", false, prints(shareOf), moves(shareOf, func(p *Plan, to *figure.Figure) *Plan {
		t := p.Inputs.Time
		t.Direct = to
		return p.WithTime(t)
	})},
}

func overheadOf(a Assumptions) *figure.Figure { return a.Overhead }
func hoursOf(a Assumptions) *figure.Figure    { return a.HoursPerFamily }
func shareOf(a Assumptions) *figure.Figure    { return a.DirectShare }

func says(words string) func(*Case) string { return func(*Case) string { return words } }

func prints(of func(Assumptions) *figure.Figure) func(*Case) string {
	return func(c *Case) string { return of(c.Assumed).Text(figure.Exact) }
}

// moves takes an assumption that has a range to its ends.
func moves(of func(Assumptions) *figure.Figure, plan func(*Plan, *figure.Figure) *Plan) func(*Case, bool) end {
	return func(c *Case, high bool) end {
		to, ok := c.Assumed.End(of(c.Assumed), high)
		if !ok {
			return end{}
		}
		return end{at: to.Text(figure.Exact), plan: plan(c.Plan, to)}
	}
}

// An end is the team at one end of a driver; plan is nil where the driver has no ends, need where it stays as it is.
type end struct {
	at   string
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
	return Moved{to.at, to.plan, perFamily(to.plan.Recurrent, to.plan.Capacity), figure.Divide(to.plan.Capacity, need)}, true
}

func (c *Case) moveBirths(high bool) end {
	to, ok := c.Assumed.End(c.Assumed.BirthsFactor, high)
	if !ok {
		return end{}
	}
	in := c.Plan.Inputs
	in.Births = figure.Multiply(c.Births, to)
	return end{to.Text(figure.Exact) + " times", PlanTeam(in), figure.Multiply(in.Births, c.Assumed.Rates.Reference)}
}

func (c *Case) movePayPoint(high bool) end {
	as := c.Plan.Inputs.As
	as.Point = "entry"
	if high {
		as.Point = "top"
	}
	return end{at: as.Point + " of each band", plan: c.Plan.PaidAs(as)}
}

func (c *Case) movePension(high bool) end {
	as := c.Plan.Inputs.As
	as.FullPension = high
	at := "paid by the employer"
	if high {
		at = "full public cost"
	}
	return end{at: at, plan: c.Plan.PaidAs(as)}
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
