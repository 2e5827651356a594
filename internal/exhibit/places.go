package exhibit

import (
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// similarPlaces lists the councils most like this one, with what is on record of a specialised team in each. Their order
// is that of the measure of likeness; nothing else ranks them.
func similarPlaces(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "similar-places", Caption: say("similar-places.caption", "area", place(c)),
		Columns: []table.Column{
			wide(1.5, say("similar-places.column.council")),
			column(say("similar-places.column.nation")),
			number(say("similar-places.column.births")),
			wide(2, say("similar-places.column.team")),
		},
		Notes: []string{say("similar-places.note")},
	}
	births, _ := c.Project.Catalogue.Get("births")
	for _, a := range c.Similar() {
		nation, _ := c.Project.Nations.Get(a.Nation)
		born := table.Text(say("similar-places.cell.no_births"))
		if g, ok := a.Figures.Get("births"); ok && !g.Suppressed {
			f := figure.Given("", a.Name+": "+births.Label, g.Value, births.Unit, g.Period, g.Source)
			born = table.Of(f)
			t.Sources = append(t.Sources, g.Source)
		}
		t.Rows = append(t.Rows, row(table.Text(a.Name), table.Text(nation.Name), born, table.Text(onRecord(c, a))))
	}
	t.Sources = once(append([]string{project.SimilarSource}, t.Sources...))
	return one(c, t)
}

// onRecord says what is known of a specialised service in another area. Services of another nation are not named: their
// names are often those of its health bodies.
func onRecord(c *model.Case, a *project.Area) string {
	say := c.Language.Say
	said := say("similar-places.team.none")
	for _, status := range []string{project.Undetermined, project.Closed, project.LastKnown, project.Running} {
		for _, p := range a.Provision.All() {
			if p.Tier != "specialised" || p.Status != status {
				continue
			}
			if a.Nation != c.Area.Nation {
				p.Name = say("similar-places.team.unnamed")
			}
			if p.Part != "" {
				p.Name += ", " + p.Part
			}
			switch status {
			case project.Running:
				said = say("similar-places.team.running", "service", p.Name, "date", p.AsOf)
			case project.LastKnown:
				said = say("similar-places.team.last_known", "service", p.Name, "date", p.AsOf)
			case project.Closed:
				said = say("similar-places.team.closed", "service", p.Name, "date", p.AsOf)
			default:
				said = say("similar-places.team.undetermined")
			}
		}
	}
	return text.UpperFirst(said)
}

// areasHere leads from a health body's area to those of its councils, and from a council to its health body's.
func areasHere(c *model.Case) []document.Block {
	list := &document.List{Tight: true}
	add := func(a *project.Area) {
		name := []document.Inline{&document.Text{Value: a.Name}}
		if c.Project.Publishes(a.Slug) {
			name = []document.Inline{&document.Link{URL: "area:" + a.Slug, Text: name}}
		}
		list.Items = append(list.Items, document.Item{Blocks: []document.Block{&document.Paragraph{Text: name}}})
	}
	for _, slug := range c.Area.Members {
		add(c.Project.AreaBySlug[slug])
	}
	for _, a := range c.Project.AreasWith(c.Area.Slug) {
		add(a)
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{list}
}
