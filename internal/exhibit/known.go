package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// A gap is something that is not known, and where to look for it.
type gap struct{ what, where string }

// gaps is a table of them. Figures that lack the same share a row.
type gaps struct {
	rows []table.Row
	at   map[gap]int
}

func (g *gaps) add(name, what, where string) {
	if at, ok := g.at[gap{what, where}]; ok {
		g.rows[at].Cells[0].Text += "; " + text.LowerFirst(name)
		return
	}
	g.at[gap{what, where}] = len(g.rows)
	g.rows = append(g.rows, row(table.Text(name), table.Text(what), table.Text(where)))
}

// notKnown lists what is missing, modelled, assumed, joint or old here.
func notKnown(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "not-known", Caption: say("not-known.caption", "area", place(c)),
		Columns: []table.Column{
			wide(1.2, say("not-known.column.figure")),
			wide(2, say("not-known.column.what")),
			wide(2, say("not-known.column.where")),
		},
	}
	g := &gaps{at: map[gap]int{}}
	for _, m := range c.Missing() {
		where := m.Where
		if where == "" {
			where = say("not-known.missing.where")
		}
		g.add(m.Label, text.UpperFirst(m.Why)+".", where)
		if m.Source != "" {
			t.Sources = append(t.Sources, m.Source)
		}
	}
	for _, f := range figures(c, "births", "population") {
		if f.Note != "" {
			g.add(f.Label, f.Note, say("not-known.noted.where"))
		}
		if c.Old(f) {
			g.add(f.Label+" ("+f.Period+")", say("not-known.old.what"), say("not-known.old.where"))
		}
	}
	if c.Plan != nil {
		g.add(say("not-known.need.figure"), say("not-known.need.what"), say("not-known.need.where"))
		g.add(say("not-known.cost.figure"), say("not-known.cost.what"), say("not-known.cost.where"))
	}
	if note, ok := c.Text("body.health_note"); ok {
		g.add(say("not-known.body.figure"), note, say("not-known.body.where"))
	}
	if c.Is(model.TraitNotFound) {
		g.add(say("not-known.service.figure"), say("not-known.service.none"), say("not-known.service.where"))
	} else {
		g.add(say("not-known.service.figure"), say("not-known.service.recorded"), say("not-known.service.where"))
	}
	for _, note := range payNotes(c) {
		g.add(say("not-known.pay.figure"), note, say("not-known.pay.where"))
	}
	t.Rows, t.Sources = g.rows, once(t.Sources)
	return one(c, t)
}

// currentProvision lists the services recorded here.
func currentProvision(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "current-provision", Caption: say("current-provision.caption", "area", place(c)),
		Columns: []table.Column{
			wide(1.5, say("current-provision.column.service")),
			column(say("current-provision.column.level")),
			wide(2, say("current-provision.column.known")),
			column(say("current-provision.column.as_of")),
		},
		Notes: []string{say("current-provision.note")},
	}
	for _, p := range c.Provision() {
		t.Rows = append(t.Rows, row(table.Text(text.UpperFirst(p.Name)), table.Text(levelOf(c, p)), knownOf(c, p), table.Text(text.UpperFirst(p.AsOf))))
		t.Sources = append(t.Sources, p.Source)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
}

// knownOf lists what is known of a service.
func knownOf(c *model.Case, p project.Provision) table.Cell {
	var items []string
	item := func(id, text string) {
		if text != "" {
			items = append(items, c.Language.Say("current-provision.known."+id, "text", text))
		}
	}
	item("provider", p.Provider)
	item("serves", p.Part)
	item("ages", p.Ages)
	item("funder", p.Funder)
	if p.Note != "" {
		items = append(items, p.Note)
	}
	if p.Money != "" {
		items = append(items, p.Money)
	}
	item("from", p.Known)
	return listed(c.Language.Say("current-provision.known.nothing"), items...)
}

// levelOf is a service's level, and what became of it where it may run no more.
func levelOf(c *model.Case, p project.Provision) string {
	level := c.Language.Say("current-provision.level." + p.Tier)
	switch p.Status {
	case project.LastKnown, project.Closed, project.Undetermined:
		return level + "; " + c.Language.Say("current-provision.status."+key(p.Status))
	}
	return level
}
