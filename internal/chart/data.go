package chart

import "casemaker/internal/table"

// Data is a chart as a table of what it says, row by row: a bar in each, or a step. It is nil for a chart that has its figures in
// a table of its own.
func (c *Chart) Data() *table.Table {
	switch {
	case c.Kind == Flow:
		return c.steps()
	case c.Kind.Pictured():
		return nil
	}
	t := &table.Table{ID: c.ID, Caption: c.Title, Columns: []table.Column{{Heading: c.Label}, {Heading: c.Measure, Number: true}}}
	if c.Kind == Tornado {
		t.Columns = []table.Column{{Heading: c.Label}, {Heading: c.Measure}, {Heading: c.Forms.Say("every-chart.low"), Number: true}, {Heading: c.Forms.Say("every-chart.high"), Number: true}}
	}
	for i, row := range c.Layout().Rows {
		m := c.Marks[i]
		value := table.Text(row.Text)
		if m.Value != nil {
			value = table.Of(m.Value)
		}
		cells := []table.Cell{table.Text(row.Label), value}
		if c.Kind == Tornado {
			cells = append(cells, table.Of(m.Low), table.Of(m.High))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// steps is a chart of steps as a table: what stands in each.
func (c *Chart) steps() *table.Table {
	t := &table.Table{
		ID: c.ID + "-steps", Caption: c.Title,
		Columns: []table.Column{{Heading: c.Forms.Say("every-chart.step")}, {Heading: c.Forms.Say("every-chart.holds"), Weight: 3}},
	}
	for _, step := range c.Steps {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(step.Heading), table.List(step.Boxes...)}})
	}
	return t
}
