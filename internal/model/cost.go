package model

import "casemaker/internal/figure"

// Prices are what a team costs besides its posts. Sized prices are for a team of the model's size and follow the size.
type Prices struct {
	PerWTE                                *figure.Figure
	Sized                                 []*figure.Figure
	SetUpPerWTE, SetUpTraining, SetUpData *figure.Figure // once; the data system costs the same for any team
}

// A Line is one price with what it comes to.
type Line struct {
	Price  *figure.Figure
	Amount *figure.Figure
}

// Cost is what a team costs a year, and once to set up, in whole pounds.
type Cost struct {
	NonPay                      []Line
	NonPaySum                   *figure.Figure
	Direct, Overhead, Recurrent *figure.Figure
	Contingency                 *figure.Figure // beside the cost, and not counted in it
	UpTo                        *figure.Figure // the cost with its contingency
	SetUp                       []Line
	SetUpSum                    *figure.Figure
}

// CostOf works out the cost of a team from its pay and its size: in WTE, and against the model's team.
func CostOf(pay, wte, size *figure.Figure, prices Prices, rates Loading) Cost {
	times := func(price, by *figure.Figure) Line {
		return Line{price, figure.Whole(figure.Multiply(price, by))}
	}
	c := Cost{NonPay: []Line{times(prices.PerWTE, wte)}}
	for _, price := range prices.Sized {
		c.NonPay = append(c.NonPay, times(price, size))
	}
	c.NonPaySum = sumLines(c.NonPay)
	c.Direct = figure.Add(pay, c.NonPaySum)
	c.Overhead, c.Recurrent = loaded(c.Direct, rates.Overhead)
	c.Contingency, c.UpTo = loaded(c.Recurrent, rates.Contingency)
	c.SetUp = []Line{times(prices.SetUpPerWTE, wte), times(prices.SetUpTraining, size), {prices.SetUpData, figure.Whole(prices.SetUpData)}}
	c.SetUpSum = sumLines(c.SetUp)
	return c
}

// Loading is what is added to cost: overhead to direct cost, and a contingency beside the whole.
type Loading struct{ Overhead, Contingency *figure.Figure }

// loaded adds a share of a cost to it, such as overhead to direct cost.
func loaded(cost, rate *figure.Figure) (share, sum *figure.Figure) {
	share = figure.Whole(figure.Multiply(cost, rate))
	return share, figure.Add(cost, share)
}

func sumLines(lines []Line) *figure.Figure {
	var amounts []*figure.Figure
	for _, l := range lines {
		amounts = append(amounts, l.Amount)
	}
	return figure.Add(amounts...)
}

// Time is how a team's time becomes families seen.
type Time struct {
	Weeks     *figure.Figure // at work in a year
	Week      *figure.Figure // hours of a full-time week
	Direct    *figure.Figure // share of direct-work time spent with families
	PerFamily *figure.Figure // hours
}

// Activity is what a team can do in a year at full working.
type Activity struct {
	PerDirectWTE *figure.Figure // families a year for each WTE of direct work
	Capacity     *figure.Figure // whole families a year
}

// ActivityOf works out how many families the time in direct work can see.
func ActivityOf(direct *figure.Figure, t Time) Activity {
	per := figure.Divide(figure.Multiply(t.Weeks, t.Week, t.Direct), t.PerFamily)
	return Activity{per, figure.Whole(figure.Multiply(direct, per))}
}

// Ratios compare a team's cost and capacity with births, people and need.
type Ratios struct {
	PerBirth  *figure.Figure
	PerHead   *figure.Figure            // nil where the population is not known
	PerFamily *figure.Figure            // nil where the team could not see one family a year
	Coverage  map[string]*figure.Figure // capacity against each estimate of need, by its name
	Gap       *figure.Figure            // babies beyond what the team can see
}

func ratiosOf(p *Plan, births, population *figure.Figure, need Need) Ratios {
	r := Ratios{PerBirth: figure.Divide(p.Recurrent, births), Coverage: map[string]*figure.Figure{}}
	if population != nil {
		r.PerHead = figure.Divide(p.Recurrent, population)
	}
	for _, e := range need.Estimates() {
		r.Coverage[e.Name] = quotient(p.Capacity, e.Babies)
	}
	r.Gap = beyond(need.Central, p.Capacity)
	r.PerFamily = perFamily(p.Recurrent, p.Capacity)
	return r
}

// beyond is how far a exceeds b: nothing where it does not.
func beyond(a, b *figure.Figure) *figure.Figure {
	return figure.Max(figure.Constant(0), figure.Subtract(a, b))
}

// perFamily is a cost for each family seen; nil where none is.
func perFamily(cost, families *figure.Figure) *figure.Figure {
	if families.Value == 0 {
		return nil
	}
	return figure.Divide(cost, families)
}
