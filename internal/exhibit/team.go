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
	say := c.Language.Say
	t := &table.Table{
		ID: "staffing", Caption: say("staffing.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2, say("staffing.column.post")),
			column(say("staffing.column.employer")),
			column(say("staffing.column.band")),
			number(say("staffing.column.wte")),
			number(say("staffing.column.direct")),
		},
		Notes:   []string{say("staffing.note")},
		Sources: c.Sources(c.Plan.WTE),
	}
	for _, p := range c.Plan.Posts {
		employer, _ := c.Pay.Employers.Get(p.Post.Employer)
		t.Rows = append(t.Rows, row(
			table.Text(p.Post.Role), table.Text(employer.Name), table.Text(p.Band.Name), table.Of(p.WTE), table.Of(p.Post.Direct),
		))
	}
	direct := table.Text(say("staffing.cell.no_direct"))
	if c.Plan.WTE.Value > 0 {
		direct = table.Of(figure.Divide(c.Plan.DirectWTE, c.Plan.WTE).WithUnit(figure.Share))
	}
	t.Rows = append(t.Rows, total(
		table.Text(say("staffing.total.post")), table.Text(say("staffing.total.employer")), table.Text(say("staffing.total.band")),
		table.Of(c.Plan.WTE), direct,
	))
	return one(c, t)
}

// A payLine is what one post, or all of them, cost a year.
type payLine struct {
	name                               string
	wte, basic                         *figure.Figure
	supplement                         *figure.Figure // nil where none is paid
	insurance, pension, levy, together *figure.Figure
}

// staffingCosts is the table that finance checks first: its rows and columns add up.
func staffingCosts(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	say := c.Language.Say
	supplement := p.Supplement != nil
	t := &table.Table{
		ID: "staffing-costs", Caption: say("staffing-costs.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2, say("staffing-costs.column.post")),
			number(say("staffing-costs.column.wte")),
			number(say("staffing-costs.column.basic")),
		},
		Notes:   append(priceNotes(c), payNote(c)),
		Sources: c.Sources(p.Pay),
	}
	if supplement {
		t.Columns = append(t.Columns, number(say("staffing-costs.column.supplement")))
	}
	t.Columns = append(t.Columns,
		number(say("staffing-costs.column.insurance")),
		number(say("staffing-costs.column.pension")),
		number(say("staffing-costs.column.levy")),
		number(say("staffing-costs.column.total")),
	)
	cells := func(l payLine) []table.Cell {
		cells := []table.Cell{table.Text(l.name), table.Of(l.wte), table.Of(l.basic)}
		if supplement {
			cells = append(cells, cellOf(l.supplement, say("staffing-costs.cell.no_supplement")))
		}
		return append(cells, table.Of(l.insurance), table.Of(l.pension), table.Of(l.levy), table.Of(l.together))
	}
	for _, post := range p.Posts {
		t.Rows = append(t.Rows, row(cells(payLine{
			name: post.Post.Role + " (" + post.Band.Name + ")", wte: post.WTE, basic: post.Basic, supplement: post.Supplement,
			insurance: post.Insurance, pension: post.Pension, levy: post.Levy, together: post.Total,
		})...))
	}
	t.Rows = append(t.Rows, total(cells(payLine{
		name: say("staffing-costs.total"), wte: p.WTE, basic: p.Basic, supplement: p.Supplement,
		insurance: p.Insurance, pension: p.Pension, levy: p.Levy, together: p.Pay,
	})...))
	return one(c, t)
}

// payNote says on what pay the posts are costed.
func payNote(c *model.Case) string {
	point := "midpoint"
	if as := c.Plan.Inputs.As.Point; as != "" {
		point = as
	}
	say := c.Language.Say
	return say("staffing-costs.note", "point", say("staffing-costs.point."+point), "year", c.Pay.PriceYear)
}

func nonPayCosts(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "non-pay-costs", Caption: say("non-pay-costs.caption", "area", place(c)),
		Columns: []table.Column{wide(3, say("non-pay-costs.column.line")), number(say("non-pay-costs.column.amount"))},
		Notes:   []string{say("prices.of", "year", c.Pay.PriceYear)},
	}
	for _, part := range []struct {
		lines []model.Line
		sum   *figure.Figure
		label string
	}{
		{p.NonPay, p.NonPaySum, say("non-pay-costs.total.yearly")},
		{p.SetUp, p.SetUpSum, say("non-pay-costs.total.setup")},
	} {
		for _, l := range part.lines {
			t.Rows = append(t.Rows, row(table.Text(l.Price.Label), table.Of(l.Amount)))
		}
		t.Rows = append(t.Rows, total(table.Text(part.label), table.Of(part.sum)))
	}
	return one(c, t)
}

// costSummary shows how the cost a year adds up, what it costs to begin, and what that is for each family, birth and resident.
func costSummary(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	say := c.Language.Say
	caption := "cost-summary.caption"
	if c.Is(model.TraitTooSmall) {
		caption = "cost-summary.caption_shared"
	}
	t := &table.Table{
		ID: "cost-summary", Caption: say(caption, "area", place(c)),
		Columns: []table.Column{wide(3, say("cost-summary.column.line")), number(say("cost-summary.column.amount"))},
		Notes:   priceNotes(c),
	}
	line := func(f *figure.Figure) []table.Cell { return []table.Cell{table.Text(f.Label), table.Of(f)} }
	t.Rows = []table.Row{
		row(line(p.Pay)...),
		row(line(p.NonPaySum)...),
		total(line(p.Direct)...),
		row(line(p.Overhead)...),
		total(line(p.Recurrent)...),
		row(line(p.SetUpSum)...),
	}
	shown := []*figure.Figure{}
	for _, f := range []*figure.Figure{c.Ratios.PerFamily, c.Ratios.PerBirth, c.Ratios.PerHead} {
		if f != nil {
			t.Rows = append(t.Rows, row(line(f)...))
			shown = append(shown, f)
		}
	}
	t.Sources = c.Sources(append(shown, p.Recurrent, p.SetUpSum)...)
	return one(c, t)
}
