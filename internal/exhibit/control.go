package exhibit

import (
	"cmp"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

// documentControl says what this version of a paper is, what its figures are of, and what is still to be named.
func documentControl(c *model.Case) []document.Block {
	say, s := c.Language.Say, c.Project.Settings
	t := &table.Table{
		ID: "document-control", Caption: say("document-control.caption"),
		Columns: []table.Column{column(say("document-control.column.item")), wide(2.5, say("document-control.column.here"))},
	}
	add := func(item, here string) {
		if here != "" {
			t.Rows = append(t.Rows, words(c, item, here))
		}
	}
	area := place(c)
	if c.Area.Code != "" {
		area += " (" + c.Area.Code + ")"
	}
	if boundary, ok := c.Text("area.boundary"); ok {
		area = say("document-control.area_within", "area", area, "date", boundary)
	}
	add(say("document-control.item.area"), text.UpperFirst(area))
	add(say("document-control.item.version"), s.Version+", "+c.Language.Dated(s.Date))
	add(say("document-control.item.status"), s.Status)
	add(say("document-control.item.next_review"), c.Language.Dated(s.NextReview))
	add(say("document-control.item.figures"), figuresAsOf(c))
	add(say("document-control.item.publisher"), cmp.Or(s.Organisation, say("document-control.unsigned")))
	contact, _ := c.Text("area.contact")
	add(say("document-control.item.contact"), contact)
	add(say("document-control.item.officer"), say("document-control.to_be_named"))
	add(say("document-control.item.approval"), text.UpperFirst(bodiesAsked(c)))
	add(say("document-control.item.health_body"), healthBody(c))
	return one(c, t)
}

// figuresAsOf says of what years the main figures and the prices are.
func figuresAsOf(c *model.Case) string {
	var ages []string
	for _, f := range figures(c, "births", "population") {
		ages = append(ages, text.LowerFirst(f.Label)+" "+f.Period)
	}
	if c.Plan != nil {
		ages = append(ages, c.Language.Say("document-control.prices_of", "year", c.Pay.PriceYear))
	}
	return text.UpperFirst(strings.Join(ages, "; "))
}

// healthBody names the health body where it has changed, with the day and what it was before.
func healthBody(c *model.Case) string {
	since, ok := c.Text("body.health_since")
	if !ok {
		return ""
	}
	say := c.Language.Say
	health, _ := c.Text("body.health")
	health = text.UpperFirst(health)
	if before, ok := c.Text("body.health_before"); ok {
		return say("document-control.body_since_before", "body", health, "date", since, "before", before)
	}
	return say("document-control.body_since", "body", health, "date", since)
}

// bodiesAsked are the two who are asked to decide.
func bodiesAsked(c *model.Case) string {
	health, _ := c.Text("body.health")
	partner, _ := c.Text("body.partner")
	if board, ok := c.Text("body.joint_board"); ok {
		partner = board + "; " + partner
	}
	return health + "; " + partner
}
