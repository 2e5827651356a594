package exhibit

import (
	"slices"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// theoryOfChange lists problem, factors, work and outcomes, each outcome with the budgets it matters to.
func theoryOfChange(c *model.Case) []document.Block {
	theory := c.Project.Theory
	t := &table.Table{
		ID: "theory-of-change", Caption: "How a team changes things: the theory of change",
		Columns: []table.Column{{Heading: "What", Weight: 3}, {Heading: "Matters to", Weight: 2.5}},
	}
	group := func(name string) {
		t.Rows = append(t.Rows, table.Row{Group: true, Cells: []table.Cell{table.Text(name)}})
	}
	statements := func(name string, of project.Named[project.Statement]) {
		group(name)
		for _, s := range of.All() {
			t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(s.Text), table.Text("All")}})
			t.Sources = append(t.Sources, s.Sources...)
		}
	}
	statements("The problem", theory.Problems)
	statements("What adds to it", theory.Factors)
	statements("What teams do", theory.Activities)
	for _, term := range project.Terms {
		group(termNames[term])
		for _, o := range theory.Outcomes.All() {
			if o.Term == term {
				t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(o.Text), table.Text(strings.Join(holders(c, o.MattersTo), "; "))}})
				t.Sources = append(t.Sources, o.Sources...)
			}
		}
	}
	t.Sources = once(t.Sources)
	return one(t)
}

var termNames = map[string]string{
	"short":  "Short term: seen by the end of the work",
	"medium": "Medium term: after the work has ended",
	"long":   "Long term: in the community, years later",
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
	theory := c.Project.Theory
	t := &table.Table{
		ID: "outcomes-by-budget-holder", Caption: "Which outcomes matter to which budget: what is hoped for and will be measured",
		Columns: []table.Column{{Heading: "Budget holder"}, {Heading: "Outcomes that matter to it", Weight: 3}},
	}
	for id, h := range theory.Holders.All() {
		if outcomes := mattering(theory, id); outcomes != nil {
			t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(h.ByName[c.Area.Nation]), table.List(outcomes...)}})
		}
	}
	return one(t)
}

// mattering lists the outcomes that matter to a budget holder.
func mattering(theory project.Theory, holder string) []string {
	var outcomes []string
	for _, o := range theory.Outcomes.All() {
		if slices.Contains(o.MattersTo, holder) {
			outcomes = append(outcomes, o.Text)
		}
	}
	return outcomes
}

// fundingOptions lists the public money that could pay, for the area's nation.
func fundingOptions(c *model.Case) []document.Block {
	return fundingTable(c, c.Area.Nation, "funding-options", "Public money that could pay, "+c.Nation.Name)
}

// paysFor is the short form of fundingOptions, with what each budget would gain.
func paysFor(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "who-pays-and-gains", Caption: "Who could pay, and what each hopes to see, " + c.Nation.Name,
		Columns: []table.Column{{Heading: "Budget", Weight: 1.3}, {Heading: "What it can pay for", Weight: 2}, {Heading: "What it hopes to see", Weight: 2}, {Heading: "Every year?", Weight: 0.6}},
	}
	for _, f := range c.Project.Funding[c.Area.Nation].All() {
		outcome, _ := c.Project.Theory.Outcomes.Get(f.Gains)
		t.Rows = append(t.Rows, words(f.Name, f.PaysFor, outcome.Text, recurrentWords[f.Recurrent]))
		t.Sources = append(append(t.Sources, f.Sources...), outcome.Sources...)
	}
	t.Notes = []string{"Hopes, not promises: the team measures whether they come, and no study has shown that a whole team brings them."}
	t.Sources = once(t.Sources)
	return one(t)
}

// otherFunding lists trusts, donors, community fundraising and earned income.
func otherFunding(c *model.Case) []document.Block {
	return fundingTable(c, "other", "other-funding", "Other money")
}

// How often money comes, as a cell and as a line of its own.
var (
	recurrentWords = map[string]string{"yes": "Yes", "no": "No", "time-limited": "For a set time", "ask": "Ask"}
	recurrentLines = map[string]string{"yes": "Comes every year", "no": "Does not come every year", "time-limited": "For a set time", "ask": "Ask whether it comes every year"}
)

func fundingTable(c *model.Case, list, id, caption string) []document.Block {
	t := &table.Table{
		ID: id, Caption: caption,
		Columns: []table.Column{{Heading: "Source"}, {Heading: "What it can pay for", Weight: 1.6}, {Heading: "Who decides, and when", Weight: 1.6}, {Heading: "Conditions and precedent", Weight: 2}},
	}
	for _, f := range c.Project.Funding[list].All() {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			table.Text(f.Name), table.Text(f.PaysFor), listed("Not known", f.Decides, f.Cycle, recurrentLines[f.Recurrent]), listed("None recorded", append([]string{f.Conditions, f.Precedent}, f.Questions...)...),
		}})
		t.Sources = append(t.Sources, f.Sources...)
	}
	t.Sources = once(t.Sources)
	return one(t)
}

// listed is a cell of those items that say something, or says that there are none.
func listed(none string, items ...string) table.Cell {
	var said []string
	for _, item := range items {
		if item != "" {
			said = append(said, item)
		}
	}
	switch len(said) {
	case 0:
		return table.Text(none)
	case 1:
		return table.Text(said[0])
	}
	return table.List(said...)
}
