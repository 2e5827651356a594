package exhibit

import (
	"fmt"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// similarPlaces lists the councils most like this one, with what is on record of a specialised team in each. Their order
// is that of the measure of likeness; nothing else ranks them.
func similarPlaces(c *model.Case) []document.Block {
	t := &table.Table{
		ID: "similar-places", Caption: "The councils most like " + place(c) + ", and whether a specialised team is on record there",
		Columns: append([]table.Column{{Heading: "Council", Weight: 1.5}, {Heading: "Nation"}}, numbers("Births a year")...),
		Notes:   []string{"The Office for National Statistics finds them the most alike on all the measures that it publishes of local areas, the most alike first. No record is not proof that there is no team."},
	}
	t.Columns = append(t.Columns, table.Column{Heading: "Specialised team", Weight: 2})
	births, _ := c.Project.Catalogue.Get("births")
	for _, slug := range c.Area.Similar {
		a := c.Project.AreaBySlug[slug]
		if a == nil {
			continue
		}
		nation, _ := c.Project.Nations.Get(a.Nation)
		number := table.Text("not published apart")
		if g, ok := a.Figures.Get("births"); ok && !g.Suppressed {
			f := figure.Given("", a.Name+": "+births.Label, g.Value, births.Unit, g.Period, g.Source)
			number = table.Of(f)
			t.Sources = append(t.Sources, g.Source)
		}
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(a.Name), table.Text(nation.Name), number, table.Text(onRecord(a))}})
	}
	t.Sources = once(append([]string{project.SimilarSource}, t.Sources...))
	return one(t)
}

// onRecord says what is known of a specialised service in another area.
func onRecord(a *project.Area) string {
	said := "No public record found"
	for _, status := range []string{project.Undetermined, project.Closed, project.LastKnown, project.Running} {
		for _, p := range a.Provision.All() {
			if p.Tier != "specialised" || p.Status != status {
				continue
			}
			switch status {
			case project.Running:
				said = fmt.Sprintf("%s (%s)", p.Name, p.AsOf)
			case project.LastKnown:
				said = fmt.Sprintf("%s, last known %s", p.Name, p.AsOf)
			case project.Closed:
				said = fmt.Sprintf("%s, closed %s", p.Name, p.AsOf)
			default:
				said = "Not to be told from what is published"
			}
		}
	}
	return said
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
