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
	t := &table.Table{
		ID: "funding-mix", Caption: "Who would pay, by year, " + place(c),
		Columns: append([]table.Column{{Heading: "Funder", Weight: 1.5}, {Heading: "Status"}, {Heading: "Share", Number: true}}, yearHeadings...),
		Notes:   append(priceNotes(c), "Amounts are shared out to the pound. Proposed: no one has been asked yet. Asked: the funder has been asked. Indicated: it has said yes in principle. Confirmed: it has decided."),
	}
	if c.MixAssumed {
		t.Notes = append(t.Notes, "The shares are a starting point for discussion. No one has agreed to them.")
	}
	for _, f := range c.Funders {
		cells := []table.Cell{table.Text(f.Contribution.Funder), table.Text(upperFirst(f.Contribution.Status)), table.Of(f.Contribution.Share)}
		for _, year := range f.Years {
			cells = append(cells, table.Of(year))
		}
		t.Rows = append(t.Rows, table.Row{Cells: append(cells, table.Of(f.Total))})
	}
	sum := []table.Cell{table.Text("Cost"), table.Text("All"), table.Text("100.0%")}
	for _, year := range c.Stream.Cost {
		sum = append(sum, table.Of(year))
	}
	t.Rows = append(t.Rows, table.Row{Total: true, Cells: append(sum, table.Of(c.Stream.Total))})
	gap := []table.Cell{table.Text("Not confirmed: the gap"), table.Text("Open"), shareOpen(c)}
	for _, year := range c.Gap {
		gap = append(gap, table.Of(year))
	}
	whole, _ := c.Figure("funding.gap")
	t.Rows = append(t.Rows, table.Row{Total: true, Cells: append(gap, table.Of(whole))})
	return one(t)
}

func shareOpen(c *model.Case) table.Cell {
	var open []*figure.Figure
	for _, f := range c.Funders {
		if f.Contribution.Status != "confirmed" {
			open = append(open, f.Contribution.Share)
		}
	}
	if open == nil {
		return table.Text("none")
	}
	return table.Of(figure.Add(open...))
}

// benefitLines shows the break-even curve with its table, and then the area's benefits with their ratios: no ratio is ever
// shown without them. It says so where there are no benefits.
func benefitLines(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	if len(c.Benefits) == 0 {
		return append(chartBreakEven(c), &document.Paragraph{Text: []document.Inline{&document.Text{Value: "No benefits are valued here, so no ratio of benefits to costs is given. A benefit line needs an owner, a source, a lag, a duration and a statement of whether it releases cash."}}})
	}
	t := &table.Table{
		ID: "benefits", Caption: "Benefits valued, " + place(c),
		Columns: append([]table.Column{{Heading: "Benefit", Weight: 2}, {Heading: "Who gains"}, {Heading: "Kind"}, {Heading: "Owner"}, {Heading: "Confidence"}}, numbers("Present value")...),
		Notes:   []string{"Each line is families × baseline × effect × (1 − what would have happened anyway) × value × (1 − optimism). Fiscal benefits fall to public budgets; only cash-releasing ones let a budget be cut."},
	}
	for _, v := range c.Benefits {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			table.Text(v.Benefit.Name), table.Text(v.Benefit.Body), table.Text(upperFirst(v.Benefit.Cashability)), table.Text(v.Benefit.Owner),
			table.Text(confidence(v.Benefit.Confidence)), table.Of(v.PV),
		}})
		t.Sources = once(append(t.Sources, v.Benefit.Source))
	}
	add := func(id string) {
		if f, ok := c.Figure(id); ok {
			t.Rows = append(t.Rows, table.Row{Total: true, Cells: []table.Cell{
				table.Text(f.Label), table.Text("All"), table.Text("All"), table.Text("All"), table.Text("All"), table.Of(f),
			}})
		}
	}
	for _, id := range []string{"benefit.fiscal.pv", "appraisal.ratio_fiscal", "benefit.total.pv", "appraisal.ratio_total"} {
		add(id)
	}
	return append(chartBreakEven(c), one(t)...)
}

func confidence(grade int) string {
	return "Grade " + string(rune('0'+grade)) + " of 6"
}

// paysAndGains sets what each body pays against what it gains.
func paysAndGains(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "pays-and-gains", Caption: "Who pays and who gains, present value over five years’ families",
		Columns: append([]table.Column{{Heading: "Body", Weight: 2}}, numbers("Pays", "Gains", "Of that, cash released")...),
		Notes:   []string{"Gains are shown only where a benefit line has an owner and a source."},
	}
	for _, b := range c.Bodies {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			table.Text(b.Body), cellOf(b.Pays, "nothing"), cellOf(b.Gains, "not valued"), cellOf(b.Cashable, "none shown"),
		}})
	}
	return one(t)
}
