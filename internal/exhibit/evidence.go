package exhibit

import (
	"slices"

	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
	"casemaker/internal/text"
)

func evidence(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "evidence", Caption: say("evidence.caption"),
		Columns: []table.Column{
			wide(1.5, say("evidence.column.claim")),
			wide(1.5, say("evidence.column.study")),
			wide(1.5, say("evidence.column.found")),
			wide(1.5, say("evidence.column.limits")),
			column(say("evidence.column.strength")),
		},
	}
	for _, e := range c.Project.Evidence.All() {
		t.Rows = append(t.Rows, row(
			table.Text(e.Claim), table.List(e.Study, e.Design+"; "+text.LowerFirst(e.Population)), table.Text(e.Effect), table.Text(e.Limits),
			table.Text(say("evidence.strength."+e.Strength)),
		))
		t.Sources = append(t.Sources, e.Sources...)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
}

// evidenceSummary is the short form of evidence.
func evidenceSummary(c *model.Case) []document.Block {
	say := c.Language.Say
	t := &table.Table{
		ID: "evidence-summary", Caption: say("evidence-summary.caption"),
		Columns: []table.Column{
			wide(2, say("evidence-summary.column.claim")),
			wide(0.8, say("evidence-summary.column.strength")),
			wide(2, say("evidence-summary.column.limits")),
		},
	}
	for _, e := range c.Project.Evidence.All() {
		t.Rows = append(t.Rows, words(c, e.Claim, say("evidence.strength."+e.Strength), e.Limits))
		t.Sources = append(t.Sources, e.Sources...)
	}
	t.Sources = once(t.Sources)
	return one(c, t)
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
			Meanings: [][]document.Block{paragraph(term.Definition)},
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
		all = append(all, &document.Quote{Blocks: paragraph(q.Text), By: []document.Inline{&document.Text{Value: q.By}}})
	}
	return all
}
