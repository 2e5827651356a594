package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

func objectives(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "objectives", Caption: say("objectives.caption"),
		Columns: []table.Column{
			wide(1.5, say("objectives.column.objective")),
			wide(2.5, say("objectives.column.measure")),
			column(say("objectives.column.by")),
		},
		Notes: []string{say("objectives.note")},
	}
	for _, o := range c.Project.Objectives.All() {
		by := o.By
		if month, ok := c.Timeline.MonthOf(o.Milestone); ok {
			by = say("objectives.month", "month", month)
		}
		t.Rows = append(t.Rows, words(c, o.Objective, o.Measure, by))
	}
	return one(c, t)
}

// with lays an area's own records over general ones: those of the same id take their place, others follow. What is shared is
// never changed.
func with[T any](general, own project.Named[T]) project.Named[T] {
	var all project.Named[T]
	for id, record := range general.All() {
		all.Put(id, record)
	}
	for id, record := range own.All() {
		all.Put(id, record)
	}
	return all
}

// risks is the register: the area's own risks follow the general ones, or replace those of the same name.
func risks(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "risks", Caption: say("risks.caption"),
		Columns: []table.Column{
			wide(2.5, say("risks.column.risk")),
			column(say("risks.column.before")),
			wide(2.5, say("risks.column.mitigation")),
			column(say("risks.column.after")),
			column(say("risks.column.owner")),
		},
		Notes: []string{say("risks.note")},
	}
	for _, r := range with(c.Project.Risks, c.Area.Risks).All() {
		t.Rows = append(t.Rows, row(
			table.Text(r.Risk), table.Text(graded(c, r.Likelihood, r.Impact)), table.Text(r.Mitigation),
			table.Text(graded(c, r.ResidualLikelihood, r.ResidualImpact)), table.Text(r.Owner),
		))
	}
	return one(c, t)
}

// graded says a risk's score with its word, so that colour is never needed.
func graded(c *model.Case, likelihood, impact int) string {
	score := likelihood * impact
	grade := "low"
	switch {
	case score >= 15:
		grade = "very_high"
	case score >= 8:
		grade = "high"
	case score >= 4:
		grade = "moderate"
	}
	say := c.Language.Say
	return say("risks.score", "likelihood", likelihood, "impact", impact, "score", score, "grade", say("risks.grade."+grade))
}

func milestones(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "milestones", Caption: say("milestones.caption"),
		Columns: []table.Column{
			wide(2.5, say("milestones.column.milestone")),
			column(say("milestones.column.owner")),
			number(say("milestones.column.start")),
			number(say("milestones.column.finish")),
			wide(1.5, say("milestones.column.after")),
		},
	}
	for _, m := range c.Timeline.Milestones.All() {
		var after []string
		for _, a := range m.After {
			first, _ := c.Timeline.Milestones.Get(a)
			after = append(after, first.Name)
		}
		t.Rows = append(t.Rows, row(
			table.Text(m.Name), table.Text(m.Owner), count(m.Start), count(m.Finish), listed(say("milestones.cell.decision"), after...),
		))
	}
	return one(c, t)
}

func indicators(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "indicators", Caption: say("indicators.caption"),
		Columns: []table.Column{
			column(say("indicators.column.indicator")),
			wide(2, say("indicators.column.definition")),
			wide(1.5, say("indicators.column.target")),
			column(say("indicators.column.frequency")),
			column(say("indicators.column.owner")),
		},
		Notes: []string{say("indicators.note")},
	}
	for _, i := range c.Project.Indicators.All() {
		t.Rows = append(t.Rows, words(c, i.Name, i.Definition, i.Target, i.Frequency, i.Owner))
	}
	return one(c, t)
}

// equality holds prompts for the assessment under the duties of the area's nation, with what is published here and a
// column to fill in.
func equality(c *model.Case) []document.Block {
	e, ok := c.Project.Equality[c.Area.Nation]
	if !ok {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "equality", Caption: say("equality.caption", "nation", c.Nation.Name), Sources: e.Sources,
		Columns: []table.Column{
			column(say("equality.column.group")),
			wide(1.4, say("equality.column.evidence")),
			wide(1.2, say("equality.column.found", "area", place(c))),
			wide(1.4, say("equality.column.impact")),
			wide(1.5, say("equality.column.mitigation")),
		},
		Notes: []string{e.Duties},
	}
	for _, g := range e.Groups.All() {
		if !c.Concerns(g.Areas) {
			continue
		}
		found := table.Text(say("equality.cell.to_fill"))
		if f, ok := c.Figure(g.Figure); ok && g.Figure != "" {
			found = table.List(f.Label+": "+c.Language.Figure(f, figure.Exact), say("equality.cell.to_fill_further"))
			t.Sources = once(append(t.Sources, c.Sources(f)...))
		}
		t.Rows = append(t.Rows, row(table.Text(g.Group), table.Text(g.Evidence), found, table.Text(g.Impact), table.Text(g.Mitigation)))
	}
	return one(c, t)
}

// routes are ways to grow step by step, each phase with its cost here.
func routes(c *model.Case) []document.Block {
	if len(c.Routes()) == 0 {
		return nil
	}
	say := c.Language.Say
	t := &table.Table{
		ID: "incremental-routes", Caption: say("incremental-routes.caption", "area", place(c)),
		Columns: []table.Column{
			wide(3, say("incremental-routes.column.step")),
			number(say("incremental-routes.column.months")),
			number(say("incremental-routes.column.wte")),
			number(say("incremental-routes.column.cost")),
			number(say("incremental-routes.column.families")),
		},
		Notes: append(priceNotes(c), say("incremental-routes.note")),
	}
	for _, r := range c.Routes() {
		t.Rows = append(t.Rows, group(r.Route.Name+". "+r.Route.Why))
		for _, p := range r.Phases {
			t.Rows = append(t.Rows, row(table.Text(p.Phase.Name), count(p.Phase.Months), table.Of(p.WTE), table.Of(p.Cost), table.Of(p.Families)))
		}
	}
	return one(c, t)
}
