package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// PayPoints are the points of a band that a post may be paid at.
var PayPoints = []string{"entry", "midpoint", "top"}

// PayRates are a pay table taken to its price year, with what follows from it for every post.
type PayRates struct {
	Table    *project.PayTable
	salaries map[salaryKey]*figure.Figure
	insured  map[*figure.Figure]*figure.Figure // salary to its part on which National Insurance is due
	zones    map[zoneKey]zone
	byID     map[string]*figure.Figure // salaries, their insured parts, and what employers add to them
}

// Figure returns a figure of the pay table at its price year: a salary, its insured part, or what an employer adds to it.
func (r *PayRates) Figure(id string) (*figure.Figure, bool) {
	f, ok := r.byID[id]
	return f, ok
}

type salaryKey struct{ scale, band, point string }

type zoneKey struct{ zone, scale string }

// A zone is a high-cost supplement at the price year.
type zone struct{ rate, least, most *figure.Figure }

// preparePay works out every salary and supplement of a table once: they are the same for all areas.
func preparePay(t *project.PayTable, l *language.Language) *PayRates {
	r := &PayRates{Table: t, salaries: map[salaryKey]*figure.Figure{}, insured: map[*figure.Figure]*figure.Figure{}, zones: map[zoneKey]zone{}, byID: map[string]*figure.Figure{}}
	for scaleID, scale := range t.Scales.All() {
		for bandID, band := range scale.Bands.All() {
			r.prepareBand(l, scaleID, scale, bandID, band)
		}
		if scale.Zoned {
			r.prepareZones(l, scaleID, scale)
		}
	}
	for _, salary := range r.salaries {
		r.byID[salary.ID], r.byID[r.insured[salary].ID] = salary, r.insured[salary]
	}
	for _, employer := range t.Employers.All() {
		r.byID[employer.Pension.ID], r.byID[employer.PensionFull.ID], r.byID[employer.Levy.ID] = employer.Pension, employer.PensionFull, employer.Levy
	}
	return r
}

// raised takes published pay to the price year, in whole pounds, with the award of its scale; pay that is published for that
// year is as it is.
func raised(l *language.Language, published *figure.Figure, scale *project.Scale, as *declaration, args []arg) *figure.Figure {
	if scale.Award == nil {
		return published
	}
	return as.name(l, figure.Whole(figure.Multiply(published, onePlus(scale.Award))), args...)
}

// prepareBand takes a band to the price year: entry, midpoint and top, in whole pounds but for the midpoint.
func (r *PayRates) prepareBand(l *language.Language, scaleID string, scale *project.Scale, bandID string, band *project.Band) {
	args := []arg{{"scale", scaleID, scale.Name}, {"band", bandID, band.Name}, {"price_year", "", r.Table.PriceYear}}
	entry := raised(l, band.Entry, scale, declared["pay.{scale}.{band}.entry"], args)
	top := raised(l, band.Top, scale, declared["pay.{scale}.{band}.top"], args)
	middle := declared["pay.{scale}.{band}.midpoint"].name(l, figure.Divide(figure.Add(entry, top), figure.Constant(2)), args...)
	for point, salary := range map[string]*figure.Figure{"entry": entry, "midpoint": middle, "top": top} {
		r.salaries[salaryKey{scaleID, bandID, point}] = salary
		at := append(args[:len(args):len(args)], arg{name: "point", id: point}, arg{"salary", "", salary.Label})
		r.insured[salary] = declared["pay.{scale}.{band}.{point}.insured"].name(l, insuredPart(salary, r.Table.NIFrom), at...)
	}
}

// prepareZones takes the supplements' least and most to the price year, with the award of the scale.
func (r *PayRates) prepareZones(l *language.Language, scaleID string, scale *project.Scale) {
	for zoneID, z := range r.Table.Zones.All() {
		args := []arg{{"zone", zoneID, z.Name}, {"price_year", "", r.Table.PriceYear}}
		r.zones[zoneKey{zoneID, scaleID}] = zone{
			z.Rate, raised(l, z.Least, scale, declared["zone.{zone}.least"], args), raised(l, z.Most, scale, declared["zone.{zone}.most"], args),
		}
	}
}

// insuredPart is the part of pay on which National Insurance is due.
func insuredPart(pay, from *figure.Figure) *figure.Figure {
	return figure.Max(figure.Constant(0), figure.Subtract(pay, from))
}

