package exhibit

import (
	"cmp"
	"math"
	"slices"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/text"
)

// chartBreakEven shows benefit against cost as the worth of a family's benefit grows.
func chartBreakEven(c *model.Case) []document.Block {
	even := c.Appraisal.BreakEven
	if even == nil {
		return nil
	}
	l := c.Language
	ch := &chart.Chart{
		ID: "chart-break-even", Kind: chart.Line, Style: figure.Thousands,
		XLabel: l.Say("chart-break-even.across"), YLabel: l.Say("chart-break-even.up"),
		Title:    l.Say("chart-break-even.title", "worth", l.Figure(even, figure.About)),
		Subtitle: l.Say("chart-break-even.subtitle", "area", place(c), "year", c.Pay.PriceYear),
		Alt:      l.Say("chart-break-even.alt", "cost", l.Figure(c.Stream.PV, figure.Thousands), "worth", l.Figure(even, figure.Exact)),
		Central:  c.Stream.PV, Sources: c.Sources(c.Stream.PV),
		Table: breakEvenTable(c),
	}
	for _, level := range chart.Ticks(2 * even.Value) {
		each := figure.Constant(level).WithUnit(figure.Pounds)
		value := figure.Whole(figure.Multiply(each, c.Stream.Reached)).WithUnit(figure.Pounds)
		ch.Marks = append(ch.Marks, chart.Mark{Series: l.Say("chart-break-even.series"), X: each.Value, XText: l.Figure(each, figure.Exact), Value: value})
	}
	return drawn(c, ch)
}

// chartSensitivity is the tornado: the drivers that move the cost of a family most stand first.
func chartSensitivity(c *model.Case) []document.Block {
	central := c.Ratios.PerFamily
	if central == nil {
		return nil
	}
	l := c.Language
	ch := &chart.Chart{
		ID: "chart-sensitivity", Kind: chart.Tornado, Central: central,
		Label: l.Say("chart-sensitivity.column.driver"), Measure: l.Say("chart-sensitivity.column.cost"),
		Subtitle: l.Say("chart-sensitivity.subtitle", "area", place(c), "cost", l.Figure(central, figure.Exact)),
		Sources:  c.Sources(central),
	}
	var widest *model.Driver
	most := -1.0
	for _, d := range c.Drivers {
		if d.Low.PerFamily == nil || d.High.PerFamily == nil || d.OverYears {
			continue
		}
		if width := math.Abs(d.High.PerFamily.Value - d.Low.PerFamily.Value); width > most {
			widest, most = d, width
		}
		ch.Marks = append(ch.Marks, chart.Mark{
			Label: l.Say("chart-sensitivity.mark", "driver", c.DriverName(d), "low", c.MovedTo(d.Low), "high", c.MovedTo(d.High)),
			Low:   d.Low.PerFamily, High: d.High.PerFamily,
			Text: l.Between(d.Low.PerFamily, d.High.PerFamily, figure.Exact),
		})
	}
	if widest == nil {
		return nil
	}
	wide := func(m chart.Mark) float64 { return math.Abs(m.High.Value - m.Low.Value) }
	slices.SortStableFunc(ch.Marks, func(a, b chart.Mark) int { return cmp.Compare(wide(b), wide(a)) })
	ch.Title = l.Say("chart-sensitivity.title", "driver", text.LowerFirst(c.DriverName(widest)))
	return drawn(c, ch)
}

// chartMilestones is the plan over months.
func chartMilestones(c *model.Case) []document.Block {
	say := c.Language.Say
	ch := &chart.Chart{
		ID: "chart-milestones", Kind: chart.Timetable,
		Label: say("chart-milestones.column.milestone"), Measure: say("chart-milestones.column.months"),
		Title: say("chart-milestones.title"), Subtitle: say("chart-milestones.subtitle"), Sources: []string{project.AssumptionSource},
	}
	for _, m := range c.Timeline.Milestones.All() {
		ch.Marks = append(ch.Marks, chart.Mark{
			Label: m.Name, Start: m.Start, End: m.Finish, Text: say("figure.between", "low", m.Start, "high", m.Finish),
		})
	}
	return drawn(c, ch)
}
