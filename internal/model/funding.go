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
	for year := range Horizon {
		open := []*figure.Figure{}
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
	}
	c.Confirmed = figure.Subtract(c.Stream.Total, c.GapTotal)
}

// Fund shares the cost of each year out over contributions whose shares come to one.
func Fund(cost [Horizon]*figure.Figure, mix project.Named[project.Contribution]) []*FunderShare {
	var funders []*FunderShare
	var shares []*figure.Figure
	for _, contribution := range mix.All() {
		shares = append(shares, contribution.Share)
		funders = append(funders, &FunderShare{Contribution: contribution})
	}
	for year, amount := range cost {
		for i, part := range Split(amount, shares) {
			funders[i].Years[year] = part
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
