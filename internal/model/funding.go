package model

import (
	"fmt"
	"math"
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A Funder's part of the cost, year by year.
type Funded struct {
	Contribution project.Contribution
	Years        [Horizon]*figure.Figure
	Total        *figure.Figure
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
	var shares []*figure.Figure
	for _, contribution := range mix.All() {
		shares = append(shares, contribution.Share)
		c.Funders = append(c.Funders, &Funded{Contribution: contribution})
	}
	for year := range Horizon {
		parts := Split(c.Stream.Cost[year], shares)
		for i, f := range c.Funders {
			id := fmt.Sprintf("funding.%s.year_%d", f.Contribution.ID, year)
			f.Years[year] = c.add(parts[i].Named(id, fmt.Sprintf("%s, year %d", f.Contribution.Funder, year), figure.Pounds))
		}
	}
	for _, f := range c.Funders {
		f.Total = c.add(figure.Add(f.Years[:]...).Named("funding."+f.Contribution.ID+".total", f.Contribution.Funder+", five years", figure.Pounds))
	}
	for year := range Horizon {
		var open []*figure.Figure
		for _, f := range c.Funders {
			if f.Contribution.Status != "confirmed" {
				open = append(open, f.Years[year])
			}
		}
		if open == nil {
			open = []*figure.Figure{figure.Constant(0)}
		}
		c.Gap[year] = c.add(figure.Add(open...).Named(fmt.Sprintf("funding.gap_year_%d", year), fmt.Sprintf("Not confirmed, year %d", year), figure.Pounds))
	}
	c.add(figure.Add(c.Gap[:]...).Named("funding.gap", "Not confirmed, five years", figure.Pounds))
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
		rests = append(rests, remainder{i, exact.Value - parts[i].Value})
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
