package exhibit

import (
	"fmt"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// keyFigures are the four that a reader should leave with.
func keyFigures(c *model.Case) []document.Block {
	births, ok := c.Figure("births")
	if !ok {
		return nil
	}
	low, _ := c.Figure("need.low")
	high, _ := c.Figure("need.high")
	families, _ := c.Figure("capacity.families")
	cost, _ := c.Figure("cost.recurrent")
	l := c.Language
	team := l.Say("key-figures.cost")
	if c.Is(model.TraitTooSmall) {
		team = l.Say("key-figures.cost_shared")
	}
	yearly := func(f *figure.Figure) string { return l.Say("key-figures.yearly", "method", l.Method(f.Method)) }
	items := []document.KeyFigure{
		{Label: l.Say("key-figures.births"), Text: l.Figure(births, figure.Exact), Figure: births, Detail: known(births, l), Source: births.Source},
		{Label: l.Say("key-figures.need"), Text: l.Figure(low, figure.Rounded) + document.RangeMark + l.Figure(high, figure.Rounded), Least: low, Figure: high, Detail: yearly(high)},
		{Label: l.Say("key-figures.families"), Text: l.Figure(families, figure.Exact), Figure: families, Detail: yearly(families)},
		{Label: team, Text: l.Figure(cost, figure.Thousands), Figure: cost, Detail: yearly(cost)},
	}
	if c.Is(model.TraitServed) {
		items = items[:2] // what the team here costs and sees is not known, and no other sum is asked for
	}
	return []document.Block{&document.KeyFigures{Items: items}}
}

// known says when and how a figure is known.
func known(f *figure.Figure, l *language.Language) string {
	method := l.Method(f.Method)
	if f.Period == "" {
		return method
	}
	return l.Word(f.Period) + ", " + method
}

// needRows are the methods of the need estimate with their rates.
var needRows = []struct{ id, rate, method string }{
	{"need.low", "rate.low", "Low: a government estimate of those at risk, “at least”"},
	{"need.reference", "rate.reference", "Reference: the rate found in families not under particular strain"},
	{"need.mix", "", "Weighted: the reference, and a higher rate for children in low-income families"},
	{"need.high", "rate.high", "High: the rate over all samples that researchers have studied"},
}

func needEstimate(c *model.Case) []document.Block {
	if _, ok := c.Figure("births"); !ok {
		return nil
	}
	return one(needTable(c))
}

// needTable is the need by each method. The area has births.
func needTable(c *model.Case) *table.Table {
	births, _ := c.Figure("births")
	t := &table.Table{
		ID: "need-estimate", Caption: "Babies a year likely to need specialised help, " + place(c),
		Columns: []table.Column{{Heading: "Estimate, and what its rate measures", Weight: 3}, {Heading: "Rate", Number: true}, {Heading: "Babies a year", Number: true}, {Heading: "Share a full team can see", Number: true}},
		Notes: []string{
			births.Text(figure.Exact) + " births × the rate. The rates measure different things in different samples. They are alternatives, never added, and describe populations, not families.",
		},
	}
	var shown []*figure.Figure
	for _, r := range needRows {
		need, ok := c.Figure(r.id)
		if !ok {
			continue
		}
		rate, ok := c.Figure(r.rate)
		if !ok {
			rate = figure.Divide(need, births).WithUnit(figure.Share)
		}
		covered, _ := c.Figure("coverage." + strings.TrimPrefix(r.id, "need."))
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(r.method), table.Of(rate), table.Of(need), cellOf(covered, "not known")}})
		shown = append(shown, need)
	}
	t.Sources = sourcesOf(shown...)
	return t
}

var riskRates = []string{"rate.maltreatment", "rate.substance_misuse", "rate.depression", "rate.low_income"}

// riskGroups shows single rates beside each other. They overlap, so there is no total.
func riskGroups(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "risk-groups", Caption: "Rates found in families facing particular pressures",
		Columns: []table.Column{{Heading: "Group", Weight: 3}, {Heading: "Rate", Number: true}},
		Notes:   []string{"The groups overlap: one family can be in several. The rates must not be added. They describe groups in research, never one family."},
	}
	for _, f := range figures(c, riskRates...) {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(f.Label), table.Of(f)}})
		t.Sources = append(t.Sources, sourcesOf(f)...)
	}
	t.Sources = once(t.Sources)
	return one(t)
}

