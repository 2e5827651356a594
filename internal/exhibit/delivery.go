package exhibit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

func objectives(c *model.Case) []document.Block {
	t := &table.Table{ID: "objectives", Caption: "Objectives", Columns: []table.Column{{Heading: "Objective", Weight: 1.5}, {Heading: "How it is seen", Weight: 2.5}, {Heading: "By when"}},
		Notes: []string{"Targets are starting points, to be agreed locally."}}
	for _, o := range c.Project.Objectives.All() {
		by := o.By
		if month, ok := c.Timeline.MonthOf(o.Milestone); ok {
			by = fmt.Sprintf("Month %d", month)
		}
		t.Rows = append(t.Rows, words(o.Objective, o.Measure, by))
	}
	return one(t)
}

// words makes a row of text cells.
func words(cells ...string) table.Row {
	var row table.Row
	for _, c := range cells {
		if c == "" {
			c = "Not stated"
		}
		row.Cells = append(row.Cells, table.Text(c))
	}
	return row
}

// risks is the register: the area's own risks follow the general ones, or replace those of the same name.
func risks(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "risks", Caption: "Risks, before and after mitigation",
		Columns: []table.Column{{Heading: "Risk", Weight: 2.5}, {Heading: "Before"}, {Heading: "Mitigation", Weight: 2.5}, {Heading: "After"}, {Heading: "Owner"}},
		Notes:   []string{"Before and after mitigation: likelihood × impact = score. Likelihood and impact run from 1 to 5. Up to 3 low, 4 to 6 moderate, 8 to 12 high, 15 or more very high. Grades are our judgement, to be replaced by a local panel’s."},
	}
	all := c.Project.Risks
	merged := all.ByID
	ids := all.IDs
	for id, own := range c.Area.Risks.All() {
		if _, ok := all.Get(id); !ok {
			ids = append(ids[:len(ids):len(ids)], id)
		}
		if merged != nil {
			merged = withOwn(merged, id, own)
		}
	}
	for _, id := range ids {
		r := merged[id]
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			table.Text(r.Risk), table.Text(graded(r.Likelihood, r.Impact)), table.Text(r.Mitigation),
			table.Text(graded(r.ResidualLikelihood, r.ResidualImpact)), table.Text(r.Owner),
		}})
	}
	return one(t)
}

// withOwn is a copy of records with one replaced; shared records are never changed.
func withOwn[T any](records map[string]T, id string, own T) map[string]T {
	merged := make(map[string]T, len(records)+1)
	for k, v := range records {
		merged[k] = v
	}
	merged[id] = own
	return merged
}

func count(n int) table.Cell { return table.Text(fmt.Sprint(n)) }

// graded says a risk's score with its word, so that colour is never needed.
func graded(likelihood, impact int) string {
	score := likelihood * impact
	word := "low"
	switch {
	case score >= 15:
		word = "very high"
	case score >= 8:
		word = "high"
	case score >= 4:
		word = "moderate"
	}
	return fmt.Sprintf("%d × %d = %d, %s", likelihood, impact, score, word)
}

func milestones(c *model.Case) []document.Block { return one(milestoneTable(c)) }

func milestoneTable(c *model.Case) *table.Table {
	t := &table.Table{
		ID: "milestones", Caption: "Milestones, in months from the decision",
		Columns: []table.Column{{Heading: "Milestone", Weight: 2.5}, {Heading: "Owner"}, {Heading: "Starts", Number: true}, {Heading: "Done", Number: true}, {Heading: "After", Weight: 1.5}},
	}
	names := map[string]string{}
	for id, m := range c.Timeline.Milestones.All() {
		names[id] = m.Name
	}
	for _, m := range c.Timeline.Milestones.All() {
		var after []string
		for _, a := range m.After {
			after = append(after, names[a])
		}
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(m.Name), table.Text(m.Owner), count(m.Start), count(m.Finish), listed("The decision", after...)}})
	}
	return t
}

func indicators(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "indicators", Caption: "What is measured, and whether the benefits come",
		Columns: []table.Column{{Heading: "Indicator"}, {Heading: "What is counted", Weight: 2}, {Heading: "Target", Weight: 1.5}, {Heading: "How often"}, {Heading: "Owner"}},
		Notes:   []string{"Baselines are taken in the year before opening. Choose tools with clinicians, and check their licences."},
	}
	for _, i := range c.Project.Indicators.All() {
		t.Rows = append(t.Rows, words(i.Name, i.Definition, i.Target, i.Frequency, i.Owner))
	}
	return one(t)
}

