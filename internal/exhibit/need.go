package exhibit

import (
	"strconv"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// keyFigures are the four that a reader should leave with.
func keyFigures(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	l := c.Language
	team, seen := l.Say("key-figures.cost"), l.Say("key-figures.families")
	if c.Is(model.TraitTooSmall) {
		team, seen = l.Say("key-figures.cost_shared"), l.Say("key-figures.families_shared")
	}
	low, high, families, cost := c.Need.Low, c.Need.High, c.Plan.Capacity, c.Plan.Recurrent
	yearly := func(f *figure.Figure) string {
		if f.Assumption() {
			return l.Say("key-figures.each_year") // the mark beside it says what it rests on
		}
		return l.Say("key-figures.yearly", "method", l.Method(f.Method))
	}
	said := func(families *figure.Figure) string {
		if c.Is(model.TraitFewFamilies) {
			return l.Say("key-figures.few_families")
		}
		return l.Figure(families, figure.Exact)
	}
	items := []document.KeyFigure{
		{
			Label: l.Say("key-figures.births"), Text: l.Figure(c.Births, figure.Exact),
			Figure: c.Births, Detail: known(c.Births, l), Source: c.Births.Source,
		},
		{
			Label: l.Say("key-figures.need"), Text: l.Figure(low, figure.Rounded) + document.RangeMark + l.Figure(high, figure.Rounded),
			Least: low, Figure: high, Detail: yearly(high),
		},
		{Label: seen, Text: said(families), Figure: families, Detail: yearly(families)},
		{Label: team, Text: l.Figure(cost, figure.Thousands), Figure: cost, Detail: yearly(cost)},
	}
	if c.Is(model.TraitGap) {
		// What the team here costs and sees is not known, and no other sum is asked for.
		items = append(items[:2], onRecordHere(c)...)
	}
	return []document.Block{&document.KeyFigures{Items: items}}
}

// onRecordHere are the key figures of an area that has a team: how many there are, and by when the first answer is asked for.
func onRecordHere(c *model.Case) []document.KeyFigure {
	l, running := c.Language, c.Running()
	var items []document.KeyFigure
	if running > 0 {
		items = append(items, document.KeyFigure{
			Label: l.Say("key-figures.on_record"), Text: l.Say("key-figures.teams", "count", running), Detail: l.Say("key-figures.size_unknown"),
		})
	}
	if first, ok := c.Text("ask.first"); ok {
		day, year := first, ""
		if i := strings.LastIndex(first, " "); i > 0 {
			day, year = first[:i], first[i+1:]
		}
		items = append(items, document.KeyFigure{Label: l.Say("key-figures.first_answer"), Text: day, Detail: year})
	}
	return items
}

// known says when and how a figure is known.
func known(f *figure.Figure, l *language.Language) string {
	method := l.Method(f.Method)
	if f.Period == "" {
		return method
	}
	return l.Word(f.Period) + ", " + method
}

func needEstimate(c *model.Case) []document.Block {
	if c.Births == nil {
		return nil
	}
	return one(c, needTable(c))
}

// needTable is the need by each method, with its rate. The area has births.
func needTable(c *model.Case) *table.Table {
	say := c.Language.Say
	t := &table.Table{
		ID: "need-estimate", Caption: say("need-estimate.caption", "area", place(c)),
		Columns: []table.Column{
			wide(3, say("need-estimate.column.estimate")),
			number(say("need-estimate.column.rate")),
			number(say("need-estimate.column.babies")),
			number(say("need-estimate.column.coverage")),
		},
		Notes: []string{say("need-estimate.note", "births", c.Language.Figure(c.Births, figure.Exact))},
	}
	var shown []*figure.Figure
	for _, e := range []struct {
		name         string
		rate, babies *figure.Figure
	}{
		{"low", c.Assumed.Rates.Low, c.Need.Low},
		{"reference", c.Assumed.Rates.Reference, c.Need.Reference},
		{"mix", nil, c.Need.Mix},
		{"high", c.Assumed.Rates.High, c.Need.High},
	} {
		if e.babies == nil {
			continue
		}
		if e.rate == nil {
			e.rate = figure.Divide(e.babies, c.Births).WithUnit(figure.Share)
		}
		t.Rows = append(t.Rows, row(
			table.Text(say("need-estimate.estimate."+e.name)), table.Of(e.rate), table.Of(e.babies),
			cellOf(c.Ratios.Coverage[e.name], say("need-estimate.cell.no_coverage")),
		))
		shown = append(shown, e.babies)
	}
	t.Sources = c.Sources(shown...)
	return t
}

var riskRates = []string{"rate.maltreatment", "rate.substance_misuse", "rate.depression", "rate.low_income"}

// riskGroups shows single rates beside each other. They overlap, so there is no total.
func riskGroups(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "risk-groups", Caption: say("risk-groups.caption"),
		Columns: []table.Column{wide(3, say("risk-groups.column.group")), number(say("risk-groups.column.rate"))},
		Notes:   []string{say("risk-groups.note")},
	}
	for _, f := range figures(c, riskRates...) {
		t.Rows = append(t.Rows, row(table.Text(f.Label), table.Of(f)))
		t.Sources = append(t.Sources, c.Sources(f)...)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
}

func birthsTrend(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "births-trend", Caption: say("births-trend.caption", "area", place(c)),
		Columns: []table.Column{column(say("births-trend.year")), number(say("births-trend.births"))},
		Sources: c.Sources(c.Trend.Births...),
	}
	for i, births := range c.Trend.Births {
		t.Rows = append(t.Rows, row(table.Text(strconv.Itoa(c.Trend.Years[i])), table.Of(births)))
	}
	if c.Births != nil && strings.Contains(c.Births.Period, "mid-") {
		t.Notes = append(t.Notes, say("births-trend.mid_year"))
	}
	return one(c, t)
}