// supplement is the high-cost supplement on a salary, or nil where none is paid: its rate, within its least and most.
func (r *PayRates) supplement(zoneID, scale string, salary *figure.Figure) *figure.Figure {
	z, ok := r.zones[zoneKey{zoneID, scale}]
	if !ok {
		return nil
	}
	return figure.Min(figure.Max(figure.Multiply(salary, z.rate), z.least), z.most)
}

// PaidAs is how posts are paid: in what zone, at which point, and whose share of pensions counts.
type PaidAs struct {
	Zone        string
	Point       string // overrides the posts' own points: "entry", "midpoint" or "top"; empty for their own
	FullPension bool   // the full public cost of pensions, not only what the employer pays
}

// A PostCost is one post of a team with what it costs a year, in whole pounds.
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

// Post works out one row of the staffing table. Every cell is rounded where it is first worked out, so that rows and
// columns add up.
func (r *PayRates) Post(post project.Post, wte *figure.Figure, as PaidAs) *PostCost {
	scale, _ := r.Table.Scales.Get(post.Scale)
	employer, _ := r.Table.Employers.Get(post.Employer)
	band, _ := scale.Bands.Get(post.Band)
	point := post.Point
	if as.Point != "" {
		point = as.Point
	}
	salary := r.salaries[salaryKey{post.Scale, post.Band, point}]
	p := &PostCost{Post: post, Band: band, WTE: wte, Salary: salary}
	p.Basic = figure.Whole(figure.Multiply(salary, wte))
	pay := salary
	if s := r.supplement(as.Zone, post.Scale, salary); s != nil {
		p.Supplement = figure.Whole(figure.Multiply(s, wte))
		pay = figure.Add(salary, s)
	}
	p.Insurance = figure.Whole(r.insurance(post.NIBasis, pay, wte))
	pension := employer.Pension
	if as.FullPension {
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

// insurance is the employer's National Insurance on a post. A "shared" post is a share of one person's, so the threshold
// is shared with it; a "standalone" one is a part-time post of its own, which has the whole threshold.
func (r *PayRates) insurance(basis string, pay, wte *figure.Figure) *figure.Figure {
	if basis == "standalone" {
		return figure.Multiply(r.Table.NIRate, insuredPart(figure.Multiply(pay, wte), r.Table.NIFrom))
	}
	due, plain := r.insured[pay]
	if !plain {
		due = insuredPart(pay, r.Table.NIFrom)
	}
	return figure.Multiply(r.Table.NIRate, due, wte)
}

// Staffing is a staffing table: its posts with what they cost, and the sums of its columns.
type Staffing struct {
	Posts     []*PostCost
	WTE       *figure.Figure
	DirectWTE *figure.Figure // in direct work with families

	Basic, Supplement, Insurance, Pension, Levy *figure.Figure // Supplement is nil outside high-cost areas
	Pay                                         *figure.Figure // all of them
}

// Staff works out a staffing table from posts and the WTE of each.
func (r *PayRates) Staff(posts []project.Post, wte []*figure.Figure, as PaidAs) Staffing {
	var s Staffing
	for i, post := range posts {
		s.Posts = append(s.Posts, r.Post(post, wte[i], as))
	}
	column := func(of func(*PostCost) *figure.Figure) *figure.Figure {
		cells := make([]*figure.Figure, 0, len(s.Posts))
		for _, post := range s.Posts {
			if cell := of(post); cell != nil {
				cells = append(cells, cell)
			}
		}
		if len(cells) == 0 {
			return nil
		}
		return figure.Add(cells...)
	}
	// WTE have two decimals; the sum is rounded to them so that it is the sum of what is printed.
	s.WTE = figure.Hundredths(column(func(c *PostCost) *figure.Figure { return c.WTE }))
	s.DirectWTE = column(func(c *PostCost) *figure.Figure { return figure.Multiply(c.WTE, c.Post.Direct) })
	s.Basic = column(func(c *PostCost) *figure.Figure { return c.Basic })
	s.Supplement = column(func(c *PostCost) *figure.Figure { return c.Supplement })
	s.Insurance = column(func(c *PostCost) *figure.Figure { return c.Insurance })
	s.Pension = column(func(c *PostCost) *figure.Figure { return c.Pension })
	s.Levy = column(func(c *PostCost) *figure.Figure { return c.Levy })
	s.Pay = column(func(c *PostCost) *figure.Figure { return c.Total })
	return s
}
