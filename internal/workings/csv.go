package workings

import (
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// main are the groups of figures whose workings figures.csv says in words; figures.json has them all.
var main = []string{"births", "population", "low_income", "need.", "team.", "cost.", "capacity.", "coverage.", "gap.", "appraisal."}

// CSV writes every figure of a case one a line, as it is and as it is printed, each with how it is known and its source; and
// the workings of the main ones.
func CSV(c *model.Case) ([]byte, error) {
	t, h := Table(c)
	return t.CSV(h)
}

// Table is figures.csv as a table.
func Table(c *model.Case) (*table.Table, table.Headings) {
	l := c.Language
	t := &table.Table{ID: "figures", Exact: true}
	for _, column := range []string{"area", "code", "figure", "id", "value", "printed", "known_by", "period", "source_id", "source", "address", "working"} {
		t.Columns = append(t.Columns, table.Column{Heading: l.Say("figures-file.column." + column)})
	}
	for _, f := range c.Figures() {
		working := ""
		if slices.ContainsFunc(main, func(group string) bool { return strings.HasPrefix(f.ID, group) }) {
			working = l.Working(f)
		}
		source, _ := c.Project.Sources.Get(f.Source)
		cells := []table.Cell{table.Text(c.Area.Name), table.Text(c.Area.Code), table.Text(f.Label), table.Text(f.ID), table.Of(f), table.Text(l.Figure(f, figure.Exact)),
			table.Text(l.Method(f.Method)), table.Text(f.Period), table.Text(source.ID), table.Text(source.Title), table.Text(source.URL), table.Text(working)}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	same := func(heading string) string { return heading }
	return t, table.Headings{Unit: func(string) string { return l.Say("figures-file.column.unit") }, Said: same}
}