// equality holds prompts for the assessment under the duties of the area's nation, with what is published here and a
// column to fill in.
func equality(c *model.Case) []document.Block {
	e, ok := c.Project.Equality[c.Area.Nation]
	if !ok {
		return nil
	}
	t := &table.Table{
		ID: "equality", Caption: "Prompts for an equality assessment, " + c.Nation.Name, Sources: e.Sources,
		Columns: []table.Column{{Heading: "Group"}, {Heading: "What to find out", Weight: 1.4}, {Heading: "Found in " + place(c), Weight: 1.2}, {Heading: "What could go wrong", Weight: 1.4}, {Heading: "What is done about it", Weight: 1.5}},
		Notes:   []string{e.Duties},
	}
	for _, g := range e.Groups.All() {
		found := table.Text("To be filled in")
		if f, ok := c.Figure(g.Figure); ok && g.Figure != "" {
			found = table.List(f.Label+": "+c.Language.Figure(f, figure.Exact), "To be filled in further")
			t.Sources = once(append(t.Sources, sourcesOf(f)...))
		}
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(g.Group), table.Text(g.Evidence), found, table.Text(g.Impact), table.Text(g.Mitigation)}})
	}
	return one(t)
}

func evidence(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "evidence", Caption: "The evidence, with its strength and its limits",
		Columns: []table.Column{{Heading: "Claim", Weight: 1.5}, {Heading: "Study", Weight: 1.5}, {Heading: "What it found", Weight: 1.5}, {Heading: "What it does not show", Weight: 1.5}, {Heading: "Strength"}},
	}
	for _, e := range c.Project.Evidence.All() {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
			table.Text(e.Claim), table.List(e.Study, e.Design+"; "+lower(e.Population)), table.Text(e.Effect), table.Text(e.Limits), table.Text(strength(e)),
		}})
		t.Sources = once(append(t.Sources, e.Sources...))
	}
	return one(t)
}

// evidenceSummary is the short form of evidence.
func evidenceSummary(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "evidence-summary", Caption: "How strong the evidence is",
		Columns: []table.Column{{Heading: "Claim", Weight: 2}, {Heading: "Strength", Weight: 0.8}, {Heading: "What it does not show", Weight: 2}},
	}
	for _, e := range c.Project.Evidence.All() {
		t.Rows = append(t.Rows, words(e.Claim, strength(e), e.Limits))
		t.Sources = once(append(t.Sources, e.Sources...))
	}
	return one(t)
}

// strength is how strong the evidence for a claim is, as a table says it.
func strength(e project.Claim) string {
	if e.Strength == "counter" {
		return "Points the other way"
	}
	return upperFirst(e.Strength)
}

// routes are ways to grow step by step, each phase with its cost here.
func routes(c *model.Case) []document.Block {
	if len(c.Routes()) == 0 {
		return nil
	}
	t := &table.Table{
		ID: "incremental-routes", Caption: "Growing step by step, " + place(c),
		Columns: append([]table.Column{{Heading: "Step", Weight: 3}}, numbers("Months", "WTE", "Cost a year", "Families a year")...),
		Notes:   append(priceNotes(c), "Posts of each step are our assumptions. Those of a team are scaled to the births here; a lead, a forum or a plan takes the same anywhere and sees no families. Families are those of a full year at that size."),
	}
	for _, r := range c.Routes() {
		t.Rows = append(t.Rows, table.Row{Group: true, Cells: []table.Cell{table.Text(r.Route.Name + ". " + r.Route.Why)}})
		for _, p := range r.Phases {
			t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{
				table.Text(p.Phase.Name), count(p.Phase.Months), table.Of(p.WTE), table.Of(p.Cost), table.Of(p.Families),
			}})
		}
	}
	return one(t)
}

// loggedElsewhere reports assumptions that have a table of their own: scores and weights of options, and posts of
// options and routes.
func loggedElsewhere(id string) bool {
	return strings.HasPrefix(id, "ask.") || strings.Contains(id, ".score.") || strings.HasPrefix(id, "factor.") || strings.HasPrefix(id, "route.") ||
		strings.HasPrefix(id, "team.do_minimum.") || strings.HasPrefix(id, "team.core.") || strings.HasPrefix(id, "funding.")
}

