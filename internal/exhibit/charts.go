package exhibit

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

func drawn(c *chart.Chart) []document.Block {
	if len(c.Marks)+len(c.Steps) == 0 {
		return nil
	}
	return []document.Block{&document.Chart{Chart: c}}
}

// chartNeed sets the range of need against what a full team can see.
func chartNeed(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	least, _ := c.Figure("coverage.high")
	most, _ := c.Figure("coverage.low")
	low, _ := c.Figure("need.low")
	reference, _ := c.Figure("need.reference")
	high, _ := c.Figure("need.high")
	ch := &chart.Chart{
		ID: "chart-need", Kind: chart.Range, Style: figure.Rounded,
		Title:    fmt.Sprintf("A full team could see %s to %s of the babies likely to need help", least.Text(figure.Percent), most.Text(figure.Percent)),
		Subtitle: "Babies and families a year, " + place(c),
		Alt: fmt.Sprintf("Between %s and %s babies a year are likely to need help, with %s as the reference. A full team can see %s families.",
			low.Text(figure.Rounded), high.Text(figure.Rounded), reference.Text(figure.Rounded), c.Plan.Capacity.Text(figure.Exact)),
		Marks: []chart.Mark{
			{Label: "Babies likely to need help: low, reference and high estimate", Low: low, Value: reference, High: high},
			{Label: "Families a full team can see", Value: c.Plan.Capacity, Other: true},
		},
		Sources: sourcesOf(figures(c, model.Needs...)...),
	}
	ch.Table = needTable(c)
	return drawn(ch)
}

// chartCoverage shows how much of the need each size of team reaches.
func chartCoverage(c *model.Case) []document.Block {
	if c.Plan == nil || len(c.Options) < 2 {
		return nil
	}
	sorted := slices.Clone(c.Options)
	slices.SortStableFunc(sorted, func(a, b *model.Appraised) int {
		switch d := a.WTE.Value - b.WTE.Value; {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return 0
	})
	ch := &chart.Chart{
		ID: "chart-coverage", Kind: chart.Line, Style: figure.Percent, XLabel: "Whole-time equivalents", YLabel: "Share of the reference estimate",
		Title: "Each further post reaches more of the need", Subtitle: "Share of the reference estimate that each option reaches, by its size, " + place(c),
	}
	t := &table.Table{ID: "chart-coverage-figures", Caption: "Coverage by size of team, " + place(c),
		Columns: append([]table.Column{{Heading: "Option", Weight: 2}}, numbers("WTE", "Share of the reference estimate")...)}
	var said []string
	for _, a := range sorted {
		ch.Marks = append(ch.Marks, chart.Mark{Series: "Options", X: a.WTE.Value, XText: a.WTE.Text(figure.Exact), Value: a.Coverage})
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(a.Option.Name), table.Of(a.WTE), table.Of(a.Coverage)}})
		said = append(said, fmt.Sprintf("%s, %s WTE: %s", a.Option.Name, a.WTE.Text(figure.Exact), a.Coverage.Text(figure.Percent)))
	}
	ch.Alt, ch.Table, ch.Sources = strings.Join(said, "; ")+".", t, sourcesOf(c.Plan.WTE)
	return drawn(ch)
}

// chartBreakEven shows benefit against cost as the worth of a family's benefit grows.
func chartBreakEven(c *model.Case) []document.Block {
	even, ok := c.Figure("appraisal.break_even_per_family")
	if !ok {
		return nil
	}
	ch := &chart.Chart{
		ID: "chart-break-even", Kind: chart.Line, Style: figure.Thousands, XLabel: "Worth of each family’s benefit", YLabel: "Present value over five years",
		Title:    "The team breaks even when each family’s benefit is worth " + even.Text(figure.About),
		Subtitle: "Benefit against cost, present value, " + place(c) + ", " + c.Pay.PriceYear + " prices",
		Alt: fmt.Sprintf("Benefit rises in step with the worth of each family’s benefit, and meets the cost of %s at %s.",
			c.Stream.PV.Text(figure.Thousands), even.Text(figure.Exact)),
		Central: c.Stream.PV, Sources: sourcesOf(c.Stream.PV),
	}
	for _, share := range []float64{0, 0.5, 1, 1.5, 2} {
		each := figure.Multiply(even, figure.Constant(share)).As(figure.Pounds)
		value := figure.Whole(figure.Multiply(each, c.Stream.Reached)).As(figure.Pounds)
		ch.Marks = append(ch.Marks, chart.Mark{Series: "Benefit", X: each.Value, XText: each.Text(figure.Rounded), Value: value})
	}
	ch.Table = breakEvenTable(c, even)
	return drawn(ch)
}

// chartTheory is the flow from problem to long-term outcomes.
func chartTheory(c *model.Case) []document.Block {
	return drawn(&chart.Chart{
		ID: "chart-theory-of-change", Kind: chart.Flow,
		Title: "From problem to lasting change", Subtitle: "What leads to what",
		Alt:   "Steps from top to bottom: the problem, what adds to it, what teams do, and outcomes in the short, medium and long term.",
		Steps: theorySteps(c), Sources: theorySources(c),
	})
}

// theorySteps are the steps from problem to long-term outcomes.
func theorySteps(c *model.Case) []chart.Step {
	theory := c.Project.Theory
	var steps []chart.Step
	add := func(heading string, statements []string) {
		if statements != nil {
			steps = append(steps, chart.Step{Heading: heading, Boxes: statements})
		}
	}
	texts := func(of project.Named[project.Statement]) (all []string) {
		for _, s := range of.All() {
			all = append(all, s.Text)
		}
		return all
	}
	add("The problem", texts(theory.Problems))
	add("What adds to it", texts(theory.Factors))
	add("What teams do", texts(theory.Activities))
	for _, term := range project.Terms {
		var outcomes []string
		for _, o := range theory.Outcomes.All() {
			if o.Term == term {
				outcomes = append(outcomes, o.Text)
			}
		}
		add(upperFirst(term)+" term", outcomes)
	}
	return steps
}

// theorySources are the sources of the theory of change.
func theorySources(c *model.Case) []string {
	theory := c.Project.Theory
	var ids []string
	for _, statements := range []project.Named[project.Statement]{theory.Problems, theory.Factors, theory.Activities} {
		for _, s := range statements.All() {
			ids = append(ids, s.Sources...)
		}
	}
	for _, o := range theory.Outcomes.All() {
		ids = append(ids, o.Sources...)
	}
	return once(ids)
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
		ID: "chart-staffing", Kind: chart.Bars, Label: "Post", Measure: "A year",
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
		ID: "chart-costs", Kind: chart.Bars, Label: "Year", Measure: "Cost",
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
		ID: "chart-funding", Kind: chart.Bars, Label: "Funder", Measure: "Five years",
		Title: "Who would pay over five years", Subtitle: place(c) + ", real, " + c.Pay.PriceYear + " prices", Sources: sourcesOf(c.Stream.Total),
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
	ch.Sources = sourcesOf(central)
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
		Title: "From decision to a full team", Subtitle: "Months from the decision", Sources: []string{project.AssumptionSource},
	}
	for id, m := range c.Project.Milestones.All() {
		if own, ok := c.Area.Milestones.Get(id); ok {
			m = own
		}
		ch.Marks = append(ch.Marks, chart.Mark{Label: m.Name, Start: m.Start, End: m.Finish, Text: fmt.Sprintf("%d to %d", m.Start, m.Finish)})
	}
	return drawn(ch)
}
