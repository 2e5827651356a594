package exhibit

import (
	"strconv"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// longList shows the choices behind the options, grouped by dimension.
func longList(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "long-list", Caption: say("long-list.caption"),
		Columns: []table.Column{
			wide(2, say("long-list.column.choice")),
			wide(0.6, say("long-list.column.carried")),
			wide(2.5, say("long-list.column.why")),
		},
		Notes: []string{say("long-list.note")},
	}
	for _, dimension := range project.Dimensions {
		rows := []table.Row{group(say("long-list.dimension." + key(dimension)))}
		for _, choice := range c.Project.LongList.All() {
			if choice.Dimension != dimension {
				continue
			}
			carried := say("long-list.cell.not_carried")
			if choice.Carried {
				carried = say("long-list.cell.carried")
			}
			rows = append(rows, words(c, choice.Choice, carried, choice.Why))
		}
		if len(rows) > 1 {
			t.Rows = append(t.Rows, rows...)
		}
	}
	return one(c, t)
}

// options compares every option.
func options(c *model.Case) []document.Block {
	if c.Plan == nil {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "options", Caption: say("options.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2, say("options.column.option")),
			number(say("options.column.wte")),
			number(say("options.column.cost")),
			number(say("options.column.present_value")),
			number(say("options.column.families")),
			number(say("options.column.coverage")),
			number(say("options.column.per_family")),
			number(say("options.column.incremental")),
			number(say("options.column.score")),
		},
		Notes: append(priceNotes(c), say("options.note")),
	}
	_, limited := c.Figure("envelope")
	if limited {
		t.Columns = append(t.Columns, column(say("options.column.affordable")))
	}
	for _, a := range c.Options {
		cells := []table.Cell{
			table.Text(a.Option.Name), table.Of(a.WTE), table.Of(a.Cost), table.Of(a.PV), table.Of(a.Families), table.Of(a.Coverage),
			cellOf(a.PerFamily, say("options.cell.no_family")), cellOf(a.Incremental, say("options.cell.not_larger")),
			cellOf(a.Score, say("options.cell.not_scored")),
		}
		if limited {
			cells = append(cells, table.Text(say("options.affordable."+key(a.Affordable))))
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	t.Notes = append(t.Notes, doNothingNote(c))
	if !limited {
		t.Notes = append(t.Notes, say("options.untested"))
	}
	return one(c, t)
}

// doNothingNote says what goes on being spent without a team, or that no one has said.
func doNothingNote(c *model.Case) string {
	if spent, ok := c.Figure("current_spend"); ok {
		return c.Language.Say("options.nothing_spends", "spent", c.Language.Figure(spent, figure.Exact))
	}
	return c.Language.Say("options.nothing_unknown")
}

// preferred says which option is preferred and why.
func preferred(c *model.Case) []document.Block {
	a := c.Preferred
	if a == nil {
		return nil
	}
	say, name := c.Language.Say, text.LowerFirst(a.Option.Name)
	switch {
	case c.Area.Preferred != "":
		return paragraph(say("preferred-option.stated", "option", name))
	case a.Affordable == model.AffordPass:
		return paragraph(say("preferred-option.affordable", "option", name, "score", c.Language.Figure(a.Score, figure.Exact)))
	}
	return paragraph(say("preferred-option.untested", "option", name, "score", c.Language.Figure(a.Score, figure.Exact)))
}

// successFactors lists the factors with their weights and each option's scores.
func successFactors(c *model.Case) []document.Block {
	if len(c.Options) == 0 {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "success-factors", Caption: say("success-factors.caption"),
		Columns: []table.Column{
			wide(1.5, say("success-factors.column.factor")),
			wide(2, say("success-factors.column.measure")),
			number(say("success-factors.column.weight")),
		},
		Notes: []string{say("success-factors.note")},
	}
	for _, a := range c.Options {
		t.Columns = append(t.Columns, number(a.Option.Name))
	}
	for id, f := range c.Project.Factors.All() {
		cells := []table.Cell{table.Text(f.Name), table.Text(f.Measure), table.Of(f.Weight)}
		for _, a := range c.Options {
			cells = append(cells, table.Text(strconv.FormatFloat(a.Option.Scores[id], 'g', -1, 64)))
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	return one(c, t)
}