// assumptions is the log: every assumption that the area's figures rest on. Where all have one owner and one day of review,
// a note says so once.
func assumptions(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "assumptions", Caption: "Assumptions used, " + place(c),
		Columns: []table.Column{{Heading: "Assumption", Weight: 2.5}, {Heading: "Value", Number: true}, {Heading: "Where it comes from", Weight: 2}, {Heading: "Owner"}, {Heading: "Review"}},
		Notes:   []string{"A local value can take the place of each. The posts of the smaller options and of the step-by-step routes, and the funding shares, are assumptions too; they stand in their own tables."},
	}
	owners, reviews := map[string]bool{}, map[string]bool{}
	for _, f := range model.Reachable(c.Figures()) {
		if f.Operation != figure.OpGiven || f.Method != figure.Assumed || loggedElsewhere(f.ID) {
			continue
		}
		owner, review := keeper(c, f.ID)
		owners[owner], reviews[review] = true, true
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(f.Label), table.Of(f), table.Text(assumedFrom(c, f)), table.Text(owner), table.Text(review)}})
	}
	if len(t.Rows) == 0 || len(owners) > 1 || len(reviews) > 1 {
		return one(t)
	}
	owner, review := t.Rows[0].Cells[3].Text, t.Rows[0].Cells[4].Text
	kept := "Until a local owner is named, these assumptions are ours."
	if owner != noOwner {
		kept = "All belong to " + owner + " until a local owner is named."
	}
	t.Notes = append(t.Notes, kept+" Review: "+lower(review)+".")
	t.Columns = t.Columns[:3]
	for i := range t.Rows {
		t.Rows[i].Cells = t.Rows[i].Cells[:3]
	}
	return one(t)
}

// noOwner stands where no one looks after an assumption yet.
const noOwner = "No owner yet"

// keeper is who looks after an assumption, and when it is next reviewed.
func keeper(c *model.Case, id string) (owner, review string) {
	logged := c.Project.Logged[id]
	owner, review = logged.Owner, "At the next review"
	if owner == "" {
		owner = cmp.Or(c.Project.Settings.Organisation, noOwner)
	}
	if !logged.Review.IsZero() {
		review = c.Language.Dated(logged.Review)
	} else if next := c.Language.Dated(c.Project.Settings.NextReview); next != "" {
		review = next
	}
	return owner, review
}

// assumedFrom says what an assumption rests on: its note, with the source unless that is this project itself.
func assumedFrom(c *model.Case, f *figure.Figure) string {
	source, _ := c.Project.Sources.Get(f.Source)
	from := source.Publisher + ", " + lower(source.Title)
	switch {
	case f.Source == project.AssumptionSource && f.Note != "":
		return f.Note
	case f.Source == project.AssumptionSource:
		return "Working assumption"
	case f.Note != "":
		return from + ". " + f.Note
	}
	return from
}

// glossary lists the terms of the area's nation.
func glossary(c *model.Case) []document.Block {
	return definitions(c, func(project.Term) bool { return true })
}

// keyTerms lists those terms of the nation that every paper explains.
func keyTerms(c *model.Case) []document.Block {
	return definitions(c, func(t project.Term) bool { return t.InPapers })
}

func definitions(c *model.Case, wanted func(project.Term) bool) []document.Block {
	list := &document.Definitions{}
	for _, term := range c.Project.Glossary.All() {
		if !wanted(term) || len(term.Nations) > 0 && c.Area.Slug != "" && !slices.Contains(term.Nations, c.Area.Nation) {
			continue
		}
		name := term.Name
		if term.Full != "" {
			name += " (" + term.Full + ")"
		}
		list.Items = append(list.Items, document.Definition{
			ID:       "term-" + term.ID,
			Term:     []document.Inline{&document.Text{Value: name}},
			Meanings: [][]document.Block{{&document.Paragraph{Text: []document.Inline{&document.Text{Value: term.Definition}}}}},
		})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{list}
}

// quotes are local voices, printed only with recorded consent, which loading requires.
func quotes(c *model.Case) []document.Block {
	var all []document.Block
	for _, q := range c.Area.Quotes.All() {
		all = append(all, &document.Quote{
			Blocks: []document.Block{&document.Paragraph{Text: []document.Inline{&document.Text{Value: q.Text}}}},
			By:     []document.Inline{&document.Text{Value: q.By}},
		})
	}
	return all
}
