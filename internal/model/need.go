package model

import "casemaker/internal/figure"

// need works out how many babies a year are likely to need help: a range, because the rates measure
// different things and none of them is a count. Groups that overlap are never added.
func (c *Case) need(births *figure.Figure) {
	estimate := func(id, rate, label string) *figure.Figure {
		return c.add(figure.Multiply(births, c.parameter(rate)).Named(id, label, figure.Babies))
	}
	estimate("need.low", "rate.low", "Babies likely to need help: low estimate")
	estimate("need.reference", "rate.reference", "Babies likely to need help: reference estimate")
	if share, ok := c.Figure("low_income"); ok {
		c.add(c.NeedMix(births, share))
	}
	c.hierarchy(births)
	estimate("need.high", "rate.high", "Babies likely to need help: high estimate")
}

// NeedMix works out the estimate weighted for low income from a share of births in low-income families: the area's own,
// or one that a reader supposes. It does not become part of the case.
func (c *Case) NeedMix(births, share *figure.Figure) *figure.Figure {
	rate := figure.Add(
		figure.Multiply(share, c.parameter("rate.low_income")),
		figure.Multiply(figure.Subtract(figure.Constant(1), share), c.parameter("rate.reference")),
	)
	return figure.Multiply(births, rate).Named("need.mix", "Babies likely to need help: weighted for low income", figure.Babies)
}

// Needs lists the ids of the need estimates in order from low to high as the model defines them.
var Needs = []string{"need.low", "need.reference", "need.mix", "need.hierarchy", "need.high"}

// hierarchy adds groups that the area declares to exclude each other, and takes the reference rate for all other babies.
func (c *Case) hierarchy(births *figure.Figure) {
	if len(c.Area.Groups.IDs) == 0 {
		return
	}
	var terms, counts []*figure.Figure
	for _, g := range c.Area.Groups.All() {
		terms = append(terms, figure.Multiply(g.Babies, c.parameter(g.Rate)))
		counts = append(counts, g.Babies)
	}
	rest := figure.Subtract(births, figure.Add(counts...))
	terms = append(terms, figure.Multiply(rest, c.parameter("rate.reference")))
	c.add(figure.Add(terms...).Named("need.hierarchy", "Babies likely to need help: groups that exclude each other", figure.Babies))
}
