package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// workedFigures are the figures whose workings show the way from births to break-even.
var workedFigures = []string{
	"births", "need.low", "need.reference", "need.high", "team.scale", "team.wte", "team.direct_wte",
	"cost.pay", "cost.non_pay", "cost.direct", "cost.overhead", "cost.recurrent", "cost.setup",
	"capacity.per_wte", "capacity.families", "coverage.reference", "gap.families", "cost.per_family", "cost.per_birth",
	"appraisal.pv_cost", "appraisal.discounted_families", "appraisal.break_even_per_family",
}

// workedExample shows how an area's figures are reached, one step each, as the model itself remembers it.
func workedExample(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "worked-example", Caption: "How the figures for " + place(c) + " are reached",
		Columns: []table.Column{{Heading: "Figure", Weight: 2}, {Heading: "Working", Weight: 4}, {Heading: "Value", Number: true}, {Heading: "Known by"}},
	}
	shown := figures(c, workedFigures...)
	for _, f := range shown {
		working := c.Language.Working(f)
		if f.Operation == figure.OpGiven {
			working = "Given"
			if f.Period != "" {
				working += ", for " + f.Period
			}
		}
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(f.Label), table.Text(working), table.Of(f), table.Text(string(f.Method))}})
	}
	t.Sources = sourcesOf(shown...)
	return one(t)
}
