package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/project"
)

type salaryKey struct {
	table       *project.PayTable
	scale, band string
	point       string
}

type zoneKey struct {
	table *project.PayTable
	zone  string
	scale string
}

// A zone is a high-cost supplement at the price year.
type zone struct{ rate, least, most *figure.Figure }

// prepareSalaries takes every band to the price year: entry, midpoint and top, in whole pounds but for the midpoint.
func (m *Model) prepareSalaries(t *project.PayTable) {
	for scaleID, scale := range t.Scales.All() {
		for bandID, band := range scale.Bands.All() {
			id := "pay." + scaleID + "." + bandID
			raised := func(published *figure.Figure, point string) *figure.Figure {
				return figure.Whole(figure.Multiply(published, figure.Add(figure.Constant(1), scale.Award))).
					Named(id+"."+point, band.Name+", "+point+", "+t.PriceYear, figure.Pounds)
			}
			entry, top := raised(band.Entry, "entry"), raised(band.Top, "top")
			middle := figure.Divide(figure.Add(entry, top), figure.Constant(2)).
				Named(id+".midpoint", band.Name+", midpoint, "+t.PriceYear, figure.Pence)
			for point, salary := range map[string]*figure.Figure{"entry": entry, "midpoint": middle, "top": top} {
				m.salaries[salaryKey{t, scaleID, bandID, point}] = salary
				m.insured[salary] = figure.Max(figure.Constant(0), figure.Subtract(salary, t.NIFrom)).
					Named(salary.ID+".insured", salary.Label+": above the National Insurance threshold", figure.Pence)
			}
		}
	}
}

// prepareZones takes the supplements' least and most to the price year, with the award of each zoned scale.
func (m *Model) prepareZones(t *project.PayTable) {
	for scaleID, scale := range t.Scales.All() {
		if !scale.Zoned {
			continue
		}
		for zoneID, z := range t.Zones.All() {
			raised := func(published *figure.Figure, end string) *figure.Figure {
				return figure.Whole(figure.Multiply(published, figure.Add(figure.Constant(1), scale.Award))).
					Named("zone."+zoneID+"."+end, z.Name+" supplement, "+end+", "+t.PriceYear, figure.Pounds)
			}
			m.zones[zoneKey{t, zoneID, scaleID}] = zone{z.Rate, raised(z.Least, "least"), raised(z.Most, "most")}
		}
	}
}

// supplement is the high-cost supplement on a salary, or nil where none is paid.
func (m *Model) supplement(t *project.PayTable, zoneID, scale string, salary *figure.Figure) *figure.Figure {
	z, ok := m.zones[zoneKey{t, zoneID, scale}]
	if !ok {
		return nil
	}
	return figure.Min(figure.Max(figure.Multiply(salary, z.rate), z.least), z.most)
}

// A PostCost is one post of a plan with what it costs a year, in whole pounds.
type PostCost struct {
	Post       project.Post
	Band       *project.Band
	WTE        *figure.Figure
	Salary     *figure.Figure // of one whole-time equivalent
	Basic      *figure.Figure
	Supplement *figure.Figure // nil outside high-cost areas
	Insurance  *figure.Figure
	Pension    *figure.Figure
	Levy       *figure.Figure
	Total      *figure.Figure
}

// postCost works out one row of the staffing table. Every cell is rounded where it is first worked out, so
// that rows and columns add up.
func (m *Model) postCost(in Inputs, post project.Post, wte *figure.Figure) *PostCost {
	t := in.Pay
	scale, _ := t.Scales.Get(post.Scale)
	employer, _ := t.Employers.Get(post.Employer)
	band, _ := scale.Bands.Get(post.Band)
	point := post.Point
	if in.Point != "" {
		point = in.Point
	}
	salary := m.salaries[salaryKey{t, post.Scale, post.Band, point}]
	p := &PostCost{Post: post, Band: band, WTE: wte, Salary: salary}
	p.Basic = figure.Whole(figure.Multiply(salary, wte))
	pay := salary
	if s := m.supplement(t, in.Zone, post.Scale, salary); s != nil {
		p.Supplement = figure.Whole(figure.Multiply(s, wte))
		pay = figure.Add(salary, s)
	}
	nothing := figure.Constant(0)
	if post.NIBasis == "standalone" {
		due := figure.Max(nothing, figure.Subtract(figure.Multiply(pay, wte), t.NIFrom))
		p.Insurance = figure.Whole(figure.Multiply(t.NIRate, due))
	} else {
		due, plain := m.insured[pay]
		if !plain {
			due = figure.Max(nothing, figure.Subtract(pay, t.NIFrom))
		}
		p.Insurance = figure.Whole(figure.Multiply(t.NIRate, due, wte))
	}
	pension := employer.Pension
	if in.FullPension {
		pension = employer.PensionFull
	}
	p.Pension = figure.Whole(figure.Multiply(pension, pay, wte))
	p.Levy = figure.Whole(figure.Multiply(employer.Levy, pay, wte))
	cells := []*figure.Figure{p.Basic, p.Insurance, p.Pension, p.Levy}
	if p.Supplement != nil {
		cells = append(cells, p.Supplement)
	}
	p.Total = figure.Add(cells...)
	return p
}
