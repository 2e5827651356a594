package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A BenefitLine is one line of an area's benefits with its present value.
type BenefitLine struct {
	Benefit project.Benefit
	Yearly  *figure.Figure // worth a year for the families of one full year
	PV      *figure.Figure
	Fiscal  bool // to a public budget; otherwise societal
}

// A Return sets benefits of one kind, fiscal or total, against the cost. Documents print it only beside the break-even
// table.
type Return struct {
	Kind       string         // "fiscal" or "total"
	PV         *figure.Figure // of the benefits
	Ratio, Net *figure.Figure // to the cost, and less the cost
}

// benefits works out the area's benefit lines. There are none unless the area states them.
func (c *Case) benefits() {
	var fiscal, total []*figure.Figure
	for _, b := range c.Area.Benefits.All() {
		v := ValueBenefit(b, c.Plan.Capacity, c.Stream.Reached, c.discount)
		c.Benefits = append(c.Benefits, v)
		total = append(total, v.PV)
		if v.Fiscal {
			fiscal = append(fiscal, v.PV)
		}
	}
	for _, r := range []struct {
		kind   string
		values []*figure.Figure
	}{{"fiscal", fiscal}, {"total", total}} {
		if len(r.values) > 0 {
			sum := figure.Add(r.values...)
			c.Returns = append(c.Returns, Return{r.kind, sum, figure.Divide(sum, c.Stream.PV), figure.Subtract(sum, c.Stream.PV)})
		}
	}
	c.Bodies = paysAndGains(c.Funders, c.Benefits)
}

// ValueBenefit works out a line: families × baseline × effect × (1 − deadweight) × unit cost × (1 − optimism bias),
// beginning after its lag and lasting for its duration; each year's families bring their own stream.
func ValueBenefit(b project.Benefit, capacity, reached *figure.Figure, d Discount) *BenefitLine {
	one := figure.Constant(1)
	each := figure.Multiply(b.Baseline, b.Effect, figure.Subtract(one, b.Deadweight), b.UnitCost, figure.Subtract(one, b.OptimismBias))
	growth := figure.Add(one, d.Rate)
	var years []*figure.Figure
	for year := range b.Duration {
		years = append(years, figure.Divide(one, grown(growth, b.Lag+year)))
	}
	return &BenefitLine{
		Benefit: b, Fiscal: b.Cashability != "societal",
		Yearly: figure.Multiply(capacity, each),
		PV:     figure.Multiply(each, reached, figure.Add(years...)),
	}
}

// BodyShare is what one body pays and gains.
type BodyShare struct {
	Body        string
	Pays, Gains *figure.Figure // present values; nil where there is none
	Cashable    *figure.Figure // the part of Gains that a budget could be cut by
}

// paysAndGains sets what each funder pays against what the benefit lines say it gains.
func paysAndGains(funders []*FunderShare, benefits []*BenefitLine) []BodyShare {
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
	for _, f := range funders {
		b := at(f.Contribution.Funder)
		if b.Pays == nil {
			b.Pays = f.PV
			continue
		}
		b.Pays = plus(b.Pays, f.PV)
	}
	for _, v := range benefits {
		b := at(v.Benefit.Body)
		b.Gains = plus(b.Gains, v.PV)
		if v.Benefit.Cashability == "cash-releasing" {
			b.Cashable = plus(b.Cashable, v.PV)
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
