package model

import (
	"math"
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A FunderShare is a funder's part of the cost, year by year.
type FunderShare struct {
	Contribution project.Contribution
	Share        *figure.Figure // of the cost: as stated, or what its amounts come to
	Years        [Horizon]*figure.Figure
	Total        *figure.Figure
	PV           *figure.Figure // present value of what it pays
}

// funding splits each year's cost over the funders, to the pound, and adds up what is not confirmed.
func (c *Case) funding() {
	mix := c.Area.Funding
	c.MixAssumed = len(mix.IDs) == 0
	if c.MixAssumed {
		mix = c.Project.Mixes[c.Area.Nation]
	}
	if len(mix.IDs) == 0 {
		return
	}
	c.Funders = Fund(c.Stream.Cost, mix)
	rest, shared := Rest(c.Stream.Cost, mix), false
	for _, f := range c.Funders {
		f.Share = f.Contribution.Share
		c.Amounts = c.Amounts || f.Share == nil
		shared = shared || f.Share != nil
	}
	for year := range Horizon {
		open := []*figure.Figure{}
		if !shared {
			c.Unfunded[year] = rest[year]
			open = append(open, rest[year])
		}
		for _, f := range c.Funders {
			if f.Contribution.Status != "confirmed" {
				open = append(open, f.Years[year])
			}
		}
		if len(open) == 0 {
			open = append(open, figure.Constant(0))
		}
		c.Gap[year] = figure.Add(open...)
	}
	c.GapTotal = figure.Add(c.Gap[:]...)
	for _, f := range c.Funders {
		f.PV = c.discount.Pounds(f.Years)
		if c.Amounts {
			f.Share = figure.Divide(f.Total, c.Stream.Total).WithUnit(figure.Share)
		}
	}
	if !shared {
		c.UnfundedTotal = figure.Add(c.Unfunded[:]...)
	}
	c.Confirmed = figure.Subtract(c.Stream.Total, c.GapTotal)
}

// Rest is what the amounts that contributions state leave of each year's cost.
func Rest(cost [Horizon]*figure.Figure, mix project.Named[project.Contribution]) [Horizon]*figure.Figure {
	for year := range cost {
		var stated []*figure.Figure
		for _, contribution := range mix.All() {
			if of := contribution.In(year); of != nil {
				stated = append(stated, of)
			}
		}
		if len(stated) > 0 {
			cost[year] = figure.Subtract(cost[year], figure.Add(stated...))
		}
	}
	return cost
}

// Fund lets contributions pay the amounts that they state, and shares out over the others, whose shares come to one, what those leave of the cost
// of each year.
func Fund(cost [Horizon]*figure.Figure, mix project.Named[project.Contribution]) []*FunderShare {
	var funders []*FunderShare
	var shares []*figure.Figure
	var sharing []*FunderShare
	for _, contribution := range mix.All() {
		f := &FunderShare{Contribution: contribution}
		funders = append(funders, f)
		if contribution.Share != nil {
			shares = append(shares, contribution.Share)
			sharing = append(sharing, f)
			continue
		}
		for year := range f.Years {
			of := contribution.In(year)
			if of == nil {
				of = figure.Constant(0).WithUnit(figure.Pounds)
			}
			f.Years[year] = figure.Add(of)
		}
	}
	for year, amount := range Rest(cost, mix) {
		if len(shares) == 0 {
			break
		}
		for i, part := range Split(amount, shares) {
			sharing[i].Years[year] = part
		}
	}
	for _, f := range funders {
		f.Total = figure.Add(f.Years[:]...)
	}
	return funders
}

// Split shares a whole amount out to the pound so that the parts sum to it: each share is rounded, and the pounds left
// over or short go where rounding took or gave most (the largest-remainder method).
func Split(amount *figure.Figure, shares []*figure.Figure) []*figure.Figure {
	parts := make([]*figure.Figure, len(shares))
	type remainder struct {
		index int
		lost  float64 // what rounding took away; negative where it gave
	}
	var rests []remainder
	left := amount.Value
	for i, share := range shares {
		exact := figure.Multiply(amount, share)
		parts[i] = figure.Whole(exact)
		left -= parts[i].Value
		// Shares that tie but for the last bits of a float64 tie.
		rests = append(rests, remainder{i, figure.RoundTo(exact.Value-parts[i].Value, 1e-6)})
	}
	step := 1.0
	if left < 0 {
		step = -1
	}
	slices.SortStableFunc(rests, func(a, b remainder) int {
		switch d := (a.lost - b.lost) * step; {
		case d > 0:
			return -1
		case d < 0:
			return 1
		}
		return 0
	})
	for k := range int(math.Abs(math.Round(left))) {
		i := rests[k%len(rests)].index
		parts[i] = figure.Add(parts[i], figure.Constant(step))
	}
	return parts
}
