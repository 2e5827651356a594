package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// fundingMix shows who would pay what, year by year, and what is not confirmed.
func fundingMix(c *model.Case) []document.Block {
	if len(c.Funders) == 0 {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "funding-mix", Caption: say("funding-mix.caption", "area", place(c)),
		Columns: append([]table.Column{
			wide(1.5, say("funding-mix.column.funder")),
			column(say("funding-mix.column.status")),
			number(say("funding-mix.column.share")),
		}, yearColumns(c)...),
		Notes: append(priceNotes(c), say("funding-mix.note")),
	}
	if c.MixAssumed {
		t.Notes = append(t.Notes, say("funding-mix.assumed"))
	}
	if c.Amounts {
		t.Notes = append(t.Notes, say("funding-mix.amounts"))
	}
	line := func(name, status string, share table.Cell, years [model.Horizon]*figure.Figure, sum *figure.Figure) []table.Cell {
		cells := []table.Cell{table.Text(name), table.Text(status), share}
		for _, year := range years {
			cells = append(cells, table.Of(year))
		}
		return append(cells, table.Of(sum))
	}
	for _, f := range c.Funders {
		status := say("funding-mix.status." + f.Contribution.Status)
		t.Rows = append(t.Rows, row(line(f.Contribution.Funder, status, table.Of(f.Share), f.Years, f.Total)...))
	}
	if c.UnfundedTotal != nil {
		share := figure.Divide(c.UnfundedTotal, c.Stream.Total).WithUnit(figure.Share)
		t.Rows = append(t.Rows, row(line(say("funding-mix.unfunded.cost"), say("funding-mix.unfunded.status"), table.Of(share), c.Unfunded, c.UnfundedTotal)...))
	}
	t.Rows = append(t.Rows,
		total(line(say("funding-mix.total.cost"), say("funding-mix.total.status"), table.Of(figure.Constant(1).WithUnit(figure.Share)), c.Stream.Cost, c.Stream.Total)...),
		total(line(say("funding-mix.gap.cost"), say("funding-mix.gap.status"), shareOpen(c), c.Gap, c.GapTotal)...))
	return one(c, t)
}

// shareOpen is the share of the cost that no funder has confirmed.
func shareOpen(c *model.Case) table.Cell {
	if c.Amounts && c.GapTotal.Value > 0 {
		return table.Of(figure.Divide(c.GapTotal, c.Stream.Total).WithUnit(figure.Share))
	}
	var open []*figure.Figure
	for _, f := range c.Funders {
		if f.Contribution.Status != "confirmed" {
			open = append(open, f.Share)
		}
	}
	if open == nil {
		return table.Text(c.Language.Say("funding-mix.gap.none"))
	}
	return table.Of(figure.Add(open...))
}

// benefitLines shows the break-even curve with its table, and then the area's benefits with their ratios: no ratio is ever
// shown without them. It says so where there are no benefits.
func benefitLines(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	say := c.Language.Say
	if len(c.Benefits) == 0 {
		return append(chartBreakEven(c), paragraph(say("benefits.none"))...)
	}
	t := &table.Table{
		ID: "benefits", Caption: say("benefits.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2, say("benefits.column.benefit")),
			column(say("benefits.column.body")),
			column(say("benefits.column.kind")),
			column(say("benefits.column.owner")),
			column(say("benefits.column.confidence")),
			number(say("benefits.column.value")),
		},
		Notes: []string{say("benefits.note")},
	}
	for _, v := range c.Benefits {
		b := v.Benefit
		t.Rows = append(t.Rows, row(
			table.Text(b.Name), table.Text(b.Body), table.Text(say("benefits.kind."+key(b.Cashability))), table.Text(b.Owner),
			table.Text(say("benefits.cell.confidence", "grade", b.Confidence)), table.Of(v.PV),
		))
		t.Sources = append(t.Sources, b.Source)
	}
	t.Sources = once(t.Sources)
	all := table.Text(say("benefits.cell.all"))
	for _, r := range c.Returns {
		for _, f := range []*figure.Figure{r.PV, r.Ratio} {
			t.Rows = append(t.Rows, total(table.Text(f.Label), all, all, all, all, table.Of(f)))
		}
	}
	return append(chartBreakEven(c), one(c, t)...)
}

// paysAndGains sets what each body pays against what it gains.
func paysAndGains(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "pays-and-gains", Caption: say("pays-and-gains.caption"),
		Columns: []table.Column{
			wide(2, say("pays-and-gains.column.body")),
			number(say("pays-and-gains.column.pays")),
			number(say("pays-and-gains.column.gains")),
			number(say("pays-and-gains.column.cash")),
		},
		Notes: []string{say("pays-and-gains.note")},
	}
	for _, b := range c.Bodies {
		t.Rows = append(t.Rows, row(
			table.Text(b.Body), cellOf(b.Pays, say("pays-and-gains.cell.no_pay")), cellOf(b.Gains, say("pays-and-gains.cell.no_gain")),
			cellOf(b.Cashable, say("pays-and-gains.cell.no_cash")),
		))
	}
	return one(c, t)
}
