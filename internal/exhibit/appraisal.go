package exhibit

import (
	"fmt"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// cellOf shows a figure, or says why there is none.
func cellOf(f *figure.Figure, none string) table.Cell {
	if f == nil {
		return table.Text(none)
	}
	return table.Of(f)
}

func numbers(headings ...string) []table.Column {
	var columns []table.Column
	for _, h := range headings {
		columns = append(columns, table.Column{Heading: h, Number: true})
	}
	return columns
}

// longList shows the choices behind the options, grouped by dimension.
func longList(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "long-list", Caption: "The long list: choices, and which went forward",
		Columns: []table.Column{{Heading: "Choice", Weight: 2}, {Heading: "Went forward", Weight: 0.6}, {Heading: "Why", Weight: 2.5}},
		Notes:   []string{"These are our judgements; a local panel should review them."},
	}
	for _, dimension := range project.Dimensions {
		rows := []table.Row{{Group: true, Cells: []table.Cell{table.Text(dimension)}}}
		for _, choice := range c.Project.LongList.All() {
			if choice.Dimension != dimension {
				continue
			}
			carried := "No"
			if choice.Carried {
				carried = "Yes"
			}
			rows = append(rows, words(choice.Choice, carried, choice.Why))
		}
		if len(rows) > 1 {
			t.Rows = append(t.Rows, rows...)
		}
	}
	return one(t)
}

