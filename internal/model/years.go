package model

import (
	"fmt"

	"casemaker/internal/figure"
)

// Horizon is how many years an appraisal covers; year 0 is the first.
const Horizon = 5

// A Stream is a plan's money and activity over the years of the appraisal.
type Stream struct {
	Cost     [Horizon]*figure.Figure // real prices, whole pounds
	Families [Horizon]*figure.Figure // exact: capacity times the phase
	Total    *figure.Figure          // of Cost
	PV       *figure.Figure          // discounted cost, each year in whole pounds
	Reached  *figure.Figure          // discounted families

	// DiscountedActivity is Σ phase ÷ (1 + r)^year, the years of full capacity that the appraisal holds.
	DiscountedActivity *figure.Figure
	// DiscountedPhases is the same for cost: Σ phase ÷ (1 + r)^year.
	DiscountedPhases *figure.Figure
}

// phase is the share of a full year's cost or activity that a year has.
func (c *Case) phase(kind string, year int) *figure.Figure {
	return c.parameter(fmt.Sprintf("phase.%s_%d", kind, year))
}

// discount is (1 + r)^year.
func (c *Case) discount(year int) *figure.Figure {
	return c.factors[year]
}

// prepareDiscounts works the discount factors out once for the case.
func (c *Case) prepareDiscounts() {
	base := figure.Add(figure.Constant(1), c.parameter("assumption.discount_rate"))
	for year := range c.factors {
		c.factors[year] = figure.Power(base, figure.Constant(float64(year))).
			Named(fmt.Sprintf("appraisal.discount_%d", year), fmt.Sprintf("Discount factor, year %d", year), figure.Factor)
	}
}

// stream phases a plan over the years. Set-up falls in year 0, which is not discounted.
func (c *Case) stream(p *Plan) *Stream {
	s := &Stream{}
	var costs, families, phases, activity []*figure.Figure
	for year := range Horizon {
		cost := figure.Whole(figure.Multiply(p.Recurrent, c.phase("cost", year)))
		if year == 0 {
			cost = figure.Add(cost, p.SetUpSum)
		}
		s.Cost[year] = cost
		s.Families[year] = figure.Multiply(p.Capacity, c.phase("activity", year))
		costs = append(costs, figure.Whole(figure.Divide(cost, c.discount(year))).As(figure.Pounds))
		families = append(families, figure.Divide(s.Families[year], c.discount(year)))
		phases = append(phases, figure.Divide(c.phase("cost", year), c.discount(year)))
		activity = append(activity, figure.Divide(c.phase("activity", year), c.discount(year)))
	}
	s.Total = figure.Add(s.Cost[:]...)
	s.PV = figure.Add(costs...)
	s.Reached = figure.Add(families...)
	s.DiscountedPhases = figure.Add(phases...)
	s.DiscountedActivity = figure.Add(activity...)
	return s
}

// appraise works out the full team's five years, break-even and switching values.
func (c *Case) appraise() {
	s := c.stream(c.Plan)
	c.Stream = s
	for year := range Horizon {
		c.add(s.Cost[year].Named(fmt.Sprintf("cost.year_%d", year), fmt.Sprintf("Cost in year %d", year), figure.Pounds))
		c.add(s.Families[year].Named(fmt.Sprintf("capacity.year_%d", year), fmt.Sprintf("Families seen in year %d", year), figure.Families))
	}
	c.add(s.Total.Named("cost.five_years", "Cost over five years", figure.Pounds))
	c.add(s.PV.Named("appraisal.pv_cost", "Present value of five years’ cost", figure.Pounds))
	c.add(s.Reached.Named("appraisal.discounted_families", "Families seen over five years, discounted", figure.Number))
	c.add(s.DiscountedPhases.Named("appraisal.discounted_cost_years", "Years of full cost in the appraisal, discounted", figure.Number))
	c.add(s.DiscountedActivity.Named("appraisal.discounted_activity_years", "Years of full capacity in the appraisal, discounted", figure.Number))
	c.cash()
	if c.Plan.Capacity.Value > 0 {
		c.add(figure.Divide(s.PV, s.Reached).Named("appraisal.break_even_per_family", "Benefit for each family at which the team breaks even", figure.Pence))
		c.switching(s)
	}
}

// cash is the financial view: what the years cost in the money of their day.
func (c *Case) cash() {
	p := c.Plan
	one := figure.Constant(1)
	pay, prices := figure.Add(one, c.parameter("assumption.pay_rise")), figure.Add(one, c.parameter("assumption.price_rise"))
	// Overhead follows the pay and prices that it is charged on.
	loaded := figure.Add(one, p.Inputs.Overhead)
	var years []*figure.Figure
	for year := range Horizon {
		t := figure.Constant(float64(year))
		risen := figure.Add(
			figure.Multiply(p.Pay, figure.Power(pay, t)),
			figure.Multiply(p.NonPaySum, figure.Power(prices, t)),
		)
		cost := figure.Whole(figure.Multiply(risen, loaded, c.phase("cost", year)))
		if year == 0 {
			// Year 0 has no rise yet: the same whole pounds as in real prices.
			cost = figure.Add(figure.Whole(figure.Multiply(p.Recurrent, c.phase("cost", 0))), p.SetUpSum)
		}
		f := c.add(cost.Named(fmt.Sprintf("cost.cash_year_%d", year), fmt.Sprintf("Cost in year %d, cash", year), figure.Pounds))
		years = append(years, f)
	}
	c.add(figure.Add(years...).Named("cost.cash_five_years", "Cost over five years, cash", figure.Pounds))
}

// switching works out how far each driver could move before a team with the tested benefit no longer breaks even.
// All are closed forms: the net present value is linear in each driver or in its inverse.
func (c *Case) switching(s *Stream) {
	p := c.Plan
	benefit := c.parameter("assumption.test_benefit")
	value := figure.Multiply(benefit, s.Reached)
	name := func(f *figure.Figure, id, label string, unit figure.Unit) {
		c.add(f.Named("switch."+id, label, unit))
	}
	recurrent := figure.Divide(figure.Subtract(value, p.SetUpSum), s.DiscountedPhases)
	name(recurrent, "recurrent", "Highest cost a year", figure.Pounds)
	name(figure.Subtract(figure.Divide(recurrent, p.Direct), figure.Constant(1)), "overhead", "Highest overhead", figure.Share)
	capacity := figure.Divide(s.PV, figure.Multiply(benefit, s.DiscountedActivity))
	name(capacity, "capacity", "Fewest families a year", figure.Families)
	name(figure.Divide(figure.Multiply(p.Inputs.Hours, p.Capacity), capacity), "hours", "Most hours for one family", figure.Hours)
	name(figure.Divide(figure.Multiply(p.Inputs.DirectShare, capacity), p.Capacity), "direct_share", "Least share of direct-work time with families", figure.Share)
}
