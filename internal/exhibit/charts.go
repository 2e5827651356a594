package exhibit

import (
	"cmp"
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

// chartHundred sets the rates of need, and what a full team can see, on a hundred babies.
func chartHundred(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	births, _ := c.Figure("births")
	low, _ := c.Figure("rate.low")
	reference, _ := c.Figure("rate.reference")
	high, _ := c.Figure("rate.high")
	seen := figure.Divide(c.Plan.Capacity, births).WithUnit(figure.Share)
	count := func(share *figure.Figure) string { return strings.TrimSuffix(share.Text(figure.Percent), "%") }
	ch := &chart.Chart{
		ID: "chart-hundred", Kind: chart.Hundred,
		Title:    fmt.Sprintf("Of every 100 babies born here, %s to %s are likely to need help", count(low), count(high)),
		Subtitle: "Shares of the babies born in a year, " + place(c),
		Alt: fmt.Sprintf("A hundred squares, one for each of 100 babies. A full team could see %s. The low estimate of need is %s, the reference %s and the high %s.",
			seen.Text(figure.Exact), low.Text(figure.Exact), reference.Text(figure.Exact), high.Text(figure.Exact)),
		Marks: []chart.Mark{
			{Label: "whom a full team could see", Value: seen, Other: true},
			{Label: "likely to need help: low estimate", Value: low},
			{Label: "reference estimate", Value: reference},
			{Label: "high estimate", Value: high},
		},
		Note:    "Each share is counted from the first square; the estimates are alternatives, never added.",
		Sources: sourcesOf(figures(c, model.Needs...)...),
		Table:   needTable(c),
	}
	slices.SortStableFunc(ch.Marks, func(a, b chart.Mark) int { return cmp.Compare(a.Value.Value, b.Value.Value) })
	return drawn(ch)
}

// pictureHundred is the same picture by itself, for a sheet of paper with no room for its table.
func pictureHundred(c *model.Case) []document.Block {
	blocks := chartHundred(c)
	for i, b := range blocks {
		if ch, ok := b.(*document.Chart); ok {
			alone := *ch.Chart
			alone.ID, alone.Table, alone.Sources, alone.Low = "picture-hundred", nil, nil, true
			alone.Subtitle, alone.Note = "", ""
			blocks[i] = &document.Chart{Chart: &alone}
		}
	}
	return blocks
}

// chartCoverage shows how much of the need each size of team reaches.
func chartCoverage(c *model.Case) []document.Block {
	if c.Plan == nil || len(c.Options) < 2 {
		return nil
	}
	sorted := slices.Clone(c.Options)
	slices.SortStableFunc(sorted, func(a, b *model.Appraised) int { return cmp.Compare(a.WTE.Value, b.WTE.Value) })
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
		Title:    "The team breaks even when each family’s benefit is worth " + c.Language.Figure(even, figure.About),
		Subtitle: "Benefit against cost, present value, " + place(c) + ", " + c.Pay.PriceYear + " prices",
		Alt: fmt.Sprintf("Benefit rises in step with the worth of each family’s benefit, and meets the cost of %s at %s.",
			c.Stream.PV.Text(figure.Thousands), even.Text(figure.Exact)),
		Central: c.Stream.PV, Sources: sourcesOf(c.Stream.PV),
	}
	for _, level := range chart.Ticks(2 * even.Value) {
		each := figure.Constant(level).WithUnit(figure.Pounds)
		value := figure.Whole(figure.Multiply(each, c.Stream.Reached)).WithUnit(figure.Pounds)
		ch.Marks = append(ch.Marks, chart.Mark{Series: "Benefit", X: each.Value, XText: each.Text(figure.Exact), Value: value})
	}
	ch.Table = breakEvenTable(c, even)
	return drawn(ch)
}

// chartTheory is the flow from problem to long-term outcomes.
func chartTheory(c *model.Case) []document.Block {
	ch := &chart.Chart{
		ID: "chart-theory-of-change", Kind: chart.Flow,
		Title: "From problem to lasting change", Subtitle: "What leads to what",
		Steps: theorySteps(c), Sources: theorySources(c),
	}
	var said []string
	for _, step := range ch.Steps {
		said = append(said, step.Heading+": "+strings.Join(step.Boxes, " "))
	}
	ch.Alt = strings.Join(said, " ")
	return drawn(ch)
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

// chartTeamCost shows what a year of the full team costs, line by line: the bars sum to the cost a year.
func chartTeamCost(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	each := figures(c, "cost.per_family", "cost.per_birth", "cost.per_head")
	ch := &chart.Chart{
		ID: "chart-team-cost", Kind: chart.Bars, Label: "Post or line", Measure: "A year",
		Title:    fmt.Sprintf("%s of the %s a year pays for people", figure.Divide(p.Pay, p.Recurrent).WithUnit(figure.Share).Text(figure.Percent), p.Recurrent.Text(figure.Exact)),
		Subtitle: "Cost of a full team a year, " + place(c) + ", " + c.Pay.PriceYear + " prices",
		Sources:  sourcesOf(append(each, p.Recurrent, p.SetUpSum)...),
	}
	for _, post := range p.Posts {
		ch.Marks = append(ch.Marks, chart.Mark{Label: post.Post.Role, Value: post.Total})
	}
	ch.Marks = append(ch.Marks, chart.Mark{Label: "Non-pay: rooms, supervision, training and the like", Value: p.NonPaySum, Other: true}, chart.Mark{Label: p.Overhead.Label, Value: p.Overhead, Other: true})
	notes := append([]string{}, priceNotes(c)[1:]...)
	said := fmt.Sprintf("Together %s a year. %s: %s.", p.Recurrent.Text(figure.Exact), p.SetUpSum.Label, p.SetUpSum.Text(figure.Exact))
	for _, f := range each {
		said += fmt.Sprintf(" %s: %s.", f.Label, f.Text(figure.Exact))
	}
	ch.Note = strings.Join(append([]string{said, assumedNote}, notes...), " ")
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
		if d.Low.PerFamily == nil || d.High.PerFamily == nil || d.OverYears {
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
	for _, m := range c.Timeline.Milestones.All() {
		ch.Marks = append(ch.Marks, chart.Mark{Label: m.Name, Start: m.Start, End: m.Finish, Text: fmt.Sprintf("%d to %d", m.Start, m.Finish)})
	}
	return drawn(ch)
}
