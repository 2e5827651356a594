package exhibit

import (
	"cmp"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// documentControl says what this version of a paper is, what its figures are of, and what is still to be named.
func documentControl(c *model.Case) []document.Block {
	s := c.Project.Settings
	t := &table.Table{ID: "document-control", Caption: "Document control", Columns: []table.Column{{Heading: "Item"}, {Heading: "Here", Weight: 2.5}}}
	add := func(item, here string) {
		if here != "" {
			t.Rows = append(t.Rows, words(item, here))
		}
	}
	area := place(c)
	if c.Area.Code != "" {
		area += " (" + c.Area.Code + ")"
	}
	if boundary, ok := c.Text("area.boundary"); ok {
		area += ", in its boundaries of " + boundary
	}
	add("Area", upperFirst(area))
	add("Version", s.Version+", "+c.Language.Dated(s.Date))
	add("Status", s.Status)
	add("Next review", c.Language.Dated(s.NextReview))
	var ages []string
	for _, f := range figures(c, "births", "population") {
		ages = append(ages, lower(f.Label)+" "+f.Period)
	}
	if c.Plan != nil {
		ages = append(ages, "prices "+c.Pay.PriceYear)
	}
	add("Figures as of", upperFirst(strings.Join(ages, "; ")))
	add("Sent by", cmp.Or(s.Organisation, "No organisation has put its name to this paper yet. It is made from public data."))
	contact, _ := c.Text("area.contact")
	add("Questions to", contact)
	add("Senior responsible owner", "To be named by those who decide")
	add("To be approved by", upperFirst(bodiesAsked(c)))
	add("Health body", healthBody(c))
	return one(t)
}

// healthBody names the health body where it has changed, with the day and what it was before.
func healthBody(c *model.Case) string {
	since, ok := c.Text("body.health_since")
	if !ok {
		return ""
	}
	health, _ := c.Text("body.health")
	before, _ := c.Text("body.health_before")
	return upperFirst(health) + ", in these boundaries since " + since + prefixed("; before, ", before)
}

// bodiesAsked are the two who are asked to decide.
func bodiesAsked(c *model.Case) string {
	health, _ := c.Text("body.health")
	partner, _ := c.Text("body.partner")
	return health + "; " + partner
}
