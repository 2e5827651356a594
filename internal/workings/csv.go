package workings

import (
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// tabled are the groups of figures that figures.csv has; figures.json has them all.
var tabled = []string{"births", "population", "low_income", "need.", "team.", "cost.", "capacity.", "coverage.", "gap.", "appraisal.", "post."}

// CSV writes the main figures of a case one a line, each with how it is known and its source or its working.
func CSV(c *model.Case) ([]byte, error) {
	l := c.Language
	t := &table.Table{ID: "figures"}
	for _, column := range []string{"area", "code", "figure", "id", "value", "unit", "printed", "known_by", "period", "source", "address", "working"} {
		t.Columns = append(t.Columns, table.Column{Heading: l.Say("figures-file.column." + column)})
	}
	for _, f := range c.Figures() {
		if !slices.ContainsFunc(tabled, func(group string) bool { return strings.HasPrefix(f.ID, group) }) {
			continue
		}
		source, _ := c.Project.Sources.Get(f.Source)
		cells := []table.Cell{table.Text(c.Area.Name), table.Text(c.Area.Code), table.Text(f.Label), table.Text(f.ID), table.Of(f), table.Text(string(f.Unit)), table.Text(l.Figure(f, figure.Exact)),
			table.Text(l.Method(f.Method)), table.Text(f.Period), table.Text(source.Title), table.Text(source.URL), table.Text(l.Working(f))}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t.CSV()
}
