package model

import "casemaker/internal/figure"

// Rates are the shares of babies that the estimates of need rest on.
type Rates struct{ Low, Reference, LowIncome, High *figure.Figure }

// NeedInputs are what need is estimated from.
type NeedInputs struct {
	Births    *figure.Figure
	LowIncome *figure.Figure // share of births in low-income families; nil where it is not known
	Groups    []NeedGroup    // that exclude each other; none where the area declares none
	Rates     Rates
}

// A NeedGroup is part of the births, with the rate that holds for it.
type NeedGroup struct{ Babies, Rate *figure.Figure }

// Need is how many babies a year are likely to need help: a range, because the rates measure different things and none of
// them is a count. Groups that overlap are never added.
type Need struct {
	Low, Reference *figure.Figure
	Mix            *figure.Figure // weighted for low income; nil where that is not known
	Hierarchy      *figure.Figure // groups that exclude each other; nil without groups
	High           *figure.Figure
	Central        *figure.Figure // the one that headline, coverage and gap use: weighted where it is known, else the reference
}

// EstimateNeed works out the estimates.
func EstimateNeed(in NeedInputs) Need {
	n := Need{
		Low:       figure.Multiply(in.Births, in.Rates.Low),
		Reference: figure.Multiply(in.Births, in.Rates.Reference),
		Hierarchy: hierarchy(in),
		High:      figure.Multiply(in.Births, in.Rates.High),
	}
	if in.LowIncome != nil {
		n.Mix = needMix(in.Births, in.LowIncome, in.Rates)
		n.Central = figure.Add(n.Mix)
		return n
	}
	n.Central = figure.Add(n.Reference)
	return n
}

// needMix weights the rates by the share of births in low-income families.
func needMix(births, share *figure.Figure, r Rates) *figure.Figure {
	return figure.Multiply(births, figure.Add(
		figure.Multiply(share, r.LowIncome),
		figure.Multiply(figure.Subtract(figure.Constant(1), share), r.Reference),
	))
}

// hierarchy adds groups that exclude each other, and takes the reference rate for all other babies.
func hierarchy(in NeedInputs) *figure.Figure {
	if len(in.Groups) == 0 {
		return nil
	}
	var terms, counts []*figure.Figure
	for _, g := range in.Groups {
		terms = append(terms, figure.Multiply(g.Babies, g.Rate))
		counts = append(counts, g.Babies)
	}
	rest := figure.Subtract(in.Births, figure.Add(counts...))
	return figure.Add(append(terms, figure.Multiply(rest, in.Rates.Reference))...)
}

// Estimates lists the estimates that there are, each with its name, from low to high as the model defines them, and last the
// central one, which is one of them.
func (n Need) Estimates() []Estimate {
	var all []Estimate
	for _, e := range []Estimate{{"low", n.Low}, {"reference", n.Reference}, {"mix", n.Mix}, {"hierarchy", n.Hierarchy}, {"high", n.High}, {"central", n.Central}} {
		if e.Babies != nil {
			all = append(all, e)
		}
	}
	return all
}

// An Estimate of need has the last part of its id as its name.
type Estimate struct {
	Name   string
	Babies *figure.Figure
}

// needInputs are the area's own.
func (c *Case) needInputs() NeedInputs {
	in := NeedInputs{Births: c.Births, LowIncome: c.LowIncome, Rates: c.Assumed.Rates}
	for _, g := range c.Area.Groups.All() {
		in.Groups = append(in.Groups, NeedGroup{g.Babies, c.Assumed.Parameter(g.Rate)})
	}
	return in
}

// NeedMix works out the estimate weighted for low income from a share of births in low-income families that a reader
// supposes. It does not become part of the case.
func (c *Case) NeedMix(births, share *figure.Figure) *figure.Figure {
	return declared["need.mix"].name(c.Project.Language(""), needMix(births, share, c.Assumed.Rates))
}

// Needs lists the ids of the need estimates in order from low to high as the model defines them.
var Needs = []string{"need.low", "need.reference", "need.mix", "need.hierarchy", "need.high"}
