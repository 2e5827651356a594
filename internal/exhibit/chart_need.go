package exhibit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// chartNeed sets the range of need against what a full team can see.
func chartNeed(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	l, need, seen := c.Language, c.Need, c.Plan.Capacity
	return drawn(c, &chart.Chart{
		ID: "chart-need", Kind: chart.Range, Style: figure.Rounded,
		Title: l.Say("chart-need.title",
			"least", l.Figure(c.Ratios.Coverage["high"], figure.Percent), "most", l.Figure(c.Ratios.Coverage["low"], figure.Percent)),
		Subtitle: l.Say("chart-need.subtitle", "area", place(c)),
		Alt: l.Say("chart-need.alt",
			"low", l.Figure(need.Low, figure.Rounded), "high", l.Figure(need.High, figure.Rounded),
			"central", l.Figure(need.Central, figure.Rounded), "families", l.Figure(seen, figure.Exact)),
		Marks: []chart.Mark{
			{Label: l.Say("chart-need.mark.need"), Low: need.Low, Value: need.Central, High: need.High},
			{Label: l.Say("chart-need.mark.team"), Value: seen, Other: true},
		},
		Sources: c.Sources(figures(c, model.Needs...)...),
		Table:   needTable(c),
	})
}

// chartHundred sets the rates of need, and what a full team can see, on a hundred babies.
func chartHundred(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	l, rates := c.Language, c.Assumed.Rates
	seen := figure.Divide(c.Plan.Capacity, c.Births).WithUnit(figure.Share)
	central := figure.Divide(c.Need.Central, c.Births).WithUnit(figure.Share)
	team := "chart-hundred.mark.team"
	if c.Is(model.TraitTooSmall) {
		team = "chart-hundred.mark.share"
	}
	exact := func(f *figure.Figure) string { return l.Figure(f, figure.Exact) }
	ofHundred := func(share *figure.Figure) string { return strings.TrimSuffix(l.Figure(share, figure.Percent), "%") }
	ch := &chart.Chart{
		ID: "chart-hundred", Kind: chart.Hundred,
		Title:    l.Say("chart-hundred.title", "low", ofHundred(rates.Low), "high", ofHundred(rates.High)),
		Subtitle: l.Say("chart-hundred.subtitle", "area", place(c)),
		Alt: l.Say("chart-hundred.alt",
			"team", exact(seen), "low", exact(rates.Low), "central", exact(central), "high", exact(rates.High)),
		Marks: []chart.Mark{
			{Label: l.Say(team), Value: seen, Other: true},
			{Label: l.Say("chart-hundred.mark.low"), Value: rates.Low},
			{Label: l.Say("chart-hundred.mark.central"), Value: central},
			{Label: l.Say("chart-hundred.mark.high"), Value: rates.High},
		},
		Note:    l.Say("chart-hundred.note"),
		Sources: c.Sources(figures(c, model.Needs...)...),
		Table:   needTable(c),
	}
	slices.SortStableFunc(ch.Marks, func(a, b chart.Mark) int { return cmp.Compare(a.Value.Value, b.Value.Value) })
	return drawn(c, ch)
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
	l := c.Language
	ch := &chart.Chart{
		ID: "chart-coverage", Kind: chart.Line, Style: figure.Percent,
		XLabel: l.Say("chart-coverage.across"), YLabel: l.Say("chart-coverage.up"),
		Title: l.Say("chart-coverage.title"), Subtitle: l.Say("chart-coverage.subtitle", "area", place(c)),
		Sources: c.Sources(c.Plan.WTE),
		Table: &table.Table{
			ID: "chart-coverage-figures", Caption: l.Say("chart-coverage.caption", "area", place(c)),
			Columns: []table.Column{
				wide(2, l.Say("chart-coverage.column.option")),
				number(l.Say("chart-coverage.column.wte")),
				number(l.Say("chart-coverage.column.coverage")),
			},
		},
	}
	sorted := slices.Clone(c.Options)
	slices.SortStableFunc(sorted, func(a, b *model.Appraised) int { return cmp.Compare(a.WTE.Value, b.WTE.Value) })
	var said []string
	for _, a := range sorted {
		wte := l.Figure(a.WTE, figure.Exact)
		ch.Marks = append(ch.Marks, chart.Mark{Series: l.Say("chart-coverage.series"), X: a.WTE.Value, XText: wte, Value: a.Coverage})
		ch.Table.Rows = append(ch.Table.Rows, row(table.Text(a.Option.Name), table.Of(a.WTE), table.Of(a.Coverage)))
		said = append(said, l.Say("chart-coverage.alt", "option", a.Option.Name, "wte", wte, "coverage", l.Figure(a.Coverage, figure.Percent)))
	}
	ch.Alt = strings.Join(said, "; ") + "."
	return drawn(c, ch)
}

// chartBirths shows births by year.
func chartBirths(c *model.Case) []document.Block {
	if len(c.Trend.Years) == 0 {
		return nil
	}
	say := c.Language.Say
	title := "chart-births.title.level"
	switch {
	case c.Is(model.TraitFalling):
		title = "chart-births.title.falling"
	case c.Is(model.TraitRising):
		title = "chart-births.title.rising"
	}
	ch := &chart.Chart{
		ID: "chart-births", Kind: chart.Bars,
		Label: say("chart-births.column.year"), Measure: say("chart-births.column.births"),
		Title: say(title, "year", strconv.Itoa(c.Trend.Years[0])), Subtitle: say("chart-births.subtitle", "area", place(c)),
		Sources: c.Sources(c.Trend.Births...),
	}
	for i, births := range c.Trend.Births {
		ch.Marks = append(ch.Marks, chart.Mark{Label: strconv.Itoa(c.Trend.Years[i]), Value: births})
	}
	return drawn(c, ch)
}
