package model

import (
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

// Sum is what a figure of each year is worth in year 0, together.
func (d Discount) Sum(years [Horizon]*figure.Figure) *figure.Figure {
	var values []*figure.Figure
	for year, f := range years {
		values = append(values, d.Value(f, year))
	}
	return figure.Add(values...)
}

// Pounds is what money of each year is worth in year 0, together, each year in whole pounds.
func (d Discount) Pounds(years [Horizon]*figure.Figure) *figure.Figure {
	var values []*figure.Figure
	for year, f := range years {
		values = append(values, figure.Whole(d.Value(f, year)).WithUnit(figure.Pounds))
	}
	return figure.Add(values...)
}

// A CashFlow is a plan's money and activity over the years of the appraisal.
type CashFlow struct {
	Cost     [Horizon]*figure.Figure // real prices, whole pounds
	Families [Horizon]*figure.Figure // exact: capacity times the share of it that the year reaches
	Total    *figure.Figure          // of Cost
	PV       *figure.Figure          // discounted cost, each year in whole pounds
	Reached  *figure.Figure          // discounted families

	// Shares are the parts of a full year's cost that the years have: as much of each post's pay as it is in post for.
	Shares [Horizon]*figure.Figure
	// DiscountedActivity is Σ share of capacity ÷ (1 + r)^year, the years of full capacity that the appraisal holds.
	DiscountedActivity *figure.Figure
	// DiscountedShares is the same for cost.
	DiscountedShares *figure.Figure
}

// CashFlowOf spreads a plan over the years. A year costs as much of a full one as its posts are in post for, by their pay; set-up
// falls in year 0, which is not discounted.
func CashFlowOf(p *Plan, t Timeline, d Discount) *CashFlow {
	s := &CashFlow{}
	for year := range Horizon {
		s.Shares[year] = paidFor(p.Posts, p.Pay, t, year)
		s.Cost[year] = yearCost(figure.Multiply(p.Recurrent, s.Shares[year]), p.SetUpSum, year)
		s.Families[year] = figure.Multiply(p.Capacity, t.Activity[year])
	}
	s.Total = figure.Add(s.Cost[:]...)
	s.PV = d.Pounds(s.Cost)
	s.Reached = d.Sum(s.Families)
	s.DiscountedShares = d.Sum(s.Shares)
	s.DiscountedActivity = d.Sum(t.Activity)
	return s
}

// paidFor is the share of a year's pay that is spent while posts are in post: Σ post total × its share of the year ÷ pay.
func paidFor(posts []*PostCost, pay *figure.Figure, t Timeline, year int) *figure.Figure {
	lead, team := t.LeadPaid[year], t.TeamPaid[year]
	if pay.Value == 0 || lead.Value == team.Value {
		return figure.Add(team).WithUnit(figure.Share)
	}
	var leads, others []*figure.Figure
	for _, post := range posts {
		if post.Post.Lead {
			leads = append(leads, post.Total)
		} else {
			others = append(others, post.Total)
		}
	}
	var paid []*figure.Figure
	if len(leads) > 0 {
		paid = append(paid, figure.Multiply(figure.Add(leads...), lead))
	}
	if len(others) > 0 {
		paid = append(paid, figure.Multiply(figure.Add(others...), team))
	}
	return figure.Divide(figure.Add(paid...), pay).WithUnit(figure.Share)
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
	Lift  int // years from the price year to year 0
	Years [Horizon]*figure.Figure
	Total *figure.Figure
}

// CashView lets pay and other prices rise from the price year, and overhead with what it is charged on. Set-up rises with
// prices.
func CashView(p *Plan, s *CashFlow, lift int, a Assumptions) Cash {
	c := Cash{Lift: lift}
	pay, prices := onePlus(a.PayRise), onePlus(a.PriceRise)
	for year := range c.Years {
		risen := figure.Whole(figure.Add(
			figure.Multiply(p.Pay, grown(pay, lift+year)),
			figure.Multiply(p.NonPaySum, grown(prices, lift+year)),
		))
		_, recurrent := loaded(risen, p.Inputs.Loading.Overhead)
		setUp := figure.Whole(figure.Multiply(p.SetUpSum, grown(prices, lift+year)))
		c.Years[year] = yearCost(figure.Multiply(recurrent, s.Shares[year]), setUp, year)
	}
	c.Total = figure.Add(c.Years[:]...)
	return c
}

// Appraisal is what five years of a team must be worth, and how far each driver could move before a team with the tested
// benefit no longer breaks even. It is empty where no family would be seen.
type Appraisal struct {
	BreakEven     *figure.Figure // benefit for each family
	ThreeQuarters *figure.Figure // for each who benefits, if three in four of those seen do
	Half          *figure.Figure // the same, if half do
	Switch        Switching
}

// Switching values are where a driver, moved alone, makes the tested benefit only just cover the cost.
type Switching struct{ Recurrent, Overhead, Capacity, Hours, DirectShare *figure.Figure }

// Appraise works out break-even and switching values. All are closed forms: the net present value is linear in each driver
// or in its inverse.
func Appraise(p *Plan, s *CashFlow, a Assumptions) Appraisal {
	if s.Reached.Value == 0 {
		return Appraisal{}
	}
	among := func(share float64) *figure.Figure {
		return figure.Divide(s.PV, figure.Multiply(s.Reached, figure.Constant(share)))
	}
	value := figure.Multiply(a.TestBenefit, s.Reached)
	recurrent := quotient(figure.Subtract(value, p.SetUpSum), s.DiscountedShares)
	capacity := figure.Divide(s.PV, figure.Multiply(a.TestBenefit, s.DiscountedActivity))
	sw := Switching{
		Recurrent:   recurrent,
		Capacity:    capacity,
		Hours:       quotient(figure.Multiply(p.Inputs.Time.PerFamily, p.Capacity), capacity),
		DirectShare: figure.Divide(figure.Multiply(p.Inputs.Time.Direct, capacity), p.Capacity),
	}
	if recurrent != nil && p.Direct.Value > 0 {
		sw.Overhead = figure.Subtract(figure.Divide(recurrent, p.Direct), figure.Constant(1))
	}
	return Appraisal{BreakEven: figure.Divide(s.PV, s.Reached), ThreeQuarters: among(0.75), Half: among(0.5), Switch: sw}
}

// quotient is a ÷ b, or nil where b is nothing or there is no b.
func quotient(a, b *figure.Figure) *figure.Figure {
	if a == nil || b == nil || b.Value == 0 {
		return nil
	}
	return figure.Divide(a, b)
}