// options compares every option.
func options(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	t := &table.Table{
		ID: "options", Caption: "Options compared, " + place(c),
		Columns: append([]table.Column{{Heading: "Option", Weight: 2}}, numbers("WTE", "Cost a year", "Five years, present value", "Families a year", "Share of need", "Cost a family", "Each further family")...),
		Notes:   append(priceNotes(c), "Share of need: families a year against the central estimate. Each further family: the extra cost for each extra family, compared with the next smaller option. A dash: it does not apply."),
	}
	_, limited := c.Figure("envelope")
	if limited {
		t.Columns = append(t.Columns, table.Column{Heading: "Affordable"})
	}
	for _, a := range c.Options {
		cells := []table.Cell{
			table.Text(a.Option.Name), table.Of(a.WTE), table.Of(a.Cost), table.Of(a.PV), table.Of(a.Families), table.Of(a.Coverage),
			cellOf(a.PerFamily, "–"), cellOf(a.Incremental, "–"),
		}
		if limited {
			cells = append(cells, table.Text(upperFirst(a.Affordable)))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	t.Notes = append(t.Notes, doNothingNote(c))
	if !limited {
		t.Notes = append(t.Notes, "Affordability is not tested: no limit on the money available has been stated.")
	}
	return one(t)
}

// doNothingNote says what goes on being spent without a team, or that nobody has said.
func doNothingNote(c *model.Case) string {
	if spent, ok := c.Figure("current_spend"); ok {
		return "Doing nothing costs no new money, and goes on spending " + spent.Text(figure.Exact) + " a year on the families that a team would see."
	}
	return "Doing nothing costs no new money; what is spent now on these families goes on, and how much is not known."
}

// preferred says which option is preferred and why.
func preferred(c *model.Case) []document.Block {
	a := c.Preferred
	if a == nil {
		return nil
	}
	text := "The preferred option is the " + lower(a.Option.Name)
	switch {
	case c.Is(model.TraitPreferred):
		text += ", as the area has stated."
	case c.Is(model.TraitOwnPosts):
		text = "The preferred option is the team of the posts that the area has stated."
	case c.Is(model.TraitFullPreferred) && c.Is(model.TraitOverMoney):
		text += ": no option that sees families costs less than the money available."
	case c.Is(model.TraitFullPreferred):
		text += ", the only one with every profession that the model asks for. A local panel may decide otherwise."
	default:
		text += ": of the options that the money available allows, it sees the most families."
	}
	return []document.Block{&document.Paragraph{Text: []document.Inline{&document.Text{Value: text}}}}
}

// lower gives words a small letter at the start, unless they start with an abbreviation.
func lower(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// successFactors sets what a good option must do against what is known of each. Scores and weights stand in it only where a
// local panel gave them.
func successFactors(c *model.Case) []document.Block {
	if len(c.Options) == 0 {
		return nil
	}
	if c.Is(model.TraitScored) {
		return panelScores(c)
	}
	t := &table.Table{
		ID: "success-factors", Caption: "What a good option must do",
		Columns: []table.Column{{Heading: "Factor", Weight: 1.5}, {Heading: "Measure", Weight: 2.5}},
		Notes:   []string{"Weights and scores are for a local panel to give: none has been recorded here."},
	}
	for _, f := range c.Project.Factors.All() {
		t.Rows = append(t.Rows, words(f.Name, f.Measure))
	}
	return one(t)
}

// panelScores are the weights and scores that a local panel gave.
func panelScores(c *model.Case) []document.Block {
	panel := c.Area.Panel
	t := &table.Table{
		ID: "success-factors", Caption: "What a good option must do, with the weights and scores of a local panel",
		Columns: []table.Column{{Heading: "Factor", Weight: 1.5}, {Heading: "Measure", Weight: 2}, {Heading: "Weight", Number: true}},
		Notes:   []string{"Scored from 0 to 4 by " + panel.Name + ", " + c.Language.Dated(panel.Date) + "."},
	}
	var scored []*model.Appraised
	for _, a := range c.Options {
		if a.Score != nil {
			scored = append(scored, a)
			t.Columns = append(t.Columns, table.Column{Heading: a.Option.Name, Number: true})
		}
	}
	for id, f := range c.Project.Factors.All() {
		weight, _ := panel.Weights.Get(id)
		cells := []table.Cell{table.Text(f.Name), table.Text(f.Measure), table.Of(weight)}
		for _, a := range scored {
			cells = append(cells, table.Text(fmt.Sprintf("%g", panel.Scores[a.Option.ID][id])))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	sum := []table.Cell{table.Text("Weighted score"), table.Text("All"), table.Text("100")}
	for _, a := range scored {
		sum = append(sum, table.Of(a.Score))
	}
	t.Rows = append(t.Rows, table.Row{Total: true, Cells: sum})
	return one(t)
}

var yearHeadings = numbers("Year 0", "Year 1", "Year 2", "Year 3", "Year 4", "Five years")

// costsByYear shows the years in real prices and in cash, with activity.
func costsByYear(c *model.Case) []document.Block {
	s := c.Stream
	if s == nil {
		return nil
	}
	t := &table.Table{
		ID: "costs-by-year", Caption: "Cost and families over five years, " + place(c),
		Columns: append([]table.Column{{Heading: "Line", Weight: 1.5}}, yearHeadings...),
		Notes:   append(priceNotes(c), "Real: all years at "+c.Pay.PriceYear+" prices. Cash: with assumed pay awards and price rises. Set-up falls in year 0."),
	}
	row := func(name string, years [model.Horizon]*figure.Figure, total table.Cell) {
		cells := []table.Cell{table.Text(name)}
		for _, f := range years {
			cells = append(cells, table.Of(f))
		}
		t.Rows = append(t.Rows, table.Row{Cells: append(cells, total)})
	}
	row("Cost, real", s.Cost, table.Of(s.Total))
	var cash [model.Horizon]*figure.Figure
	for year := range cash {
		cash[year], _ = c.Figure(fmt.Sprintf("cost.cash_year_%d", year))
	}
	total, _ := c.Figure("cost.cash_five_years")
	row("Cost, cash", cash, table.Of(total))
	row("Families", s.Families, table.Of(figure.Add(s.Families[:]...)))
	t.Sources = sourcesOf(s.PV)
	return one(t)
}

// benefitLevels are what a family’s benefit could be worth, for the break-even table. They are examples, not evidence.
var benefitLevels = []float64{2000, 5000, 10000, 20000, 40000}

// breakEven shows what the net present value would be if each family’s benefit were worth so much.
func breakEven(c *model.Case) []document.Block {
	even, ok := c.Figure("appraisal.break_even_per_family")
	if !ok {
		return nil
	}
	return one(breakEvenTable(c, even))
}

func breakEvenTable(c *model.Case, even *figure.Figure) *table.Table {
	t := &table.Table{
		ID: "break-even", Caption: "What each family’s benefit would have to be worth, " + place(c),
		Columns: append([]table.Column{{Heading: "If each family’s benefit were worth", Weight: 1.5}}, numbers("Benefit, present value", "Cost, present value", "Benefit less cost")...),
		Notes: []string{
			"The levels are examples, not evidence. The one published estimate is over £40,000 a child, over a lifetime and to all of society; its full method has not been seen.",
			"Five years, discounted; " + c.Pay.PriceYear + " prices.",
		},
	}
	add := func(each *figure.Figure, label string, total bool) {
		value := figure.Whole(figure.Multiply(each, c.Stream.Reached)).WithUnit(figure.Pounds)
		t.Rows = append(t.Rows, table.Row{Total: total, Cells: []table.Cell{
			table.Text(label), table.Of(value), table.Of(c.Stream.PV), table.Of(figure.Subtract(value, c.Stream.PV).WithUnit(figure.Pounds)),
		}})
	}
	shown := false
	for _, level := range benefitLevels {
		if !shown && even.Value < level {
			add(even, even.Text(figure.Exact)+" (break-even)", true)
			shown = true
		}
		each := figure.Constant(level).WithUnit(figure.Pounds)
		add(each, each.Text(figure.Exact), false)
	}
	if !shown {
		add(even, even.Text(figure.Exact)+" (break-even)", true)
	}
	t.Sources = append([]string{"cmh-2026"}, sourcesOf(c.Stream.PV)...)
	return t
}

// switchingValues shows how far each driver could move before break-even is lost at the tested benefit.
func switchingValues(c *model.Case) []document.Block {
	if _, ok := c.Figure("switch.recurrent"); !ok {
		return nil
	}
	test, _ := c.Figure("assumption.test_benefit")
	t := &table.Table{
		ID: "switching-values", Caption: "Switching values: how far each driver could move",
		Columns: append([]table.Column{{Heading: "Driver", Weight: 2}}, numbers("Here", "Breaks even at")...),
		Notes:   []string{"Each driver alone, if a family’s benefit were worth " + test.Text(figure.Exact) + ". That value is a test, not evidence."},
	}
	for _, r := range []struct{ name, now, at string }{
		{"Benefit for each family", "assumption.test_benefit", "appraisal.break_even_per_family"},
		{"Cost a year", "cost.recurrent", "switch.recurrent"},
		{"Overhead on direct cost", "assumption.overhead", "switch.overhead"},
		{"Families a year", "capacity.families", "switch.capacity"},
		{"Hours for one family", "assumption.hours_per_family", "switch.hours"},
		{"Share of direct-work time with families", "assumption.direct_share", "switch.direct_share"},
	} {
		now, _ := c.Figure(r.now)
		at, _ := c.Figure(r.at)
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(r.name), table.Of(now), table.Of(at)}})
	}
	return one(t)
}

// sensitivity shows each driver at both ends.
func sensitivity(c *model.Case) []document.Block {
	if len(c.Drivers) == 0 {
		return nil
	}
	t := sensitivityTable(c)
	return one(t)
}

func sensitivityTable(c *model.Case) *table.Table {
	perFamily, _ := c.Figure("cost.per_family")
	t := &table.Table{
		ID: "sensitivity", Caption: "Sensitivity: each driver moved alone, " + place(c),
		Columns: append([]table.Column{{Heading: "Driver", Weight: 2}, {Heading: "Low"}, {Heading: "High"}}, numbers("Cost a family, low", "Cost a family, high", "Share of need, low", "Share of need, high")...),
		Notes:   append(priceNotes(c), "As planned, a family costs "+perFamily.Text(figure.Exact)+". Low and high are assumptions. Posts and families are rounded, which moves some costs by a few pounds."),
	}
	for _, d := range c.Drivers {
		if d.OverYears {
			t.Notes = append(t.Notes, d.Name+": measured over the five years, in which opening later delays families and not cost.")
		}
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			table.Text(d.Name), table.Text(upperFirst(d.Low.At)), table.Text(upperFirst(d.High.At)),
			cellOf(d.Low.PerFamily, "no family"), cellOf(d.High.PerFamily, "no family"), table.Of(d.Low.Coverage), table.Of(d.High.Coverage),
		}})
	}
	return t
}

func payViews(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "pay-views", Caption: "Pay and on-costs in every view, " + place(c),
		Columns: append([]table.Column{{Heading: "Pay point", Weight: 1}}, numbers("Pension as the employer pays", "Full public cost of pensions")...),
		Notes:   append(priceNotes(c), "Midpoint is usual for planning; the top of the band is the prudent figure for experienced staff. Part of the NHS pension contribution is paid centrally; the full public cost includes it."),
	}
	for _, v := range c.PayViews {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(upperFirst(v.Point)), table.Of(v.Budget), table.Of(v.Full)}})
		t.Sources = once(append(t.Sources, sourcesOf(v.Full)...))
	}
	return one(t)
}
