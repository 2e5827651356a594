package exhibit

import (
	"fmt"
	"math"
	"slices"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
)

func drawn(c *chart.Chart) []document.Block {
	if len(c.Marks) == 0 {
		return nil
	}
	return []document.Block{&document.Chart{Chart: c}}
}

// chartNeed sets the estimates of need against what a full team can see.
func chartNeed(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	low, _ := c.Figure("coverage.high")
	high, _ := c.Figure("coverage.low")
	ch := &chart.Chart{
		ID: "chart-need", Kind: chart.Bars, Label: "Estimate", Measure: "A year",
		Title:    fmt.Sprintf("A full team could see %s to %s of the babies likely to need help", low.Text(figure.Percent), high.Text(figure.Percent)),
		Subtitle: "Babies a year by estimate, and families a full team can see, " + place(c),
	}
	for _, r := range needRows {
		if need, ok := c.Figure(r.id); ok {
			ch.Marks = append(ch.Marks, chart.Mark{Label: r.method, Value: need})
		}
	}
	ch.Marks = append(ch.Marks, chart.Mark{Label: "Families a full team can see", Value: c.Plan.Capacity, Other: true})
	ch.Sources = sourcesOf(figures(c, model.Needs...)...)
	return drawn(ch)
}

// chartBirths shows births by year.
func chartBirths(c *model.Case) []document.Block {
	years := c.Years()
	if len(years) == 0 {
		return nil
	}
	direction := "have been about level"
	switch {
	case c.Is(model.TraitFalling):
		direction = "have fallen"
	case c.Is(model.TraitRising):
		direction = "have risen"
	}
	ch := &chart.Chart{
		ID: "chart-births", Kind: chart.Bars, Label: "Year", Measure: "Live births",
		Title: fmt.Sprintf("Births %s since %d", direction, years[0]), Subtitle: "Live births a year, " + place(c),
	}
	for _, year := range years {
		f, _ := c.Figure(fmt.Sprintf("births.%d", year))
		ch.Marks = append(ch.Marks, chart.Mark{Label: fmt.Sprint(year), Value: f})
		ch.Sources = once(append(ch.Sources, sourcesOf(f)...))
	}
	return drawn(ch)
}

func chartStaffing(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	ch := &chart.Chart{
		ID: "chart-staffing", Kind: chart.Bars, Label: "Post", Measure: "£ a year",
		Title: "Most of the cost is people", Subtitle: "Pay and on-costs a year by post, " + place(c) + ", " + c.Pay.PriceYear + " prices",
		Sources: sourcesOf(c.Plan.Pay),
	}
	for _, p := range c.Plan.Posts {
		ch.Marks = append(ch.Marks, chart.Mark{Label: p.Post.Role, Value: p.Total})
	}
	return drawn(ch)
}

// chartCosts shows the cost of each year.
func chartCosts(c *model.Case) []document.Block {
	if c.Stream == nil {
		return nil
	}
	full := c.Stream.Cost[model.Horizon-1]
	ch := &chart.Chart{
		ID: "chart-costs", Kind: chart.Bars, Label: "Year", Measure: "£",
		Title:    "From the second year the team costs about " + full.Text(figure.Thousands) + " a year",
		Subtitle: "Cost by year, " + place(c) + ", real, " + c.Pay.PriceYear + " prices; set-up is in year 0",
		Sources:  sourcesOf(c.Stream.PV),
	}
	for year, f := range c.Stream.Cost {
		ch.Marks = append(ch.Marks, chart.Mark{Label: fmt.Sprintf("Year %d", year), Value: f})
	}
	return drawn(ch)
}

// chartFunding shows what each funder would pay over five years.
func chartFunding(c *model.Case) []document.Block {
	if len(c.Funders) == 0 {
		return nil
	}
	ch := &chart.Chart{
		ID: "chart-funding", Kind: chart.Bars, Label: "Funder", Measure: "£, five years",
		Title: "Who would pay over five years", Subtitle: place(c) + ", real, " + c.Pay.PriceYear + " prices",
	}
	if c.MixAssumed {
		ch.Note = "The shares are an assumption to start from."
	}
	for _, f := range c.Funders {
		ch.Marks = append(ch.Marks, chart.Mark{Label: f.Contribution.Funder + " (" + f.Contribution.Status + ")", Value: f.Total})
	}
	return drawn(ch)
}

// chartSensitivity is the tornado: the drivers that move the cost of a family most stand first.
func chartSensitivity(c *model.Case) []document.Block {
	central, ok := c.Figure("cost.per_family")
	if !ok {
		return nil
	}
	ch := &chart.Chart{
		ID: "chart-sensitivity", Kind: chart.Tornado, Label: "Driver", Measure: "Cost a family", Central: central,
		Subtitle: "Cost for each family when one driver moves from low to high, " + place(c) + "; the line is the cost as planned, " + central.Text(figure.Exact),
	}
	widest, most := "", -1.0
	for _, d := range c.Drivers {
		if d.Low.PerFamily == nil || d.High.PerFamily == nil {
			continue
		}
		if width := math.Abs(d.High.PerFamily.Value - d.Low.PerFamily.Value); width > most {
			widest, most = d.Name, width
		}
		ch.Marks = append(ch.Marks, chart.Mark{Label: d.Name + " (" + d.Low.At + " to " + d.High.At + ")", Low: d.Low.PerFamily, High: d.High.PerFamily,
			Text: d.Low.PerFamily.Text(figure.Exact) + " to " + d.High.PerFamily.Text(figure.Exact)})
	}
	slices.SortStableFunc(ch.Marks, func(a, b chart.Mark) int {
		wide := func(m chart.Mark) float64 { return math.Abs(m.High.Value - m.Low.Value) }
		switch d := wide(b) - wide(a); {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	})
	if len(ch.Marks) == 0 {
		return nil
	}
	ch.Title = "What moves the cost of a family most: " + lower(widest)
	return drawn(ch)
}

// chartMilestones is the plan over months.
func chartMilestones(c *model.Case) []document.Block {
	ch := &chart.Chart{
		ID: "chart-milestones", Kind: chart.Timetable, Label: "Milestone", Measure: "Months",
		Title: "From decision to a full team", Subtitle: "Months from the decision",
	}
	for id, m := range c.Project.Milestones.All() {
		if own, ok := c.Area.Milestones.Get(id); ok {
			m = own
		}
		ch.Marks = append(ch.Marks, chart.Mark{Label: m.Name, Start: m.Start, End: m.Finish, Text: fmt.Sprintf("%d to %d", m.Start, m.Finish)})
	}
	return drawn(ch)
}
