package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// staffing lists the posts without money.
func staffing(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	t := &table.Table{
		ID: "staffing", Caption: "The team for " + place(c),
		Columns: []table.Column{{Heading: "Post", Weight: 2}, {Heading: "Employer"}, {Heading: "Pay band"}, {Heading: "WTE", Number: true}, {Heading: "Direct work", Number: true}},
		Notes:   []string{"WTE: whole-time equivalents. Direct work: the share of time with families; an assumption."},
	}
	for _, p := range c.Plan.Posts {
		employer, _ := c.Pay.Employers.Get(p.Post.Employer)
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			table.Text(p.Post.Role), table.Text(employer.Name), table.Text(p.Band.Name), table.Of(p.WTE), table.Of(p.Post.Direct),
		}})
	}
	direct := table.Text("none")
	if c.Plan.WTE.Value > 0 {
		direct = table.Of(figure.Divide(c.Plan.DirectWTE, c.Plan.WTE).WithUnit(figure.Share))
	}
	t.Rows = append(t.Rows, table.Row{Total: true, Cells: []table.Cell{
		table.Text("Team"), table.Text("All"), table.Text("All bands"), table.Of(c.Plan.WTE), direct,
	}})
	t.Sources = sourcesOf(c.Plan.WTE)
	return one(t)
}

// staffingCosts is the table that finance checks first: its rows and columns add up.
func staffingCosts(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	t := &table.Table{
		ID: "staffing-costs", Caption: "What the posts cost a year, " + place(c),
		Columns: []table.Column{{Heading: "Post", Weight: 2}, {Heading: "WTE", Number: true}, {Heading: "Basic pay", Number: true}},
		Notes:   append(priceNotes(c), payNote(p)),
	}
	supplement := p.Supplement != nil
	if supplement {
		t.Columns = append(t.Columns, table.Column{Heading: "High-cost supplement", Number: true})
	}
	for _, heading := range []string{"National Insurance", "Pension", "Levy", "Total"} {
		t.Columns = append(t.Columns, table.Column{Heading: heading, Number: true})
	}
	row := func(name string, total bool, wte, basic, extra, insurance, pension, levy, sum *figure.Figure) {
		cells := []table.Cell{table.Text(name), table.Of(wte), table.Of(basic)}
		if supplement && extra != nil {
			cells = append(cells, table.Of(extra))
		} else if supplement {
			cells = append(cells, table.Text("none paid"))
		}
		cells = append(cells, table.Of(insurance), table.Of(pension), table.Of(levy), table.Of(sum))
		t.Rows = append(t.Rows, table.Row{Cells: cells, Total: total})
	}
	for _, post := range p.Posts {
		row(post.Post.Role+" ("+post.Band.Name+")", false, post.WTE, post.Basic, post.Supplement, post.Insurance, post.Pension, post.Levy, post.Total)
	}
	row("Pay and on-costs", true, p.WTE, p.Basic, p.Supplement, p.Insurance, p.Pension, p.Levy, p.Pay)
	t.Sources = sourcesOf(p.Pay)
	return one(t)
}

// payNote says on what pay the posts are costed.
func payNote(p *model.Plan) string {
	point := "the midpoint of each band"
	switch p.Inputs.As.Point {
	case "entry":
		point = "the entry point of each band"
	case "top":
		point = "the top of each band"
	}
	return "Pay at " + point + ", with the pay awards to " + p.Inputs.Pay.Table.PriceYear + ". NHS pension at the rate that the employer pays."
}

func nonPayCosts(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	t := lines("non-pay-costs", "Other costs, "+place(c))
	t.Notes = append(priceNotes(c)[:1:1], assumedNote)
	addLines(t, p.NonPay, "Non-pay a year", p.NonPaySum)
	addLines(t, p.SetUp, "Set-up, once", p.SetUpSum)
	return one(t)
}

func lines(id, caption string) *table.Table {
	return &table.Table{ID: id, Caption: caption, Columns: []table.Column{{Heading: "Line", Weight: 3}, {Heading: "Amount", Number: true}}}
}

func addLines(t *table.Table, of []model.Line, label string, sum *figure.Figure) {
	for _, l := range of {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(l.Price.Label), table.Of(l.Amount)}})
	}
	t.Rows = append(t.Rows, table.Row{Total: true, Cells: []table.Cell{table.Text(label), table.Of(sum)}})
}

func costSummary(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	t := lines("cost-summary", "What a full team costs a year, "+place(c))
	t.Notes = append(priceNotes(c), assumedNote)
	add := func(f *figure.Figure, total bool) {
		t.Rows = append(t.Rows, table.Row{Total: total, Cells: []table.Cell{table.Text(f.Label), table.Of(f)}})
	}
	add(p.Pay, false)
	add(p.NonPaySum, false)
	add(p.Direct, true)
	add(p.Overhead, false)
	add(p.Recurrent, true)
	add(p.SetUpSum, false)
	each := figures(c, "cost.per_family", "cost.per_birth", "cost.per_head")
	for _, f := range each {
		add(f, false)
	}
	t.Sources = sourcesOf(append(each, p.Recurrent, p.SetUpSum)...)
	return one(t)
}
