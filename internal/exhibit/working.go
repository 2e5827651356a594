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
	l := c.Language
	shown := figures(c, workedFigures...)
	t := &table.Table{
		ID: "worked-example", Caption: l.Say("worked-example.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2, l.Say("worked-example.column.figure")),
			wide(4, l.Say("worked-example.column.working")),
			number(l.Say("worked-example.column.value")),
			column(l.Say("worked-example.column.known_by")),
		},
		Sources: c.Sources(shown...),
	}
	for _, f := range shown {
		working := l.Working(f)
		switch {
		case f.Operation != figure.OpGiven:
		case f.Period == "":
			working = l.Say("worked-example.given")
		default:
			working = l.Say("worked-example.given_for", "period", f.Period)
		}
		t.Rows = append(t.Rows, row(table.Text(f.Label), table.Text(working), table.Of(f), table.Text(l.Method(f.Method))))
	}
	return one(c, t)
}
