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
			cellOf(a.PerFamily, say("options.cell.none")), cellOf(a.Incremental, say("options.cell.none")),
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
	case c.Is(model.TraitGap) && !c.Is(model.TraitPreferred) && !c.Is(model.TraitOwnPosts):
		return paragraph(say("preferred-option.gap"))
	case c.Is(model.TraitPreferred):
		return paragraph(say("preferred-option.stated", "option", name))
	case c.Is(model.TraitOwnPosts):
		return paragraph(say("preferred-option.own_posts"))
	case c.Is(model.TraitFullPreferred) && c.Is(model.TraitOverMoney):
		return paragraph(say("preferred-option.over_money", "option", name))
	case c.Is(model.TraitFullPreferred):
		return paragraph(say("preferred-option.full", "option", name))
	}
	return paragraph(say("preferred-option.affordable", "option", name))
}

// successFactors lists what a good option must do. Scores and weights stand in it only where a local panel gave them.
func successFactors(c *model.Case) []document.Block {
	if len(c.Options) == 0 {
		return nil
	}
	if c.Is(model.TraitScored) {
		return panelScores(c)
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "success-factors", Caption: say("success-factors.caption"),
		Columns: []table.Column{wide(1.5, say("success-factors.column.factor")), wide(2.5, say("success-factors.column.measure"))},
		Notes:   []string{say("success-factors.note")},
	}
	for _, f := range c.Project.Factors.All() {
		t.Rows = append(t.Rows, words(c, f.Name, f.Measure))
	}
	return one(c, t)
}

// panelScores are the weights and scores that a local panel gave.
func panelScores(c *model.Case) []document.Block {
	say, panel := c.Language.Say, c.Area.Panel
	t := &table.Table{
		ID: "success-factors", Caption: say("success-factors.caption_scored"),
		Columns: []table.Column{
			wide(1.5, say("success-factors.column.factor")),
			wide(2, say("success-factors.column.measure")),
			number(say("success-factors.column.weight")),
		},
		Notes: []string{say("success-factors.scored", "panel", panel.Name, "date", c.Language.Dated(panel.Date))},
	}
	sum := []table.Cell{table.Text(say("success-factors.total")), table.Text(say("success-factors.cell.all")), table.Text("100")}
	var scored []*model.Appraised
	for _, a := range c.Options {
		if a.Score != nil {
			scored = append(scored, a)
			t.Columns = append(t.Columns, number(a.Option.Name))
			sum = append(sum, table.Of(a.Score))
		}
	}
	for id, f := range c.Project.Factors.All() {
		weight, _ := panel.Weights.Get(id)
		cells := []table.Cell{table.Text(f.Name), table.Text(f.Measure), table.Of(weight)}
		for _, a := range scored {
			cells = append(cells, table.Text(strconv.FormatFloat(panel.Scores[a.Option.ID][id], 'g', -1, 64)))
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	t.Rows = append(t.Rows, total(sum...))
	return one(c, t)
}
