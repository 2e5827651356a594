package exhibit

import (
	"cmp"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// A kept assumption is one with who looks after it, and when it is next reviewed.
type kept struct {
	figure        *figure.Figure
	owner, review string
}

// assumptions is the log: every assumption that the area's figures rest on. Where all have one owner and one day of review,
// a note says so once.
func assumptions(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "assumptions", Caption: say("assumptions.caption", "area", place(c)),
		Columns: []table.Column{
			wide(2.5, say("assumptions.column.assumption")),
			number(say("assumptions.column.value")),
			wide(2, say("assumptions.column.from")),
		},
		Notes: []string{say("assumptions.note")},
	}
	all := logged(c)
	alike := len(all) > 0
	for _, k := range all {
		alike = alike && k.owner == all[0].owner && k.review == all[0].review
	}
	if alike {
		kept := "assumptions.kept"
		if all[0].owner == say("assumptions.cell.no_owner") {
			kept = "assumptions.kept_by_none"
		}
		t.Notes = append(t.Notes, say(kept, "owner", all[0].owner, "review", text.LowerFirst(all[0].review)))
	} else {
		t.Columns = append(t.Columns, column(say("assumptions.column.owner")), column(say("assumptions.column.review")))
	}
	for _, k := range all {
		cells := []table.Cell{table.Text(k.figure.Label), table.Of(k.figure), table.Text(assumedFrom(c, k.figure))}
		if !alike {
			cells = append(cells, table.Text(k.owner), table.Text(k.review))
		}
		t.Rows = append(t.Rows, row(cells...))
	}
	return one(c, t)
}

// logged lists the assumptions that have no table of their own.
func logged(c *model.Case) []kept {
	elsewhere := tabled(c)
	var all []kept
	for _, f := range model.Reachable(c.Figures()) {
		if f.Operation == figure.OpGiven && f.Method == figure.Assumed && !elsewhere[f] {
			owner, review := keeper(c, f.ID)
			all = append(all, kept{f, owner, review})
		}
	}
	return all
}

// tabled are the assumptions that have a table of their own: scores and weights of options, posts of the smaller teams and of
// routes, and the shares of funders.
func tabled(c *model.Case) map[*figure.Figure]bool {
	found := map[*figure.Figure]bool{}
	posts := func(posts project.Named[project.Post]) {
		for _, p := range posts.All() {
			found[p.WTE], found[p.Direct] = true, true
		}
	}
	for id, team := range c.Project.Teams.All() {
		if id != model.FullTeam {
			posts(team.Posts)
		}
	}
	for _, r := range c.Project.Routes.All() {
		for _, phase := range r.Phases.All() {
			posts(phase.Posts)
		}
	}
	for _, a := range c.Options {
		if a.Score != nil {
			for _, f := range model.Reachable([]*figure.Figure{a.Score}) {
				found[f] = true
			}
		}
	}
	for _, f := range c.Funders {
		found[f.Contribution.Share] = true
	}
	posts(c.Project.AskPosts)
	// A route's last phase may be the full team itself.
	full, _ := c.Project.Teams.Get(model.FullTeam)
	for _, p := range full.Posts.All() {
		delete(found, p.Direct)
	}
	return found
}

// keeper is who looks after an assumption, and when it is next reviewed.
func keeper(c *model.Case, id string) (owner, review string) {
	record := c.Project.Logged[id]
	owner, review = record.Owner, c.Language.Say("assumptions.cell.next_review")
	if owner == "" {
		owner = cmp.Or(c.Project.Settings.Organisation, c.Language.Say("assumptions.cell.no_owner"))
	}
	if !record.Review.IsZero() {
		review = c.Language.Dated(record.Review)
	} else if next := c.Language.Dated(c.Project.Settings.NextReview); next != "" {
		review = next
	}
	return owner, review
}

// assumedFrom says what an assumption rests on: its note, with the source unless that is this project itself.
func assumedFrom(c *model.Case, f *figure.Figure) string {
	source, _ := c.Project.Sources.Get(f.Source)
	from := source.Publisher + ", " + text.LowerFirst(source.Title)
	switch {
	case f.Source == project.AssumptionSource && f.Note != "":
		return f.Note
	case f.Source == project.AssumptionSource:
		return c.Language.Say("assumptions.cell.working")
	case f.Note != "":
		return from + ". " + f.Note
	}
	return from
}
