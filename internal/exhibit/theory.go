package exhibit

import (
	"slices"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// A step of the theory of change is what leads to the next: statements, or outcomes of a term.
type step struct {
	name     string
	outcomes []project.Outcome // each with the budgets that it matters to
	texts    []string
	sources  []string
}

// steps are the steps from problem to long-term outcomes. name says what a step is called, by its id.
func steps(theory project.Theory, name func(id string) string) []step {
	var all []step
	for _, part := range []struct {
		id string
		of project.Named[project.Statement]
	}{{"problem", theory.Problems}, {"factor", theory.Factors}, {"activity", theory.Activities}} {
		s := step{name: name(part.id)}
		for _, statement := range part.of.All() {
			s.texts = append(s.texts, statement.Text)
			s.sources = append(s.sources, statement.Sources...)
		}
		all = append(all, s)
	}
	for _, term := range project.Terms {
		s := step{name: name(term)}
		for _, o := range theory.Outcomes.All() {
			if o.Term == term {
				s.outcomes = append(s.outcomes, o)
				s.texts = append(s.texts, o.Text)
				s.sources = append(s.sources, o.Sources...)
			}
		}
		all = append(all, s)
	}
	return all
}

// theoryOfChange lists problem, factors, work and outcomes, each outcome with the budgets it matters to.
func theoryOfChange(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "theory-of-change", Caption: say("theory-of-change.caption"),
		Columns: []table.Column{wide(3, say("theory-of-change.column.what")), wide(2.5, say("theory-of-change.column.matters_to"))},
	}
	for _, s := range steps(c.Project.Theory, func(id string) string { return say("theory-of-change.step." + id) }) {
		t.Rows = append(t.Rows, group(s.name))
		for i, text := range s.texts {
			to := say("theory-of-change.cell.all")
			if s.outcomes != nil {
				to = strings.Join(holders(c, s.outcomes[i].MattersTo), "; ")
			}
			t.Rows = append(t.Rows, row(table.Text(text), table.Text(to)))
		}
		t.Sources = append(t.Sources, s.sources...)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
}

// chartTheory is the flow from problem to long-term outcomes.
func chartTheory(c *model.Case) []document.Block {
	say := c.Language.Say
	ch := &chart.Chart{
		ID: "chart-theory-of-change", Kind: chart.Flow,
		Title: say("chart-theory-of-change.title"), Subtitle: say("chart-theory-of-change.subtitle"),
	}
	var said []string
	for _, s := range steps(c.Project.Theory, func(id string) string { return say("chart-theory-of-change.step." + id) }) {
		if s.texts == nil {
			continue
		}
		ch.Steps = append(ch.Steps, chart.Step{Heading: s.name, Boxes: s.texts})
		ch.Sources = append(ch.Sources, s.sources...)
		said = append(said, s.name+": "+strings.Join(s.texts, " "))
	}
	ch.Alt, ch.Sources = strings.Join(said, " "), once(ch.Sources)
	return drawn(c, ch)
}

// holders are the names of budget holders in the area's nation.
func holders(c *model.Case, ids []string) []string {
	var names []string
	for _, id := range ids {
		h, _ := c.Project.Theory.Holders.Get(id)
		names = append(names, h.ByName[c.Area.Nation])
	}
	return names
}

// outcomesByBudgetHolder turns the outcomes round: what each budget holder gains.
func outcomesByBudgetHolder(c *model.Case) []document.Block {
	say, theory := c.Language.Say, c.Project.Theory
	t := &table.Table{
		ID: "outcomes-by-budget-holder", Caption: say("outcomes-by-budget-holder.caption"),
		Columns: []table.Column{column(say("outcomes-by-budget-holder.column.holder")), wide(3, say("outcomes-by-budget-holder.column.outcomes"))},
	}
	for id, h := range theory.Holders.All() {
		var outcomes []string
		for _, o := range theory.Outcomes.All() {
			if slices.Contains(o.MattersTo, id) {
				outcomes = append(outcomes, o.Text)
			}
		}
		if outcomes != nil {
			t.Rows = append(t.Rows, row(table.Text(h.ByName[c.Area.Nation]), table.List(outcomes...)))
		}
	}
	return one(c, t)
}

// fundingOptions lists the public money that could pay, for the area's nation.
func fundingOptions(c *model.Case) []document.Block {
	say := c.Language.Say
	return one(c, fundingTable(c, "funding-options", say("funding-options.caption", "nation", c.Nation.Name), c.Project.Funding[c.Area.Nation]))
}

// otherFunding lists trusts, donors, community fundraising and earned income.
func otherFunding(c *model.Case) []document.Block {
	return one(c, fundingTable(c, "other-funding", c.Language.Say("other-funding.caption"), c.Project.Funding["other"]))
}

func fundingTable(c *model.Case, id, caption string, sources project.Named[project.FundingSource]) *table.Table {
	say := c.Language.Say
	t := &table.Table{
		ID: id, Caption: caption,
		Columns: []table.Column{
			column(say("funding-options.column.source")),
			wide(1.6, say("funding-options.column.pays_for")),
			wide(1.6, say("funding-options.column.decides")),
			wide(2, say("funding-options.column.conditions")),
		},
	}
	for _, f := range sources.All() {
		comes := ""
		if f.Recurrent != "" {
			comes = say("funding-options.comes." + f.Recurrent)
		}
		t.Rows = append(t.Rows, row(
			table.Text(f.Name), table.Text(f.PaysFor), listed(say("funding-options.cell.not_known"), f.Decides, f.Cycle, comes),
			listed(say("funding-options.cell.none"), append([]string{f.Conditions, f.Precedent}, f.Questions...)...),
		))
		t.Sources = append(t.Sources, f.Sources...)
	}
	t.Sources = once(t.Sources)
	return t
}

// paysFor is the short form of fundingOptions, with what each budget would gain.
func paysFor(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "who-pays-and-gains", Caption: say("who-pays-and-gains.caption", "nation", c.Nation.Name),
		Columns: []table.Column{
			wide(1.3, say("who-pays-and-gains.column.budget")),
			wide(2, say("who-pays-and-gains.column.pays_for")),
			wide(2, say("who-pays-and-gains.column.gains")),
			wide(0.6, say("who-pays-and-gains.column.yearly")),
		},
		Notes: []string{say("who-pays-and-gains.note")},
	}
	for _, f := range c.Project.Funding[c.Area.Nation].All() {
		outcome, _ := c.Project.Theory.Outcomes.Get(f.Gains)
		yearly := ""
		if f.Recurrent != "" {
			yearly = say("who-pays-and-gains.yearly." + f.Recurrent)
		}
		t.Rows = append(t.Rows, words(c, f.Name, f.PaysFor, outcome.Text, yearly))
		t.Sources = append(append(t.Sources, f.Sources...), outcome.Sources...)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
}
