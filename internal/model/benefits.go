package model

import (
	"fmt"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A Valued benefit is one line of an area's benefits with its present value.
type Valued struct {
	Benefit project.Benefit
	Yearly  *figure.Figure // worth a year for the families of one full year
	PV      *figure.Figure
	Fiscal  bool // to a public budget; otherwise societal
}

// benefits works out the area's benefit lines. There are none unless the area states them; with them come two ratios,
// fiscal and total, which documents print only beside the break-even table.
//
// A line is families × baseline × effect × (1 − deadweight) × unit cost × (1 − optimism bias), beginning after its lag
// and lasting for its duration; each year's families bring their own stream.
func (c *Case) benefits() {
	var fiscal, total []*figure.Figure
	one := figure.Constant(1)
	base := figure.Add(one, c.parameter("assumption.discount_rate"))
	for _, b := range c.Area.Benefits.All() {
		each := figure.Multiply(b.Baseline, b.Effect, figure.Subtract(one, b.Deadweight), b.UnitCost, figure.Subtract(one, b.OptimismBias))
		v := &Valued{Benefit: b, Fiscal: b.Cashability != "societal"}
		v.Yearly = c.add(figure.Multiply(c.Plan.Capacity, each).Named("benefit."+b.ID+".yearly", b.Name+": worth of one year’s families, a year", figure.Pounds))
		var years []*figure.Figure
		for year := range b.Duration {
			years = append(years, figure.Divide(one, figure.Power(base, figure.Constant(float64(b.Lag+year)))))
		}
		v.PV = c.add(figure.Multiply(each, c.Stream.Reached, figure.Add(years...)).Named("benefit."+b.ID+".pv", b.Name+": present value", figure.Pounds))
		c.Benefits = append(c.Benefits, v)
		total = append(total, v.PV)
		if v.Fiscal {
			fiscal = append(fiscal, v.PV)
		}
	}
	c.ratio("fiscal", "Fiscal", fiscal)
	c.ratio("total", "Total", total)
	c.Bodies = c.paysAndGains()
}

func (c *Case) ratio(id, label string, values []*figure.Figure) {
	if len(values) == 0 {
		return
	}
	sum := c.add(figure.Add(values...).Named("benefit."+id+".pv", label+" benefits, present value", figure.Pounds))
	c.add(figure.Divide(sum, c.Stream.PV).Named("appraisal.ratio_"+id, label+" benefits for each £1 of cost", figure.Number))
	c.add(figure.Subtract(sum, c.Stream.PV).Named("appraisal.net_"+id, label+" benefits less cost, present value", figure.Pounds))
}

// BodyShare is what one body pays and gains.
type BodyShare struct {
	Body        string
	Pays, Gains *figure.Figure // present values; nil where there is none
	Cashable    *figure.Figure // the part of Gains that a budget could be cut by
}

// paysAndGains sets what each funder pays against what the benefit lines say it gains.
func (c *Case) paysAndGains() []BodyShare {
	var bodies []BodyShare
	at := func(body string) *BodyShare {
		for i := range bodies {
			if bodies[i].Body == body {
				return &bodies[i]
			}
		}
		bodies = append(bodies, BodyShare{Body: body})
		return &bodies[len(bodies)-1]
	}
	for _, f := range c.Funders {
		var years []*figure.Figure
		for year, paid := range f.Years {
			years = append(years, figure.Whole(figure.Divide(paid, c.discount(year))))
		}
		at(f.Contribution.Funder).Pays = c.add(figure.Add(years...).Named("funding."+f.Contribution.ID+".pv", f.Contribution.Funder+": present value of what it pays", figure.Pounds))
	}
	for _, v := range c.Benefits {
		b := at(v.Benefit.Body)
		b.Gains = plus(b.Gains, v.PV)
		if v.Benefit.Cashability == "cash-releasing" {
			b.Cashable = plus(b.Cashable, v.PV)
		}
	}
	for i := range bodies {
		b := &bodies[i]
		if b.Gains != nil {
			c.add(b.Gains.Named(fmt.Sprintf("gains.body_%d", i+1), b.Body+": present value of what it gains", figure.Pounds))
		}
		if b.Cashable != nil {
			c.add(b.Cashable.Named(fmt.Sprintf("gains.body_%d.cashable", i+1), b.Body+": of that, cash that can be released", figure.Pounds))
		}
	}
	return bodies
}

func plus(sum, f *figure.Figure) *figure.Figure {
	if sum == nil {
		return figure.Add(f)
	}
	return figure.Add(sum, f)
}