func birthsTrend(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "births-trend", Caption: c.Language.Say("births-trend.caption", "area", place(c)),
		Columns: []table.Column{{Heading: c.Language.Say("births-trend.year")}, {Heading: c.Language.Say("births-trend.births"), Number: true}},
	}
	var shown []*figure.Figure
	for _, year := range c.Years() {
		f, _ := c.Figure(fmt.Sprintf("births.%d", year))
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(fmt.Sprint(year)), table.Of(f)}})
		shown = append(shown, f)
	}
	t.Sources = sourcesOf(shown...)
	if births, ok := c.Figure("births"); ok && strings.Contains(births.Period, "mid-") {
		t.Notes = append(t.Notes, c.Language.Say("births-trend.mid_year"))
	}
	return one(t)
}

// notKnown lists what is missing, modelled, assumed, joint or old here. Figures that lack the same share a row.
func notKnown(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "not-known", Caption: "What is not known about " + place(c),
		Columns: []table.Column{{Heading: "Figure", Weight: 1.2}, {Heading: "What is not known", Weight: 2}, {Heading: "Where to look", Weight: 2}},
	}
	type gap struct{ what, where string }
	rows := map[gap]int{}
	add := func(figure, what, where string) {
		if at, ok := rows[gap{what, where}]; ok {
			t.Rows[at].Cells[0].Text += "; " + lower(figure)
			return
		}
		rows[gap{what, where}] = len(t.Rows)
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(figure), table.Text(what), table.Text(where)}})
	}
	for _, m := range c.Missing() {
		where := m.Where
		if where == "" {
			where = "Analysts of the council or health body."
		}
		add(m.Label, upperFirst(m.Why)+".", where)
		if m.Source != "" {
			t.Sources = append(t.Sources, m.Source)
		}
	}
	for _, f := range figures(c, "births", "population") {
		if f.Note != "" {
			add(f.Label, f.Note, "The publisher’s own notes.")
		}
		if year := lastYear(f.Period); year > 0 && year+2 < c.Project.Settings.Date.Year() {
			add(f.Label+" ("+f.Period+")", "The latest count that was found is older than two years.", "The publisher’s latest release.")
		}
	}
	if c.Plan != nil {
		add("Babies likely to need help", "No one has counted them; research rates are applied to local births.", "A local needs assessment.")
		add("Cost and families seen", "They rest on assumptions about prices, overhead, time and pay awards.", "Local finance and workforce colleagues.")
	}
	if note, ok := c.Text("body.health_note"); ok {
		add("Where the health body’s area ends", note, "The health body.")
	}
	if c.Is(model.TraitNotFound) {
		add("What families can get here now", "No public record of a specialised team was found. That is not proof that there is none, and nothing here is built on it.", "The health body’s and council’s commissioners.")
	} else {
		add("What families can get here now", "What is on record is as of the dates shown. It may have changed since.", "The health body’s and council’s commissioners.")
	}
	for _, note := range priceNotes(c)[1:] {
		add("Pay", note, "The pay tables of the employers here.")
	}
	t.Sources = once(t.Sources)
	return one(t)
}

// lastYear is the last year named in a period such as "2022" or "mid-2020"; 0 where there is none.
func lastYear(period string) int {
	year := 0
	for i := 0; i+4 <= len(period); i++ {
		var n int
		if _, err := fmt.Sscanf(period[i:i+4], "%4d", &n); err == nil && n >= 1900 && n <= 2100 {
			year = n
		}
	}
	return year
}

func once(ids []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			all = append(all, id)
		}
	}
	return all
}

// currentProvision lists the services recorded here.
func currentProvision(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "current-provision", Caption: "Services on record, " + place(c),
		Columns: []table.Column{{Heading: "Service", Weight: 1.5}, {Heading: "Level"}, {Heading: "What is known", Weight: 2}, {Heading: "As of"}},
		Notes:   []string{"From published papers. It may have changed since the year shown."},
	}
	for _, p := range c.Provision() {
		known := listed("No details published", prefixed("Provider: ", p.Provider), prefixed("Serves: ", p.Part), prefixed("Ages: ", p.Ages),
			prefixed("Funded by ", p.Funder), p.Note, prefixed("Known from ", p.Known))
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(p.Name), table.Text(levelOf(p)), known, table.Text(upperFirst(p.AsOf))}})
		t.Sources = append(t.Sources, p.Source)
	}
	t.Sources = once(t.Sources)
	return one(t)
}

// levelOf is a service's level, and what became of it where it may run no more.
func levelOf(p project.Provision) string {
	level := upperFirst(p.Tier)
	switch p.Status {
	case project.LastKnown:
		return level + "; whether it still runs is not known"
	case project.Closed:
		return level + "; closed"
	case project.Undetermined:
		return level + "; whether it runs here is not published"
	}
	return level
}

// prefixed puts words before a text that says something.
func prefixed(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}
