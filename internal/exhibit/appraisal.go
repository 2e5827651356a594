package exhibit

import (
	"slices"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// yearColumns are the years of the appraisal and their sum.
func yearColumns(c *model.Case) []table.Column {
	var columns []table.Column
	for year := range model.Horizon {
		columns = append(columns, number(c.Language.Say("years.year", "year", year)))
	}
	return append(columns, number(c.Language.Say("years.all")))
}

// costsByYear shows the years in real prices and in cash, with activity.
func costsByYear(c *model.Case) []document.Block {
	s := c.Stream
	if s == nil {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "costs-by-year", Caption: say("costs-by-year.caption", "area", place(c)),
		Columns: append([]table.Column{wide(1.5, say("costs-by-year.column.line"))}, yearColumns(c)...),
		Notes:   append(priceNotes(c), say("costs-by-year.note", "year", c.Pay.PriceYear)),
		Sources: c.Sources(s.PV),
	}
	line := func(name string, years [model.Horizon]*figure.Figure, sum *figure.Figure) {
		cells := []table.Cell{table.Text(name)}
		for _, f := range years {
			cells = append(cells, table.Of(f))
		}
		t.Rows = append(t.Rows, row(append(cells, table.Of(sum))...))
	}
	line(say("costs-by-year.row.real"), s.Cost, s.Total)
	line(say("costs-by-year.row.cash"), c.Cash.Years, c.Cash.Total)
	line(say("costs-by-year.row.families"), s.Families, figure.Add(s.Families[:]...))
	return one(c, t)
}

// benefitLevels are what a family’s benefit could be worth, for the break-even table. They are examples, not evidence.
var benefitLevels = []float64{2000, 5000, 10000, 20000, 40000}

// breakEven shows what the net present value would be if each family’s benefit were worth so much.
func breakEven(c *model.Case) []document.Block {
	if c.Appraisal.BreakEven == nil {
		return nil
	}
	return one(c, breakEvenTable(c))
}

// breakEvenTable is the table of a case that has a break-even.
func breakEvenTable(c *model.Case) *table.Table {
	say, even := c.Language.Say, c.Appraisal.BreakEven
	t := &table.Table{
		ID: "break-even", Caption: say("break-even.caption", "area", place(c)),
		Columns: []table.Column{
			wide(1.5, say("break-even.column.worth")),
			number(say("break-even.column.benefit")),
			number(say("break-even.column.cost")),
			number(say("break-even.column.net")),
		},
		Notes:   []string{say("break-even.note"), say("break-even.prices", "year", c.Pay.PriceYear)},
		Sources: append([]string{"cmh-2026"}, c.Sources(c.Stream.PV)...),
	}
	line := func(each *figure.Figure, label string) []table.Cell {
		value := figure.Whole(figure.Multiply(each, c.Stream.Reached)).WithUnit(figure.Pounds)
		net := figure.Subtract(value, c.Stream.PV).WithUnit(figure.Pounds)
		return []table.Cell{{Figure: each, Text: label, Own: label != c.Language.Figure(each, figure.Exact)}, table.Of(value), table.Of(c.Stream.PV), table.Of(net)}
	}
	level := total(line(even, say("break-even.row.even", "worth", c.Language.Figure(even, figure.Exact)))...)
	shown := false
	for _, worth := range benefitLevels {
		if !shown && even.Value < worth {
			t.Rows = append(t.Rows, level)
			shown = true
		}
		each := figure.Constant(worth).WithUnit(even.Unit)
		t.Rows = append(t.Rows, row(line(each, c.Language.Figure(each, figure.Exact))...))
	}
	if !shown {
		t.Rows = append(t.Rows, level)
	}
	return t
}

// switchingValues shows how far each driver could move before break-even is lost at the tested benefit.
func switchingValues(c *model.Case) []document.Block {
	at := c.Appraisal.Switch
	if at.Recurrent == nil {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "switching-values", Caption: say("switching-values.caption"),
		Columns: []table.Column{
			wide(2, say("switching-values.column.driver")),
			number(say("switching-values.column.now")),
			number(say("switching-values.column.at")),
		},
		Notes: []string{say("switching-values.note", "worth", c.Language.Figure(c.Assumed.TestBenefit, figure.Exact))},
	}
	for _, r := range []struct {
		name    string
		now, at *figure.Figure
	}{
		{say("switching-values.driver.benefit"), c.Assumed.TestBenefit, c.Appraisal.BreakEven},
		{say("switching-values.driver.cost"), c.Plan.Recurrent, at.Recurrent},
		{say("switching-values.driver.overhead"), c.Assumed.Overhead, at.Overhead},
		{say("switching-values.driver.families"), c.Plan.Capacity, at.Capacity},
		{say("switching-values.driver.hours"), c.Assumed.HoursPerFamily, at.Hours},
		{say("switching-values.driver.direct_share"), c.Assumed.DirectShare, at.DirectShare},
	} {
		t.Rows = append(t.Rows, row(table.Text(r.name), table.Of(r.now), table.Of(r.at)))
	}
	return one(c, t)
}

// movedTo says what a driver is at one end.
func movedTo(c *model.Case, m model.Moved) table.Cell {
	said := text.UpperFirst(c.MovedTo(m))
	if m.To == nil {
		return table.Text(said)
	}
	return table.Cell{Figure: m.To, Text: said, Own: said != c.Language.Figure(m.To, figure.Exact)}
}

// sensitivity shows each driver at both ends.
func sensitivity(c *model.Case) []document.Block {
	if len(c.Drivers) == 0 {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "sensitivity", Caption: say("sensitivity.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2, say("sensitivity.column.driver")),
			column(say("sensitivity.column.low")),
			column(say("sensitivity.column.high")),
			number(say("sensitivity.column.per_family_low")),
			number(say("sensitivity.column.per_family_high")),
			number(say("sensitivity.column.coverage_low")),
			number(say("sensitivity.column.coverage_high")),
		},
		Notes: append(priceNotes(c), say("sensitivity.note", "cost", c.Language.Figure(c.Ratios.PerFamily, figure.Exact))),
	}
	none := say("sensitivity.cell.no_family")
	for _, d := range c.Drivers {
		if d.OverYears {
			t.Notes = append(t.Notes, say("sensitivity.over_years", "driver", c.DriverName(d)))
		}
		t.Rows = append(t.Rows, row(
			table.Text(c.DriverName(d)), movedTo(c, d.Low), movedTo(c, d.High),
			cellOf(d.Low.PerFamily, none), cellOf(d.High.PerFamily, none), table.Of(d.Low.Coverage), table.Of(d.High.Coverage),
		))
	}
	return one(c, t)
}

// payViews shows the full cost of pensions beside the employer's only where a share is paid centrally, as in England.
func payViews(c *model.Case) []document.Block {
	say := c.Language.Say
	central := slices.ContainsFunc(c.PayViews, func(v model.PayView) bool { return v.Budget.Value != v.Full.Value })
	t := &table.Table{
		ID: "pay-views", Caption: say("pay-views.caption", "area", place(c)),
		Columns: []table.Column{wide(1, say("pay-views.column.point"))},
		Notes:   append(priceNotes(c), say("pay-views.note")),
	}
	if central {
		t.Columns = append(t.Columns, number(say("pay-views.column.budget")), number(say("pay-views.column.full")))
		t.Notes = append(t.Notes, say("pay-views.note_central"))
	} else {
		t.Columns = append(t.Columns, number(say("pay-views.column.cost")))
	}
	for _, v := range c.PayViews {
		of := row(table.Text(say("pay-views.point."+v.Point)), table.Of(v.Budget))
		if central {
			of.Cells = append(of.Cells, table.Of(v.Full))
		}
		t.Rows = append(t.Rows, of)
		t.Sources = append(t.Sources, c.Sources(v.Full)...)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
}
