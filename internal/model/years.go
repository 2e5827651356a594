package model

import (
	"fmt"

	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// Horizon is how many years an appraisal covers; year 0 is the first.
const Horizon = 5

// Discount holds the factors that later years are divided by.
type Discount struct {
	Rate    *figure.Figure
	Factors [Horizon]*figure.Figure
}

// NewDiscount works the factors out once, and calls them as a language does.
func NewDiscount(rate *figure.Figure, l *language.Language) Discount {
	d := Discount{Rate: rate}
	growth := onePlus(rate)
	for year := range d.Factors {
		d.Factors[year] = declared["appraisal.discount_{year}"].name(l, grown(growth, year), yearArg(year))
	}
	return d
}

// onePlus is 1 + a yearly rate.
func onePlus(rate *figure.Figure) *figure.Figure { return figure.Add(figure.Constant(1), rate) }

// grown is yearly growth to the power of so many years.
func grown(growth *figure.Figure, years int) *figure.Figure {
	return figure.Power(growth, figure.Constant(float64(years)))
}

// Value is what a figure of a year is worth in year 0.
func (d Discount) Value(f *figure.Figure, year int) *figure.Figure {
	return figure.Divide(f, d.Factors[year])
}

// Sum is what a figure of each year is worth in year 0, together. Money is rounded to whole pounds in each year.
func (d Discount) Sum(years [Horizon]*figure.Figure, money bool) *figure.Figure {
	var values []*figure.Figure
	for year, f := range years {
		value := d.Value(f, year)
		if money {
			value = figure.Whole(value).WithUnit(figure.Pounds)
		}
		values = append(values, value)
	}
	return figure.Add(values...)
}

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

// Phase spreads a plan over the years. Set-up falls in year 0, which is not discounted.
func Phase(p *Plan, shares [Horizon]YearShares, d Discount) *Stream {
	s := &Stream{}
	var cost, activity [Horizon]*figure.Figure
	for year, share := range shares {
		cost[year], activity[year] = share.Cost, share.Activity
		s.Cost[year] = yearCost(figure.Multiply(p.Recurrent, share.Cost), p.SetUpSum, year)
		s.Families[year] = figure.Multiply(p.Capacity, share.Activity)
	}
	s.Total = figure.Add(s.Cost[:]...)
	s.PV = d.Sum(s.Cost, true)
	s.Reached = d.Sum(s.Families, false)
	s.DiscountedPhases = d.Sum(cost, false)
	s.DiscountedActivity = d.Sum(activity, false)
	return s
}

// yearCost is a year's running cost in whole pounds, with what it costs to set up in year 0.
func yearCost(running, setUp *figure.Figure, year int) *figure.Figure {
	cost := figure.Whole(running)
	if year == 0 {
		cost = figure.Add(cost, setUp)
	}
	return cost
}

// Cash is the financial view: what the years cost in the money of their day.
type Cash struct {
	Years [Horizon]*figure.Figure
	Total *figure.Figure
}

// CashView lets pay and other prices rise, and overhead with what it is charged on. Year 0 has no rise yet: it costs the
// same whole pounds as in real prices.
func CashView(p *Plan, a Assumptions) Cash {
	var c Cash
	pay, prices, overhead := onePlus(a.PayRise), onePlus(a.PriceRise), onePlus(p.Inputs.Overhead)
	for year := range c.Years {
		running := figure.Multiply(p.Recurrent, a.Phases[year].Cost)
		if year > 0 {
			risen := figure.Add(figure.Multiply(p.Pay, grown(pay, year)), figure.Multiply(p.NonPaySum, grown(prices, year)))
			running = figure.Multiply(risen, overhead, a.Phases[year].Cost)
		}
		c.Years[year] = yearCost(running, p.SetUpSum, year)
	}
	c.Total = figure.Add(c.Years[:]...)
	return c
}

// Appraisal is what five years of a team must be worth, and how far each driver could move before a team with the tested
// benefit no longer breaks even. It is empty where the team could not see one family a year.
type Appraisal struct {
	BreakEven *figure.Figure // benefit for each family
	Switch    Switching
}

// Switching values are where a driver, moved alone, makes the tested benefit only just cover the cost.
type Switching struct{ Recurrent, Overhead, Capacity, Hours, DirectShare *figure.Figure }

// Appraise works out break-even and switching values. All are closed forms: the net present value is linear in each driver
// or in its inverse.
func Appraise(p *Plan, s *Stream, a Assumptions) Appraisal {
	if p.Capacity.Value == 0 {
		return Appraisal{}
	}
	value := figure.Multiply(a.TestBenefit, s.Reached)
	recurrent := figure.Divide(figure.Subtract(value, p.SetUpSum), s.DiscountedPhases)
	capacity := figure.Divide(s.PV, figure.Multiply(a.TestBenefit, s.DiscountedActivity))
	return Appraisal{
		BreakEven: figure.Divide(s.PV, s.Reached),
		Switch: Switching{
			Recurrent:   recurrent,
			Overhead:    figure.Subtract(figure.Divide(recurrent, p.Direct), figure.Constant(1)),
			Capacity:    capacity,
			Hours:       figure.Divide(figure.Multiply(p.Inputs.Time.PerFamily, p.Capacity), capacity),
			DirectShare: figure.Divide(figure.Multiply(p.Inputs.Time.Direct, capacity), p.Capacity),
		},
	}
}

func yearArg(year int) arg { return arg{"year", fmt.Sprint(year), fmt.Sprint(year)} }
