package model

import (
	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// Inputs are what a plan is worked out from. Sensitivity and options change some of them.
type Inputs struct {
	Births      *figure.Figure
	Posts       []project.Post
	Own         bool          // the posts are the area's own, not the model's to scale
	Model       *project.Team // what the posts, prices and scale are measured against
	Pay         *project.PayTable
	Zone        string
	Point       string // overrides the posts' pay points: "entry", "midpoint", "top" or empty
	FullPension bool
	Sized       []*figure.Figure // WTE of the posts where another plan has worked them out; nil to work them out
	Weight      *figure.Figure   // sizes the posts beyond births; nil for none
	Size        *figure.Figure   // of the team against the model's at the model's births; nil for the same size
	Overhead    *figure.Figure
	Hours       *figure.Figure // for one family
	DirectShare *figure.Figure
}

// A Plan is a team for an area with its cost and capacity a year. Its figures have no ids until named.
type Plan struct {
	Inputs    Inputs
	Scale     *figure.Figure // the area's births against the model's; nil for an area's own posts
	Posts     []*PostCost
	WTE       *figure.Figure
	DirectWTE *figure.Figure

	Basic, Supplement, Insurance, Pension, Levy *figure.Figure // column sums; Supplement may be nil
	Pay                                         *figure.Figure
	NonPay                                      []Line
	NonPaySum                                   *figure.Figure
	Direct, Overhead, Recurrent                 *figure.Figure
	SetUp                                       []Line
	SetUpSum                                    *figure.Figure

	PerDirectWTE *figure.Figure // families a year for each WTE of direct work
	Capacity     *figure.Figure // whole families a year
}

// A Line is one price with what it comes to.
type Line struct {
	Price  *figure.Figure
	Amount *figure.Figure
}

// plan works a team out.
func (c *Case) plan(m *Model, in Inputs) *Plan {
	p := &Plan{Inputs: in}
	size := figure.Divide(in.Births, in.Model.Births)
	if in.Weight != nil {
		size = figure.Multiply(size, in.Weight)
	}
	if in.Own {
		size = nil
	} else {
		p.Scale = size
	}
	for i, post := range in.Posts {
		wte := post.WTE
		switch {
		case in.Sized != nil:
			wte = in.Sized[i]
		case !in.Own:
			wte = figure.Hundredths(figure.Multiply(post.WTE, size))
		}
		p.Posts = append(p.Posts, m.postCost(in, post, wte))
	}
	p.sumPosts()
	switch {
	case in.Own:
		size = figure.Divide(p.WTE, modelWTE(in.Model))
	case in.Size != nil:
		size = figure.Multiply(size, in.Size)
	}
	p.costs(c, size)
	p.capacity(c)
	return p
}

// modelWTE is the size of the model's team as stated.
func modelWTE(t *project.Team) *figure.Figure { return postWTE(t.Posts) }

// sumPosts adds up the columns of the staffing table.
func (p *Plan) sumPosts() {
	column := func(of func(*PostCost) *figure.Figure) *figure.Figure {
		var cells []*figure.Figure
		for _, post := range p.Posts {
			if cell := of(post); cell != nil {
				cells = append(cells, cell)
			}
		}
		if cells == nil {
			return nil
		}
		return figure.Add(cells...)
	}
	// WTE have two decimals; the sum is rounded to them so that it is the sum of what is printed.
	p.WTE = figure.Hundredths(column(func(c *PostCost) *figure.Figure { return c.WTE }))
	p.DirectWTE = column(func(c *PostCost) *figure.Figure { return figure.Multiply(c.WTE, c.Post.Direct) })
	p.Basic = column(func(c *PostCost) *figure.Figure { return c.Basic })
	p.Supplement = column(func(c *PostCost) *figure.Figure { return c.Supplement })
	p.Insurance = column(func(c *PostCost) *figure.Figure { return c.Insurance })
	p.Pension = column(func(c *PostCost) *figure.Figure { return c.Pension })
	p.Levy = column(func(c *PostCost) *figure.Figure { return c.Levy })
	p.Pay = column(func(c *PostCost) *figure.Figure { return c.Total })
}

// nonPayPrices are the prices of a team of the model's size, besides the one for each WTE.
var nonPayPrices = []string{"price.rooms", "price.supervision", "price.training", "price.interpreters"}

// costs works out what a year costs and what it costs to start; size is the team against the model's.
func (p *Plan) costs(c *Case, size *figure.Figure) {
	line := func(price string, times *figure.Figure) Line {
		each := c.parameter(price)
		if times == nil {
			return Line{each, figure.Whole(each)}
		}
		return Line{each, figure.Whole(figure.Multiply(each, times))}
	}
	p.NonPay = []Line{line("price.per_wte", p.WTE)}
	for _, price := range nonPayPrices {
		p.NonPay = append(p.NonPay, line(price, size))
	}
	p.NonPaySum = sumLines(p.NonPay)
	p.Direct = figure.Add(p.Pay, p.NonPaySum)
	p.Overhead = figure.Whole(figure.Multiply(p.Direct, p.Inputs.Overhead))
	p.Recurrent = figure.Add(p.Direct, p.Overhead)
	p.SetUp = []Line{line("setup.per_wte", p.WTE), line("setup.training", size), line("setup.data_system", nil)}
	p.SetUpSum = sumLines(p.SetUp)
}

func sumLines(lines []Line) *figure.Figure {
	var amounts []*figure.Figure
	for _, l := range lines {
		amounts = append(amounts, l.Amount)
	}
	return figure.Add(amounts...)
}

// capacity works out how many families the team can see in a year.
func (p *Plan) capacity(c *Case) {
	hours := figure.Multiply(c.parameter("assumption.weeks"), p.Inputs.Pay.Hours, p.Inputs.DirectShare)
	p.PerDirectWTE = figure.Divide(hours, p.Inputs.Hours)
	p.Capacity = figure.Whole(figure.Multiply(p.DirectWTE, p.PerDirectWTE))
}
