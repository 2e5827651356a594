package exhibit

import (
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
)

func chartStaffing(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	say := c.Language.Say
	ch := &chart.Chart{
		ID: "chart-staffing", Kind: chart.Bars,
		Label: say("chart-staffing.column.post"), Measure: say("chart-staffing.column.yearly"),
		Title: say("chart-staffing.title"), Subtitle: say("chart-staffing.subtitle", "area", place(c), "year", c.Pay.PriceYear),
		Sources: c.Sources(c.Plan.Pay),
	}
	for _, p := range c.Plan.Posts {
		ch.Marks = append(ch.Marks, chart.Mark{Label: p.Post.Role, Value: p.Total})
	}
	return drawn(c, ch)
}

// chartTeamCost shows what a year of the full team costs, line by line: the bars sum to the cost a year.
func chartTeamCost(c *model.Case) []document.Block {
	p := c.Plan
	if p == nil {
		return nil
	}
	l := c.Language
	exact := func(f *figure.Figure) string { return l.Figure(f, figure.Exact) }
	people := figure.Divide(p.Pay, p.Recurrent).WithUnit(figure.Share)
	ch := &chart.Chart{
		ID: "chart-team-cost", Kind: chart.Bars,
		Label: l.Say("chart-team-cost.column.line"), Measure: l.Say("chart-team-cost.column.yearly"),
		Title:    l.Say("chart-team-cost.title", "share", l.Figure(people, figure.Percent), "cost", exact(p.Recurrent)),
		Subtitle: l.Say("chart-team-cost.subtitle", "area", place(c), "year", c.Pay.PriceYear),
	}
	for _, post := range p.Posts {
		ch.Marks = append(ch.Marks, chart.Mark{Label: post.Post.Role, Value: post.Total})
	}
	ch.Marks = append(ch.Marks,
		chart.Mark{Label: l.Say("chart-team-cost.mark.non_pay"), Value: p.NonPaySum, Other: true},
		chart.Mark{Label: p.Overhead.Label, Value: p.Overhead, Other: true})
	notes := []string{l.Say("chart-team-cost.together", "cost", exact(p.Recurrent))}
	stated := []*figure.Figure{p.SetUpSum}
	for _, f := range []*figure.Figure{c.Ratios.PerFamily, c.Ratios.PerBirth, c.Ratios.PerHead} {
		if f != nil {
			stated = append(stated, f)
		}
	}
	for _, f := range stated {
		notes = append(notes, l.Say("chart-team-cost.each", "label", f.Label, "figure", exact(f)))
	}
	ch.Note = strings.Join(append(notes, payNotes(c)...), " ")
	ch.Sources = c.Sources(append(stated[1:], p.Recurrent, p.SetUpSum)...)
	return drawn(c, ch)
}

// chartCosts shows the cost of each year.
func chartCosts(c *model.Case) []document.Block {
	if c.Stream == nil {
		return nil
	}
	l, full := c.Language, c.Stream.Cost[model.Horizon-1]
	ch := &chart.Chart{
		ID: "chart-costs", Kind: chart.Bars,
		Label: l.Say("chart-costs.column.year"), Measure: l.Say("chart-costs.column.cost"),
		Title:    l.Say("chart-costs.title", "cost", l.Figure(full, figure.Thousands)),
		Subtitle: l.Say("chart-costs.subtitle", "area", place(c), "year", c.Pay.PriceYear),
		Sources:  c.Sources(c.Stream.PV),
	}
	for year, f := range c.Stream.Cost {
		ch.Marks = append(ch.Marks, chart.Mark{Label: l.Say("years.year", "year", year), Value: f})
	}
	return drawn(c, ch)
}

// chartFunding shows what each funder would pay over five years.
func chartFunding(c *model.Case) []document.Block {
	if len(c.Funders) == 0 {
		return nil
	}
	say := c.Language.Say
	ch := &chart.Chart{
		ID: "chart-funding", Kind: chart.Bars,
		Label: say("chart-funding.column.funder"), Measure: say("chart-funding.column.five_years"),
		Title: say("chart-funding.title"), Subtitle: say("chart-funding.subtitle", "area", place(c), "year", c.Pay.PriceYear),
		Sources: c.Sources(c.Stream.Total),
	}
	if c.MixAssumed {
		ch.Note = say("chart-funding.assumed")
	}
	for _, f := range c.Funders {
		name := f.Contribution.Funder + " (" + say("chart-funding.status."+f.Contribution.Status) + ")"
		ch.Marks = append(ch.Marks, chart.Mark{Label: name, Value: f.Total})
	}
	if c.UnfundedTotal != nil {
		ch.Marks = append(ch.Marks, chart.Mark{Label: say("funding-mix.unfunded.cost"), Value: c.UnfundedTotal})
	}
	return drawn(c, ch)
}
